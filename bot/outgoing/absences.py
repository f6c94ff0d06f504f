"""An absence a consultant set, told to the one it is about."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery.outbox import Message, OutboxMessage
from bot.domain.absences import Absence
from bot.domain.people import Person
from bot.texts import absences as texts
from bot.views import absences as views


def set_for_you(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    absence = session.get(Absence, row.subject_id)
    by = session.get(Person, absence.set_by_id) if absence and absence.set_by_id else None
    if absence is None or absence.cancelled_at is not None or by is None:
        return None
    return views.registered(absence.id, texts.set_for_you(by.name, absence.first_day, absence.last_day))
