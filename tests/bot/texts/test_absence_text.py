"""Absence as people write it, and what is only a question about it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts.absence_text import Span, impossible, looks_like, parse

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("ferie 14/7-4/8", date(2026, 7, 14), date(2026, 8, 4)),
        ("14/7-4/8", date(2026, 7, 14), date(2026, 8, 4)),
        ("Ferie: 14/7–4/8.", date(2026, 7, 14), date(2026, 8, 4)),
        ("ferie 14.7.2026-4.8.2026", date(2026, 7, 14), date(2026, 8, 4)),
        ("jeg holder ferie fra 14. juli til og med 4. august", date(2026, 7, 14), date(2026, 8, 4)),
        ("ferie 23/12-2/1", date(2026, 12, 23), date(2027, 1, 2)),
        ("fravær 3.-7. marts", date(2026, 3, 3), date(2026, 3, 7)),
        ("fravaer 9/3", date(2026, 3, 9), date(2026, 3, 9)),
        ("ferie i uge 42", date(2026, 10, 12), date(2026, 10, 18)),
        ("ferie uge 28-30", date(2026, 7, 6), date(2026, 7, 26)),
        ("ferie uge 53", date(2026, 12, 28), date(2027, 1, 3)),
        ("barsel fra 1. april", date(2026, 4, 1), None),
        ("barsel fra 1. marts", date(2026, 3, 1), None),
        ("ferie til 13/3", MONDAY, date(2026, 3, 13)),
        ("syg i dag", MONDAY, MONDAY),
        ("Ferie Mandag", date(2026, 3, 9), date(2026, 3, 9)),
        ("FRI PÅ LØRDAG", date(2026, 3, 7), date(2026, 3, 7)),
        ("ferie i overmorgen", date(2026, 3, 4), date(2026, 3, 4)),
        ("fri på fredag", date(2026, 3, 6), date(2026, 3, 6)),
    ],
)
def test_days_are_read(text: str, first: date, last: date | None):
    assert parse(text, MONDAY) == Span(first, last)
    assert looks_like(text) or text[0].isdigit()


@pytest.mark.parametrize("text", ["ferie 31/2", "ferie 14/7-4/8 og så noget mere", "ferie uge 60", "ferie", "4/8-14"])
def test_what_is_not_wholly_understood_is_not_guessed(text: str):
    assert parse(text, MONDAY) is None


@pytest.mark.parametrize(
    "text",
    ["Hvornår er der ferie 14/7?", "FerieCamp 14/7", "Kan børn komme i uge 42?", "feriecamp i uge 7", "ferie hvornår?"],
)
def test_questions_about_holidays_are_questions(text: str):
    assert not (looks_like(text) and parse(text.rstrip(" ?"), MONDAY))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("ferie 31/2", "31/2"), ("ferie 30. februar-4/3", "30. februar"), ("ferie 4/8-14/7", ""), ("ferie 4/8-14", None),
     ("ferie 14/7-4/8", None), ("ferie 1/7-2019", None), ("ferie uge 60", None), ("ferie", None)],
)  # fmt: skip
def test_days_that_cannot_be_are_told_from_what_cannot_be_read(text: str, wrong: str | None):
    assert impossible(text, MONDAY) == wrong


@given(st.text(), st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_any_text_is_read_without_an_error(text: str, today: date):
    span = parse(text, today)

    assert span is None or span.last is None or span.first <= span.last


@given(st.dates(date(2026, 3, 2), date(2026, 8, 1)), st.integers(0, 60))
def test_what_is_written_is_what_is_read(first: date, length: int):
    last = date.fromordinal(first.toordinal() + length)
    text = f"ferie {first.day}/{first.month}-{first.year % 100} - {last.day}/{last.month}-{last.year % 100}"

    assert parse(text, MONDAY) == Span(first, last)
