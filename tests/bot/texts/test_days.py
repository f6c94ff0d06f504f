"""Days and hours are said as a Dane says them."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.domain.when import When
from bot.texts import days

THURSDAY, FRIDAY = date(2026, 3, 26), date(2026, 3, 27)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (When(THURSDAY, THURSDAY, time(10), time(12, 30)), "torsdag den 26. marts 2026 kl. 10.00-12.30"),
        (When(THURSDAY, THURSDAY, time(9, 5)), "torsdag den 26. marts 2026 kl. 9.05"),
        (When(THURSDAY, THURSDAY), "torsdag den 26. marts 2026, hele dagen"),
        (
            When(THURSDAY, FRIDAY, time(8), time(16)),
            "torsdag den 26. marts 2026 kl. 8.00 til fredag den 27. marts 2026 kl. 16.00",
        ),
        (
            When(date(2026, 12, 30), date(2027, 1, 2)),
            "onsdag den 30. december 2026 til lørdag den 2. januar 2027",
        ),
    ],
)
def test_a_span_is_one_line(when: When, said: str) -> None:
    assert days.span(when) == said
