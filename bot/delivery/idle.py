"""Is there anything left to do right now? Asked by the demo and the tests after they moved the clock."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session

from bot.delivery.inbox import Progress, Received
from bot.delivery.outbox import OutboxMessage, State

_DUE = and_(OutboxMessage.state == State.READY, OutboxMessage.not_before <= bindparam("now"))
_LEAVING = OutboxMessage.state.in_((State.SENDING, State.UNSURE))
_STALE = and_(OutboxMessage.state == State.SENT, OutboxMessage.changes > OutboxMessage.shown)
_WAITING = and_(Received.state == Progress.READY, Received.not_before <= bindparam("now"))
_UNSENT = exists().where(or_(_DUE, _LEAVING, _STALE))
_UNDONE = exists().where(or_(_WAITING, Received.state == Progress.WORKING))
_BUSY = select(or_(_UNSENT, _UNDONE))


def is_idle(session: Session, now: datetime) -> bool:
    """Nothing is due, nothing is being sent, nothing that was said shows something old."""
    return not session.scalar(_BUSY, {"now": now})
