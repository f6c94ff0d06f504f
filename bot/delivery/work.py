"""Slow work that Slack must not wait for: done by a thread after the ack, tried again, given up with an apology."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, or_, select, update
from sqlalchemy.orm import Session

from bot.clock import Now, real_now
from bot.database import Sessions, reading
from bot.delivery.claims import Holder
from bot.delivery.failpoints import reached
from bot.delivery.inbox import Progress, Received
from bot.delivery.workers import attempt

_TRIES = 3
_BETWEEN_S = (2, 10)

_WAITING = and_(Received.state == Progress.READY, Received.not_before <= bindparam("now"))
_LEFT_BEHIND = and_(Received.state == Progress.WORKING, Received.lease_until <= bindparam("real_now"))
_NEXT = (
    select(Received)
    .where(Received.kind.in_(bindparam("kinds", expanding=True)), or_(_WAITING, _LEFT_BEHIND))
    .order_by(Received.received_at, Received.key)
    .limit(1)
)
_TAKE = _NEXT.with_for_update(skip_locked=True)


@dataclass(frozen=True, slots=True)
class Work:
    """`do` may run twice for one subject, if a process dies in it. `give_up` tells the person, with the error's id."""

    do: Callable[[int], None]
    give_up: Callable[[Session, int, str, datetime], None]


class Desk:
    """Takes one piece of work after another from the inbox. `works`: kind of work -> how it is done."""

    def __init__(self, sessions: Sessions, works: Mapping[str, Work], now: Now, holder: Holder | None = None) -> None:
        self._sessions, self._works, self._now = sessions, works, now
        self._holder = holder or Holder(lasts=timedelta(minutes=5))

    def step(self) -> bool:
        """Do one piece of work. False: there is none."""
        row = self._claim()
        if row is None:
            return False
        work, subject_id = self._works[row.kind], row.subject_id or 0
        reached("working")
        error_id = row.error_id
        if row.attempts <= _TRIES:  # else it ended our process each time
            error_id = attempt(row.kind, lambda: work.do(subject_id))
        reached("worked")
        with self._sessions.begin() as session:
            given_up = self._settle(session, row, error_id)
            if given_up:
                work.give_up(session, subject_id, error_id, self._now())
        return True

    def _claim(self) -> Received | None:
        with reading(self._sessions) as session:  # an idle desk must not stand in the way of an answer to Slack
            if session.scalar(_NEXT, self._values()) is None:
                return None
        with self._sessions.begin() as session:
            row = session.scalar(_TAKE, self._values())
            if row is not None:
                row.state, row.attempts = Progress.WORKING, row.attempts + 1
                row.lease_by, row.lease_until = self._holder.name, real_now() + self._holder.lasts
            return row

    def _values(self) -> dict[str, object]:
        return {"kinds": list(self._works), "now": self._now(), "real_now": real_now()}

    def _settle(self, session: Session, row: Received, error_id: str) -> bool:
        """True: it is given up, by us."""
        failed = bool(error_id) or row.attempts > _TRIES
        given_up = failed and row.attempts >= _TRIES
        values: dict[str, object] = {"state": Progress.FAILED if given_up else Progress.READY, "error_id": error_id}
        if not failed:
            values = {"state": Progress.DONE, "error_id": ""}
        elif not given_up:
            values["not_before"] = self._now() + timedelta(seconds=_BETWEEN_S[row.attempts - 1])
        settled = session.execute(
            update(Received)
            .where(Received.key == row.key, Received.lease_by == self._holder.name)
            .values(lease_by="", lease_until=None, **values)
            .returning(Received.key)
        )
        return settled.first() is not None and given_up
