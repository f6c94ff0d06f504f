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
_COUNTS = {"en": 1, "én": 1, "et": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6}
_LENGTH = re.compile(
    rf"\b(\d{{1,3}}\s*|(?:{'|'.join(_COUNTS)})\s)(dage?|uger?|måned(?:er)?|maaned(?:er)?|mdr\.?|år)(?!\w)"
)
_LAST_WEEKDAY = re.compile(rf"(?:i |på |sidste )?({'|'.join(WEEKDAYS)})s?")
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
    """The first day of a period said backwards: so many days or weeks, "mandag" (the last one), "sidste uge", or a date.

    None when it is none of them.
    """
    low = " ".join(text.casefold().split()).removeprefix("siden ").removeprefix("fra ")
    if weekday := _LAST_WEEKDAY.fullmatch(low):
        return today - timedelta(days=(today.weekday() - WEEKDAYS.index(weekday[1]) - 1) % 7 + 1)
    if low in (named := _periods(today)):
        return named[low]
    if length := _LENGTH.search(low):
        count = length[1].strip()
        days = {"d": 1, "u": 7, "m": 30, "å": 365}[length[2][0]]
        return today - timedelta(days=(_COUNTS.get(count) or int(count)) * days)
    day = day_in(low, today) if any(letter.isdigit() for letter in low) else None  # "i morgen" is no beginning
    return _safe(day.year - 1, day.month, day.day) if day is not None and day > today else day


def year(text: str, today: date) -> int | None:
    """The calendar year that is meant: "år" and "i år" for this one, "sidste år", or its number. None: no year."""
    low = " ".join(text.casefold().split()).removeprefix("hele ")
    if low in {"år", "aar", "året", "i år"}:
        return today.year
    return today.year - 1 if low == "sidste år" else int(low) if re.fullmatch(r"20\d\d", low) else None


def _periods(today: date) -> dict[str, date]:
    monday, first = today - timedelta(days=today.weekday()), today.replace(day=1)
    return {
        "i dag": today,
        "i går": today - timedelta(days=1),
        "i forgårs": today - timedelta(days=2),
        "denne uge": monday,
        "sidste uge": monday - timedelta(days=7),
        "denne måned": first,
        "sidste måned": (first - timedelta(days=1)).replace(day=1),
    }


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
