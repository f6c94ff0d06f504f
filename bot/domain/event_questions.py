"""What an event asks those who come: only what it needs. Health is the organiser's alone, and goes soon."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import clock
from bot.database import Base
from bot.delivery.occurrences import Due
from bot.domain import rules
from bot.domain.events import Event
from bot.domain.people import Person
from bot.errors import Refused

PURGE = "event_diet_purge"
_AT = time(4, 30)  # nobody is told, so it may be done at night


class TooManyQuestions(Refused):
    """More than an event may ask."""

    field = "event.questions"


class EventQuestion(Base):
    __tablename__ = "event_questions"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    label: Mapped[str] = mapped_column(String(150))
    sensitive: Mapped[bool] = mapped_column(default=False)


class QuestionAnswer(Base):
    __tablename__ = "event_question_answers"
    __table_args__ = (UniqueConstraint("question_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("event_questions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(String(500))


def ask(session: Session, event: Event, wanted: tuple[tuple[str, bool], ...]) -> None:
    """Make the event's questions these. One that stands already keeps its answers."""
    standing = {(q.label, q.sensitive): q for q in of(session, event.id)}
    for question in [q for key, q in standing.items() if key not in wanted]:
        session.delete(question)
    for position, (label, sensitive) in enumerate(dict.fromkeys(wanted)):
        row = standing.get((label, sensitive)) or EventQuestion(event_id=event.id, label=label, sensitive=sensitive)
        row.position = position
        session.add(row)
    session.flush()


def of(session: Session, event_id: int) -> list[EventQuestion]:
    query = select(EventQuestion).where(EventQuestion.event_id == event_id).order_by(EventQuestion.position)
    return list(session.scalars(query))


def save(session: Session, event_id: int, person: Person, texts: Mapping[int, str]) -> None:
    """A person's answers, by question id; an empty one is taken away."""
    own = answers_of(session, event_id, person.id)
    for question in of(session, event_id):
        text = texts.get(question.id, "").strip()[:500]
        row = own.get(question.id)
        if row is not None and not text:
            session.delete(row)
        elif row is not None:
            row.text = text
        elif text:
            session.add(QuestionAnswer(question_id=question.id, person_id=person.id, text=text))
    session.flush()


def answers_of(session: Session, event_id: int, person_id: int) -> dict[int, QuestionAnswer]:
    return {a.question_id: a for a in _answers(session, event_id) if a.person_id == person_id}


def seen_by(session: Session, event: Event, reader: Person) -> list[tuple[EventQuestion, list[QuestionAnswer]]]:
    """The answers this reader may see: consultants all but the sensitive ones, the organiser those too."""
    if not reader.is_consultant:
        return []
    answers = _answers(session, event.id)
    shown = [q for q in of(session, event.id) if not q.sensitive or reader.id == event.organiser_id]
    return [(q, [a for a in answers if a.question_id == q.id]) for q in shown]


def purge(session: Session, event_id: int) -> int:
    """Take away every sensitive answer. How many there were."""
    sensitive = {q.id for q in of(session, event_id) if q.sensitive}
    gone = [a for a in _answers(session, event_id) if a.question_id in sensitive]
    for answer in gone:
        session.delete(answer)
    session.flush()
    return len(gone)


def planned_purges(session: Session, start: datetime, end: datetime) -> list[Due]:
    """So many days after the event, whether it was held or cancelled."""
    kept = timedelta(days=rules.of(session).diet_kept_days)
    window = (clock.local(start).date() - kept - timedelta(days=2), clock.local(end).date() - kept)
    asking = select(EventQuestion.event_id).where(EventQuestion.sensitive)
    query = select(Event).where(Event.id.in_(asking), Event.last_day.between(*window)).order_by(Event.id)
    plans = [
        Due(PURGE, f"{PURGE}:{e.id}:{e.last_day}", _purge_time(e.last_day + kept), e.id) for e in session.scalars(query)
    ]
    return [due for due in plans if start < due.at <= end]


def _purge_time(last_kept: date) -> datetime:
    return clock.at_local(last_kept + timedelta(days=1), _AT)


def _answers(session: Session, event_id: int) -> list[QuestionAnswer]:
    query = select(QuestionAnswer).join(EventQuestion).where(EventQuestion.event_id == event_id)
    return list(session.scalars(query.order_by(QuestionAnswer.id)))
