"""Three processes with a ticker each, killed again and again: every hour is used exactly once."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from itertools import cycle
from multiprocessing.process import BaseProcess

import pytest
from sqlalchemy import func, select

from bot.database import Sessions
from bot.delivery.occurrences import Occurrence
from bot.delivery.outbox import OutboxMessage
from tests.scheduler.ticking_process import tick_until_killed
from tests.waiting import until

HOURS, KILLS = 20, 10


def fired(sessions: Sessions) -> int:
    with sessions.begin() as session:
        return session.scalars(select(func.count()).select_from(Occurrence)).one()


class Trio:
    """Three processes on one database. Forked from one that has everything loaded, so they start quickly."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._forks = multiprocessing.get_context("forkserver")
        self._forks.set_forkserver_preload([tick_until_killed.__module__])
        self._running = [self._start("") for _ in range(3)]

    def replace(self, number: int, failpoint: str) -> None:
        """Kill one and start another, which will die by itself at the given place."""
        self._kill(self._running[number])
        self._running[number] = self._start(failpoint)

    def end(self) -> None:
        for process in self._running:
            self._kill(process)

    def _start(self, failpoint: str) -> BaseProcess:
        process = self._forks.Process(target=tick_until_killed, args=(self._url, failpoint), daemon=True)
        process.start()
        return process

    def _kill(self, process: BaseProcess) -> None:
        process.kill()
        process.join()


@pytest.fixture
def trio(database_url: str) -> Iterator[Trio]:
    three = Trio(database_url)
    yield three
    three.end()


def test_every_hour_is_used_exactly_once(sessions: Sessions, trio: Trio) -> None:
    places = cycle(("ticking:2", "ticked:2", ""))  # at the end of a tick's transaction, after it, anywhere
    for kill in range(KILLS):
        before = fired(sessions)
        until(lambda: fired(sessions) > before, "hours are used", within=60)  # noqa: B023
        trio.replace(kill % 3, next(places))
    until(lambda: fired(sessions) >= HOURS, "enough hours are used", within=60)
    trio.end()
    with sessions.begin() as session:
        used = sorted(session.scalars(select(Occurrence.subject_id)))
        sent = sorted(session.scalars(select(OutboxMessage.subject_id)))
    assert used == list(range(used[0], used[-1] + 1))  # none is missing
    assert sent == used  # and each was sent once
