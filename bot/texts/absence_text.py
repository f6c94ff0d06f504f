"""Absence as people write it: "ferie 14/7-4/8", "barsel fra 1. marts", "fravær i uge 42", "ferie i morgen".

Read only when the whole text is understood: anything else is somebody's question and goes on as one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.texts.danish_dates import DAY, day_in, monday_of_week

_KINDS = r"(?:sommer|vinter|efterårs|påske|jule)?ferie|fravær|fravaer|fraværende|barsel|orlov|syg|sygemeldt|fri|afspadsering|kursus"
_START = re.compile(rf"^\s*(?:jeg (?:er på|holder|har|er|går på)\s+)?(?:{_KINDS})\b[\s:,]*", re.IGNORECASE)
_TO = r"\s*(?:-|–|—|til og med|t\.o\.m\.|tom|til)\s*"
_RANGE = re.compile(rf"^(?:fra\s+)?(?:d\.|den)?\s*(?P<first>{DAY}){_TO}(?:d\.|den)?\s*(?P<last>{DAY})$", re.IGNORECASE)
_SHORT = re.compile(
    rf"^(?:fra\s+)?(?:d\.|den)?\s*(?P<first>\d{{1,2}})\.?{_TO}(?:d\.|den)?\s*(?P<last>{DAY})$", re.IGNORECASE
)
_UNTIL = re.compile(rf"^(?:til og med|t\.o\.m\.|til|indtil)\s+(?:d\.|den)?\s*(?P<last>{DAY})$", re.IGNORECASE)
_FROM = re.compile(rf"^(?:fra(?: og med)?)\s+(?:d\.|den)?\s*(?P<first>{DAY})(?:\s+og frem)?$", re.IGNORECASE)
_ONE = re.compile(rf"^(?:d\.|den|på)?\s*(?P<first>{DAY})$", re.IGNORECASE)
_WEEKS = re.compile(
    rf"^(?:i\s+)?uge(?:rne)?\s*(?P<a>\d{{1,2}})(?:(?:{_TO}|\s*(?:og|\+)\s*)(?P<b>\d{{1,2}}))?$", re.IGNORECASE
)
_WITH_YEAR = re.compile(
    r"\d{4}|\d\s*[/.]\s*\d+\s*[-/.]"
)  # may be long ago, or "4/8-14" for the fourth to the fourteenth


@dataclass(frozen=True, slots=True)
class Span:
    """`last` None: until further notice."""

    first: date
    last: date | None


def looks_like(text: str) -> bool:
    """Does it begin as somebody saying that they are away, with a day or week in it?"""
    return bool(_START.match(text)) and bool(re.search(rf"\d|{DAY}", text, re.IGNORECASE))


def parse(text: str, today: date) -> Span | None:
    """The days, or None when the text is not wholly understood. Also without "ferie" in front (`/ferie 14/7-4/8`)."""
    rest = _days_of(text)
    for read in (_weeks, _range, _short, _until, _from, _one):
        span = read(rest, today)
        if span is not None:
            return span
    return None


def impossible(text: str, today: date) -> str | None:
    """Of days that are written as they should be and cannot be: the one that does not exist; empty: the last is before
    the first. None when there is nothing to say about them.
    """
    shapes = (shape.match(_days_of(text)) for shape in (_RANGE, _UNTIL, _FROM, _ONE))
    days = next((list(match.groupdict().values()) for match in shapes if match), None)
    if days is None or parse(text, today) is not None:
        return None
    lost = next((day for day in days if day_in(day, today) is None), "")
    return None if _WITH_YEAR.search(lost) else lost


def _days_of(text: str) -> str:
    return _START.sub("", text.strip(), count=1).strip().rstrip(".!").strip()


def _range(text: str, today: date) -> Span | None:
    match = _RANGE.match(text)
    return _span(match["first"], match["last"], today) if match else None


def _short(text: str, today: date) -> Span | None:
    """The month stands only once: "3.-7. marts"."""
    match = _SHORT.match(text)
    last = day_in(match["last"], today) if match else None
    if match is None or last is None:
        return None
    try:
        first = last.replace(day=int(match["first"]))
    except ValueError:
        return None
    return Span(first, last) if first <= last else None


def _until(text: str, today: date) -> Span | None:
    match = _UNTIL.match(text)
    last = day_in(match["last"], today) if match else None
    return Span(today, last) if last is not None and last >= today else None


def _from(text: str, today: date) -> Span | None:
    match = _FROM.match(text)
    first = day_in(match["first"], today) if match else None
    return Span(first, None) if first is not None else None


def _one(text: str, today: date) -> Span | None:
    match = _ONE.match(text)
    first = day_in(match["first"], today) if match else None
    return Span(first, first) if first is not None else None


def _weeks(text: str, today: date) -> Span | None:
    match = _WEEKS.match(text)
    if match is None:
        return None
    first = monday_of_week(int(match["a"]), today)
    last = monday_of_week(int(match["b"] or match["a"]), first) if first else None
    return Span(first, last + timedelta(days=6)) if first and last and last >= first else None


def _span(first_text: str, last_text: str, today: date) -> Span | None:
    first = day_in(first_text, today)
    last = day_in(last_text, first) if first else None
    return Span(first, last) if first and last and first <= last else None
