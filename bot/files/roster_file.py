"""The roster as a file people keep in a spreadsheet: CSV (comma or semicolon) or XLSX, one line a person."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from openpyxl import load_workbook

from bot.domain import people
from bot.domain.associations import Level
from bot.domain.people import Role
from bot.domain.roster import BadRoster, Line
from bot.texts import roster as words

MAX_BYTES = 5_000_000

_Choice = TypeVar("_Choice", Role, Level)


def read(path: Path) -> list[Line]:
    """Raises BadRoster naming every line that cannot be read, OSError when the file is not there."""
    if path.stat().st_size > MAX_BYTES:
        raise BadRoster([(0, "too_big", path.name)])
    rows = _from_xlsx(path) if path.suffix.lower() == ".xlsx" else _from_csv(path)
    problems: list[tuple[int, str, str]] = []
    lines = [line for number, row in rows if any(row.values()) and (line := _line(number, row, problems))]
    if problems:
        raise BadRoster(problems)
    return lines


def write(lines: Iterable[Line]) -> str:
    """CSV that `read` gives back unchanged, with a byte order mark so that spreadsheets read æøå."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\n")
    table.writerow(words.COLUMNS.values())
    for line in lines:
        table.writerow(
            [
                line.name,
                line.email,
                words.ROLES[line.role] if line.role else "",
                words.yes(value=line.administers),
                words.yes(value=line.primary_contact),
                line.association,
                words.LEVELS[line.level] if line.association else "",
                line.area,
                line.consultant,
                words.yes(value=line.get2sport),
            ]
        )
    return "\ufeff" + out.getvalue()


def _from_csv(path: Path) -> list[tuple[int, dict[str, str]]]:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")  # what older spreadsheets write
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    table = csv.reader(io.StringIO(text.replace("\x00", "")), delimiter=delimiter)
    return _rows([list(row) for row in table])


def _from_xlsx(path: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        raise BadRoster([(0, "unreadable", path.name)]) from None
    sheet = book.worksheets[0]
    table = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    book.close()
    return _rows(table)


def _rows(table: list[list[str]]) -> list[tuple[int, dict[str, str]]]:
    if not table:
        raise BadRoster([(1, "no_columns", "")])
    names = {label.casefold(): name for name, label in words.COLUMNS.items()}
    header = [names.get(cell.strip().casefold(), "") for cell in table[0]]
    missing = [words.COLUMNS[name] for name in ("name", "email", "role", "association") if name not in header]
    if missing:
        raise BadRoster([(1, "no_columns", ", ".join(missing))])
    return [
        (number, {name: cell.strip() for name, cell in zip(header, row, strict=False) if name})
        for number, row in enumerate(table[1:], 2)
    ]


def _line(number: int, row: Mapping[str, str], problems: list[tuple[int, str, str]]) -> Line | None:
    role = _one_of(words.ROLES, row.get("role", ""))
    level = _one_of(words.LEVELS, row.get("level", "")) or Level.STANDARD
    email = row.get("email", "").lower()
    before = len(problems)
    if email and role is None:
        problems.append((number, "role", row.get("role", "")))
    if email and not people.is_email(email):
        problems.append((number, "email", email))
    if bool(email) != bool(row.get("name")):
        problems.append((number, "name_and_email", email or row.get("name", "")))
    if not email and not row.get("association"):
        problems.append((number, "empty", ""))
    if len(problems) > before:
        return None
    return Line(
        number=number,
        name=row.get("name", ""),
        email=email,
        role=role,
        administers=words.is_yes(row.get("administers", "")),
        primary_contact=words.is_yes(row.get("primary_contact", "ja") or "ja"),
        association=row.get("association", ""),
        level=level,
        area=row.get("area", ""),
        consultant=row.get("consultant", "").lower(),
        get2sport=words.is_yes(row.get("get2sport", "")),
    )


def _one_of(labels: Mapping[_Choice, str], text: str) -> _Choice | None:
    wanted = text.casefold()
    return next((key for key, label in labels.items() if wanted in (label.casefold(), key.value)), None)
