"""Questions and what they were answered: the text, where it was asked, and a receipt of what the answer rests on.

Seen by nobody but the asker unless handed over. The answer is kept as the values it was drawn from, so that "hvorfor
svarede du det?" can be shown later.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.delivery import inbox, outbox
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.errors import NotAllowed

WORK = "answer_question"


class Place(StrEnum):
    DIRECT = "direct"
    CHANNEL = "channel"  # answered in the thread, everybody there reads it
    PRIVATE = "private"  # a command: only the asker sees the answer
    FORM = "form"  # from a button: answered by direct message


class State(StrEnum):
    ASKED = "asked"
    ANSWERED = "answered"
    STOPPED = "stopped"
    FAILED = "failed"


class Question(Base):
    __tablename__ = "questions"
    __table_args__ = (
        CheckConstraint("place IN ('direct', 'channel', 'private', 'form')", name="place"),
        CheckConstraint("state IN ('asked', 'answered', 'stopped', 'failed')", name="state"),
        Index("ix_questions_thread", "channel", "thread_ts"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    asker_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    text: Mapped[str] = mapped_column(Text)
    place: Mapped[Place] = mapped_column()
    channel: Mapped[str] = mapped_column(String(40), default="")
    message_ts: Mapped[str] = mapped_column(String(32), default="")
    thread_ts: Mapped[str] = mapped_column(String(32), default="")  # the root of the thread it belongs to
    asked_at: Mapped[datetime] = mapped_column(index=True)
    state: Mapped[State] = mapped_column(default=State.ASKED)
    outcome: Mapped[str] = mapped_column(String(20), default="")
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    answered_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]  # somebody has answered what the bot could not


def ask(  # noqa: PLR0913  who, what, where, when
    session: Session, asker: Person, text: str, place: Place, now: datetime, *, channel: str, ts: str, thread_ts: str
) -> Question:
    """Store the question; a worker answers it once this transaction stands."""
    question = Question(
        asker_id=asker.id,
        text=text,
        place=place,
        channel=channel,
        message_ts=ts,
        thread_ts=thread_ts or ts,
        asked_at=now,
    )
    session.add(question)
    session.flush()
    inbox.first_time(session, f"question:{question.id}", now, kind=WORK, subject_id=question.id)
    return question


def earlier_in_thread(session: Session, question: Question) -> list[Question]:
    """What the same person asked before in this thread, oldest first: a follow-up means nothing without it."""
    if not question.thread_ts:
        return []
    query = select(Question).where(
        Question.channel == question.channel,
        Question.thread_ts == question.thread_ts,
        Question.asker_id == question.asker_id,
        Question.id < question.id,
    )
    return list(session.scalars(query.order_by(Question.id)))[-5:]


def answered(session: Session, question: Question, outcome: str, answer: dict[str, Any], now: datetime) -> None:
    """Keep the answer and send it to where the question was asked. A stopped question stays stopped."""
    if question.state != State.ASKED:
        return
    question.state, question.outcome, question.answer, question.answered_at = State.ANSWERED, outcome, answer, now
    _send(session, question, MessageKind.ANSWER, now)


def readable(session: Session, person: Person, question_id: int) -> Question:
    """The person's own, or one that was asked where everybody reads. Raises NotAllowed."""
    question = session.get(Question, question_id)
    if question is None or (question.asker_id != person.id and question.place is not Place.CHANNEL):
        raise NotAllowed
    return question


def stop(session: Session, asker: Person, channel: str, thread_ts: str, now: datetime) -> None:
    """The asker pressed stop: what is still being worked on in that thread is dropped, and says so."""
    query = select(Question).where(
        Question.asker_id == asker.id, Question.channel == channel, Question.state == State.ASKED
    )
    for question in session.scalars(query):
        if thread_ts in ("", question.thread_ts):
            question.state = State.STOPPED
            _send(session, question, MessageKind.ANSWER, now)


def failed(session: Session, question: Question, error_id: str, now: datetime) -> None:
    question.state = State.FAILED
    _send(session, question, MessageKind.APOLOGY, now, detail=error_id)


def _send(session: Session, question: Question, kind: MessageKind, now: datetime, *, detail: str = "") -> None:
    asker = session.get(Person, question.asker_id) if question.asker_id else None
    if asker is None or not asker.slack_id:
        return
    own = question.place is Place.FORM or not question.channel
    outbox.put(
        session,
        kind,
        asker.slack_id if own else question.channel,
        question.id,
        now,
        key=f"{kind}:{question.id}",
        thread_ts="" if question.place in {Place.FORM, Place.PRIVATE} else question.thread_ts,
        private_to=asker.slack_id if question.place is Place.PRIVATE else "",
        detail=detail,
    )
