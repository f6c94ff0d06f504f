"""What became of a file a consultant sent."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery.outbox import Message, OutboxMessage
from bot.domain.file_offers import FileOffer
from bot.views import files as views


def taken_in(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    offer = session.get(FileOffer, row.subject_id)
    return views.read(offer.id, offer.said, offer.state) if offer else None
