"""Two processes on one PostgreSQL get the same hundred forms at the same time: a hundred updates."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from bot.database import Sessions, connect, open_sessions
from bot.domain import plans, reporting
from bot.domain.associations import Association
from bot.domain.people import Person
from bot.domain.reporting import Report
from bot.domain.updates import Said, StatusUpdate
from tests.bot.domain.network import Network

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
ROOT = Path(__file__).parents[3]

SUBMITS = """
import sys
from bot.database import connect, open_sessions
from tests.bot.domain.test_updates_in_two_processes import submit
engine = connect(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
for pair in sys.argv[2].split(","):
    person_id, area_id = pair.split(":")
    submit(open_sessions(engine), int(person_id), int(area_id))
engine.dispose()
"""


def submit(sessions: Sessions, person_id: int, area_id: int) -> None:
    with sessions.begin() as session:
        report = Report(Said(f"Fra {person_id}", (area_id,)), obstacle="Mangler haltid")
        reporting.give(session, session.get_one(Person, person_id), report, f"form:V{person_id}", NOW)


def test_two_processes_store_each_form_once(fresh_database: Callable[..., str]):
    url = fresh_database("postgresql")
    engine = connect(url)
    with open_sessions(engine).begin() as session:
        pairs = ",".join(f"{person}:{area}" for person, area in _a_hundred(Network(session)))
    workers = [_start(url, pairs) for _ in range(2)]
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        assert worker.communicate("go\n", timeout=120)[1] == ""
        assert worker.returncode == 0

    with open_sessions(engine)() as session:
        authors = list(session.scalars(select(StatusUpdate.author_id)))
    engine.dispose()
    assert len(authors) == len(set(authors)) == 100


def _a_hundred(network: Network) -> list[tuple[int, int]]:
    made = []
    for number in range(100):
        association: Association = network.association()
        person = network.resource_person(association, f"Person {number}")
        made.append((person.id, plans.open_areas(network.session, association, NOW)[0].id))
    return made


def _start(url: str, pairs: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", SUBMITS, url, pairs]
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
