"""Nothing is lost and nothing doubled, wherever a process dies: real processes, killed for real, both databases."""

from __future__ import annotations

import itertools
import multiprocessing
import random
from collections import Counter
from collections.abc import Callable
from multiprocessing.process import BaseProcess

import pytest
from sqlalchemy import func, select

from bot.clock import real_now
from bot.database import Sessions, connect, open_sessions
from bot.delivery import outbox
from bot.delivery.outbox import OutboxMessage, State
from bot.workspace import Workspace, slow
from tests.bot.delivery.sending_process import send_until_killed
from tests.databases import KINDS
from tests.waiting import until

MESSAGES = 60
PLACES = ("claimed", "posted", "settled", "uploaded")
KILLED = 9


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, fresh_database: Callable[..., str]) -> str:
    return fresh_database(request.param)


class Processes:
    """Starts sending processes and lets them die. Forked from one that has everything loaded, so they start quickly."""

    def __init__(self, url: str, workspace: Workspace) -> None:
        self._where = (url, workspace.api_url, workspace.bot_token)
        self._kitchen = multiprocessing.get_context("forkserver")
        self._kitchen.set_forkserver_preload([send_until_killed.__module__])
        self.deaths: Counter[str] = Counter()

    def start(self, failpoint: str = "") -> BaseProcess:
        process = self._kitchen.Process(target=send_until_killed, args=(*self._where, failpoint), daemon=True)
        process.start()
        return process

    def run_until_dead(self, place: str, nth: int) -> None:
        process = self.start(f"{place}:{nth}")
        process.join(60)
        assert process.exitcode == KILLED
        self.deaths[place] += 1


def kill(process: BaseProcess) -> None:
    process.kill()
    process.join()


def put(sessions: Sessions, rooms: list[str]) -> None:
    with sessions.begin() as session:
        for number, room in zip(range(MESSAGES), itertools.cycle(rooms), strict=False):
            detail = "file" if number % 10 == 9 else ""
            outbox.put(session, "notice", room, number, real_now(), key=f"notice:{number}", detail=detail)


def unsent(sessions: Sessions) -> int:
    with sessions.begin() as session:
        return session.scalars(select(func.count()).where(OutboxMessage.state != State.SENT)).one()


def arrived(workspace: Workspace) -> Counter[str]:
    return Counter(message.text for message in workspace.team.messages)


ONCE_EACH = Counter({f"Besked {number}": 1 for number in range(MESSAGES)})


@pytest.mark.timeout(120)
def test_sixty_messages_and_twelve_deaths_at_named_places(url: str, workspace: Workspace) -> None:
    engine = connect(url)
    sessions = open_sessions(engine)
    put(sessions, [workspace.channel(f"rum-{n}").id for n in range(5)])
    processes = Processes(url, workspace)
    for nth, place in (
        [(2, p) for p in PLACES[:3]] + [(1, "uploaded")] + [(3, p) for p in PLACES[:3]] + [(1, "uploaded")]
    ):
        processes.run_until_dead(place, nth)
    for place in ("posted", "claimed", "posted", "posted"):
        processes.run_until_dead(place, 4)
    last = processes.start()
    until(lambda: unsent(sessions) == 0, "everything is sent", within=60)
    kill(last)
    engine.dispose()
    assert processes.deaths.total() == 12
    assert arrived(workspace) == ONCE_EACH


@pytest.mark.timeout(120)
def test_three_processes_killed_at_random_moments(url: str, workspace: Workspace) -> None:
    engine = connect(url)
    sessions = open_sessions(engine)
    put(sessions, [workspace.channel(f"rum-{n}").id for n in range(12)])
    workspace.breaks("chat.postMessage", slow(0.1), times=None)
    processes = Processes(url, workspace)
    running = [processes.start() for _ in range(3)]
    kills = 0
    while unsent(sessions):
        victim = random.randrange(3)  # noqa: S311
        before = len(workspace.team.messages)
        until(lambda: len(workspace.team.messages) > before + 2 or not unsent(sessions), "some are sent", within=60)  # noqa: B023
        if kills < 10:
            kill(running[victim])
            kills += 1
            running[victim] = processes.start()
    for process in running:
        kill(process)
    engine.dispose()
    assert kills >= 10
    assert arrived(workspace) == ONCE_EACH
    in_order = [
        [int(m.text.split()[1]) for m in workspace.team.messages if m.channel == c] for c in workspace.team.channels
    ]
    assert all(order == sorted(order) for order in in_order)
