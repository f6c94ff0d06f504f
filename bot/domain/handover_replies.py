"""What goes back and forth about a handed-over question: the answer, and what its asker writes back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.delivery import outbox
from bot.delivery.once import insert_once
from bot.domain import good_time, handovers
from bot.domain.handovers import Handover, HandoverState
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.domain.questions import Question
from bot.errors import NotAllowed, Refused


class ReplyMissing(Refused):
    """An answer without words."""

    field = "handover.text"


class HandoverReply(Base):
    """One message on its way between the two, either way. `key`: the form it came from."""

    __tablename__ = "handover_replies"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(120), unique=True)
    handover_id: Mapped[int] = mapped_column(ForeignKey("handovers.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    from_asker: Mapped[bool] = mapped_column(default=False)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


def reply(session: Session, person: Person, handover_id: int, text: str, key: str, now: datetime) -> HandoverReply:
    """What the person has confirmed goes to the asker, in the thread of the question. Raises ReplyMissing."""
    handover = handovers.to_answer(session, person, handover_id)
    written, fresh = _write(session, handover, person, text, key, now, from_asker=False)
    if fresh:
        handover.state, handover.answered_at = HandoverState.ANSWERED, now
        handover.taken_by_id = handover.taken_by_id or person.id
        handovers.send_to_asker(session, handover, MessageKind.HANDOVER_REPLY, written.id, f"reply:{written.id}", now)
        handovers.redraw(session, handover, now)
    return written


def write_back(session: Session, asker: Person, handover_id: int, text: str, key: str, now: datetime) -> HandoverReply:
    """The asker answers, still without a name when it was asked without one. To whoever answered last."""
    handover = session.get(Handover, handover_id)
    question = session.get(Question, handover.question_id) if handover else None
    last = _last_answer(session, handover_id)
    if handover is None or question is None or last is None or question.asker_id != asker.id:
        raise NotAllowed
    written, fresh = _write(session, handover, asker, text, key, now, from_asker=True)
    receiver = session.get(Person, last.author_id) if last.author_id else None
    if fresh and receiver is not None and receiver.slack_id:
        kind, at = MessageKind.HANDOVER_REPLY, good_time.soonest_for(session, receiver.id, now)
        outbox.put(session, kind, receiver.slack_id, written.id, now, key=f"{kind}:{written.id}", not_before=at)
    return written


def replies_of(session: Session, handover_id: int) -> list[HandoverReply]:
    query = select(HandoverReply).where(HandoverReply.handover_id == handover_id)
    return list(session.scalars(query.order_by(HandoverReply.id)))


def forget(session: Session, asker: Person, now: datetime) -> None:
    """The asker erases everything: where a question of theirs was handed to somebody, it says so."""
    theirs = select(Handover).join(Question, Question.id == Handover.question_id).where(Question.asker_id == asker.id)
    for handover in session.scalars(theirs).all():
        handovers.redraw(session, handover, now)
        for written in replies_of(session, handover.id):
            outbox.redraw(session, MessageKind.HANDOVER_REPLY, written.id, now)


def _last_answer(session: Session, handover_id: int) -> HandoverReply | None:
    return next((r for r in reversed(replies_of(session, handover_id)) if not r.from_asker), None)


def _write(
    session: Session, handover: Handover, author: Person, text: str, key: str, now: datetime, *, from_asker: bool
) -> tuple[HandoverReply, bool]:
    if not text.strip():
        raise ReplyMissing
    about = {"handover_id": handover.id, "author_id": author.id, "from_asker": from_asker}
    fresh = insert_once(session, HandoverReply, key=key, text=text.strip(), at=now, **about)
    return session.scalars(select(HandoverReply).where(HandoverReply.key == key)).one(), fresh
