"""Is there anything left to do right now? Asked by the demo and the tests after they moved the clock."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import Session

from bot.delivery.inbox import Progress, Received
from bot.delivery.outbox import OutboxMessage, State


def is_idle(session: Session, now: datetime) -> bool:
    """Nothing is due, nothing is being sent, nothing that was said shows something old."""
    due = and_(OutboxMessage.state == State.READY, OutboxMessage.not_before <= now)
    leaving = OutboxMessage.state.in_((State.SENDING, State.UNSURE))
    stale = and_(OutboxMessage.state == State.SENT, OutboxMessage.changes > OutboxMessage.shown)
    waiting = and_(Received.state == Progress.READY, Received.not_before <= now)
    unsent = exists().where(or_(due, leaving, stale))
    undone = exists().where(or_(waiting, Received.state == Progress.WORKING))
    return not session.scalar(select(or_(unsent, undone)))
