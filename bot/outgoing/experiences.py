"""Shared experience, as it stands when the message leaves."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery.outbox import Message, OutboxMessage
from bot.domain.associations import Association
from bot.domain.experiences import Experience, ExperienceState
from bot.domain.updates import StatusUpdate
from bot.texts import experiences as texts
from bot.views import experiences as views


def proposed(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    experience = session.get(Experience, row.subject_id)
    association = session.get(Association, experience.association_id) if experience else None
    update = session.get(StatusUpdate, experience.update_id) if experience else None
    if experience is None or association is None or update is None:
        return None
    if experience.state == ExperienceState.PROPOSED:
        return views.proposed(experience.id, association.name, update.text)
    if not row.ts:
        return None
    return views.settled(texts.STATES.get(experience.state, texts.WITHDRAWN))


def post(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    """Withdrawn, the post that is out loses its words."""
    experience = session.get(Experience, row.subject_id)
    association = session.get(Association, experience.association_id) if experience else None
    if experience is None or association is None or experience.state != ExperienceState.APPROVED:
        return views.settled(texts.WITHDRAWN) if row.ts else None
    return views.post(association.name, experience.title, experience.text)


def news(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    experience = session.get(Experience, row.subject_id)
    if experience is None or experience.state == ExperienceState.WITHDRAWN:
        return None
    return views.settled(texts.news(row.detail == ExperienceState.APPROVED, experience.title))
