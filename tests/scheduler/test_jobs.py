"""Each hour of the timetable is used once: after a stop, over a clock put back, on both nights the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import at_local, local
from bot.database import Sessions
from bot.delivery.occurrences import Due, Fate, Occurrence, Schedule
from bot.delivery.outbox import OutboxMessage
from bot.domain.people import Person, Role
from scheduler.jobs import Job, Ran, run, send_to_each, with_work

MARCH_NIGHT = date(2026, 3, 29)  # 02:00 becomes 03:00
OCTOBER_NIGHT = date(2026, 10, 25)  # 03:00 becomes 02:00


def daily(hour: time) -> Job:
    """Something at the same wall time every day."""

    def planned(_session: Session, start: datetime, end: datetime) -> list[Due]:
        day, last = local(start).date() - timedelta(days=1), local(end).date() + timedelta(days=1)
        hours = []
        while day <= last:
            at = at_local(day, hour)
            if start < at <= end:
                hours.append(Due("morning", f"morning:{day}", at, 1, (1,)))
            day += timedelta(days=1)
        return hours

    return Job("morning", planned)


@pytest.fixture
def maja(sessions: Sessions) -> Person:
    person = Person(id=1, name="Maja Prøve", email="maja@demo.example", role=Role.RESOURCE_PERSON, slack_id="U1")
    with sessions.begin() as session:
        session.add(person)
    return person


def tick(sessions: Sessions, job: Job, now: datetime) -> int:
    with sessions.begin() as session:
        return run(session, job, now).fired


def fates(sessions: Sessions) -> list[tuple[str, str]]:
    with sessions.begin() as session:
        rows = session.scalars(select(Occurrence).order_by(Occurrence.at))
        return [(local(row.at).strftime("%d/%m %H:%M"), row.fate) for row in rows]


def test_each_morning_has_one_message(sessions: Sessions, maja: Person) -> None:
    start = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)
    for step in range(72):
        tick(sessions, daily(time(8)), start + timedelta(hours=step))
    assert [day for day, _ in fates(sessions)] == ["02/03 08:00", "03/03 08:00", "04/03 08:00"]
    with sessions.begin() as session:
        keys = session.scalars(select(OutboxMessage.key).order_by(OutboxMessage.id)).all()
    assert keys == ["morning:2026-03-02:1", "morning:2026-03-03:1", "morning:2026-03-04:1"]


def test_what_came_before_the_first_start_is_not_sent(sessions: Sessions, maja: Person) -> None:
    assert tick(sessions, daily(time(8)), datetime(2026, 3, 2, 12, 0, tzinfo=UTC)) == 0
    assert fates(sessions) == []


def test_a_bot_that_was_down_for_an_hour_catches_up(sessions: Sessions, maja: Person) -> None:
    tick(sessions, daily(time(8)), datetime(2026, 3, 2, 6, 0, tzinfo=UTC))
    tick(sessions, daily(time(8)), datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
    assert fates(sessions) == [("02/03 08:00", Fate.FIRED)]


def test_what_is_much_too_late_is_recorded_and_not_sent(sessions: Sessions, maja: Person) -> None:
    tick(sessions, daily(time(8)), datetime(2026, 3, 2, 6, 0, tzinfo=UTC))
    tick(sessions, daily(time(8)), datetime(2026, 3, 3, 8, 0, tzinfo=UTC))
    assert fates(sessions) == [("02/03 08:00", Fate.TOO_LATE), ("03/03 08:00", Fate.FIRED)]


def test_a_clock_put_back_repeats_nothing(sessions: Sessions, maja: Person) -> None:
    for hour in (6, 7, 8, 9, 7, 8, 9, 10):
        tick(sessions, daily(time(8)), datetime(2026, 3, 2, hour, 30, tzinfo=UTC))
    assert fates(sessions) == [("02/03 08:00", Fate.FIRED)]


@pytest.mark.parametrize("night", [MARCH_NIGHT, OCTOBER_NIGHT], ids=["29 March", "25 October"])
@pytest.mark.parametrize("hour", [time(1, 30), time(2, 30), time(3, 30), time(8)], ids=str)
def test_the_nights_the_clocks_change_have_each_hour_once(
    sessions: Sessions, maja: Person, night: date, hour: time
) -> None:
    start = at_local(night - timedelta(days=1), time(12))
    for step in range(64):
        tick(sessions, daily(hour), start + timedelta(minutes=45 * step))
    shown = [day for day, _ in fates(sessions)]
    skipped = night == MARCH_NIGHT and hour == time(2, 30)
    first = f"{night:%d/%m} {'03:30' if skipped else hour.strftime('%H:%M')}"
    assert shown == [first, f"{night + timedelta(days=1):%d/%m} {hour:%H:%M}"]


def test_someone_who_left_gets_nothing_more(sessions: Sessions, maja: Person) -> None:
    with sessions.begin() as session:
        session.get_one(Person, 1).left_on = date(2026, 3, 1)
    tick(sessions, daily(time(8)), datetime(2026, 3, 2, 6, 0, tzinfo=UTC))
    tick(sessions, daily(time(8)), datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
    with sessions.begin() as session:
        assert session.scalars(select(OutboxMessage)).all() == []


def test_a_job_that_fails_leaves_its_hour_for_the_next_tick(sessions: Sessions, maja: Person) -> None:
    works = daily(time(8))

    def breaks(_session: Session, _due: Due, _now: datetime) -> None:
        raise ZeroDivisionError

    tick(sessions, works, datetime(2026, 3, 2, 6, 0, tzinfo=UTC))
    assert tick(sessions, Job("morning", works.planned, breaks), datetime(2026, 3, 2, 8, 0, tzinfo=UTC)) == 0
    assert tick(sessions, works, datetime(2026, 3, 2, 8, 1, tzinfo=UTC)) == 1


def test_one_subject_that_fails_keeps_nobody_else_waiting_and_is_tried_again(sessions: Sessions, maja: Person) -> None:
    eight = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
    due = [Due("hello", f"hello:{n}", eight, n, (1,)) for n in (1, 2, 3)]
    broken = {2}

    def fire(session: Session, due: Due, now: datetime) -> None:
        send_to_each(session, due, now)
        assert due.subject_id not in broken

    def said() -> list[str]:
        with sessions.begin() as session:
            return list(session.scalars(select(OutboxMessage.key).order_by(OutboxMessage.id)))

    def at(minutes: int) -> Ran:
        with sessions.begin() as session:
            return run(session, job, eight + timedelta(minutes=minutes))

    job = Job("hello", lambda _session, start, end: [one for one in due if start < one.at <= end], fire)
    at(-1)
    first, second = at(0), at(1)
    assert (first.fired, second.fired, said()) == (2, 0, ["hello:1:1", "hello:3:1"])
    assert first.error_id
    assert second.error_id
    broken.clear()
    assert at(2) == Ran(1, "")
    assert said() == ["hello:1:1", "hello:3:1", "hello:2:1"]
    assert at(3) == Ran(0, "")


def test_only_what_has_work_is_run_and_the_others_are_noted(sessions: Sessions, maja: Person) -> None:
    timetable = [Job("nothing", lambda *_: []), daily(time(8))]

    def busy(hour: int) -> list[str]:
        with sessions.begin() as session:
            return [job.name for job in with_work(session, timetable, datetime(2026, 3, 2, hour, 0, tzinfo=UTC))]

    def looked_until() -> dict[str, int]:
        with sessions.begin() as session:
            return {row.name: row.looked_until.hour for row in session.scalars(select(Schedule))}

    assert busy(5) == ["nothing", "morning"]  # nobody has looked yet
    for job in timetable:
        tick(sessions, job, datetime(2026, 3, 2, 5, 0, tzinfo=UTC))
    assert (busy(6), looked_until()) == ([], {"nothing": 6, "morning": 6})
    assert (busy(5), looked_until()) == ([], {"nothing": 6, "morning": 6})  # the clock was put back
    assert (busy(7), looked_until()) == (["morning"], {"nothing": 7, "morning": 6})  # eight o'clock in Copenhagen
