"""Network meetings, theme meetings, training, study trips, status meetings and plain notices, and who is invited."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import clock
from bot.database import Base
from bot.domain import associations, people
from bot.domain.associations import Association
from bot.domain.people import Person, Role
from bot.domain.when import When
from bot.errors import NotAllowed, Refused


class EventType(StrEnum):
    NETWORK_MEETING = "network_meeting"
    THEME_MEETING = "theme_meeting"
    TRAINING = "training"
    STUDY_TRIP = "study_trip"
    STATUS_MEETING = "status_meeting"
    OTHER = "other"
    NOTICE = "notice"  # a plain message to an audience: no reply is asked


class Audience(StrEnum):
    ALL = "all"
    EXTENDED = "extended"
    GET2SPORT = "get2sport"
    PORTFOLIO = "portfolio"  # the organiser's own associations
    CHOSEN = "chosen"


class EventState(StrEnum):
    DRAFT = "draft"
    POLLING = "polling"  # its date is being found
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


class ImpossibleTime(Refused):
    """It would end before it starts."""

    field = "event.last_day"


class DayMissing(Refused):
    """Everything but a notice happens on a day."""

    field = "event.first_day"


class InThePast(Refused):
    """The event, or its publishing, lies behind us; or it would be published after it has begun."""

    field = "event.publish_day"


class DeadlineAfterStart(Refused):
    """The last day to answer is after the first day."""

    field = "event.reply_by"


class AttachmentTooLarge(Refused):
    """More than is sent on to others."""

    field = "event.file"


class AudienceEmpty(Refused):
    """Chosen associations, but none was chosen; or nobody there."""

    field = "event.associations"


class NobodyToAnswerFor(Refused):
    """Everyone it was for has left."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that stays in Slack. We know which it is and never keep what is in it."""

    file_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Details:
    """What a consultant says about an event: the whole form as values."""

    kind: EventType
    title: str
    when: When
    place: str = ""
    link: str = ""
    description: str = ""
    attachment: Attachment | None = None
    audience: Audience = Audience.ALL
    roles: tuple[Role, ...] = (Role.RESOURCE_PERSON,)
    association_ids: tuple[int, ...] = ()
    seats: int | None = None
    one_each: bool = False  # one seat per association before second persons
    reply_by: date | None = None  # "til og med" that day
    with_board: bool = False  # a status meeting where the board takes part
    questions: tuple[tuple[str, bool], ...] = field(default=())  # (question, sensitive)


