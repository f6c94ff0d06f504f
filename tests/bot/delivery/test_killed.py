"""Nothing is lost and nothing doubled, wherever a process dies: real processes, killed for real, both databases."""

from __future__ import annotations

import itertools
import multiprocessing
import random
from collections import Counter
from collections.abc import Iterator
from multiprocessing.process import BaseProcess

import pytest
from sqlalchemy import func, select

from bot.clock import real_now
from bot.database import Sessions
from bot.delivery import outbox
from bot.delivery.outbox import OutboxMessage, State
from bot.workspace import Workspace, slow
from tests.bot.delivery.sending_process import send_until_killed
from tests.waiting import until

MESSAGES = 60
PLACES = ("claimed", "posted", "settled", "uploaded")
KILLED = 9


class Processes:
    """Starts sending processes and lets them die. Forked from one that has everything loaded, so they start quickly."""

    def __init__(self, url: str, workspace: Workspace) -> None:
        self._where = (url, workspace.api_url, workspace.bot_token)
        self._forks = multiprocessing.get_context("forkserver")
        self._forks.set_forkserver_preload([send_until_killed.__module__])
        self._running: list[BaseProcess] = []
        self.deaths: Counter[str] = Counter()

    def start(self, failpoint: str = "", *, lease_s: float = 0.3) -> BaseProcess:
        args = (*self._where, lease_s, failpoint)
        process = self._forks.Process(target=send_until_killed, args=args, daemon=True)
        process.start()
        self._running.append(process)
        return process

    def run_until_dead(self, place: str, nth: int) -> None:
        process = self.start(f"{place}:{nth}")
        process.join(60)
        assert process.exitcode == KILLED
        self.deaths[place] += 1

    def kill(self, process: BaseProcess) -> None:
        process.kill()
        process.join()
        self.deaths["anywhere"] += 1

    def end(self) -> None:
        for process in self._running:
            process.kill()
            process.join()


@pytest.fixture
def processes(database_url: str, workspace: Workspace) -> Iterator[Processes]:
    some = Processes(database_url, workspace)
    yield some
    some.end()


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


@pytest.mark.timeout(300)
def test_sixty_messages_and_twelve_deaths_at_named_places(
    sessions: Sessions, workspace: Workspace, processes: Processes
) -> None:
    put(sessions, [workspace.channel(f"rum-{n}").id for n in range(5)])
    for nth, place in [*((2, place) for place in PLACES), *((3, place) for place in PLACES)]:
        processes.run_until_dead(place, 1 if place == "uploaded" else nth)
    for place in ("posted", "claimed", "posted", "posted"):
        processes.run_until_dead(place, 4)
    processes.start()
    until(lambda: unsent(sessions) == 0, "everything is sent", within=120)
    assert processes.deaths.total() == 12
    assert arrived(workspace) == ONCE_EACH


@pytest.mark.timeout(300)
def test_three_processes_killed_at_any_moment(sessions: Sessions, workspace: Workspace, processes: Processes) -> None:
    rooms = [workspace.channel(f"rum-{n}").id for n in range(12)]
    put(sessions, rooms)
    workspace.breaks("chat.postMessage", slow(0.1), times=None)
    lease_s = 3  # longer than a post may take here: the others wait that long before they look after the dead
    running = [processes.start(lease_s=lease_s) for _ in range(3)]
    for _ in range(10):
        enough = len(workspace.team.messages) + 2
        until(lambda: len(workspace.team.messages) > enough, "some more are sent", within=120)  # noqa: B023
        victim = running.pop(random.randrange(3))  # noqa: S311
        processes.kill(victim)
        running.append(processes.start(lease_s=lease_s))
    until(lambda: unsent(sessions) == 0, "everything is sent", within=120)
    assert processes.deaths.total() == 10
    assert arrived(workspace) == ONCE_EACH
    for room in rooms:  # and each channel was told in order
        numbers = [int(m.text.split()[1]) for m in workspace.team.messages if m.channel == room]
        assert numbers == sorted(numbers)
