"""Sheets of the workbooks consultants take home: typed columns, a header that stays, text that is never a formula."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import xlsxwriter

Row = Sequence[Any]


def workbook(fill: Callable[[Any, Any, Any], None]) -> bytes:
    """An .xlsx file. `fill`: gets the book, the format of a head and the format of a day."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        fill(book, book.add_format({"bold": True}), book.add_format({"num_format": "d. mmm yyyy"}))
    return out.getvalue()


def add(book: Any, name: str, columns: Sequence[str], rows: Iterable[Row], head: Any, day: Any) -> Any:
    """A sheet of its own; the first column is a date's width."""
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
