"""The bot dies again and again while people ask, is started again each time, and everybody gets one answer."""

from __future__ import annotations

import multiprocessing
import threading
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from bot.app import build_house
from bot.clock import real_now
from bot.config import Config
from bot.workspace import Message, Person, Workspace
from tests.conversations.bot_process import run_until_killed
from tests.conversations.town import _accounts, _link, _settle
from tests.waiting import until

WHO, HELP = "Hvem godkender handleplanen?", "hjælp"
ANSWERS = {WHO: "KFF godkender planen endeligt", HELP: "Det kan du bruge mig til"}
ROUNDS = (  # where the bot dies, and what is written then
    *((place, WHO) for place in ("received:1", "working:1", "worked:1", "claimed:1", "posted:1", "settled:1")),
    *((place, HELP) for place in ("received:1", "claimed:1", "posted:1", "settled:1")),
)


class Caretaker:
    """Starts the bot, and starts it again whenever it has died; each time it is told where to die next."""

    def __init__(self, url: str, folder: Path, workspace: Workspace) -> None:
        tokens = (workspace.bot_token, workspace.app_token)
        self._args = (url, folder, workspace.api_url, tokens)
        self._forks = multiprocessing.get_context("forkserver")
        self._forks.set_forkserver_preload([run_until_killed.__module__])
        self._next = deque(place for place, _ in ROUNDS)
        self._process: BaseProcess | None = None
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look_after)
        self.deaths = 0

    def start(self) -> None:
        self._thread.start()

    def end(self) -> None:
        self._done.set()
        if self._process is not None:
            self._process.kill()
        self._thread.join()

    def _look_after(self) -> None:
        while not self._done.is_set():
            failpoint = self._next.popleft() if self._next else ""
            self._process = self._forks.Process(target=run_until_killed, args=(*self._args, failpoint), daemon=True)
            self._process.start()
            self._process.join()
            self.deaths += not self._done.is_set()


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace(now=real_now) as running:
        running.deliveries.retry_after_s = (1.0, 4.0, 8.0)
        running.deliveries.ack_within_s = 4.0
        yield running


@pytest.fixture
def aisha(workspace: Workspace, fresh_database: Callable[..., str], tmp_path: Path) -> Iterator[Person]:
    url = fresh_database("sqlite")
    house = build_house(Config(database_url=url, data_dir=tmp_path, cache_dir=tmp_path, semantic=False))
    with house.sessions.begin() as session:
        _settle(session)
    people = dict(_accounts(workspace))
    _link(house.sessions.begin, people)
    house.close()
    caretaker = Caretaker(url, tmp_path, workspace)
    caretaker.start()
    until(lambda: workspace.socket_lines, "the bot is there", within=60)
    yield people["aisha"]
    caretaker.end()
    assert caretaker.deaths == len(ROUNDS)


@pytest.mark.timeout(180)
def test_everybody_gets_one_answer_wherever_the_bot_dies(workspace: Workspace, aisha: Person) -> None:
    asked: dict[str, list[Message]] = {WHO: [], HELP: []}
    for _, text in ROUNDS:
        asked[text].append(aisha.writes(text))
        until(partial(_all_answered, aisha, asked), "the answer", within=60)
    assert sorted(m.thread_ts for m in _answers(aisha, WHO)) == sorted(m.ts for m in asked[WHO])


def _all_answered(person: Person, asked: dict[str, list[Message]]) -> bool:
    return all(len(_answers(person, text)) == len(said) for text, said in asked.items())


def _answers(person: Person, text: str) -> list[Message]:
    return [m for m in person.messages() if m.user != person.id and ANSWERS[text] in m.text]
