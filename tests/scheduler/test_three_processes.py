"""Three processes with a ticker each, killed again and again: every hour is used exactly once."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from itertools import cycle
from multiprocessing.process import BaseProcess

import pytest
from sqlalchemy import func, select

from bot.database import Sessions, connect, open_sessions
from bot.delivery.occurrences import Occurrence
from bot.delivery.outbox import OutboxMessage
from tests.databases import KINDS
from tests.scheduler.ticking_process import tick_until_killed
from tests.waiting import until

HOURS, KILLS = 20, 10


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, fresh_database: Callable[..., str]) -> str:
    return fresh_database(request.param)


def fired(sessions: Sessions) -> int:
    with sessions.begin() as session:
        return session.scalars(select(func.count()).select_from(Occurrence)).one()


def start(url: str, failpoint: str = "") -> BaseProcess:
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload([tick_until_killed.__module__])
    process = forks.Process(target=tick_until_killed, args=(url, failpoint), daemon=True)
    process.start()
    return process


def test_every_hour_is_used_exactly_once(url: str) -> None:
    engine = connect(url)
    sessions = open_sessions(engine)
    running = [start(url) for _ in range(3)]
    places = cycle(("ticking:2", "ticked:2", ""))  # at the end of a tick's transaction, after it, anywhere
    for kill in range(KILLS):
        before = fired(sessions)
        until(lambda: fired(sessions) > before, "hours are used")  # noqa: B023
        running[kill % 3].kill()
        running[kill % 3].join()
        running[kill % 3] = start(url, next(places))
    until(lambda: fired(sessions) >= HOURS, "enough hours are used")
    for process in running:
        process.kill()
        process.join()
    with sessions.begin() as session:
        used = sorted(session.scalars(select(Occurrence.subject_id)))
        sent = sorted(session.scalars(select(OutboxMessage.subject_id)))
    engine.dispose()
    assert used == list(range(used[0], used[-1] + 1))  # none is missing
    assert sent == used  # and each was sent once
