"""When people are away: from and until, never why. It ends by itself."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.domain import people
from bot.domain.people import Person
from bot.errors import NotAllowed, Refused


class WrongOrder(Refused):
    """The last day lies before the first."""

    field = "absence.last"


class FirstMissing(Refused):
    """An absence begins some day."""

    field = "absence.first"


class Absence(Base):
    """`last_day` None: until further notice."""

    __tablename__ = "absences"
    __table_args__ = (Index("ix_absences_person_days", "person_id", "first_day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    set_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]


def register(session: Session, person: Person, first: date, last: date | None, by: Person, now: datetime) -> Absence:
    """For oneself, or by a consultant on behalf. The same days again are the same absence. Raises WrongOrder."""
    if by.id != person.id:
        people.must_be_consultant(by)
    if last is not None and last < first:
        raise WrongOrder
    known = [a for a in _of(session, person.id) if (a.first_day, a.last_day) == (first, last)]
    if known:
        return known[0]
    absence = Absence(person_id=person.id, first_day=first, last_day=last, set_by_id=by.id, created_at=now)
    session.add(absence)
    session.flush()
    return absence


def cancel(session: Session, absence_id: int, by: Person, now: datetime) -> Absence:
    absence = session.get(Absence, absence_id)
    if absence is None or (absence.person_id != by.id and not by.is_consultant):
        raise NotAllowed
    absence.cancelled_at = absence.cancelled_at or now
    return absence


def is_away(session: Session, person_id: int, day: date) -> bool:
    return any(a.first_day <= day and (a.last_day is None or day <= a.last_day) for a in _of(session, person_id))


def away_on(session: Session, person_ids: Collection[int], day: date) -> dict[int, Absence]:
    """Of these people, those who are away that day; the absence that lasts longest when there are several."""
    query = select(Absence).where(Absence.person_id.in_(person_ids), Absence.cancelled_at.is_(None))
    covering = query.where(Absence.first_day <= day, or_(Absence.last_day.is_(None), Absence.last_day >= day))
    longest_last = sorted(session.scalars(covering), key=lambda absence: absence.last_day or date.max)
    return {absence.person_id: absence for absence in longest_last}


def coming(session: Session, person_id: int, day: date) -> list[Absence]:
    """Absences that are not over yet, the next one first."""
    query = select(Absence).where(Absence.person_id == person_id, Absence.cancelled_at.is_(None))
    query = query.where(or_(Absence.last_day.is_(None), Absence.last_day >= day))
    return list(session.scalars(query.order_by(Absence.first_day, Absence.id)))


def all_standing(session: Session) -> list[Absence]:
    """Everybody's, past ones too: for those who plan many days at once."""
    return list(session.scalars(select(Absence).where(Absence.cancelled_at.is_(None))))


def _of(session: Session, person_id: int) -> list[Absence]:
    query = select(Absence).where(Absence.person_id == person_id, Absence.cancelled_at.is_(None))
    return list(session.scalars(query))
