"""What time it is, and what that is on a clock in Copenhagen.

Times are aware and UTC inside; local only where a person reads them or a rule is about a person's day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

Now = Callable[[], datetime]


def real_now() -> datetime:
    return datetime.now(UTC)


def local(moment: datetime) -> datetime:
    """The same instant as people in Copenhagen read it."""
    return moment.astimezone(COPENHAGEN)


def at_local(day: date, hour: time) -> datetime:
    """That wall time in Copenhagen as UTC. A time skipped in March becomes the same minute an hour later;
    a time that comes twice in October means the first.
    """
    return datetime.combine(day, hour.replace(tzinfo=None), COPENHAGEN).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """The last second of that local day: what "til og med" means."""
    return at_local(day, time(23, 59, 59))


class MovableClock:
    """A clock the demo and the tests can move; it runs on from where it was put."""

    def __init__(self, start: datetime | None = None, *, running: bool = False) -> None:
        self._running = running
        self._set_at = real_now()
        self._start = start or self._set_at

    def __call__(self) -> datetime:
        return self._start + (real_now() - self._set_at if self._running else timedelta())

    def move_to(self, moment: datetime) -> None:
        self._start, self._set_at = moment, real_now()

    def advance(self, step: timedelta) -> None:
        self.move_to(self() + step)
