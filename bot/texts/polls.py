"""What is said when a date is being found, and about the status meetings that are missing."""

from __future__ import annotations

from datetime import date

from bot.domain.polls import Tally, Vote
from bot.domain.when import When
from bot.texts import days

VOTES = {Vote.YES: "Ja", Vote.IF_NEEDED: "Hvis nødvendigt", Vote.NO: "Nej"}
FORM_TITLE = "Find en dato"
SLOT_HINT = "Mindst tre, højst syv forslag."
LENGTH, CLOSES = "Hvor længe varer det?", "Svar til og med"
LENGTHS = [
    ("60", "1 time"),
    ("90", "1½ time"),
    ("120", "2 timer"),
    ("180", "3 timer"),
    ("240", "4 timer"),
    ("420", "7 timer"),
]
SENT = "Jeg har spurgt dem, det er for. Du får besked, når fristen er udløbet, og kan følge med under kladder."
SETTLE = "Opret arrangementet"
FOUND = "Datoen er fundet"
STATUS_PAGE = "Statusmøder i år"
STATUS_ALL_THERE = "Alle dine foreninger har begge statusmøder holdt eller booket i år."
BOOK, BOOK_POLL = "Book", "Find dato"
SEE_STATUS = "Se og book"


def slot_label(number: int) -> str:
    return f"Forslag {number}"


def question(title: str, closes_on: date) -> str:
    return f"Hvornår kan du til {title}? Svar til og med {days.day(closes_on)}."


def slot(tally: Tally) -> str:
    return f"*{days.span(tally.when)}*\n{figures(tally)}"


def figures(tally: Tally) -> str:
    return f"{tally.yes} ja · {tally.if_needed} hvis nødvendigt · {tally.no} nej"


def own_vote(vote: Vote | None) -> str:
    return f"Dit svar: {VOTES[vote]}" if vote else "Du har ikke svaret"


def found(title: str, when: When) -> str:
    return f"{FOUND}: {title} bliver {days.span(when)}. Du får en invitation."


def dropped(title: str) -> str:
    return f"{title} bliver ikke til noget. Tak for dine svar."


def reminder(title: str, closes_on: date) -> str:
    return f"Jeg mangler dine svar: Hvornår kan du til {title}? Svar til og med {days.day(closes_on)}."


def closed(title: str) -> str:
    return f"Fristen for at finde en dato til {title} er udløbet. Vælg en dato, så opretter jeg arrangementet og inviterer alle."


def missing_line(*, with_resource_person: bool, with_board: bool) -> str:
    parts = []
    if with_resource_person:
        parts.append("møde med ressourcepersonen")
    if with_board:
        parts.append("møde med bestyrelsen")
    return f"Mangler {' og '.join(parts)}."


def status_due(count: int) -> str:
    many = "En forening" if count == 1 else f"{count} af dine foreninger"
    return f"{many} mangler statusmøder i år. Du kan booke dem herfra."


def status_title(association: str, *, board: bool) -> str:
    return f"Statusmøde med {association}{' og bestyrelsen' if board else ''}"


def book_label(*, board: bool) -> str:
    return "med bestyrelsen" if board else "med ressourcepersonen"
