"""Obstacles, as they stand when the message leaves."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.clock import local
from bot.delivery.outbox import Message, OutboxMessage
from bot.domain.associations import Association
from bot.domain.obstacles import Obstacle, ObstacleAnswer, ObstacleState
from bot.domain.people import Person
from bot.texts import obstacles as texts
from bot.views import obstacles as views
from bot.views import parts


def card(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    found = _found(session, row)
    if found is None:
        return None
    obstacle, association = found
    text = texts.reported(parts.plain(association), parts.plain(obstacle.text))
    return views.card(obstacle.id, text, ObstacleState(obstacle.state), _age(obstacle, now))


def post(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    found = _found(session, row)
    if found is None:
        return None
    obstacle, association = found
    text = texts.in_network(parts.plain(association), parts.plain(obstacle.text))
    return views.card(obstacle.id, text, ObstacleState(obstacle.state), _age(obstacle, now), only_answer=True)


def escalated(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    found = _found(session, row)
    if found is None:
        return None
    obstacle, association = found
    text = texts.escalated(parts.plain(association), parts.plain(obstacle.text), _age(obstacle, now))
    return views.card(obstacle.id, text, ObstacleState(obstacle.state), _age(obstacle, now))


def mail(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    found = _found(session, row)
    if found is None:
        return None
    obstacle, association = found
    owner = session.get(Person, obstacle.owner_id) if obstacle.owner_id else None
    letter = texts.for_board(association, obstacle.text, owner.name if owner else "")
    return views.mail(obstacle.id, letter, ObstacleState(obstacle.state))


def news(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    """`detail`: "seen:by:7", "solved:by:7" or "answer:3:by:7"."""
    obstacle = session.get(Obstacle, row.subject_id)
    what, _, by_id = row.detail.rpartition(":by:")
    by = session.get(Person, int(by_id)) if by_id.isdecimal() else None
    if obstacle is None or obstacle.state == ObstacleState.WITHDRAWN or by is None:
        return None
    name, text = parts.plain(by.name), parts.plain(obstacle.text)
    if what == "seen":
        return views.news(texts.seen(name, text))
    if what == "solved":
        return views.news(texts.solved(name, text))
    answer = session.get(ObstacleAnswer, int(what.rpartition(":")[2]))
    return views.news(texts.answered(name, text, parts.plain(answer.text))) if answer else None


def _found(session: Session, row: OutboxMessage) -> tuple[Obstacle, str] | None:
    obstacle = session.get(Obstacle, row.subject_id)
    association = session.get(Association, obstacle.association_id) if obstacle else None
    if obstacle is None or association is None or (obstacle.state == ObstacleState.WITHDRAWN and not row.ts):
        return None
    return obstacle, association.name


def _age(obstacle: Obstacle, now: datetime) -> int:
    return obstacle.age_in_days(local(now).date())
