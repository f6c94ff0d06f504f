"""A resource person who is about to stop writes down what is worth knowing: for who takes over, and the consultant."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import ForeignKey, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.clock import local
from bot.database import Base
from bot.delivery import outbox
from bot.delivery.once import insert_once
from bot.domain import consultants, good_time, onboarding
from bot.domain.associations import Association
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.errors import NotAllowed, Refused

TEXT_MAX = 2000
KEPT = timedelta(days=365)  # after the last day


class LastDayBehind(Refused):
    """Who is asked to write something down needs time for it."""

    field = "departure.last_day"


class LastDayMissing(Refused):
    field = "departure.last_day"


class NothingWrittenDown(Refused):
    field = "departure.text"


class Departure(Base):
    """`text`: empty until something has been written."""

    __tablename__ = "departures"
    __table_args__ = (UniqueConstraint("person_id", "association_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    association_id: Mapped[int] = mapped_column(ForeignKey("associations.id", ondelete="CASCADE"), index=True)
    last_day: Mapped[date] = mapped_column(index=True)
    asked_at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text, default="")
    written_at: Mapped[datetime | None]


def ask(session: Session, leaver: Person, association: Association, last_day: date | None, now: datetime) -> None:
    """Have them write it down while they still have access. Raises LastDayMissing, LastDayBehind, NotAllowed."""
    if not leaver.is_resource_person:
        raise NotAllowed
    if last_day is None:
        raise LastDayMissing
    if last_day < local(now).date():
        raise LastDayBehind
    insert_once(
        session,
        Departure,
        person_id=leaver.id,
        association_id=association.id,
        last_day=last_day,
        asked_at=now,
        text="",
    )
    row = session.scalars(
        select(Departure).where(Departure.person_id == leaver.id, Departure.association_id == association.id)
    ).one()
    row.last_day = last_day
    if leaver.slack_id:
        key, at = f"{MessageKind.DEPARTURE}:{row.id}", good_time.soonest_for(session, leaver.id, now)
        outbox.put(session, MessageKind.DEPARTURE, leaver.slack_id, row.id, now, key=key, not_before=at)
        outbox.redraw(session, MessageKind.DEPARTURE, row.id, now)


def own(session: Session, person: Person, departure_id: int) -> Departure:
    """Theirs, as long as they hold the post. Raises NotAllowed."""
    row = session.get(Departure, departure_id)
    if row is None or row.person_id != person.id or row.association_id != person.association_id:
        raise NotAllowed
    return row


def write(session: Session, person: Person, departure_id: int, text: str, now: datetime) -> None:
    """Again and again until they stop; the consultant has the latest. Raises NothingWrittenDown, NotAllowed."""
    row = own(session, person, departure_id)
    if not text.strip():
        raise NothingWrittenDown
    row.text, row.written_at = text.strip()[:TEXT_MAX], now
    association = session.get_one(Association, row.association_id)
    for consultant in consultants.on_duty(session, association, local(now).date()):
        if consultant.slack_id:
            key = f"{MessageKind.DEPARTURE_NOTE}:{row.id}:{consultant.id}"
            at = good_time.soonest_for(session, consultant.id, now)
            outbox.put(session, MessageKind.DEPARTURE_NOTE, consultant.slack_id, row.id, now, key=key, not_before=at)
    for kind in (MessageKind.DEPARTURE, MessageKind.DEPARTURE_NOTE):
        outbox.redraw(session, kind, row.id, now)


def forget(session: Session, person: Person, now: datetime) -> None:
    """Their words are about to go: also from where they were read."""
    ids = session.scalars(select(Departure.id).where(Departure.person_id == person.id)).all()
    outbox.redraw_each(session, MessageKind.DEPARTURE_NOTE, ids, now)
    onboarding.redraw_takeovers_after(session, person.id, now)


def note(session: Session, leaver_id: int | None, association_id: int) -> str:
    """What the one who left wrote down for this post; empty when nothing."""
    same = Departure.person_id == leaver_id, Departure.association_id == association_id
    return session.scalar(select(Departure.text).where(*same)) or ""
