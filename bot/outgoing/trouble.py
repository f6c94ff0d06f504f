"""What administrators are told when something could not be delivered: which kind and why, never the text."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery.outbox import Message, OutboxMessage
from bot.texts import trouble as texts


def send_failed(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    failed = session.get(OutboxMessage, row.subject_id)
    return Message(texts.send_failed(failed.id, failed.kind, failed.error)) if failed else None
