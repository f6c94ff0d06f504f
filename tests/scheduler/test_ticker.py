"""The ticker cannot stop in silence: whatever happens to its clockwork, it ticks again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from bot.clock import MovableClock, real_now
from bot.database import Sessions, connect, open_sessions
from bot.delivery.occurrences import Due
from scheduler.jobs import Job
from scheduler.ticker import Ticker
from tests.waiting import until


class Counting:
    """A job that is asked at each tick."""

    def __init__(self) -> None:
        self.asked = 0

    def planned(self, _session: Session, _start: datetime, _end: datetime) -> list[Due]:
        self.asked += 1
        return []

    def seen_again(self) -> None:
        before = self.asked
        until(lambda: self.asked > before, "it ticks")


@pytest.fixture
def counting() -> Counting:
    return Counting()


@pytest.fixture
def ticker(sessions: Sessions, counting: Counting) -> Iterator[Ticker]:
    ticking = Ticker(sessions, [Job("counting", counting.planned)], real_now, every=0.1)
    ticking.start()
    counting.seen_again()
    yield ticking
    ticking.stop()


def test_it_ticks(ticker: Ticker, counting: Counting) -> None:
    counting.seen_again()
    assert ticker.is_healthy


def test_a_dead_scheduler_thread_is_replaced(ticker: Ticker, counting: Counting) -> None:
    ticker._clockwork.shutdown(wait=True)
    counting.seen_again()


def test_a_lost_job_is_put_back(ticker: Ticker, counting: Counting) -> None:
    ticker._clockwork.remove_all_jobs()
    counting.seen_again()


def test_a_wall_clock_put_back_an_hour_stops_nothing(ticker: Ticker, counting: Counting) -> None:
    # What APScheduler is left with after such a jump: a next time that is an hour away.
    ticker._clockwork.modify_job("tick", next_run_time=datetime.now(UTC) + timedelta(hours=1))
    counting.seen_again()


def test_one_job_that_fails_does_not_hold_the_others_up(sessions: Sessions, counting: Counting) -> None:
    def fails(_session: Session, _start: datetime, _end: datetime) -> list[Due]:
        raise ZeroDivisionError

    ticking = Ticker(sessions, [Job("fails", fails), Job("counting", counting.planned)], real_now, every=0.1)
    ticking.start()
    counting.seen_again()
    counting.seen_again()
    ticking.stop()
    assert list(ticking.failing) == ["fails"]


def test_one_subject_that_fails_is_seen_from_outside_until_it_works_again(sessions: Sessions) -> None:
    now = real_now()
    faults = [ZeroDivisionError]

    def fire(_session: Session, _due: Due, _now: datetime) -> None:
        for fault in faults:
            raise fault

    due = Due("hour", "hour:1", now + timedelta(seconds=1), 1)
    job = Job("hours", lambda _session, start, end: [due] if start < due.at <= end else [], fire)
    clock = MovableClock(now)
    ticking = Ticker(sessions, [job], clock)
    ticking.tick()
    clock.advance(timedelta(seconds=2))
    ticking.tick()
    assert list(ticking.failing) == ["hours"]
    faults.clear()
    ticking.tick()
    assert ticking.failing == {}


def test_a_database_locked_by_another_program_is_waited_for_and_caught_up(
    fresh_database: object, tmp_path: Path
) -> None:
    url = fresh_database("sqlite")  # type: ignore[operator]
    engine = connect(url, busy_timeout_s=0.2)
    hours = [real_now() + timedelta(seconds=0.2 * step) for step in range(1, 11)]
    fired: list[str] = []

    def planned(_session: Session, start: datetime, end: datetime) -> list[Due]:
        return [Due("hour", f"hour:{n}", at, n) for n, at in enumerate(hours) if start < at <= end]

    job = Job("hours", planned, lambda _session, due, _now: fired.append(due.key))
    ticking = Ticker(open_sessions(engine), [job], real_now, every=0.1)
    ticking.start()
    until(lambda: fired, "the first hour")
    hog = sqlite3.connect(engine.url.database or "", isolation_level=None)
    hog.execute("BEGIN IMMEDIATE")
    held_until = real_now() + timedelta(seconds=1.5)  # longer than the ticker waits, several times
    until(lambda: real_now() > held_until, "the lock was held")
    hog.execute("ROLLBACK")
    hog.close()
    until(lambda: len(fired) == len(hours), "every hour after all")
    ticking.stop()
    engine.dispose()
    assert sorted(set(fired)) == sorted(fired)
