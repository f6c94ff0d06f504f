"""What is said about the action plan and how often we ask."""

from __future__ import annotations

from datetime import date, datetime

from bot.clock import local
from bot.domain.plans import AreaState
from bot.domain.rhythm import Pace
from bot.domain.updates import Colour
from bot.texts import days
from bot.texts.updates import COLOURS

TITLE = "Handleplan"
CHOOSE = "Vælg en forening"
CHOOSE_PLACEHOLDER = "Forening"
EDIT, RHYTHM = "Ret handleplan", "Ret rytme"
FORM_TITLE, RHYTHM_TITLE = "Ret handleplan", "Hvor tit spørger jeg?"
FROM_LABEL, TO_LABEL = "Gælder fra", "Gælder til og med"
GOALS_HINT = "Ét mål pr. linje. Gamle opdateringer beholder deres område, når planen ændres."
STATES = {
    AreaState.ACTIVE: "I gang",
    AreaState.PAUSED: "På pause efter aftale",
    AreaState.NOT_RELEVANT: "Ikke relevant",
}
PACES = {
    Pace.WEEKLY: "Hver uge",
    Pace.FORTNIGHTLY: "Hver 14. dag",
    Pace.MONTHLY: "Hver måned",
    Pace.OFF: "Slået fra",
}
PACE_LABEL, ANCHOR_LABEL, HOUR_LABEL = "Hvor tit?", "Regnet fra", "Mit eget tidspunkt"
HOUR_HINT = "Inden for arbejdstiden. Jeg skriver aldrig i weekender, på fridage eller i din ferie."
NO_GOALS = "Ingen mål skrevet endnu"
NO_SIGN = "Ingen status endnu"
SAVED = "Handleplanen er gemt."


def heading(association: str, first: date, last: date) -> str:
    return f"{TITLE}: {association}, {first.year}-{last.year}"


def version(number: int, when: datetime) -> str:
    return f"Version {number}, {days.day(local(when).date())}"


def goals_label(area: str) -> str:
    return f"Mål: {area}"


def state_label(area: str) -> str:
    return f"Tilstand: {area}"


def name_label(area: str) -> str:
    return f"Eget navn: {area}"


def sign(when: datetime, colour: str | None, text: str) -> str:
    day = local(when).date()
    mark = f"{COLOURS[Colour(colour)]} · " if colour else ""
    return f"Sidst {day.day}/{day.month}: {mark}{text}"


def pace(kind: Pace, following: datetime | None) -> str:
    said = f"Jeg spørger efter status: {PACES[kind].casefold()}."
    return f"{said} Næste gang {days.moment(following)}." if following else said


def rhythm_saved(kind: Pace, following: datetime | None) -> str:
    return f"Gemt. {pace(kind, following)}"
