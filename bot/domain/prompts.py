"""Who is asked for a status, and when: on working days, outside the summer break, never while away; reminded once.

Two people on one post share one prompt. A vacant post asks nobody; the consultant is told once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.clock import at_local, local
from bot.database import Base
from bot.delivery import outbox
from bot.delivery.occurrences import Due, Occurrence, claim
from bot.delivery.once import insert_once
from bot.domain import asking_days, good_time, rhythm, rules, workdays
from bot.domain.asking_days import Planned, Post
from bot.domain.associations import Association
from bot.domain.messages import MessageKind
from bot.domain.people import Person, Role
from bot.errors import NotAllowed

REMIND_AFTER = 2  # working days
SPARED = timedelta(days=3)  # who has said how it goes is not asked the same so soon
REMIND_WITHIN = timedelta(days=62)  # a reminder too may be moved through the summer break


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


def planned_prompts(session: Session, start: datetime, end: datetime) -> list[Due]:
    """Every prompt after `start`, up to and including `end`. The subject is the association."""
    known = _known(session, start)
    return [
        Due(MessageKind.STATUS_PROMPT, _key(MessageKind.STATUS_PROMPT, p), p.at, p.post.association.id, p.to)
        for p in asking_days.planned(session, start, end)
        if p.to and start < p.at <= end and not _is_settled(known, p)
    ]


def planned_reminders(session: Session, start: datetime, end: datetime) -> list[Due]:
    """One reminder after two working days, to those present then, unless it has been answered by that time."""
    known = _known(session, start)
    dues = (
        _reminder(session, p, known.get((p.post.association.id, p.day)), start)
        for p in asking_days.planned(session, start - REMIND_WITHIN, end)
        if p.to and not _is_settled(known, p)
    )
    return [due for due in dues if due and start < due.at <= end]


def planned_vacancies(session: Session, start: datetime, end: datetime) -> list[Due]:
    """Where nobody holds the post when it would have been asked: the consultant hears it once a vacancy."""
    dues: dict[str, Due] = {}
    kind = MessageKind.POST_VACANT
    for p in asking_days.planned(session, start, end):
        association = p.post.association
        if p.post.hours or not association.consultant_id or not start < p.at <= end:
            continue
        key = f"{kind}:{association.id}:{_vacant_since(session, association.id)}"
        if session.get(Occurrence, key) is None:
            dues.setdefault(key, Due(kind, key, p.at, association.id, (association.consultant_id,)))
    return list(dues.values())


def ask(session: Session, due: Due, now: datetime) -> None:
    """The prompt becomes a row, and a message to each who shares the post."""
    day = date.fromisoformat(due.key.rpartition(":")[2])
    insert_once(session, StatusPrompt, association_id=due.subject_id, day=day, asked_at=due.at)
    query = select(StatusPrompt).where(StatusPrompt.association_id == due.subject_id, StatusPrompt.day == day)
    prompt = session.scalars(query).one()
    for person_id in due.to if prompt.is_open else ():
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
    """A sign of life answers every question that is open, whose messages lose their buttons, and one about to come."""
    for prompt in _open(session, association_id):
        prompt.answered_at = now
        _redraw(session, prompt, now)
    for p in _around(session, association_id, now):
        if now < p.at <= now + SPARED:
            insert_once(session, StatusPrompt, association_id=association_id, day=p.day, asked_at=now, answered_at=now)


def skip(session: Session, prompt: StatusPrompt, now: datetime) -> None:
    if prompt.is_open:
        prompt.skipped_at = now
        _redraw(session, prompt, now)


def wait(session: Session, prompt: StatusPrompt, person: Person, day: date, now: datetime) -> datetime:
    """Ask this person again on that day, or the first good one after it."""
    post = _post(session, prompt.association_id, now)
    own = replace(post, hours={person.id: rhythm.hour_of(session, person.id)})
    day = asking_days.first_good(rules.of(session), own, day) or day
    at = at_local(day, own.hours[person.id])
    prompt.waits_until = day
    if person.slack_id:
        key = f"status-again:{prompt.id}:{person.id}:{day}"
        outbox.put(session, MessageKind.STATUS_PROMPT, person.slack_id, prompt.id, now, key=key, not_before=at)
    return at


def next_prompt(session: Session, association: Association, now: datetime) -> datetime | None:
    post = _post(session, association.id, now)
    ahead = asking_days.of_post(rules.of(session), post, now, now + 2 * asking_days.LONGEST_STEP)
    known = _known(session, now)
    return min((p.at for p in ahead if p.to and p.at > now and not _is_settled(known, p)), default=None)


@contextmanager
def kept_up(session: Session, person: Person, now: datetime) -> Iterator[None]:
    """While the person's days or hours change: a question that lay ahead and now would lie behind is asked at once."""
    if not person.is_resource_person or not person.association_id or person.left_on is not None:
        yield
        return
    place = person.association_id
    ahead = {p.day for p in _around(session, place, now) if p.at > now}
    yield
    session.flush()
    for p in _around(session, place, now):
        at = good_time.soonest(rules.of(session), now)
        due = Due(MessageKind.STATUS_PROMPT, _key(MessageKind.STATUS_PROMPT, p), at, place, p.to)
        if p.day in ahead and p.at <= now and claim(session, due, now):
            ask(session, due, now)


def _around(session: Session, association_id: int, now: datetime) -> list[Planned]:
    first, last = now - asking_days.LONGEST_STEP, now + asking_days.LONGEST_STEP
    theirs = [p for p in asking_days.posts(session, local(last).date()) if p.association.id == association_id]
    return [p for post in theirs for p in asking_days.of_post(rules.of(session), post, first, last) if p.to]


def _post(session: Session, association_id: int, now: datetime) -> Post:
    found = [p for p in asking_days.posts(session, local(now).date()) if p.association.id == association_id]
    if not found:
        raise NotAllowed
    return found[0]


def _known(session: Session, start: datetime) -> dict[tuple[int, date], StatusPrompt]:
    since = (start - asking_days.REACH - REMIND_WITHIN).date()
    rows = session.scalars(select(StatusPrompt).where(StatusPrompt.day >= since))
    return {(row.association_id, row.day): row for row in rows}


def _is_settled(known: Mapping[tuple[int, date], StatusPrompt], planned: Planned) -> bool:
    prompt = known.get((planned.post.association.id, planned.day))
    return prompt is not None and not prompt.is_open


def _reminder(session: Session, planned: Planned, prompt: StatusPrompt | None, start: datetime) -> Due | None:
    """A prompt of the past that was never sent is not reminded of; one to come is, as far as anybody knows."""
    if prompt is None and planned.at <= start:
        return None
    kept, post = rules.of(session), planned.post
    asked = [local(prompt.asked_at).date(), prompt.waits_until or date.min] if prompt else []
    since = max(local(planned.at).date(), *asked) if asked else local(planned.at).date()
    day = asking_days.first_good(kept, post, workdays.working_days_after(kept, since, REMIND_AFTER))
    to = post.there(day) if day else ()
    if day is None or not to:
        return None
    kind = MessageKind.STATUS_REMINDER
    subject = prompt.id if prompt else post.association.id
    return Due(kind, _key(kind, planned), at_local(day, post.hours[to[0]]), subject, to)


def _key(kind: MessageKind, planned: Planned) -> str:
    return f"{kind}:{planned.post.association.id}:{planned.day}"


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
