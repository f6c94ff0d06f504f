"""Slow work is done after the ack: once, again after a failure, and at last given up with an apology."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import MovableClock
from bot.database import Sessions
from bot.delivery import inbox
from bot.delivery.bell import Bell
from bot.delivery.claims import Holder
from bot.delivery.inbox import Received
from bot.delivery.work import Desk, Work
from bot.delivery.workers import Worker
from tests.waiting import until


class Kitchen:
    """Answers questions; the first `failures` tries go wrong."""

    def __init__(self, failures: int = 0) -> None:
        self.failures, self.done, self.apologies = failures, [], []  # type: ignore[var-annotated]

    def do(self, subject_id: int) -> None:
        if self.failures:
            self.failures -= 1
            raise TimeoutError
        self.done.append(subject_id)

    def give_up(self, _session: Session, subject_id: int, error_id: str, _now: datetime) -> None:
        self.apologies.append((subject_id, error_id))


def desk(sessions: Sessions, clock: MovableClock, kitchen: Kitchen, lease: timedelta = timedelta(minutes=5)) -> Desk:
    return Desk(sessions, {"question": Work(kitchen.do, kitchen.give_up)}, clock, Holder(lease))


def ask(sessions: Sessions, clock: MovableClock, subject_id: int = 7) -> None:
    with sessions.begin() as session:
        assert inbox.first_time(session, f"msg:C1:{subject_id}", clock(), kind="question", subject_id=subject_id)


def state(sessions: Sessions) -> str:
    with sessions.begin() as session:
        return session.scalars(select(Received.state)).one()


def test_work_is_done_once(sessions: Sessions, clock: MovableClock) -> None:
    kitchen = Kitchen()
    ask(sessions, clock)
    worker = desk(sessions, clock, kitchen)
    assert worker.step()
    assert not worker.step()
    assert (kitchen.done, state(sessions)) == ([7], "done")


def test_what_fails_is_tried_again_after_a_moment(sessions: Sessions, clock: MovableClock) -> None:
    kitchen = Kitchen(failures=2)
    ask(sessions, clock)
    worker = desk(sessions, clock, kitchen)
    assert worker.step()
    assert not worker.step()
    for _ in range(2):
        clock.advance(timedelta(seconds=10))
        assert worker.step()
    assert (kitchen.done, kitchen.apologies) == ([7], [])


def test_after_three_tries_the_person_gets_an_apology_with_an_id(sessions: Sessions, clock: MovableClock) -> None:
    kitchen = Kitchen(failures=9)
    ask(sessions, clock)
    worker = desk(sessions, clock, kitchen)
    for _ in range(5):
        worker.step()
        clock.advance(timedelta(seconds=10))
    [(subject_id, error_id)] = kitchen.apologies
    assert (subject_id, len(error_id), state(sessions)) == (7, 8, "failed")


def test_work_left_by_a_dead_process_is_done_by_the_next(sessions: Sessions, clock: MovableClock) -> None:
    class Killed(BaseException):
        """Nothing catches it, as nothing catches kill -9."""

    class Deadly(Kitchen):
        def do(self, subject_id: int) -> None:
            raise Killed(subject_id)

    ask(sessions, clock)
    dying = desk(sessions, clock, Deadly(), lease=timedelta(0))
    with pytest.raises(Killed):
        dying.step()
    kitchen = Kitchen()
    assert desk(sessions, clock, kitchen).step()
    assert kitchen.done == [7]


def test_a_worker_wakes_when_work_is_committed_and_survives_a_failure(sessions: Sessions, clock: MovableClock) -> None:
    bell, kitchen, failures = Bell(sessions), Kitchen(), [1]
    cook = desk(sessions, clock, kitchen)

    def step() -> bool:
        if failures:
            failures.pop()
            raise OSError
        return cook.step()

    worker = Worker("kitchen", step, bell, look_every=0.05)
    worker.start()
    ask(sessions, clock)
    until(lambda: kitchen.done == [7], "the question is answered")
    worker.stop()
    assert worker.join(10)
