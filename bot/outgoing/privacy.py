"""A person's own data, drawn when it leaves: no copy lies in the outbox."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery.outbox import Message, OutboxMessage
from bot.domain import privacy
from bot.domain.people import Person
from bot.views import privacy as views


def file(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    """`detail`: "json", or "text" for reading."""
    person = session.get(Person, row.subject_id)
    if person is None or person.slack_id != row.recipient:
        return None
    if row.detail == "json":
        return views.as_json(privacy.my_data(session, person))
    return views.to_read(privacy.to_read(session, person))
