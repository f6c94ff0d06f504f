"""What a line of the timetable is: when something is due, and what is then done. Each hour is used once, late or never.

A tick looks at the time since the last one: a bot that was down catches up, and a clock put back repeats nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.delivery import outbox, switches
from bot.delivery.occurrences import Due, Fate, Schedule, claim
from bot.delivery.once import insert_once
from bot.delivery.workers import attempt
from bot.domain import homes
from bot.domain.people import Person

Planned = Callable[[Session, datetime, datetime], list[Due]]
"""What is due after `start`, up to and including `end`. Pure: the same list says what is coming in 30 days."""

_log = structlog.get_logger()


def send_to_each(session: Session, due: Due, now: datetime) -> None:
    """One message of the due's kind to each person it is for."""
    for person_id in due.to:
        person = session.get(Person, person_id)
        if person is None or person.left_on is not None or not person.slack_id:
            _log.info("not_in_slack", kind=due.kind, person=person_id)
            continue
        key = f"{due.key}:{person_id}"
        outbox.put(session, due.kind, person.slack_id, due.subject_id, now, key=key, not_before=due.at)


@dataclass(frozen=True, slots=True)
class Job:
    name: str
    planned: Planned
    fire: Callable[[Session, Due, datetime], None] = send_to_each
    max_late: timedelta = timedelta(hours=6)  # older than this it would only confuse: recorded, not sent


def with_work(session: Session, timetable: Sequence[Job], now: datetime) -> list[Job]:
    """Those for which something became due, or that were never looked at. The others, nearly always all, are noted."""
    names = [job.name for job in timetable]
    rows = session.scalars(select(Schedule).where(Schedule.name.in_(names)).with_for_update(skip_locked=True))
    looked = {row.name: row for row in rows}
    found = [job for job in timetable if job.name not in looked or _dues(session, job, looked[job.name], now)]
    for name in looked.keys() - {job.name for job in found}:
        looked[name].looked_until = max(looked[name].looked_until, now)
    return found


@dataclass(frozen=True, slots=True)
class Ran:
    """How many were fired, and the id of the latest error; empty when all went well."""

    fired: int = 0
    error_id: str = ""


def run(session: Session, job: Job, now: datetime) -> Ran:
    """Everything of this job that became due since it was last looked at. One transaction.

    What fails is left out of it and tried again at the next look, which therefore begins no later than this one.
    """
    looked = session.scalar(select(Schedule).where(Schedule.name == job.name).with_for_update(skip_locked=True))
    if looked is None:  # the first look of all, or another process is at it
        insert_once(session, Schedule, name=job.name, looked_until=now)
        return Ran()
    fired, error_id = 0, ""
    for due in _dues(session, job, looked, now):
        ours, failed = _alone(session, job, due, now)
        fired, error_id = fired + ours, failed or error_id
    if fired:
        homes.something_changed(session, now)
    if not error_id:
        looked.looked_until = max(looked.looked_until, now)
    return Ran(fired, error_id)


def _dues(session: Session, job: Job, looked: Schedule, now: datetime) -> list[Due]:
    if now <= looked.looked_until:
        return []  # the clock was put back
    return sorted(job.planned(session, looked.looked_until, now), key=lambda due: (due.at, due.key))


def _alone(session: Session, job: Job, due: Due, now: datetime) -> tuple[bool, str]:
    """Whether it was fired, and the id of what went wrong. One subject that fails takes only itself back."""
    ours: list[bool] = []

    def settle() -> None:
        with session.begin_nested():
            ours.append(_settle(session, job, due, now))

    error_id = attempt(f"{job.name} {due.key}", settle)
    return not error_id and ours[0], error_id


def _settle(session: Session, job: Job, due: Due, now: datetime) -> bool:
    """True: it was ours to fire."""
    if now - due.at > job.max_late:
        claim(session, due, now, fate=Fate.TOO_LATE)
        return False
    if not claim(session, due, now):
        return False
    restored_at = switches.restored_at(session)
    with outbox.doubting(session) if restored_at and due.at < restored_at else nullcontext():
        job.fire(session, due, now)
    return True
