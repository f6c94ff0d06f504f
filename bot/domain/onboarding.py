"""The first weeks of a new resource person: three short messages, one thing each, and a word to the consultant.

They are counted in working days from when the person first wrote to the bot, and wait for who is away.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Select, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.clock import local
from bot.database import Base
from bot.delivery import outbox
from bot.delivery.occurrences import Due, Occurrence
from bot.delivery.once import insert_once
from bot.domain import consultants, good_time, people, rules, workdays
from bot.domain.associations import Association
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.errors import NotAllowed

STEPS = ((MessageKind.START_PLAN, 2), (MessageKind.START_QUESTIONS, 4), (MessageKind.START_NETWORK, 4))
"""What comes, and so many working days after the one before it. What one takes over comes the day after one begins."""
FORGOTTEN_AFTER = timedelta(days=365)


class Onboarding(Base):
    """Once a person and association: who comes back knows the house."""

    __tablename__ = "onboardings"
    __table_args__ = (UniqueConstraint("person_id", "association_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    association_id: Mapped[int] = mapped_column(ForeignKey("associations.id", ondelete="CASCADE"))
    after_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))  # who held the post
    started_at: Mapped[datetime]
    stopped_at: Mapped[datetime | None]


def begin(session: Session, person: Person, now: datetime) -> None:
    """Somebody was put on the roster as a resource person. The consultant hears it at the next decent hour."""
    association = session.get(Association, person.association_id) if person.association_id else None
    if association is None or not person.is_resource_person:
        return
    if not insert_once(session, Onboarding, person_id=person.id, association_id=association.id, started_at=now):
        return
    row = session.scalars(_of(person)).one()
    for consultant in consultants.on_duty(session, association, local(now).date()):
        if consultant.slack_id:
            key = f"{MessageKind.STARTED}:{row.id}:{consultant.id}"
            at = good_time.soonest_for(session, consultant.id, now)
            outbox.put(session, MessageKind.STARTED, consultant.slack_id, row.id, now, key=key, not_before=at)


def takes_over(session: Session, person: Person, leaver: Person) -> None:
    """They were put on the roster in place of the other."""
    if (row := session.scalar(_of(person))) is not None:
        row.after_id = leaver.id


def planned(session: Session, start: datetime, end: datetime) -> list[Due]:
    """Each step after `start`, up to and including `end`, of those who have met the bot."""
    same = (Person.id == Onboarding.person_id) & (Person.association_id == Onboarding.association_id)
    query = select(Onboarding, Person).join(Person, same).where(Onboarding.stopped_at.is_(None))
    query = query.where(Person.left_on.is_(None), Onboarding.started_at > start - FORGOTTEN_AFTER)
    return [
        due
        for row, person in session.execute(query.order_by(Onboarding.id))
        if person.is_resource_person and person.slack_id and person.introduced_at
        for due in _steps(session, row, person)
        if start < due.at <= end and session.get(Occurrence, due.key) is None
    ]


def send(session: Session, due: Due, now: datetime) -> None:
    """A step that is late waits for a decent hour too."""
    for person_id in due.to:
        person = people.get(session, person_id)
        at = good_time.soonest_for(session, person.id, max(now, due.at))
        outbox.put(session, due.kind, person.slack_id or "", due.subject_id, now, key=due.key, not_before=at)


def stop(session: Session, person: Person, onboarding_id: int, now: datetime) -> None:
    """No more of them. Raises NotAllowed for everybody else."""
    row = session.get(Onboarding, onboarding_id)
    if row is None or row.person_id != person.id:
        raise NotAllowed
    row.stopped_at = row.stopped_at or now
    for kind, _ in STEPS:
        outbox.redraw(session, kind, row.id, now)


def standing(session: Session, onboarding_id: int) -> tuple[Onboarding, Person, Association] | None:
    """As long as the person still holds that post; None: nothing is to be said any more."""
    row = session.get(Onboarding, onboarding_id)
    person = session.get(Person, row.person_id) if row else None
    association = session.get(Association, row.association_id) if row else None
    if row is None or person is None or association is None:
        return None
    here = person.left_on is None and person.is_resource_person and person.association_id == association.id
    return (row, person, association) if here else None


def redraw_takeovers(session: Session, association_id: int, given_at: datetime, now: datetime) -> None:
    """An update from before somebody took over is not what it was; it may stand in what they were told."""
    told = Onboarding.association_id == association_id, Onboarding.after_id.is_not(None)
    ids = session.scalars(select(Onboarding.id).where(*told, Onboarding.started_at >= given_at)).all()
    outbox.redraw_each(session, MessageKind.START_TAKEOVER, ids, now)


def redraw_takeovers_after(session: Session, leaver_id: int, now: datetime) -> None:
    ids = session.scalars(select(Onboarding.id).where(Onboarding.after_id == leaver_id)).all()
    outbox.redraw_each(session, MessageKind.START_TAKEOVER, ids, now)


def _of(person: Person) -> Select[Onboarding]:
    same = Onboarding.person_id == person.id, Onboarding.association_id == person.association_id
    return select(Onboarding).where(*same)


def _steps(session: Session, row: Onboarding, person: Person) -> Iterator[Due]:
    kept = rules.of(session)
    day = local(max(row.started_at, person.introduced_at or row.started_at)).date()
    if row.after_id is not None:
        kind, morning = MessageKind.START_TAKEOVER, good_time.morning_from(kept, day + timedelta(days=1))
        at = good_time.soonest_for(session, person.id, morning)
        yield Due(kind, f"{kind}:{row.id}", at, row.id, (person.id,))
    for kind, count in STEPS:
        morning = good_time.morning_of(kept, workdays.working_days_after(kept, day, count))
        at = good_time.soonest_for(session, person.id, morning)
        yield Due(kind, f"{kind}:{row.id}", at, row.id, (person.id,))
        day = local(at).date()
