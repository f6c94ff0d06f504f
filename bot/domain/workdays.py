"""Which days the network works: not at weekends, on Danish holidays of either kind, or on KFF's closing days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from bot.domain.rules import Rules

SATURDAY = 5


def is_working_day(rules: Rules, day: date) -> bool:
    return day.weekday() < SATURDAY and day not in rules.closing_days and day not in _holidays(day.year)


def is_summer_break(rules: Rules, day: date) -> bool:
    first, last = rules.summer_break
    return first <= (day.month, day.day) <= last


def previous_working_day(rules: Rules, day: date) -> date:
    day -= timedelta(days=1)
    while not is_working_day(rules, day):
        day -= timedelta(days=1)
    return day


def next_working_day(rules: Rules, day: date) -> date:
    day += timedelta(days=1)
    while not is_working_day(rules, day):
        day += timedelta(days=1)
    return day


def working_days_after(rules: Rules, day: date, count: int) -> date:
    """The day that lies `count` working days after `day`."""
    for _ in range(count):
        day = next_working_day(rules, day)
    return day


def working_days_before(rules: Rules, day: date, count: int) -> date:
    """The day that lies `count` working days before `day`."""
    for _ in range(count):
        day = previous_working_day(rules, day)
    return day


@cache
def _holidays(year: int) -> frozenset[date]:
    """Public holidays and those by custom: 1 May, 5 June, 24 and 31 December are the second kind."""
    import holidays  # noqa: PLC0415  a sixth of a second, only for whoever asks about a day

    return frozenset(holidays.country_holidays("DK", years=year, categories=("public", "optional")))
