"""The door, as it stands when the message leaves."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery.outbox import Message, OutboxMessage
from bot.domain import rules
from bot.domain.access import AccessRequest
from bot.domain.people import Person
from bot.views import access as views


def knock(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    request = session.get(AccessRequest, row.subject_id)
    if request is None:
        return None
    return views.knock(request.id, request.name, request.email, settled=request.settled_at is not None)


def welcome(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    person = session.get(Person, row.subject_id)
    if person is None or person.left_on is not None:
        return None
    kept = rules.of(session)
    return views.welcome(person.first_name, kept.questions_kept_days, kept.updates_kept_days)