class Event(Base):
    __tablename__ = "events"
    __table_args__ = (
        CheckConstraint("state IN ('draft', 'polling', 'scheduled', 'published', 'cancelled')", name="state"),
        CheckConstraint("seats IS NULL OR seats > 0", name="seats"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[EventType] = mapped_column()
    state: Mapped[EventState] = mapped_column(default=EventState.DRAFT, index=True)
    title: Mapped[str] = mapped_column(String(150))
    description: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(String(200), default="")
    link: Mapped[str] = mapped_column(String(500), default="")
    file_id: Mapped[str] = mapped_column(String(40), default="")
    file_name: Mapped[str] = mapped_column(String(255), default="")
    first_day: Mapped[date] = mapped_column(index=True)
    last_day: Mapped[date] = mapped_column(index=True)
    starts: Mapped[time | None]
    ends: Mapped[time | None]
    audience: Mapped[Audience] = mapped_column(default=Audience.ALL)
    roles: Mapped[str] = mapped_column(String(120), default=Role.RESOURCE_PERSON.value)  # comma-separated
    seats: Mapped[int | None]
    one_each: Mapped[bool] = mapped_column(default=False)
    reply_by: Mapped[date | None]
    with_board: Mapped[bool] = mapped_column(default=False)
    sequence: Mapped[int] = mapped_column(default=0)  # iCalendar: raised when time or place changes
    last_queue_no: Mapped[int] = mapped_column(default=0)
    organiser_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    publish_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    minutes: Mapped[str] = mapped_column(Text, default="")
    material: Mapped[str] = mapped_column(String(500), default="")

    @property
    def when(self) -> When:
        return When(self.first_day, self.last_day, self.starts, self.ends)

    @property
    def attachment(self) -> Attachment | None:
        return Attachment(self.file_id, self.file_name) if self.file_id else None

    @property
    def asks(self) -> bool:
        """Are people to answer whether they come?"""
        return self.kind != EventType.NOTICE

    @property
    def in_channel(self) -> bool:
        """Status meetings and parts of the network are never announced to everybody."""
        return self.audience == Audience.ALL and self.kind != EventType.STATUS_MEETING

    @property
    def deadline(self) -> datetime:
        """The last second one may answer in time; without a last day: until it starts."""
        return clock.end_of_day(self.reply_by) if self.reply_by else self.when.starts_at

    @property
    def chosen_roles(self) -> tuple[Role, ...]:
        return tuple(Role(r) for r in self.roles.split(",") if r)

    @property
    def uid(self) -> str:
        return f"event-{self.id}@ressourcebot"


class EventAssociation(Base):
    """One of the associations an event is for, when they were chosen by hand."""

    __tablename__ = "event_associations"
    __table_args__ = (UniqueConstraint("event_id", "association_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    association_id: Mapped[int] = mapped_column(ForeignKey("associations.id", ondelete="CASCADE"), index=True)


def create(session: Session, details: Details, by: Person, now: datetime) -> Event:
    """A draft: nobody but consultants sees it."""
    people.must_be_consultant(by)
    check(details)
    event = Event(organiser_id=by.id, created_at=now, changed_at=now)
    write(session, event, details)
    return event


def check(details: Details) -> None:
    """Raises the Refused that says what does not fit together."""
    if not details.when.is_possible:
        raise ImpossibleTime
    if details.reply_by and details.reply_by > details.when.first_day:
        raise DeadlineAfterStart
    if details.audience == Audience.CHOSEN and not details.association_ids:
        raise AudienceEmpty


def write(session: Session, event: Event, details: Details) -> None:
    """The form's values into the row, and the chosen associations beside it."""
    for name in ("kind", "title", "place", "link", "description", "audience", "seats", "one_each", "with_board"):
        setattr(event, name, getattr(details, name))
    event.reply_by = details.reply_by
    event.file_id, event.file_name = (a.file_id, a.name) if (a := details.attachment) else ("", "")
    event.roles = ",".join(details.roles)
    move(event, details.when)
    session.add(event)
    session.flush()
    for row in session.scalars(select(EventAssociation).where(EventAssociation.event_id == event.id)):
        session.delete(row)
    session.flush()
    for association_id in dict.fromkeys(details.association_ids):
        if session.get(Association, association_id) is None:
            raise NotAllowed
        session.add(EventAssociation(event_id=event.id, association_id=association_id))
    session.flush()


def move(event: Event, when: When) -> None:
    event.first_day, event.last_day, event.starts, event.ends = when.first_day, when.last_day, when.starts, when.ends


def get(session: Session, event_id: int) -> Event:
    event = session.get(Event, event_id)
    if event is None:
        raise NotAllowed
    return event


def locked(session: Session, event_id: int) -> Event:
    """The event, held until this transaction ends: seats are given out by one at a time.

    On SQLite every transaction is alone from its first statement (BEGIN IMMEDIATE); there FOR UPDATE is left out.
    """
    query = select(Event).where(Event.id == event_id).with_for_update().execution_options(populate_existing=True)
    event = session.scalar(query)
    if event is None:
        raise NotAllowed
    return event


def association_ids(session: Session, event_id: int) -> tuple[int, ...]:
    query = select(EventAssociation.association_id).where(EventAssociation.event_id == event_id)
    return tuple(session.scalars(query.order_by(EventAssociation.id)))


def audience(session: Session, event: Event, today: date) -> list[Person]:
    """Everyone the event is for today, by id."""
    meant = {a.id for a in _associations(session, event, today)}
    roles = event.chosen_roles
    tied = {Role.RESOURCE_PERSON, Role.BOARD_CONTACT}
    return [p for p in people.present(session, *roles) if p.role not in tied or p.association_id in meant]


def is_for(session: Session, event: Event, person: Person, today: date) -> bool:
    return any(p.id == person.id for p in audience(session, event, today))


def published(session: Session, from_day: date) -> list[Event]:
    """Announced and not yet over on that day, soonest first."""
    query = select(Event).where(Event.state == EventState.PUBLISHED, Event.last_day >= from_day)
    return list(session.scalars(query.order_by(Event.first_day, Event.starts, Event.id)))


def drafts(session: Session, by: Person) -> list[Event]:
    """What is not out yet. Consultants stand in for each other, so they see each other's."""
    people.must_be_consultant(by)
    waiting = (EventState.DRAFT, EventState.POLLING, EventState.SCHEDULED)
    return list(session.scalars(select(Event).where(Event.state.in_(waiting)).order_by(Event.first_day, Event.id)))


def _associations(session: Session, event: Event, today: date) -> list[Association]:
    match event.audience:
        case Audience.PORTFOLIO:
            return associations.portfolio(session, event.organiser_id or 0, today)
        case Audience.CHOSEN:
            chosen = set(association_ids(session, event.id))
            return [a for a in associations.running(session, today) if a.id in chosen]
    running = associations.running(session, today)
    if event.audience == Audience.EXTENDED:
        return [a for a in running if a.is_extended]
    return [a for a in running if a.get2sport] if event.audience == Audience.GET2SPORT else running
