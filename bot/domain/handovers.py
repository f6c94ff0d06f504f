"""A question the bot could not answer well, handed to people: who gets it, who takes it, what comes back to the asker.

Nobody sees a question before its asker hands it over. Without a name it goes to all consultants alike, and neither the
association nor the level is told: in a network this small either of them would be the name.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, case, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.clock import local
from bot.database import Base
from bot.delivery import outbox
from bot.delivery.occurrences import Due
from bot.delivery.once import insert_once
from bot.domain import consultants, good_time, people, rules
from bot.domain.associations import Association
from bot.domain.messages import MessageKind
from bot.domain.people import Person, Role
from bot.domain.questions import Place, Question
from bot.errors import NotAllowed

_SHOWN = (
    MessageKind.HANDOVER_CARD,
    MessageKind.HANDOVER_REMINDER,
    MessageKind.HANDOVER_POST,
    MessageKind.HANDOVER_STATUS,
)


class To(StrEnum):
    CONSULTANT = "consultant"
    NETWORK = "network"  # the other resource persons, in the network's channel


class HandoverState(StrEnum):
    OPEN = "open"
    TAKEN = "taken"
    ANSWERED = "answered"


class Handover(Base):
    """`nameless`: whoever answers is not told who asks. One of each kind a question, however often it is pressed."""

    __tablename__ = "handovers"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'taken', 'answered')", name="state"),
        Index("ix_handovers_question_to", "question_id", "to", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"))
    to: Mapped[To] = mapped_column()
    nameless: Mapped[bool] = mapped_column(default=False)
    state: Mapped[HandoverState] = mapped_column(default=HandoverState.OPEN)
    made_at: Mapped[datetime]
    taken_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    taken_at: Mapped[datetime | None]
    widened_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    card_id: Mapped[int | None]  # the document it became


def may_hand_over(person: Person) -> bool:
    """Those who have a consultant; the consultants are where questions end."""
    return person.role in {Role.RESOURCE_PERSON, Role.BOARD_CONTACT}


def ask_consultant(session: Session, asker: Person, question_id: int, now: datetime, *, nameless: bool) -> Handover:
    """To whoever is on duty, in working hours. Pressed again: the same one. Raises NotAllowed."""
    handover, fresh = _make(session, asker, question_id, To.CONSULTANT, now, nameless=nameless)
    if fresh:
        for consultant in _first_receivers(session, handover, now):
            _send_card(session, handover, consultant, now)
    return handover


def ask_network(session: Session, asker: Person, question_id: int, now: datetime) -> Handover:
    """A post in the network's channel, with the asker's name. Raises NotAllowed, also without such a channel."""
    channel = rules.of(session).network_channel
    if not channel:
        raise NotAllowed
    handover, fresh = _make(session, asker, question_id, To.NETWORK, now, nameless=False)
    if fresh:
        kind = MessageKind.HANDOVER_POST
        outbox.put(session, kind, channel, handover.id, now, key=f"{kind}:{handover.id}")
    return handover


def of_question(session: Session, question_id: int) -> list[Handover]:
    return list(session.scalars(select(Handover).where(Handover.question_id == question_id).order_by(Handover.id)))


def to_answer(session: Session, person: Person, handover_id: int) -> Handover:
    """One this person may answer: consultants all, resource persons what was asked in the network's channel."""
    handover = session.get(Handover, handover_id)
    if handover is None or not _may_answer(session, person, handover):
        raise NotAllowed
    return handover


def take(session: Session, consultant: Person, handover_id: int, now: datetime) -> Handover:
    """The others see that it is taken. The first one to press has it."""
    people.must_be_consultant(consultant)
    handover = to_answer(session, consultant, handover_id)
    if handover.state is HandoverState.OPEN:
        _give(handover, consultant, now)
        redraw(session, handover, now)
    return handover


def send_on(session: Session, by: Person, handover_id: int, to: Person, now: datetime) -> Handover:
    """To a colleague, who then has it."""
    people.must_be_consultant(by)
    handover = to_answer(session, by, handover_id)
    if not to.is_consultant or to.left_on is not None or handover.to is not To.CONSULTANT:
        raise NotAllowed
    if handover.state is not HandoverState.ANSWERED:
        _give(handover, to, now)
    _send_card(session, handover, to, now)
    redraw(session, handover, now)
    return handover


def planned(session: Session, start: datetime, end: datetime) -> list[Due]:
    """Nobody has taken it for one working day: all consultants get it."""
    kept, kind = rules.of(session), MessageKind.HANDOVER_CARD
    waiting = select(Handover).where(Handover.to == To.CONSULTANT, Handover.state == HandoverState.OPEN)
    dues = []
    for handover in session.scalars(waiting.where(Handover.widened_at.is_(None)).order_by(Handover.id)):
        at = good_time.one_working_day_later(kept, good_time.soonest(kept, handover.made_at))
        if start < at <= end:
            to = tuple(consultant.id for consultant in people.present(session, Role.CONSULTANT))
            dues.append(Due(kind, f"handover_wide:{handover.id}", at, handover.id, to))
    return dues


def widen(session: Session, due: Due, now: datetime) -> None:
    handover = session.get(Handover, due.subject_id)
    if handover is not None and handover.state is HandoverState.OPEN:
        _send_to_all(session, handover, now)


def release(session: Session, handover: Handover, now: datetime) -> None:
    """Whoever had it is not here: it is everybody's again."""
    handover.state, handover.taken_by_id, handover.taken_at = HandoverState.OPEN, None, None
    _send_to_all(session, handover, now)


