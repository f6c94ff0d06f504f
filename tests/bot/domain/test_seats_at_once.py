"""Ninety people press at once and there are twenty seats: nobody gets one too many, and nobody loses their place."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.database import Sessions, connect, open_sessions
from bot.domain import events, replies, replying, seats
from bot.domain.people import Person
from bot.domain.replies import Choice, Seat
from tests.bot.domain.gatherings import announced, network

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
ROOT = Path(__file__).parents[3]

PRESSES = """
import sys
from bot.database import connect, open_sessions
from tests.bot.domain.test_seats_at_once import press_all
url, event_id, ids = sys.argv[1], int(sys.argv[2]), [int(i) for i in sys.argv[3].split(",")]
engine = connect(url)
sessions = open_sessions(engine)
print("ready", flush=True)
sys.stdin.readline()
press_all(sessions, event_id, ids, at_once=15)
engine.dispose()
"""


def press(sessions: Sessions, event_id: int, person_id: int) -> None:
    with sessions.begin() as session:
        person = session.get_one(Person, person_id)
        replying.answer(session, event_id, person, Choice.YES, NOW)


def press_all(sessions: Sessions, event_id: int, person_ids: list[int], *, at_once: int) -> None:
    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(lambda person_id: press(sessions, event_id, person_id), person_ids))


def _ninety_invited(sessions: Sessions) -> tuple[int, list[int]]:
    with sessions.begin() as session:
        made = network(session, places=90)
        event = announced(session, made, NOW, seats=20)
        return event.id, [p.id for p in made.resource_persons]


def _must_be_right(sessions: Sessions, event_id: int) -> None:
    with sessions.begin() as session:
        event = events.get(session, event_id)
        rows = replies.of(session, event_id)
        taken = sorted(r.queue_no for r in rows if r.seat == Seat.TAKEN)
        assert taken == list(range(1, 21))
        assert [r.queue_no for r in seats.waiting_list(event, rows)] == list(range(21, 91))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Once before anything lands, twenty times with --everywhere, each on a database of its own."""
    times = 20 if metafunc.config.getoption("--everywhere") else 1
    metafunc.parametrize("run", range(1, times + 1))


@pytest.mark.usefixtures("run")
def test_ninety_presses_at_once_fill_twenty_seats_and_a_waiting_list_in_order(
    fresh_database: Callable[..., str], database_kind: str
) -> None:
    engine = connect(fresh_database(database_kind), busy_timeout_s=60)
    sessions = open_sessions(engine)
    event_id, ids = _ninety_invited(sessions)
    press_all(sessions, event_id, ids, at_once=30)
    _must_be_right(sessions, event_id)
    engine.dispose()


@pytest.mark.usefixtures("run")
def test_two_processes_on_postgresql_share_the_seats(fresh_database: Callable[..., str]) -> None:
    url = fresh_database("postgresql")
    engine = connect(url)
    sessions = open_sessions(engine)
    event_id, ids = _ninety_invited(sessions)
    halves = [",".join(str(i) for i in ids[start::2]) for start in (0, 1)]
    running = [_process(url, event_id, half) for half in halves]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in running:
        _go(process)
    for process in running:
        _, errors = process.communicate()
        assert process.returncode == 0, errors
    _must_be_right(sessions, event_id)
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _process(url: str, event_id: int, ids: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", PRESSES, url, str(event_id), ids]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, cwd=ROOT)


def _go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()
