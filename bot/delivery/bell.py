"""A bell that rings when a transaction with new work is committed, so that workers in this process need not wait."""

from __future__ import annotations

import threading

from sqlalchemy import event
from sqlalchemy.orm import Session

from bot.database import Sessions

_NEW_WORK = "new_work"


def ring_after_commit(session: Session) -> None:
    session.info[_NEW_WORK] = True


class Bell:
    """Work put by another process rings no bell here; workers therefore also look by themselves now and then."""

    def __init__(self, *sessions: Sessions) -> None:
        self._changed = threading.Condition()
        self._rings = 0
        for some in sessions:
            event.listen(some, "after_commit", self._committed)

    def ring(self) -> None:
        with self._changed:
            self._rings += 1
            self._changed.notify_all()

    @property
    def rings(self) -> int:
        return self._rings

    def wait(self, heard: int, seconds: float) -> None:
        """Until it has rung more than `heard` times, at most so long."""
        with self._changed:
            self._changed.wait_for(lambda: self._rings > heard, seconds)

    def _committed(self, session: Session) -> None:
        if session.info.pop(_NEW_WORK, False):
            self.ring()
