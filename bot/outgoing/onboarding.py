"""The messages of the first weeks, as things stand when they leave. One that was sent and then declined says so."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery.outbox import Message, OutboxMessage
from bot.domain import onboarding, plans, replies
from bot.domain.associations import Association
from bot.domain.messages import MessageKind
from bot.domain.onboarding import Onboarding
from bot.domain.people import Person
from bot.texts import onboarding as texts
from bot.texts import updates as update_texts
from bot.views import onboarding as views


def step(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    found = onboarding.standing(session, row.subject_id)
    if found is None:
        return None
    begun, person, association = found
    if begun.stopped_at is not None:
        return views.stopped() if row.ts else None
    match row.kind:
        case MessageKind.START_PLAN:
            return _plan(session, begun, association)
        case MessageKind.START_QUESTIONS:
            consultant = session.get(Person, association.consultant_id) if association.consultant_id else None
            return views.questions(begun.id, consultant.name if consultant else "")
        case _:
            meetings = [event for event, _ in replies.coming_for(session, person, now)]
            return views.network(meetings[0] if meetings else None)


def started(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    found = onboarding.standing(session, row.subject_id)
    if found is None:
        return None
    _, person, association = found
    in_slack = person.slack_id is not None
    return views.started(
        association.id, texts.started(person.name, association.name, person.first_name, in_slack=in_slack)
    )


def _plan(session: Session, begun: Onboarding, association: Association) -> Message:
    areas = plans.shown_areas(session, association)
    goals = [(update_texts.area(str(area.kind), area.name), goal) for area in areas for goal in area.goal_list[:1]]
    return views.plan(begun.id, association.id, association.name, goals)
