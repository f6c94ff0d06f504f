"""An obstacle nobody has reacted to is brought to the consultant once, after so many working days."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import at_local, local
from bot.delivery.occurrences import Due
from bot.domain import consultants, rules, workdays
from bot.domain.associations import Association
from bot.domain.messages import MessageKind
from bot.domain.obstacles import Helper, Obstacle, ObstacleState, send
from bot.domain.people import Person


def planned(session: Session, start: datetime, end: datetime) -> list[Due]:
    """Once, to the consultant, when nobody has reacted for so many working days."""
    waiting = select(Obstacle).where(Obstacle.state == ObstacleState.OPEN, Obstacle.helper != Helper.NOBODY)
    dues = (
        _escalation(session, o)
        for o in session.scalars(waiting.order_by(Obstacle.id))
        if start < _at(session, o) <= end
    )
    return [due for due in dues if due and due.to]


def escalate(session: Session, due: Due, now: datetime) -> None:
    obstacle = session.get(Obstacle, due.subject_id)
    if obstacle is None or obstacle.state != ObstacleState.OPEN:
        return
    obstacle.escalated_at = now
    for person_id in due.to:
        send(session, MessageKind.OBSTACLE_ESCALATED, session.get(Person, person_id), obstacle, now, key=due.key)


def _at(session: Session, obstacle: Obstacle) -> datetime:
    kept = rules.of(session)
    opened = local(obstacle.opened_at).date()
    return at_local(workdays.working_days_after(kept, opened, kept.escalate_after_working_days), kept.day_starts)


def _escalation(session: Session, obstacle: Obstacle) -> Due | None:
    association = session.get(Association, obstacle.association_id)
    if association is None:
        return None
    at, kind = _at(session, obstacle), MessageKind.OBSTACLE_ESCALATED
    to = tuple(p.id for p in consultants.on_duty(session, association, local(at).date()))
    return Due(kind, f"{kind}:{obstacle.id}", at, obstacle.id, to)
