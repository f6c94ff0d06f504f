"""Whether an answer helped: one word a person and question, changed as often as one likes; never shown with a name."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.domain import sharing
from bot.domain.people import Person
from bot.domain.questions import Place, Question
from bot.errors import NotAllowed


class Fault(StrEnum):
    WRONG = "wrong"
    OUTDATED = "outdated"
    MISUNDERSTOOD = "misunderstood"
    INCOMPLETE = "incomplete"


class AnswerFeedback(Base):
    __tablename__ = "answer_feedback"
    __table_args__ = (CheckConstraint("fault IN ('wrong', 'outdated', 'misunderstood', 'incomplete')", name="fault"),)

    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True)
    helped: Mapped[bool]
    fault: Mapped[Fault | None] = mapped_column()
    text: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]


def say(session: Session, person: Person, question_id: int, now: datetime, *, helped: bool) -> AnswerFeedback:
    """Pressed the other way: the first word is taken back, and what was written with it. Raises NotAllowed."""
    question = session.get(Question, question_id)
    if question is None or not _may_judge(session, person, question):
        raise NotAllowed
    row = AnswerFeedback(question_id=question_id, person_id=person.id, helped=helped, fault=None, text="", at=now)
    return session.merge(row)


def explain(session: Session, person: Person, question_id: int, fault: Fault, text: str, now: datetime) -> None:
    row = say(session, person, question_id, now, helped=False)
    row.fault, row.text = fault, text.strip()


def _may_judge(session: Session, person: Person, question: Question) -> bool:
    """Its asker, and those it was answered or shown to: what only the asker sees is nobody else's to judge."""
    if question.asker_id == person.id or question.place is Place.CHANNEL:
        return True
    return sharing.is_shared(session, question)
