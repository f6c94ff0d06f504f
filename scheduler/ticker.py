"""The clock that drives the timetable, and a watchdog on a clock nobody can put back: it cannot stop in silence.

APScheduler only calls `tick`; what was done when stands in the database.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from apscheduler.schedulers.background import BackgroundScheduler

from bot.clock import Now
from bot.database import Sessions
from bot.delivery.failpoints import reached
from bot.delivery.workers import attempt
from scheduler.jobs import Job, Ran, run, with_work

_MISSED = 3  # ticks in a row before the watchdog acts


class Ticker:
    def __init__(self, sessions: Sessions, timetable: Sequence[Job], now: Now, *, every: float = 20.0) -> None:
        self._sessions, self._timetable, self._now, self._every = sessions, timetable, now, every
        self._stopping = threading.Event()
        self._busy = threading.Lock()
        self.failing: dict[str, str] = {}  # job -> the id of its latest error, until it works again
        self._last = time.monotonic()
        self._watchdog = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._clockwork = self._wound_up()

    def start(self) -> None:
        self._last = time.monotonic()
        self._clockwork.start()
        self._watchdog.start()

    def stop(self) -> None:
        """Finish the tick in hand."""
        self._stopping.set()
        self._watchdog.join()
        if self._clockwork.running:
            self._clockwork.shutdown(wait=True)

    @property
    def silent_for(self) -> float:
        """Seconds since the last tick: what a health check looks at."""
        return time.monotonic() - self._last

    @property
    def is_healthy(self) -> bool:
        return self.silent_for <= _MISSED * self._every

    def tick(self) -> bool:
        """Each job that has something to do, in a transaction of its own. One that fails is logged and comes again.

        False: the one before is still at it, in another thread.
        """
        if not self._busy.acquire(blocking=False):
            return False
        try:
            self.failing = {job.name: error_id for job in self._with_work() if (error_id := self._error_of(job))}
            self._last = time.monotonic()
        finally:
            self._busy.release()
        return True

    def _with_work(self) -> Sequence[Job]:
        """All of them when it cannot be told: one that fails must not keep the others waiting."""
        found: list[Sequence[Job]] = []
        attempt("timetable", lambda: found.append(self._look()))
        return found[0] if found else self._timetable

    def _look(self) -> Sequence[Job]:
        with self._sessions.begin() as session:
            return with_work(session, self._timetable, self._now())

    def _error_of(self, job: Job) -> str:
        ran: list[Ran] = []
        return attempt(job.name, partial(self._run, job, ran)) or ran[0].error_id

    def _run(self, job: Job, ran: list[Ran]) -> None:
        with self._sessions.begin() as session:
            ran.append(run(session, job, self._now()))
            reached("ticking")
        reached("ticked")

    def _watch(self) -> None:
        while not self._stopping.wait(self._every):
            if not self.is_healthy:
                attempt("watchdog", self._wind_up_again)

    def _wind_up_again(self) -> None:
        """A dead thread, a lost job, a wall clock put back: whatever it is, new clockwork ticks at once."""
        if self._clockwork.running:
            self._clockwork.shutdown(wait=False)
        self._clockwork = self._wound_up()
        self._clockwork.start()

    def _wound_up(self) -> BackgroundScheduler:
        clockwork = BackgroundScheduler(timezone=UTC)
        once = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        first = datetime.now(UTC)
        clockwork.add_job(self.tick, "interval", seconds=self._every, next_run_time=first, id="tick", **once)
        return clockwork
