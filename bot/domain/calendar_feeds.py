"""A person's own calendar address: a secret one can subscribe to, and take back."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime, timedelta

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import clock
from bot.database import Base
from bot.domain.events import Event, EventState
from bot.domain.people import Person
from bot.domain.replies import Choice, Reply, Seat

PATH = "/kalender/"  # + the secret + ".ics"
_BACK = timedelta(days=90)


class CalendarFeed(Base):
    """Only the secret's hash is kept: who reads the database cannot read along."""

    __tablename__ = "calendar_feeds"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]


def new_token(session: Session, person: Person, now: datetime) -> str:
    """A new secret; an older address stops working."""
    token = secrets.token_urlsafe(24)
    session.merge(CalendarFeed(person_id=person.id, token_hash=_hash(token), made_at=now))
    return token


def owner(session: Session, token: str) -> Person | None:
    """Whose address this is; nobody's once they have left."""
    query = select(Person).join(CalendarFeed, CalendarFeed.person_id == Person.id)
    return session.scalar(query.where(CalendarFeed.token_hash == _hash(token), Person.left_on.is_(None)))


def events_of(session: Session, person: Person, now: datetime) -> list[Event]:
    """What they come to or may come to, from the last three months on; cancelled ones too, marked so."""
    since: date = clock.local(now).date() - _BACK
    mine = select(Reply.event_id).where(
        Reply.person_id == person.id, (Reply.seat == Seat.TAKEN) | (Reply.choice == Choice.MAYBE)
    )
    shown = (EventState.PUBLISHED, EventState.CANCELLED)
    query = select(Event).where(Event.id.in_(mine), Event.state.in_(shown), Event.last_day >= since)
    return list(session.scalars(query.order_by(Event.first_day, Event.id)))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
