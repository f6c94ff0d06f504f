"""What the bot will do in the days ahead, when and to whom: the very lists the timetable works from, so no guess."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.delivery.occurrences import Due
from bot.delivery.outbox import OutboxMessage, State
from bot.domain import (
    attendance,
    brief_planning,
    digests,
    escalations,
    event_questions,
    event_reminders,
    handover_chasing,
    handovers,
    knowledge_base,
    offers,
    onboarding,
    peers,
    polls,
    prompts,
    publishing,
    retention,
    status_meetings,
)
from bot.domain.messages import MessageKind
from bot.domain.people import Person

Planner = Callable[[Session, datetime, datetime], list[Due]]

PLANNERS: tuple[Planner, ...] = (
    attendance.planned,
    brief_planning.planned,
    digests.planned,
    escalations.planned,
    event_questions.planned_purges,
    event_reminders.planned,
    handover_chasing.planned,
    handovers.planned,
    knowledge_base.planned,
    offers.planned_ends,
    offers.planned_rounds,
    onboarding.planned,
    peers.planned_turns,
    polls.planned,
    prompts.planned_prompts,
    prompts.planned_reminders,
    prompts.planned_vacancies,
    publishing.planned,
    publishing.planned_invitations,
    retention.planned,
    status_meetings.planned,
)
"""Every planner of the timetable, and what follows from one; tests hold them against what the timetable sends."""


def upcoming(session: Session, start: datetime, end: datetime) -> list[Due]:
    """Everything due after `start`, up to and including `end`, soonest first."""
    dues = [due for planned in PLANNERS for due in planned(session, start, end)]
    return sorted([*dues, *_held_back(session, start, end)], key=lambda due: (due.at, due.key))


def messages(session: Session, start: datetime, end: datetime) -> list[Due]:
    """Only what reaches somebody; the bot's own tidying is left out."""
    kinds = {str(kind) for kind in MessageKind} | {publishing.PUBLISH}
    return [due for due in upcoming(session, start, end) if str(due.kind) in kinds]


def _held_back(session: Session, start: datetime, end: datetime) -> list[Due]:
    """What is written already and waits for a decent hour."""
    waiting = select(OutboxMessage).where(OutboxMessage.state == State.READY, OutboxMessage.attempts == 0)
    query = waiting.where(OutboxMessage.not_before > start, OutboxMessage.not_before <= end)
    rows = list(session.scalars(query.order_by(OutboxMessage.id)))
    slack_ids = [row.recipient for row in rows]
    known = select(Person.slack_id, Person.id).where(Person.slack_id.in_(slack_ids))
    ids = dict(session.execute(known).all())
    return [Due(r.kind, r.key, r.not_before, r.subject_id, _one(ids.get(r.recipient))) for r in rows]


def _one(person_id: int | None) -> tuple[int, ...]:
    return () if person_id is None else (person_id,)
