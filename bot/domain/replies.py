"""Who was invited, what each answered and who holds a seat: one row a person and event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import clock
from bot.database import Base
from bot.domain import events
from bot.domain.events import Event, EventState
from bot.domain.people import Person
from bot.errors import NotAllowed


class Choice(StrEnum):
    NONE = "none"
    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class Seat(StrEnum):
    NONE = "none"
    TAKEN = "taken"
    WAITING = "waiting"
    OFFERED = "offered"  # held until the person says yes or no, or time runs out


class Reply(Base):
    """A seat goes with a yes: taken, waited for or offered. Without seats to share, a yes is a seat."""

    __tablename__ = "event_replies"
    __table_args__ = (
        UniqueConstraint("event_id", "person_id"),
        CheckConstraint("choice IN ('none', 'yes', 'maybe', 'no')", name="choice"),
        CheckConstraint("seat IN ('none', 'taken', 'waiting', 'offered')", name="seat"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    association_id: Mapped[int | None] = mapped_column(ForeignKey("associations.id", ondelete="SET NULL"))
    invited_at: Mapped[datetime]
    choice: Mapped[Choice] = mapped_column(default=Choice.NONE)
    seat: Mapped[Seat] = mapped_column(default=Seat.NONE)
    queue_no: Mapped[int] = mapped_column(default=0)  # order on the waiting list
    comment: Mapped[str] = mapped_column(String(500), default="")
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    late: Mapped[bool] = mapped_column(default=False)
    asked_again: Mapped[bool] = mapped_column(default=False)  # time or place changed since the answer
    changes: Mapped[int] = mapped_column(default=0)
    offer_no: Mapped[int] = mapped_column(default=0)
    offer_until: Mapped[datetime | None]
    attended: Mapped[bool | None]

    @property
    def holds_seat(self) -> bool:
        return self.seat in {Seat.TAKEN, Seat.OFFERED}

    def calendar_version(self, event: Event) -> int:
        """SEQUENCE in this person's calendar: raised by a new time or place, and by their own coming and going."""
        return event.sequence + self.changes


@dataclass(frozen=True, slots=True)
class Counts:
    coming: int = 0
    maybe: int = 0
    declined: int = 0
    silent: int = 0
    waiting: int = 0
    unconfirmed: int = 0  # answered before time or place changed
    free: int | None = None


def invite(session: Session, event: Event, now: datetime) -> list[Reply]:
    """A row for everyone it is for who has none yet. The caller holds the event."""
    standing = {r.person_id for r in of(session, event.id)}
    fresh = [p for p in events.audience(session, event, clock.local(now).date()) if p.id not in standing]
    rows = [_row(event, person, now) for person in fresh]
    session.add_all(rows)
    session.flush()
    return rows


def of(session: Session, event_id: int) -> list[Reply]:
    """All rows of an event as the database has them now, not as this session once read them."""
    query = select(Reply).where(Reply.event_id == event_id).order_by(Reply.id)
    return list(session.scalars(query.execution_options(populate_existing=True)))


def find(session: Session, event_id: int, person_id: int) -> Reply | None:
    query = select(Reply).where(Reply.event_id == event_id, Reply.person_id == person_id)
    return session.scalar(query.execution_options(populate_existing=True))


def get(session: Session, reply_id: int) -> Reply:
    reply = session.get(Reply, reply_id)
    if reply is None:
        raise NotAllowed
    return reply


def own(session: Session, event: Event, person: Person, now: datetime) -> Reply:
    """The person's row, made when they are invited but came after the invitation. Raises NotAllowed for others."""
    reply = find(session, event.id, person.id)
    if reply is not None:
        return reply
    if not events.is_for(session, event, person, clock.local(now).date()):
        raise NotAllowed
    reply = _row(event, person, now)
    session.add(reply)
    session.flush()
    return reply


def sees(session: Session, event: Event, person: Person, now: datetime) -> bool:
    """Invited people and consultants see an announced event and the names on it."""
    if person.is_consultant:
        return True
    if event.published_at is None:
        return False
    invited = find(session, event.id, person.id) is not None
    return invited or events.is_for(session, event, person, clock.local(now).date())


def must_see(session: Session, event: Event, person: Person, now: datetime) -> None:
    if not sees(session, event, person, now):
        raise NotAllowed


def coming_for(session: Session, person: Person, now: datetime) -> list[tuple[Event, Reply | None]]:
    """What is coming that this person may see, soonest first, with their own row when they were invited."""
    today = clock.local(now).date()
    listed = [e for e in events.published(session, today) if e.asks and e.when.ends_at > now]
    return [(e, find(session, e.id, person.id)) for e in listed if sees(session, e, person, now)]


def past_for(session: Session, person: Person, today: date) -> list[Event]:
    """What was held that this person was invited to, latest first."""
    query = select(Event).where(Event.state == EventState.PUBLISHED, Event.last_day < today)
    held = [e for e in session.scalars(query.order_by(Event.last_day.desc(), Event.id.desc())) if e.asks]
    return [e for e in held if person.is_consultant or find(session, e.id, person.id)][:20]


def unanswered(session: Session, event_ids: Collection[int], association_ids: Collection[int]) -> dict[int, set[int]]:
    """For each event the invited associations from which nobody has answered since time and place last changed."""
    query = (
        select(Reply.event_id, Reply.association_id, Reply.choice, Reply.asked_again)
        .join(Person, Person.id == Reply.person_id)
        .where(Reply.event_id.in_(event_ids), Reply.association_id.in_(association_ids), Person.left_on.is_(None))
    )
    invited: dict[int, set[int | None]] = defaultdict(set)
    answered: dict[int, set[int | None]] = defaultdict(set)
    for event_id, association_id, choice, asked_again in session.execute(query):
        invited[event_id].add(association_id)
        if choice != Choice.NONE and not asked_again:
            answered[event_id].add(association_id)
    return {event_id: {a for a in found - answered[event_id] if a} for event_id, found in invited.items()}


def counts(event: Event, rows: list[Reply]) -> Counts:
    coming = [r for r in rows if r.seat == Seat.TAKEN]
    held = sum(r.holds_seat for r in rows)
    return Counts(
        coming=len(coming),
        maybe=sum(r.choice == Choice.MAYBE for r in rows),
        declined=sum(r.choice == Choice.NO for r in rows),
        silent=sum(r.choice == Choice.NONE for r in rows),
        waiting=sum(r.seat == Seat.WAITING for r in rows),
        unconfirmed=sum(r.asked_again for r in rows),
        free=None if event.seats is None else max(0, event.seats - held),
    )


def _row(event: Event, person: Person, now: datetime) -> Reply:
    return Reply(event_id=event.id, person_id=person.id, association_id=person.association_id, invited_at=now)
