"""What became of a file a consultant sent."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery.outbox import Message, OutboxMessage
from bot.domain.file_offers import FileOffer
from bot.views import parts


def taken_in(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    offer = session.get(FileOffer, row.subject_id)
    return Message(parts.plain(offer.said)) if offer else None
