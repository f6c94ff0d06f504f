"""The consultants' digests: when each is due, who reads it, and the rule that everything is told in exactly one.

Every update goes into one digest, also a late one or one whose association changed consultant; every association is
counted in one digest a period.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String, and_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.clock import at_local, local
from bot.database import Base
from bot.delivery import outbox
from bot.delivery.occurrences import Due
from bot.domain import absences, associations, digest_lines, people, rhythm, rules, workdays
from bot.domain.associations import Association
from bot.domain.messages import MessageKind
from bot.domain.people import Person, Role
from bot.domain.updates import StatusUpdate
from bot.errors import NotAllowed, Refused

ANCHOR = date(2025, 1, 6)  # a Monday: fortnights are counted from it, so that week 53 changes nothing
USUAL_HOUR = time(8)
FRIDAY = 4
LOOK_BACK = timedelta(days=21)  # a digest may be moved past a long holiday


class Pace(StrEnum):
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"  # the first such weekday of the month


class OutsideHours(Refused):
    """A digest comes within working hours."""

    field = "digest.hour"


class PeriodUnknown(Refused):
    """The period asked for could not be read."""


class DigestRhythm(Base):
    """A consultant's own choice; without a row: every Monday at eight. `weekday`: Monday is 0."""

    __tablename__ = "digest_rhythms"
    __table_args__ = (
        CheckConstraint("pace IN ('weekly', 'fortnightly', 'monthly')", name="pace"),
        CheckConstraint("weekday BETWEEN 0 AND 4", name="weekday"),
    )

    consultant_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    pace: Mapped[Pace] = mapped_column(default=Pace.WEEKLY)
    weekday: Mapped[int] = mapped_column(default=0)
    hour: Mapped[time] = mapped_column(default=USUAL_HOUR)


