"""The beginning of a period, as a consultant says it on a Wednesday in March."""

from __future__ import annotations

from datetime import date

import pytest

from bot.texts import danish_dates

WEDNESDAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("14 dage", date(2026, 2, 18)),
        ("de sidste 2 uger", date(2026, 2, 18)),
        ("en uge", date(2026, 2, 25)),
        ("1 måned", date(2026, 2, 2)),
        ("2 mdr.", date(2026, 1, 3)),
        ("Én måned", date(2026, 2, 2)),
        ("tre uger", date(2026, 2, 11)),
        ("et år", date(2025, 3, 4)),
        ("mandag", date(2026, 3, 2)),
        ("siden Mandag", date(2026, 3, 2)),
        ("i mandags", date(2026, 3, 2)),
        ("sidste mandag", date(2026, 3, 2)),
        ("onsdag", date(2026, 2, 25)),
        ("torsdag", date(2026, 2, 26)),
        ("i dag", WEDNESDAY),
        ("i går", date(2026, 3, 3)),
        ("i forgårs", date(2026, 3, 2)),
        ("sidste uge", date(2026, 2, 23)),
        ("denne uge", date(2026, 3, 2)),
        ("sidste måned", date(2026, 2, 1)),
        ("denne måned", date(2026, 3, 1)),
        ("1/10", date(2025, 10, 1)),
        ("fra 1. oktober", date(2025, 10, 1)),
        ("1/3", date(2026, 3, 1)),
    ],
)
def test_a_period_begins_in_the_past(said: str, first: date) -> None:
    assert danish_dates.since(said, WEDNESDAY) == first


@pytest.mark.parametrize("said", ["i morgen", "på mandag otte dage", "sidste fuldmåne", "29/2-25", "uge"])
def test_what_is_no_period_is_not_guessed(said: str) -> None:
    assert danish_dates.since(said, WEDNESDAY) is None


def test_in_january_the_last_month_is_in_the_year_before() -> None:
    assert danish_dates.since("sidste måned", date(2026, 1, 15)) == date(2025, 12, 1)
