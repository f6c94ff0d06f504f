"""The year of the network as a workbook: the same numbers as in the message, and the same ones hidden."""

from __future__ import annotations

from typing import Any

from bot.domain.small_numbers import Count
from bot.domain.yearly import AreaYear, Year
from bot.files import sheets
from bot.files.sheets import Row
from bot.texts import workbook as words
from bot.texts import yearly as texts
from bot.texts.events import KINDS
from bot.texts.updates import AREAS


def write(year: Year) -> bytes:
    """An .xlsx file."""
    return sheets.workbook(lambda book, head, day: _fill(book, year, head, day))


def _fill(book: Any, year: Year, head: Any, day: Any) -> None:
    sheets.add(book, words.AREAS, words.AREA_COLUMNS, [_area(one) for one in year.areas], head, day)
    shared = [(AREAS[one.kind], title) for one in year.areas for title in one.titles]
    sheets.add(book, words.EXPERIENCES, words.EXPERIENCE_COLUMNS, shared, head, day)
    met = [(g.day, KINDS[g.kind], _cell(g.associations), g.known, _cell(g.people)) for g in year.gatherings]
    sheets.add(book, words.GATHERINGS, words.GATHERING_COLUMNS, met, head, day)


def _area(one: AreaYear) -> Row:
    stood = one.obstacles
    counts = (one.updates, *one.colours, stood.opened, stood.solved)
    half = texts.NOT_SHOWN if stood.days is None else stood.days
    cells = (*(_cell(count) for count in counts), half, _cell(one.shared))
    return (AREAS[one.kind], _cell(one.associations), one.known, *cells)


def _cell(count: Count) -> int | str:
    return texts.number(count) if count.exactly is None else count.exactly
