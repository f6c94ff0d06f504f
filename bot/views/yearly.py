"""A year of the network, drawn: one section a focus area, then the meetings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.delivery.outbox import Message
from bot.domain.yearly import FIRST_YEAR, Year
from bot.texts import yearly as texts
from bot.texts.updates import AREAS
from bot.views import ids, parts


def message(year: Year) -> Message:
    spoken = [texts.title(year), *(line for head, lines in _chapters(year) for line in (f"{head}:", *lines))]
    return Message(parts.cut("\n".join(spoken), 3800), (parts.header(texts.title(year)), *_blocks(year)))


def page(year: Year) -> dict[str, Any]:
    """In a window, where one year takes the place of another."""
    return parts.modal(ids.YEAR_PAGE, texts.title(year), _blocks(year))


def _blocks(year: Year) -> list[parts.Block]:
    notes = [texts.INTRO, texts.LEGEND, *([] if year.whole else [texts.PARTLY])]
    said = [parts.section(f"*{head}*\n{_listed(lines)}") for head, lines in _chapters(year)]
    return [parts.context(*notes), *said, _buttons(year)]


def _chapters(year: Year) -> Iterable[tuple[str, Sequence[str]]]:
    for one in year.areas:
        yield AREAS[one.kind], texts.area(one)
    yield texts.GATHERINGS, [texts.gathering(one) for one in year.gatherings] or [texts.NO_GATHERINGS]


def _listed(lines: Sequence[str]) -> str:
    return "\n".join(f"• {parts.plain(line)}" for line in lines)


def _buttons(year: Year) -> parts.Block:
    before = [parts.button(texts.BEFORE, ids.YEAR_SHOW, year.number - 1)] if year.number > FIRST_YEAR else []
    return parts.actions(parts.button(texts.EXCEL, ids.YEAR_EXCEL, year.number), *before)