class Digest(Base):
    """One consultant's period, `since` < t <= `until`, as it was sent."""

    __tablename__ = "digests"
    __table_args__ = (Index("ix_digests_consultant_until", "consultant_id", "until"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(80), unique=True)
    consultant_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    since: Mapped[datetime]
    until: Mapped[datetime]


class DigestAssociation(Base):
    """An association counted in a digest, and whether it was heard from in that period."""

    __tablename__ = "digest_associations"

    digest_id: Mapped[int] = mapped_column(ForeignKey("digests.id", ondelete="CASCADE"), primary_key=True)
    association_id: Mapped[int] = mapped_column(
        ForeignKey("associations.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    heard: Mapped[bool]


def rhythm_of(session: Session, consultant_id: int) -> DigestRhythm:
    found = session.get(DigestRhythm, consultant_id)
    return found or DigestRhythm(consultant_id=consultant_id, pace=Pace.WEEKLY, weekday=0, hour=USUAL_HOUR)


def choose(session: Session, consultant: Person, pace: Pace, weekday: int, hour: time) -> None:
    """Raises OutsideHours."""
    people.must_be_consultant(consultant)
    if not rhythm.within_hours(rules.of(session), hour):
        raise OutsideHours
    session.merge(DigestRhythm(consultant_id=consultant.id, pace=pace, weekday=weekday, hour=hour))


def planned(session: Session, start: datetime, end: datetime) -> list[Due]:
    """Every digest after `start`, up to and including `end`. The subject is the consultant it is about."""
    dues = []
    for consultant in people.present(session, Role.CONSULTANT):
        chosen = rhythm_of(session, consultant.id)
        days = _days(chosen, local(start - LOOK_BACK).date(), local(end).date())
        # Two that a long holiday moves to the same moment are one: the later of them.
        for at, day in {at_local(_working(session, day), chosen.hour): day for day in days}.items():
            if start < at <= end:
                key = f"{MessageKind.DIGEST}:{consultant.id}:{day}"
                dues.append(Due(MessageKind.DIGEST, key, at, consultant.id, (reader_of(session, consultant, at),)))
    return dues


def reader_of(session: Session, consultant: Person, at: datetime) -> int:
    """The consultant, or the stand-in while the consultant is away."""
    day = local(at).date()
    stand_in = session.get(Person, consultant.stand_in_id) if consultant.stand_in_id else None
    if stand_in is None or not absences.is_away(session, consultant.id, day):
        return consultant.id
    here = stand_in.is_consultant and stand_in.left_on is None and stand_in.slack_id is not None
    return stand_in.id if here and not absences.is_away(session, stand_in.id, day) else consultant.id


def send(session: Session, due: Due, now: datetime) -> None:
    """Close the period, and put the digest into the outbox. With nobody to read it the period stays open."""
    readers = [reader for reader in (session.get(Person, number) for number in due.to) if reader and reader.slack_id]
    if not readers:
        return
    digest = close_period(session, people.get(session, due.subject_id), due.at, due.key)
    digest_lines.ask_for(session, digest.id, now)
    for reader in readers:
        key = f"{due.key}:{reader.id}"
        outbox.put(session, MessageKind.DIGEST, reader.slack_id or "", digest.id, now, key=key, not_before=due.at)


def close_period(session: Session, consultant: Person, until: datetime, key: str) -> Digest:
    """Decide what this digest tells: the updates nobody was told of yet, the associations nobody counted since."""
    since = since_of(session, consultant, until)
    digest = Digest(key=key, consultant_id=consultant.id, since=since, until=until)
    session.add(digest)
    session.flush()
    session.execute(update(StatusUpdate).where(is_untold(consultant, until)).values(digest_id=digest.id))
    told = select(StatusUpdate.association_id).where(StatusUpdate.digest_id == digest.id)
    heard = set(session.scalars(told.distinct()))
    mine = [a.id for a in associations.portfolio(session, consultant.id, local(until).date())]
    session.add_all(
        DigestAssociation(digest_id=digest.id, association_id=each, heard=each in heard)
        for each in uncounted(session, mine, since)
    )
    session.flush()
    return digest


def since_of(session: Session, consultant: Person, until: datetime) -> datetime:
    """The end of the consultant's last period; for the first digest one period back."""
    query = select(Digest.until).where(Digest.consultant_id == consultant.id, Digest.until < until)
    last = session.scalar(query.order_by(Digest.until.desc()).limit(1))
    days = {Pace.WEEKLY: 7, Pace.FORTNIGHTLY: 14, Pace.MONTHLY: 31}[rhythm_of(session, consultant.id).pace]
    return last or until - timedelta(days=days)


def is_untold(consultant: Person, until: datetime) -> ColumnElement[bool]:
    """Updates no digest has told yet, from the associations that are the consultant's now, ended ones too."""
    own = select(Association.id).where(Association.consultant_id == consultant.id)
    return and_(
        StatusUpdate.digest_id.is_(None),
        StatusUpdate.association_id.in_(own),
        StatusUpdate.withdrawn_at.is_(None),
        StatusUpdate.given_at <= until,
    )


def uncounted(session: Session, association_ids: list[int], since: datetime) -> list[int]:
    """Those that no other consultant's digest has counted after `since`."""
    query = (
        select(DigestAssociation.association_id)
        .join(Digest, Digest.id == DigestAssociation.digest_id)
        .where(DigestAssociation.association_id.in_(association_ids), Digest.until > since)
    )
    counted = set(session.scalars(query))
    return [association_id for association_id in association_ids if association_id not in counted]


def readable(session: Session, reader: Person, digest_id: int) -> Digest:
    """One's own, and one that was sent to the stand-in. Raises NotAllowed for every other."""
    people.must_be_consultant(reader)
    digest = session.get(Digest, digest_id)
    if digest is None:
        raise NotAllowed
    sent_to = {row.recipient for row in outbox.about(session, MessageKind.DIGEST, digest.id)}
    if reader.id != digest.consultant_id and reader.slack_id not in sent_to:
        raise NotAllowed
    return digest


def _working(session: Session, day: date) -> date:
    kept = rules.of(session)
    return day if workdays.is_working_day(kept, day) else workdays.next_working_day(kept, day)


def _days(chosen: DigestRhythm, first: date, last: date) -> Iterator[date]:
    anchor = ANCHOR + timedelta(days=chosen.weekday)
    step = 14 if chosen.pace == Pace.FORTNIGHTLY else 7
    day = anchor + timedelta(days=step * max(0, -(-(first - anchor).days // step)))
    while day <= last:
        if chosen.pace != Pace.MONTHLY or day.day <= 7:  # noqa: PLR2004  the first of its weekday in the month
            yield day
        day += timedelta(days=step)
