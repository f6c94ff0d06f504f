"""After an event: who was there, what it gave, and which associations have been away for long. Nobody is ranked."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import clock
from bot.database import Base
from bot.delivery.occurrences import Due
from bot.domain import absences, associations, event_reminders, good_time, people, replies, rules
from bot.domain.associations import Association
from bot.domain.events import Audience, Event, EventState, EventType
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.domain.replies import Reply, Seat
from bot.errors import Refused

LAST_MEETINGS = 3


class NotOverYet(Refused):
    """Attendance and feedback come after the event."""


class Worth(StrEnum):
    """Was it worth the time?"""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Feedback(Base):
    """Two answers from one person. Consultants see them without a name; with so few, that is no anonymity."""

    __tablename__ = "event_feedback"
    __table_args__ = (UniqueConstraint("event_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    worth: Mapped[Worth] = mapped_column()
    next_time: Mapped[str] = mapped_column(String(1000), default="")
    at: Mapped[datetime]


def mark(session: Session, event: Event, were_there: Collection[int], by: Person, now: datetime) -> None:
    """`were_there`: person ids. Everyone else who had a seat was not; others are left unsaid."""
    people.must_be_consultant(by)
    must_be_over(event, now)
    for reply in replies.of(session, event.id):
        if reply.person_id in were_there:
            reply.attended = True
        elif reply.seat == Seat.TAKEN or reply.attended is not None:
            reply.attended = False


def by_association(session: Session, event: Event) -> dict[int, bool]:
    """Association id -> was anybody from there present? Those nothing is known about are left out."""
    told: dict[int, bool] = {}
    for reply in replies.of(session, event.id):
        if reply.association_id is not None and reply.attended is not None:
            told[reply.association_id] = told.get(reply.association_id, False) or reply.attended
    return told


def not_seen_lately(session: Session, consultant_id: int, now: datetime) -> list[Association]:
    """Own associations that were invited to the last three network meetings and came to none of them."""
    meetings = _last_network_meetings(session, now)
    if len(meetings) < LAST_MEETINGS:
        return []
    rows = [replies.of(session, meeting.id) for meeting in meetings]
    own = associations.portfolio(session, consultant_id, clock.local(now).date())
    return [a for a in own if all(_stayed_away(a.id, meeting_rows) for meeting_rows in rows)]


def give_feedback(session: Session, event: Event, person: Person, worth: Worth, next_time: str, now: datetime) -> None:
    """Once a person; a second time takes the place of the first."""
    must_be_over(event, now)
    replies.must_see(session, event, person, now)
    query = select(Feedback).where(Feedback.event_id == event.id, Feedback.person_id == person.id)
    row = session.scalar(query) or Feedback(event_id=event.id, person_id=person.id)
    row.worth, row.next_time, row.at = worth, next_time.strip()[:1000], now
    session.add(row)
    session.flush()


def feedback(session: Session, event: Event, reader: Person) -> list[Feedback]:
    people.must_be_consultant(reader)
    return list(session.scalars(select(Feedback).where(Feedback.event_id == event.id).order_by(Feedback.id)))


def write_minutes(event: Event, minutes: str, material: str, by: Person) -> None:
    people.must_be_consultant(by)
    event.minutes, event.material = minutes.strip(), material.strip()[:500]


def must_be_over(event: Event, now: datetime) -> None:
    if event.state != EventState.PUBLISHED or now < event.when.starts_at:
        raise NotOverYet


def planned(session: Session, start: datetime, end: datetime) -> list[Due]:
    """The morning after: the organiser is asked who came, those who came what it gave."""
    window = (clock.local(start).date() - timedelta(days=30), clock.local(end).date())
    states = (EventState.PUBLISHED, EventState.SCHEDULED)
    query = select(Event).where(Event.state.in_(states), Event.last_day.between(*window)).order_by(Event.id)
    dues: list[Due] = []
    for event in session.scalars(query):
        at = good_time.morning_from(rules.of(session), event.last_day + timedelta(days=1))
        if event.asks and start < at <= end:
            dues += _morning_after(session, event, at)
    return [due for due in dues if due.to]


def _morning_after(session: Session, event: Event, at: datetime) -> list[Due]:
    day = clock.local(at).date()
    marks, asks = MessageKind.EVENT_ATTENDANCE, MessageKind.EVENT_FEEDBACK
    dues = [Due(marks, f"{marks}:{event.id}", at, event.id, event_reminders.organiser_on(session, event, day))]
    if event.kind != EventType.STATUS_MEETING:
        came = [r.person_id for r in replies.of(session, event.id) if was_there(r)]
        to = tuple(p for p in came if not absences.is_away(session, p, day))
        dues.append(Due(asks, f"{asks}:{event.id}", at, event.id, to))
    return dues


def was_there(reply: Reply) -> bool:
    return reply.attended if reply.attended is not None else reply.seat == Seat.TAKEN


def _stayed_away(association_id: int, rows: list[Reply]) -> bool:
    own = [r for r in rows if r.association_id == association_id]
    return bool(own) and not any(was_there(r) for r in own)


def _last_network_meetings(session: Session, now: datetime) -> list[Event]:
    query = select(Event).where(
        Event.kind == EventType.NETWORK_MEETING,
        Event.state == EventState.PUBLISHED,
        Event.audience == Audience.ALL,
        Event.last_day < clock.local(now).date(),
    )
    return list(session.scalars(query.order_by(Event.last_day.desc()).limit(LAST_MEETINGS)))
