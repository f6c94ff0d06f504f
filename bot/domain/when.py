"""When something happens, as people say it: days and wall times in Copenhagen, instants only when asked for.

Ten o'clock stays ten o'clock when the clocks change, so the wall time is what is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot import clock


@dataclass(frozen=True, slots=True)
class When:
    """`starts` None: the whole day, or all the days from the first to the last."""

    first_day: date
    last_day: date
    starts: time | None = None
    ends: time | None = None

    @property
    def all_day(self) -> bool:
        return self.starts is None

    @property
    def several_days(self) -> bool:
        return self.last_day > self.first_day

    @property
    def starts_at(self) -> datetime:
        return clock.at_local(self.first_day, self.starts or time())

    @property
    def ends_at(self) -> datetime:
        """Without an end time: the end of the last day, so that a day's meeting is not over at one minute past."""
        return clock.at_local(self.last_day, self.ends) if self.ends else clock.end_of_day(self.last_day)

    @property
    def is_possible(self) -> bool:
        in_order = self.last_day >= self.first_day and self.ends_at > self.starts_at
        return in_order and not (self.starts is None and self.ends)

    def moved_to(self, day: date) -> When:
        """The same hours and the same number of days from another first day."""
        length: timedelta = self.last_day - self.first_day
        return When(day, day + length, self.starts, self.ends)


def lasting(starts_at: datetime, length: timedelta) -> When:
    """From an instant and so many hours on the clock."""
    start = clock.local(starts_at)
    end = start.replace(tzinfo=None) + length
    return When(start.date(), end.date(), start.time().replace(tzinfo=None), end.time())
