"""What stands in the way: an item with an owner, an age and somebody who can help, followed until it is solved."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.clock import local
from bot.database import Base
from bot.delivery import outbox
from bot.delivery.once import insert_once
from bot.domain import consultants, good_time, people, rules
from bot.domain.associations import Association
from bot.domain.messages import MessageKind
from bot.domain.people import Person, Role
from bot.domain.updates import StatusUpdate
from bot.errors import NotAllowed, Refused

TEXT_MAX = 500
SHOWN_IN_FORM = 5
ASKING = (MessageKind.OBSTACLE_CARD, MessageKind.OBSTACLE_ESCALATED)  # to those who are asked to help


class Helper(StrEnum):
    NOBODY = "nobody"  # said, not asked: closes by itself with a later update without it
    BOARD = "board"
    CONSULTANT = "consultant"
    NETWORK = "network"


class ObstacleState(StrEnum):
    OPEN = "open"
    SEEN = "seen"
    SOLVED = "solved"
    WITHDRAWN = "withdrawn"


class NewWordsMissing(Refused):
    """Saying that it has changed needs the new words."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class Obstacle(Base):
    """`key`: the update it was said in (and the closed one before it), so that a second press never makes another."""

    __tablename__ = "obstacles"
    __table_args__ = (
        CheckConstraint("helper IN ('nobody', 'board', 'consultant', 'network')", name="helper"),
        CheckConstraint("state IN ('open', 'seen', 'solved', 'withdrawn')", name="state"),
        Index("ix_obstacles_association_state", "association_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(120), unique=True)
    association_id: Mapped[int] = mapped_column(ForeignKey("associations.id", ondelete="CASCADE"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    update_id: Mapped[int | None] = mapped_column(ForeignKey("status_updates.id", ondelete="SET NULL"))
    text: Mapped[str] = mapped_column(Text)
    helper: Mapped[Helper] = mapped_column(default=Helper.NOBODY)
    state: Mapped[ObstacleState] = mapped_column(default=ObstacleState.OPEN)
    opened_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    escalated_at: Mapped[datetime | None]

    @property
    def is_open(self) -> bool:
        return self.state in {ObstacleState.OPEN, ObstacleState.SEEN}

    def age_in_days(self, today: date) -> int:
        return (today - local(self.opened_at).date()).days


class ObstacleAnswer(Base):
    __tablename__ = "obstacle_answers"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(120), unique=True)
    obstacle_id: Mapped[int] = mapped_column(ForeignKey("obstacles.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


def open_for(session: Session, association_id: int) -> list[Obstacle]:
    """Oldest first."""
    query = select(Obstacle).where(
        Obstacle.association_id == association_id,
        Obstacle.state.in_((ObstacleState.OPEN, ObstacleState.SEEN)),
    )
    return list(session.scalars(query.order_by(Obstacle.opened_at, Obstacle.id)))


def report(session: Session, update: StatusUpdate, text: str, helper: Helper, now: datetime) -> Obstacle:
    """One an update while it is open: said again in an edit it is the same obstacle with other words.

    Other words than those of a closed one are something new, and somebody is asked about it.
    """
    said = said_in(session, update.id)
    if said is not None and said.state == ObstacleState.SOLVED and said.text == text:
        return said
    key = f"update:{update.id}" if said is None else said.key if said.is_open else f"update:{update.id}:{said.id}"
    about = {"association_id": update.association_id, "owner_id": update.author_id, "update_id": update.id}
    fresh = insert_once(
        session,
        Obstacle,
        key=key,
        text=text[:TEXT_MAX],
        helper=helper,
        state=ObstacleState.OPEN,
        opened_at=now,
        **about,
    )
    obstacle = session.scalars(select(Obstacle).where(Obstacle.key == key)).one()
    if fresh:
        _ask_for_help(session, obstacle, now)
    elif (obstacle.text, obstacle.helper) != (text, helper):
        asks_another = obstacle.helper != helper
        obstacle.text, obstacle.helper = text[:TEXT_MAX], helper
        if asks_another:
            _ask_for_help(session, obstacle, now)
        redraw(session, obstacle, now)
    return obstacle


def said_in(session: Session, update_id: int) -> Obstacle | None:
    """The newest: those before it are closed."""
    return session.scalar(select(Obstacle).where(Obstacle.update_id == update_id).order_by(Obstacle.id.desc()).limit(1))


def restate(session: Session, person: Person, obstacle_id: int, text: str, now: datetime) -> None:
    """The same obstacle, in other words: helpers see the new ones."""
    obstacle = of_association(session, person, obstacle_id)
    if obstacle.text != text:
        obstacle.text = text[:TEXT_MAX]
        redraw(session, obstacle, now)


def close_unasked(session: Session, association_id: int, now: datetime) -> None:
    """A later update without obstacles closes those nobody was asked to help with; the others are closed by people."""
    for obstacle in open_for(session, association_id):
        if obstacle.helper == Helper.NOBODY:
            obstacle.state, obstacle.closed_at = ObstacleState.SOLVED, now


def withdraw_with(session: Session, update: StatusUpdate, now: datetime) -> None:
    """An update that is withdrawn takes its obstacles with it."""
    for obstacle in session.scalars(select(Obstacle).where(Obstacle.update_id == update.id)):
        _withdraw(session, obstacle, now)


def take_back(session: Session, update: StatusUpdate, now: datetime) -> None:
    """The author has emptied the field: what is solved stays so."""
    obstacle = said_in(session, update.id)
    if obstacle is not None and obstacle.is_open:
        _withdraw(session, obstacle, now)


def of_association(session: Session, person: Person, obstacle_id: int) -> Obstacle:
    """Of the association the person reports for. Raises NotAllowed."""
    obstacle = session.get(Obstacle, obstacle_id)
    if obstacle is None or not person.is_resource_person or obstacle.association_id != person.association_id:
        raise NotAllowed
    return obstacle


def board_contacts(session: Session, association_id: int) -> list[Person]:
    return [p for p in people.present(session, Role.BOARD_CONTACT) if p.association_id == association_id]


def redraw(session: Session, obstacle: Obstacle, now: datetime) -> None:
    for kind in (*ASKING, MessageKind.OBSTACLE_POST, MessageKind.OBSTACLE_MAIL):
        outbox.redraw(session, kind, obstacle.id, now)


def send(
    session: Session,
    kind: MessageKind,
    to: Person | None,
    obstacle: Obstacle,
    now: datetime,
    *,
    key: str = "",
    detail: str = "",
) -> None:
    if to is not None and to.slack_id and to.left_on is None:
        key = f"{key or f'{kind}:{obstacle.id}'}:{to.id}"
        at = now if kind == MessageKind.OBSTACLE_MAIL else good_time.soonest_for(session, to.id, now)  # they just asked
        outbox.put(session, kind, to.slack_id, obstacle.id, now, key=key, detail=detail, not_before=at)


def _withdraw(session: Session, obstacle: Obstacle, now: datetime) -> None:
    if obstacle.state != ObstacleState.WITHDRAWN:
        obstacle.state, obstacle.closed_at = ObstacleState.WITHDRAWN, now
        redraw(session, obstacle, now)


def _ask_for_help(session: Session, obstacle: Obstacle, now: datetime) -> None:
    association = session.get(Association, obstacle.association_id)
    channel = rules.of(session).network_channel
    if association is None or obstacle.helper == Helper.NOBODY:
        return
    if obstacle.helper == Helper.BOARD:
        _ask_board(session, obstacle, now)
    elif obstacle.helper == Helper.NETWORK and channel:
        key = f"{MessageKind.OBSTACLE_POST}:{obstacle.id}"
        outbox.put(session, MessageKind.OBSTACLE_POST, channel, obstacle.id, now, key=key)
    else:
        for consultant in consultants.on_duty(session, association, local(now).date()):
            send(session, MessageKind.OBSTACLE_CARD, consultant, obstacle, now)


def _ask_board(session: Session, obstacle: Obstacle, now: datetime) -> None:
    """A board that is not in Slack is written to by mail: the owner gets the words for it."""
    there = [p for p in board_contacts(session, obstacle.association_id) if p.slack_id]
    for contact in there:
        send(session, MessageKind.OBSTACLE_CARD, contact, obstacle, now)
    if not there and obstacle.owner_id:
        send(session, MessageKind.OBSTACLE_MAIL, session.get(Person, obstacle.owner_id), obstacle, now)
