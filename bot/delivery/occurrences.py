"""Each hour once: what the timetable has fired, by a key that only one process can take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.delivery.once import insert_once


@dataclass(frozen=True, slots=True)
class Due:
    """Something to be sent at an hour, about a subject. `to`: the people it goes to, by id."""

    kind: str
    key: str
    at: datetime
    subject_id: int
    to: tuple[int, ...] = ()


class Fate(StrEnum):
    FIRED = "fired"
    TOO_LATE = "too_late"  # we were down for so long that it would only confuse


class Occurrence(Base):
    __tablename__ = "occurrences"
    __table_args__ = (CheckConstraint("fate IN ('fired', 'too_late')", name="fate"),)

    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    kind: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(index=True)
    fate: Mapped[Fate] = mapped_column()
    recorded_at: Mapped[datetime]


class Schedule(Base):
    """How far a job has looked: everything up to `looked_until` is fired or recorded as too late."""

    __tablename__ = "schedules"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    looked_until: Mapped[datetime]


def claim(session: Session, due: Due, now: datetime, *, fate: Fate = Fate.FIRED) -> bool:
    """True for the one who may fire it, if their transaction stands."""
    about = {"kind": str(due.kind), "subject_id": due.subject_id, "at": due.at}
    return insert_once(session, Occurrence, key=due.key, fate=fate, recorded_at=now, **about)
