"""Nobody is written to before the day starts, whenever that is."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.clock import local
from bot.domain import good_time
from bot.domain.rules import Rules


@pytest.mark.parametrize(("starts", "morning"), [(time(8), time(9)), (time(10), time(10))])
def test_the_morning_is_nine_o_clock_or_when_the_day_starts(starts: time, morning: time):
    kept, monday = Rules(day_starts=starts), date(2026, 3, 2)
    moments = [find(kept, monday) for find in (good_time.morning_of, good_time.morning_from, good_time.morning_before)]

    assert {local(at).time() for at in moments} == {morning}
    assert all(good_time.is_good(kept, at) for at in moments)
