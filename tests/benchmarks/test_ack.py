"""How long Slack waits for us: a slash command that stores a question, beside a bare Bolt echo with one durable insert.

Each in the same mode, through the stand-in workspace, with the same SQLite settings, interleaved in one run.
Aim: at most one and a half times as long.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import App
from sqlalchemy import delete, event, text

from bot.app import bolt, slack_client
from bot.clock import MovableClock
from bot.database import connect
from bot.delivery.inbox import Received
from bot.delivery.outbox import OutboxMessage
from bot.workspace import Command, Workspace
from tests.conversations.town import http_door, open_town, socket_door
from tests.databases import fresh

ROUNDS = 300
MOST_RATIO = 1.5


def echo(workspace: Workspace, folder: Path) -> App:
    engine = connect(f"sqlite:///{folder / 'echo.sqlite'}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE said (id INTEGER PRIMARY KEY, words TEXT)"))
    app = bolt(slack_client(workspace.bot_token, workspace.api_url))

    @app.command("/spoerg")
    def hear(ack: Callable[..., None], body: dict[str, str]) -> None:
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO said (words) VALUES (:words)"), {"words": body["text"]})
        ack("hørt")

    return app


@contextmanager
def other_town(folder: Path, *, http: bool) -> Iterator[Workspace]:
    """A workspace whose only bot is the echo."""
    workspace = Workspace().start()
    workspace.offers((Command("/spoerg", "", ""),), ())
    with (http_door if http else socket_door)(echo(workspace, folder), workspace):
        yield workspace
    workspace.stop()


def _write_through(connection: Any, _record: object) -> None:
    """What is kept is on the disk before the ack: as outside the tests, and as the echo does it."""
    connection.execute("PRAGMA synchronous=FULL")


@pytest.mark.bench
@pytest.mark.parametrize("http", [False, True], ids=["socket", "http"])
def test_an_ack_costs_little_more_than_an_echo_with_one_insert(tmp_path: Path, *, http: bool) -> None:
    with (
        fresh("sqlite", tmp_path) as url,
        open_town(url, tmp_path / "data", MovableClock(), http=http) as town,
        other_town(tmp_path, http=http) as elsewhere,
    ):
        event.listen(town.bot.house.engine, "connect", _write_through)
        town.bot.house.engine.dispose()
        town.bot.stop()  # nothing else writes meanwhile: the ack alone is measured
        peer = elsewhere.person("Emil Ekko")
        ours, theirs = [], []
        for number in range(ROUNDS):
            for person, times in ((town.aisha, ours), (peer, theirs)):
                started = time.perf_counter()
                assert person.command("/spoerg", f"Hvem godkender handleplanen? {number}")
                times.append(1000 * (time.perf_counter() - started))
        with town.database() as session:  # nobody is left to answer them
            session.execute(delete(Received))
            session.execute(delete(OutboxMessage))
        for name, times in (("ours", ours), ("echo + insert", theirs)):
            p99 = statistics.quantiles(times, n=100)[98]
            print(f"{name:15} p50 {statistics.median(times):.2f} ms  p99 {p99:.2f} ms")
        ratio = statistics.median(ours) / statistics.median(theirs)
        print(f"ratio of medians {ratio:.2f}")
        assert ratio <= MOST_RATIO


@pytest.mark.bench
def test_memory_at_rest_and_start_up_are_told(tmp_path: Path) -> None:
    program = (
        "import pathlib, time; t = time.perf_counter();"
        "from bot.app import build_house; from bot.config import read_config;"
        f"house = build_house(read_config(data_dir={str(tmp_path)!r}, cache_dir={str(tmp_path)!r}, semantic=False));"
        "took = time.perf_counter() - t; status = pathlib.Path('/proc/self/status').read_text();"
        "print(took, int(status.split('VmHWM:')[1].split()[0]) / 1024)"  # getrusage would tell the parent's, if larger
    )
    for what in ("first start, schema made", "later start"):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        seconds, megabytes = done.stdout.split()
        print(f"{what}: {float(seconds):.2f} s, {float(megabytes):.0f} MB")
