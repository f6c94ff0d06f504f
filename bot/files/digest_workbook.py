"""The digest as a workbook: one sheet a subject, typed columns, a header that stays, a chart of who was heard."""

from __future__ import annotations

from typing import Any

from bot.domain.digest_content import Content, News
from bot.files import sheets
from bot.files.sheets import Row
from bot.texts import digests as texts
from bot.texts import workbook as words
from bot.texts.handovers import SOMEBODY


def write(content: Content) -> bytes:
    """An .xlsx file."""
    return sheets.workbook(lambda book, head, day: _fill(book, content, head, day))


def _fill(book: Any, content: Content, head: Any, day: Any) -> None:
    sheets.add(book, words.UPDATES, words.UPDATE_COLUMNS, [_update(one) for one in content.news], head, day)
    waiting = [(w.association or SOMEBODY, w.text, w.days) for w in content.waiting]
    sheets.add(book, words.WAITING, words.WAITING_COLUMNS, waiting, head, day)
    silent = [(s.association, s.days, texts.reason(s).strip(" ·")) for s in content.silent]
    sheets.add(book, words.SILENT, words.SILENT_COLUMNS, silent, head, day)
    _trend(book, content, head, day)


def _update(one: News) -> Row:
    said = texts.NOTHING_NEW_SAID if one.nothing_new else one.text
    return (texts.given(one.given_at), one.association, texts.area_names(one.areas), texts.colour(one.colour), said)


def _trend(book: Any, content: Content, head: Any, day: Any) -> None:
    rows = [(t.association, sum(p is not None for p in t.periods), len(t.periods)) for t in content.trends]
    sheet = sheets.add(book, words.TREND, words.TREND_COLUMNS, rows, head, day)
    if not rows:
        return
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": words.TREND_COLUMNS[1],
            "categories": [words.TREND, 1, 0, len(rows), 0],
            "values": [words.TREND, 1, 1, len(rows), 1],
        }
    )
    chart.set_legend({"none": True})
    sheet.insert_chart("E2", chart)
