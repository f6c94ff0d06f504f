"""What administrators are told when something could not be delivered: which kind and why, never the text."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery.outbox import Message, OutboxMessage, State
from bot.texts import kinds
from bot.texts import trouble as texts
from bot.views import trouble as views


def send_failed(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    """With a way to try once more, as long as it has not arrived."""
    failed = session.get(OutboxMessage, row.subject_id)
    if failed is None:
        return None
    said = texts.send_failed(failed.id, kinds.word(failed.kind), failed.error)
    if failed.state in (State.FAILED, State.UNKNOWN):
        return views.failed(said, failed.id)
    return Message(f"{said} {texts.TRIED_AGAIN}")
