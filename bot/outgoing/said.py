"""What somebody's own message is answered with at once: it was found out when they wrote, and waits with its key."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery import inbox
from bot.delivery.outbox import Message, OutboxMessage


def said(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    """None when it is more than a day old: replies are forgotten then, and nobody waits for them any more."""
    reply = inbox.reply_to(session, row.key)
    return Message(reply["text"], tuple(reply["blocks"])) if reply else None
