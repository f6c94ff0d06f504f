"""What somebody who is asked does with an obstacle: sees, answers, says that it is solved. The owner hears of each."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local
from bot.delivery import outbox
from bot.delivery.once import insert_once
from bot.domain import consultants
from bot.domain.associations import Association
from bot.domain.messages import MessageKind
from bot.domain.obstacles import ASKING, TEXT_MAX, Helper, Obstacle, ObstacleAnswer, ObstacleState, redraw, send
from bot.domain.people import Person, Role
from bot.errors import NotAllowed, Refused


class AnswerMissing(Refused):
    """An answer without words."""

    field = "obstacle.answer"


def see(session: Session, person: Person, obstacle_id: int, now: datetime) -> Obstacle:
    obstacle = to_settle(session, person, obstacle_id, now)
    if obstacle.state == ObstacleState.OPEN:
        obstacle.state, obstacle.seen_at = ObstacleState.SEEN, now
        _tell_owner(session, obstacle, person, "seen", now)
        redraw(session, obstacle, now)
    return obstacle


def solve(session: Session, person: Person, obstacle_id: int, now: datetime) -> Obstacle:
    """By whoever was asked to follow it, or by the association itself."""
    obstacle = to_settle(session, person, obstacle_id, now)
    if obstacle.is_open:
        obstacle.state, obstacle.closed_at = ObstacleState.SOLVED, now
        _tell_owner(session, obstacle, person, "solved", now)
        redraw(session, obstacle, now)
    return obstacle


def answer(session: Session, person: Person, obstacle_id: int, text: str, key: str, now: datetime) -> Obstacle:
    """Reaches the owner once, however often the form is sent. Raises AnswerMissing."""
    obstacle = to_help_with(session, person, obstacle_id, now)
    if not text.strip():
        raise AnswerMissing
    row = {"obstacle_id": obstacle.id, "author_id": person.id, "text": text.strip()[:TEXT_MAX], "at": now}
    if insert_once(session, ObstacleAnswer, key=key, **row):
        answer_id = session.scalars(select(ObstacleAnswer.id).where(ObstacleAnswer.key == key)).one()
        if obstacle.state == ObstacleState.OPEN:
            obstacle.state, obstacle.seen_at = ObstacleState.SEEN, now
        _tell_owner(session, obstacle, person, f"answer:{answer_id}", now)
        redraw(session, obstacle, now)
    return obstacle


def to_help_with(session: Session, person: Person, obstacle_id: int, now: datetime) -> Obstacle:
    """Raises NotAllowed for those who were not asked and do not own it."""
    obstacle = session.get(Obstacle, obstacle_id)
    if obstacle is None or obstacle.state == ObstacleState.WITHDRAWN or not _may_help(session, person, obstacle, now):
        raise NotAllowed
    return obstacle


def to_settle(session: Session, person: Person, obstacle_id: int, now: datetime) -> Obstacle:
    """The network may answer, but where it stands is not for other associations to say. Raises NotAllowed."""
    obstacle = to_help_with(session, person, obstacle_id, now)
    if not person.is_consultant and person.association_id != obstacle.association_id:
        raise NotAllowed
    return obstacle


def _may_help(session: Session, person: Person, obstacle: Obstacle, now: datetime) -> bool:
    if person.is_consultant:
        return obstacle.helper == Helper.NETWORK or _looks_after(session, person, obstacle, now)
    if person.association_id == obstacle.association_id:
        return person.is_resource_person or (person.role == Role.BOARD_CONTACT and obstacle.helper == Helper.BOARD)
    return person.is_resource_person and obstacle.helper == Helper.NETWORK


def _looks_after(session: Session, consultant: Person, obstacle: Obstacle, now: datetime) -> bool:
    """Also who was asked as a stand-in, and whose colleague is back since."""
    association = session.get_one(Association, obstacle.association_id)
    if consultants.looks_after(session, consultant, association, local(now).date()):
        return True
    asked = [row.recipient for kind in ASKING for row in outbox.about(session, kind, obstacle.id)]
    return consultant.slack_id in asked


def _tell_owner(session: Session, obstacle: Obstacle, by: Person, what: str, now: datetime) -> None:
    owner = session.get(Person, obstacle.owner_id) if obstacle.owner_id else None
    if owner is not None and owner.id != by.id:
        key = f"{MessageKind.OBSTACLE_NEWS}:{obstacle.id}:{what}"
        send(session, MessageKind.OBSTACLE_NEWS, owner, obstacle, now, key=key, detail=f"{what}:by:{by.id}")