def open_for_consultants(session: Session) -> list[Handover]:
    """Oldest first."""
    query = select(Handover).where(Handover.to == To.CONSULTANT, Handover.state != HandoverState.ANSWERED)
    return list(session.scalars(query.order_by(Handover.made_at, Handover.id)))


def waiting_for(
    session: Session, consultant_id: int, association_ids: Collection[int]
) -> list[tuple[str, Question, datetime]]:
    """What this consultant has taken, and what nobody has taken from these associations: who waits (nobody named where
    it was asked without a name), for an answer to what, since when.
    """
    named = Handover.nameless.is_(False) & Person.association_id.in_(association_ids)
    nobodys, own = Handover.state == HandoverState.OPEN, Handover.taken_by_id == consultant_id
    query = (
        select(case((Handover.nameless, ""), else_=func.coalesce(Association.name, "")), Question, Handover.made_at)
        .join(Question, Question.id == Handover.question_id)
        .join(Person, Person.id == Question.asker_id)
        .outerjoin(Association, Association.id == Person.association_id)
        .where(Handover.to == To.CONSULTANT, Handover.state != HandoverState.ANSWERED, Question.text != "")
        .where(or_(nobodys & named, own))
    )
    return [(name, question, at) for name, question, at in session.execute(query)]


def received_by(session: Session, handover_id: int) -> list[str]:
    """Slack ids of those who got the card."""
    kind = str(MessageKind.HANDOVER_CARD)
    rows = select(outbox.OutboxMessage.recipient).where(outbox.OutboxMessage.kind == kind)
    return list(session.scalars(rows.where(outbox.OutboxMessage.subject_id == handover_id)))


def redraw(session: Session, handover: Handover, now: datetime) -> None:
    """Everyone who sees where it is."""
    for kind in _SHOWN:
        outbox.redraw(session, kind, handover.id, now)


def send_to_asker(
    session: Session, handover: Handover, kind: MessageKind, subject: int, key: str, now: datetime
) -> None:
    """Where the question was asked; what nobody else may know only by direct message."""
    question, asker = session.get(Question, handover.question_id), _asker(session, handover)
    if question is None or asker is None or not asker.slack_id:
        return
    public = question.place is Place.CHANNEL and not handover.nameless and kind == MessageKind.HANDOVER_REPLY
    thread = question.thread_ts if public or question.place is Place.DIRECT else _answered_in(session, question)
    recipient = question.channel if public else asker.slack_id
    outbox.put(session, kind, recipient, subject, now, key=f"handover:{key}", thread_ts=thread)


def _make(
    session: Session, asker: Person, question_id: int, to: To, now: datetime, *, nameless: bool
) -> tuple[Handover, bool]:
    question = session.get(Question, question_id)
    if question is None or question.asker_id != asker.id or not may_hand_over(asker) or not question.text:
        raise NotAllowed
    fresh = insert_once(
        session, Handover, question_id=question_id, to=to, nameless=nameless, state=HandoverState.OPEN, made_at=now
    )
    query = select(Handover).where(Handover.question_id == question_id, Handover.to == to)
    handover = session.scalars(query).one()
    if fresh:
        send_to_asker(session, handover, MessageKind.HANDOVER_STATUS, handover.id, f"status:{handover.id}", now)
        outbox.redraw(session, MessageKind.ANSWER, question_id, now)
    return handover, fresh


def _first_receivers(session: Session, handover: Handover, now: datetime) -> list[Person]:
    if handover.nameless:
        return people.present(session, Role.CONSULTANT)
    asker = _asker(session, handover)
    association = session.get(Association, asker.association_id) if asker and asker.association_id else None
    day = local(good_time.soonest(rules.of(session), now)).date()
    everyone = people.present(session, Role.CONSULTANT)
    return consultants.on_duty(session, association, day) if association else everyone


def _give(handover: Handover, to: Person, now: datetime) -> None:
    handover.state, handover.taken_by_id, handover.taken_at = HandoverState.TAKEN, to.id, now


def _send_to_all(session: Session, handover: Handover, now: datetime) -> None:
    handover.widened_at = now
    for consultant in people.present(session, Role.CONSULTANT):
        _send_card(session, handover, consultant, now)
    redraw(session, handover, now)


def _send_card(session: Session, handover: Handover, consultant: Person, now: datetime) -> None:
    if consultant.slack_id:
        kind, at = MessageKind.HANDOVER_CARD, good_time.soonest(rules.of(session), now)
        key = f"{kind}:{handover.id}:{consultant.id}"
        outbox.put(session, kind, consultant.slack_id, handover.id, now, key=key, not_before=at)


def _answered_in(session: Session, question: Question) -> str:
    """A question from a form has its answer as the root of its thread."""
    if question.place is not Place.FORM:
        return ""
    row = select(outbox.OutboxMessage.ts).where(outbox.OutboxMessage.key == f"{MessageKind.ANSWER}:{question.id}")
    return session.scalar(row) or ""


def _asker(session: Session, handover: Handover) -> Person | None:
    question = session.get(Question, handover.question_id)
    return session.get(Person, question.asker_id) if question and question.asker_id else None


def _may_answer(session: Session, person: Person, handover: Handover) -> bool:
    if handover.to is To.NETWORK and person.is_resource_person:
        asker = _asker(session, handover)
        return asker is None or asker.id != person.id
    return person.is_consultant
