"""Days off, of every kind there is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain import workdays
from bot.domain.rules import Rules

RULES = Rules(closing_days=frozenset({date(2026, 5, 15)}))


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 4, 2),  # Maundy Thursday
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 1),  # by custom
        date(2026, 5, 14),
        date(2026, 5, 15),  # KFF's own
        date(2026, 5, 25),
        date(2026, 6, 5),  # by custom
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2026, 12, 31),
        date(2027, 1, 1),
        date(2026, 3, 7),  # a Saturday
    ],
)
def test_nobody_works_then(day: date):
    assert not workdays.is_working_day(RULES, day)


def test_great_prayer_day_is_a_working_day_since_2024():
    assert workdays.is_working_day(RULES, date(2026, 5, 1) - timedelta(days=1))
    assert workdays.is_working_day(RULES, date(2025, 5, 16))


def test_five_working_days_over_easter_take_eleven_days():
    assert workdays.working_days_after(RULES, date(2026, 4, 1), 5) == date(2026, 4, 13)


def test_before_and_after_a_weekend():
    assert workdays.next_working_day(RULES, date(2026, 3, 6)) == date(2026, 3, 9)
    assert workdays.previous_working_day(RULES, date(2026, 3, 9)) == date(2026, 3, 6)


def test_the_summer_break_has_its_first_and_last_day():
    days = [date(2026, 6, 30), date(2026, 7, 1), date(2026, 8, 7), date(2026, 8, 8)]

    assert [workdays.is_summer_break(RULES, day) for day in days] == [False, True, True, False]
