"""A year of the whole network, said so that nobody in it can be known."""

from __future__ import annotations

from bot.domain.small_numbers import NOT_SHOWN as HIDDEN
from bot.domain.small_numbers import SMALL, Count
from bot.domain.updates import Colour
from bot.domain.yearly import COLOURS, AreaYear, Gathering, Obstacles, Year
from bot.texts import days, events, updates

EXCEL, EXCEL_READY, BEFORE = "Hent som Excel", "Her er årets opsamling som Excel.", "Året før"
INTRO = (
    "Hele netværket, alle foreninger. Ingen forening eller person er nævnt. En opdatering tæller med i hvert område, "
    "den handler om; »intet nyt« handler ikke om noget."
)
LEGEND = (
    f"Tal under {SMALL} siges ikke. »Vises ikke« står der, hvor tallet ellers kunne bruges til at regne et lille tal ud. "
    f"Har færre end {SMALL} foreninger skrevet om et område, siges der ikke mere om det."
)
PARTLY = "En del af året er slettet igen, fordi opdateringer ikke gemmes længere."
GATHERINGS, NO_GATHERINGS = "Netværksmøder og studieture", "Ingen endnu."
NOT_SHOWN = "vises ikke"
NO_COLOUR = "Uden farve"


def title(year: Year) -> str:
    """At most 24 characters: it stands over a window too."""
    ends = f"til {year.until.day}/{year.until.month}"
    return f"Året {year.number}" if (year.until.day, year.until.month) == (31, 12) else f"Året {year.number} {ends}"


def number(count: Count) -> str:
    if count.below is not None:
        return f"færre end {count.below}"
    if count.above is not None:
        return f"flere end {count.above}"
    return NOT_SHOWN if count.exactly is None else str(count.exactly)


def area(one: AreaYear) -> list[str]:
    """One line a subject."""
    lines = [f"Foreninger, der har skrevet: {number(one.associations)} (ud af {one.known})"]
    if not one.told:
        return lines
    falls = [f"{name(colour)}: {number(count)}" for colour, count in zip(COLOURS, one.colours, strict=True)]
    return [
        *lines,
        f"Opdateringer: {number(one.updates)} · {' · '.join(falls)}",
        f"Forhindringer meldt: {_obstacles(one.obstacles)}",
        f"Delte erfaringer: {' · '.join(one.titles) or number(one.shared)}",
    ]


def name(colour: Colour | None) -> str:
    return updates.COLOURS[colour] if colour else NO_COLOUR


def gathering(one: Gathering) -> str:
    persons = "" if one.people == HIDDEN else f" · {number(one.people)} personer"
    came = f"{number(one.associations)} foreninger (ud af {one.known} inviterede){persons}"
    return f"{days.short_day(one.day)} · {events.KINDS[one.kind]}: {came}"


def excel_name(year: Year) -> str:
    return f"aaret-{year.number}.xlsx"


def _obstacles(one: Obstacles) -> str:
    said = number(one.opened)
    if one.solved != HIDDEN:
        said = f"{said} · løst af dem: {number(one.solved)}"
    if one.days is None:
        return said
    return f"{said} · halvdelen af de løste inden for {'1 dag' if one.days == 1 else f'{one.days} dage'}"
