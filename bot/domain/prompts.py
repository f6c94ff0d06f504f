"""Who is asked for a status, and when: on working days, outside the summer break, never while away; reminded once.

Two people on one post share one prompt. A vacant post asks nobody; the consultant is told once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.clock import at_local, local
from bot.database import Base
from bot.delivery import outbox
from bot.delivery.occurrences import Due, Occurrence
from bot.domain import absences, associations, people, rhythm, rules, workdays
from bot.domain.associations import Association
from bot.domain.messages import MessageKind
from bot.domain.people import Person, Role
from bot.errors import NotAllowed

REMIND_AFTER = 2  # working days
_LONGEST_STEP = timedelta(days=31)
_LOOK_BACK = timedelta(days=62)  # a prompt may be shifted through the summer break, and reminded after


class StatusPrompt(Base):
    """One question to one association. `day`: the day the rhythm pointed at, not the day it was sent."""

    __tablename__ = "status_prompts"
    __table_args__ = (UniqueConstraint("association_id", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    association_id: Mapped[int] = mapped_column(ForeignKey("associations.id", ondelete="CASCADE"))
    day: Mapped[date]
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    skipped_at: Mapped[datetime | None]
    waits_until: Mapped[date | None]  # "not now": asked again that day, and reminded after it

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.skipped_at is None


@dataclass(frozen=True, slots=True)
class Planned:
    """`day`: what the rhythm said. `at`, `to`: when it is asked, and whom."""

    association: Association
    day: date
    at: datetime
    to: tuple[int, ...]


def planned_prompts(session: Session, start: datetime, end: datetime) -> list[Due]:
    """Every prompt after `start`, up to and including `end`. The subject is the association."""
    return [
        Due(MessageKind.STATUS_PROMPT, _prompt_key(p), p.at, p.association.id, p.to)
        for p in _all(session, start, end)
        if p.to and start < p.at <= end
    ]


def planned_reminders(session: Session, start: datetime, end: datetime) -> list[Due]:
    """One reminder after two working days, to those present then, unless it has been answered by that time."""
    return [
        due
        for p in _all(session, start - _LOOK_BACK, end)
        if p.to and (due := _reminder(session, p, start)) is not None and start < due.at <= end
    ]


def planned_vacancies(session: Session, start: datetime, end: datetime) -> list[Due]:
    """Where nobody holds the post when it would have been asked: the consultant hears it once a vacancy."""
    dues: dict[str, Due] = {}
    for p in _all(session, start, end):
        if p.to or not p.association.consultant_id or not start < p.at <= end:
            continue
        key = f"{MessageKind.POST_VACANT}:{p.association.id}:{_vacant_since(session, p.association.id)}"
        if session.get(Occurrence, key) is None:
            dues.setdefault(
                key, Due(MessageKind.POST_VACANT, key, p.at, p.association.id, (p.association.consultant_id,))
            )
    return list(dues.values())


def ask(session: Session, due: Due, now: datetime) -> None:
    """The prompt becomes a row, and a message to each who shares the post."""
    day = date.fromisoformat(due.key.rpartition(":")[2])
    prompt = StatusPrompt(association_id=due.subject_id, day=day, asked_at=due.at)
    session.add(prompt)
    session.flush()
    for person_id in due.to:
        person = session.get(Person, person_id)
        if person is not None and person.slack_id:
            key = f"{due.key}:{person_id}"
            outbox.put(session, due.kind, person.slack_id, prompt.id, now, key=key, not_before=due.at)


def own_prompt(session: Session, person: Person, prompt_id: int) -> StatusPrompt:
    prompt = session.get(StatusPrompt, prompt_id)
    if prompt is None or not person.is_resource_person or prompt.association_id != person.association_id:
        raise NotAllowed
    return prompt


def answered(session: Session, association_id: int, now: datetime) -> None:
    """A sign of life answers every question that is open: the messages lose their buttons."""
    for prompt in _open(session, association_id):
        prompt.answered_at = now
        _redraw(session, prompt, now)


def skip(session: Session, prompt: StatusPrompt, now: datetime) -> None:
    if prompt.is_open:
        prompt.skipped_at = now
        _redraw(session, prompt, now)


def wait(session: Session, prompt: StatusPrompt, person: Person, day: date, now: datetime) -> datetime:
    """Ask this person again on that day, or the first good one after it."""
    day = _first_good(session, (person,), day) or day
    at = at_local(day, rhythm.hour_of(session, person.id))
    prompt.waits_until = day
    if person.slack_id:
        key = f"status-again:{prompt.id}:{person.id}:{day}"
        outbox.put(session, MessageKind.STATUS_PROMPT, person.slack_id, prompt.id, now, key=key, not_before=at)
    return at


def next_prompt(session: Session, association: Association, now: datetime) -> datetime | None:
    ahead = now + 2 * _LONGEST_STEP
    times = [p.at for p in _of(session, association, now, ahead) if p.to and p.at > now]
    return min(times, default=None)


def _all(session: Session, start: datetime, end: datetime) -> Iterator[Planned]:
    for association in associations.running(session, local(end).date()):
        yield from _of(session, association, start, end)


def _of(session: Session, association: Association, start: datetime, end: datetime) -> Iterator[Planned]:
    """Each pointed-at day moved to a good one, unless the next pointed-at day comes first."""
    own = rhythm.of(session, association.id)
    staff = people.resource_persons(session, association.id)
    first, last = local(start - _LOOK_BACK).date(), local(end).date()
    pointed = list(rhythm.days(own, first, last + _LONGEST_STEP))
    for index, day in enumerate(pointed):
        following = pointed[index + 1] if index + 1 < len(pointed) else None
        good = _first_good(session, tuple(staff), day)
        if day > last or good is None or (following and 2 * (following - good) < following - day):
            continue  # moved so far that the next one is nearer
        here = [p for p in staff if not absences.is_away(session, p.id, good)]
        hour = rhythm.hour_of(session, here[0].id) if here else rhythm.USUAL_HOUR
        yield Planned(association, day, at_local(good, hour), tuple(p.id for p in here))


def _first_good(session: Session, staff: tuple[Person, ...], day: date) -> date | None:
    """The first working day from `day` on, outside the summer break, when one of them is there. None: not in reach."""
    kept = rules.of(session)
    for offset in range(_LOOK_BACK.days):
        candidate = day + timedelta(days=offset)
        if not workdays.is_working_day(kept, candidate) or workdays.is_summer_break(kept, candidate):
            continue
        if not staff or any(not absences.is_away(session, p.id, candidate) for p in staff):
            return candidate
    return None


def _reminder(session: Session, planned: Planned, start: datetime) -> Due | None:
    query = select(StatusPrompt).where(StatusPrompt.association_id == planned.association.id)
    prompt = session.scalar(query.where(StatusPrompt.day == planned.day))
    if (prompt is None and planned.at <= start) or (prompt is not None and not prompt.is_open):
        return None
    since = max(local(planned.at).date(), (prompt.waits_until if prompt else None) or date.min)
    staff = tuple(people.resource_persons(session, planned.association.id))
    day = _first_good(session, staff, workdays.working_days_after(rules.of(session), since, REMIND_AFTER))
    here = [p for p in staff if day and not absences.is_away(session, p.id, day)]
    if day is None or not here:
        return None
    key = f"{MessageKind.STATUS_REMINDER}:{planned.association.id}:{planned.day}"
    subject = prompt.id if prompt else planned.association.id
    return Due(MessageKind.STATUS_REMINDER, key, _at(session, day, here[0]), subject, tuple(p.id for p in here))


def _at(session: Session, day: date, person: Person) -> datetime:
    hour: time = rhythm.hour_of(session, person.id)
    return at_local(day, hour)


def _prompt_key(planned: Planned) -> str:
    return f"{MessageKind.STATUS_PROMPT}:{planned.association.id}:{planned.day}"


def _open(session: Session, association_id: int) -> list[StatusPrompt]:
    query = select(StatusPrompt).where(
        StatusPrompt.association_id == association_id,
        StatusPrompt.answered_at.is_(None),
        StatusPrompt.skipped_at.is_(None),
    )
    return list(session.scalars(query))


def _redraw(session: Session, prompt: StatusPrompt, now: datetime) -> None:
    for kind in (MessageKind.STATUS_PROMPT, MessageKind.STATUS_REMINDER):
        outbox.redraw(session, kind, prompt.id, now)


def _vacant_since(session: Session, association_id: int) -> str:
    """The day the last one left; the same word as long as nobody has come."""
    query = select(Person.left_on).where(Person.association_id == association_id, Person.role == Role.RESOURCE_PERSON)
    days = [day for day in session.scalars(query) if day]
    return max(days).isoformat() if days else "never"
