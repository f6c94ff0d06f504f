"""The digest as a workbook: one sheet a subject, typed columns, a header that stays, a chart of who was heard."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

from bot.domain.digest_content import Content, News
from bot.texts import digests as texts
from bot.texts import workbook as words
from bot.texts.handovers import SOMEBODY

Row = Sequence[Any]


def write(content: Content) -> bytes:
    """An .xlsx file. Text is written as text: a cell that begins with "=" is no formula."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        head, day = book.add_format({"bold": True}), book.add_format({"num_format": "d. mmm yyyy"})
        _sheet(book, words.UPDATES, words.UPDATE_COLUMNS, [_update(one) for one in content.news], head, day)
        waiting = [(w.association or SOMEBODY, w.text, w.days) for w in content.waiting]
        _sheet(book, words.WAITING, words.WAITING_COLUMNS, waiting, head, day)
        silent = [(s.association, s.days, texts.reason(s).strip(" ·")) for s in content.silent]
        _sheet(book, words.SILENT, words.SILENT_COLUMNS, silent, head, day)
        _trend(book, content, head, day)
    return out.getvalue()


def _update(one: News) -> Row:
    said = texts.NOTHING_NEW_SAID if one.nothing_new else one.text
    return (texts.given(one.given_at), one.association, texts.area_names(one.areas), texts.colour(one.colour), said)


def _trend(book: Any, content: Content, head: Any, day: Any) -> None:
    rows = [(t.association, sum(p is not None for p in t.periods), len(t.periods)) for t in content.trends]
    sheet = _sheet(book, words.TREND, words.TREND_COLUMNS, rows, head, day)
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


def _sheet(book: Any, name: str, columns: Sequence[str], rows: Iterable[Row], head: Any, day: Any) -> Any:
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, columns, head)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 0, 14, day)
    sheet.set_column(1, len(columns) - 1, 28)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if hasattr(value, "isoformat"):
                sheet.write_datetime(number, column, value, day)
            elif isinstance(value, int):
                sheet.write_number(number, column, value)
            elif value is not None:
                sheet.write_string(number, column, str(value))
    return sheet
