"""Days as Danes write them: "14/7", "14. juli", "14/7-26", "fredag", "i morgen". Without a year: the next to come."""

from __future__ import annotations

import re
from datetime import date, timedelta

MONTHS = tuple("januar februar marts april maj juni juli august september oktober november december".split())  # noqa: SIM905
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_MONTH = "|".join(sorted({*MONTHS, *(m[:3] for m in MONTHS), "sept"}, key=len, reverse=True))
DAY = (
    rf"(?:\d{{1,2}}\.?\s*(?:{_MONTH})\b\.?(?:\s*\d{{4}})?|\d{{1,2}}\s*[/.]\s*\d{{1,2}}(?:\s*[-/.]\s*(?:20\d\d|\d\d(?!\d|\s*[/.])))?"
    rf"|i dag|i morgen|i overmorgen|(?:på )?(?:{'|'.join(WEEKDAYS)}))"
)
_NAMED = re.compile(rf"(\d{{1,2}})\.?\s*({_MONTH})\b\.?(?:\s*(\d{{4}}))?", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d{1,2})\s*[/.]\s*(\d{1,2})(?:\s*[-/.]\s*(20\d\d|\d\d))?")
_LENGTH = re.compile(r"(\d{1,3})\s*(dage?|uger?|måneder?|maaneder?|mdr\.?)")
_LONG_AGO = timedelta(days=366)  # "4/8-14" is no day twelve years ago, but something we do not understand
_RECENT = timedelta(days=31)  # "3/3" said on the fourth still means yesterday


def day_in(text: str, today: date) -> date | None:
    """The day that `text` (which matches DAY) names, seen from `today`; None when there is no such day."""
    low = " ".join(text.casefold().split()).removeprefix("på ")
    near = {"i dag": 0, "i morgen": 1, "i overmorgen": 2}
    if low in near:
        return today + timedelta(days=near[low])
    if low in WEEKDAYS:
        return today + timedelta(days=(WEEKDAYS.index(low) - today.weekday() - 1) % 7 + 1)
    if match := _NAMED.fullmatch(low):
        month = next(i for i, name in enumerate(MONTHS, 1) if name.startswith(match[2][:3]))
        return _date(int(match[1]), month, match[3], today)
    if match := _NUMBERED.fullmatch(low):
        return _date(int(match[1]), int(match[2]), match[3], today)
    return None


def since(text: str, today: date) -> date | None:
    """The first day of a period said backwards: so many days, weeks or months, or a date; None when it is neither."""
    if length := _LENGTH.search(text.casefold()):
        return today - timedelta(days=int(length[1]) * {"d": 1, "u": 7, "m": 30}[length[2][0]])
    day = day_in(text, today)
    return _safe(day.year - 1, day.month, day.day) if day is not None and day > today else day


def monday_of_week(week: int, today: date) -> date | None:
    """The Monday of that week this year, or next year when it is over."""
    for year in (today.year, today.year + 1):
        try:
            monday = date.fromisocalendar(year, week, 1)
        except ValueError:
            continue
        if monday + timedelta(days=6) >= today:
            return monday
    return None


def _date(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        found = _safe(int(year) if len(year) > 2 else 2000 + int(year), month, day)  # noqa: PLR2004
        return found if found and found >= today - _LONG_AGO else None
    found = _safe(today.year, month, day)
    if found is not None and found >= today - _RECENT:
        return found
    return _safe(today.year + 1, month, day)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
