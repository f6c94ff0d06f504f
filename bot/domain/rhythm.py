"""How often an association is asked for a status: from an anchor day, at a pace of its own, at each person's hour."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, time, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.domain import rules
from bot.domain.people import Person
from bot.domain.rules import Rules
from bot.errors import Refused

FIRST_TUESDAY = date(2025, 1, 7)  # the anchor of those who chose none: the year the partnerships began
USUAL_HOUR = time(10)


class Pace(StrEnum):
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    OFF = "off"


class OutsideHours(Refused):
    """Nobody is written to outside working hours."""

    field = "rhythm.hour"


class Rhythm(Base):
    __tablename__ = "rhythms"
    __table_args__ = (CheckConstraint("pace IN ('weekly', 'fortnightly', 'monthly', 'off')", name="pace"),)

    association_id: Mapped[int] = mapped_column(ForeignKey("associations.id", ondelete="CASCADE"), primary_key=True)
    pace: Mapped[Pace] = mapped_column(default=Pace.FORTNIGHTLY)
    anchor: Mapped[date] = mapped_column(default=FIRST_TUESDAY)


class OwnHour(Base):
    __tablename__ = "own_hours"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    hour: Mapped[time]


def of(session: Session, association_id: int) -> Rhythm:
    """Its own, or the usual one: every 14 days from the first Tuesday."""
    return session.get(Rhythm, association_id) or usual(association_id)


def usual(association_id: int) -> Rhythm:
    return Rhythm(association_id=association_id, pace=Pace.FORTNIGHTLY, anchor=FIRST_TUESDAY)


def decide(session: Session, association_id: int, pace: Pace, anchor: date) -> Rhythm:
    found = session.get(Rhythm, association_id)
    if found is None:
        found = Rhythm(association_id=association_id)
        session.add(found)
    found.pace, found.anchor = pace, anchor
    session.flush()
    return found


def hour_of(session: Session, person_id: int) -> time:
    """The person's own hour; when working hours have changed since, the nearest that still fits."""
    own = session.scalar(select(OwnHour.hour).where(OwnHour.person_id == person_id))
    return fitting(rules.of(session), own or USUAL_HOUR)


def fitting(kept: Rules, hour: time) -> time:
    return min(max(hour, kept.day_starts), kept.day_ends)


def choose_hour(session: Session, person: Person, hour: time) -> None:
    """Raises OutsideHours."""
    if not within_hours(rules.of(session), hour):
        raise OutsideHours
    session.merge(OwnHour(person_id=person.id, hour=hour))


def within_hours(kept: Rules, hour: time) -> bool:
    return kept.day_starts <= hour <= kept.day_ends


def days(rhythm: Rhythm, first: date, last: date) -> Iterator[date]:
    """The days the rhythm points at, from `first` to `last`. Day counts, so week 53 and New Year change nothing."""
    if rhythm.pace == Pace.OFF or last < rhythm.anchor:
        return
    if rhythm.pace == Pace.MONTHLY:
        yield from (d for d in _monthly(rhythm.anchor, max(first, rhythm.anchor), last) if first <= d <= last)
        return
    step = timedelta(days=7 if rhythm.pace == Pace.WEEKLY else 14)
    behind = max(first - rhythm.anchor, timedelta())
    day = rhythm.anchor + step * -(-behind // step)
    while day <= last:
        yield day
        day += step


def _monthly(anchor: date, first: date, last: date) -> Iterator[date]:
    """The anchor's day of the month; the last day of a month that is shorter."""
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        day = date(year, month, min(anchor.day, calendar.monthrange(year, month)[1]))
        if day >= anchor:
            yield day
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)  # noqa: PLR2004
