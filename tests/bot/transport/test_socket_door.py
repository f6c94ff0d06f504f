"""Socket Mode with its one change: quick to notice a reconnect, large payloads both ways, nothing lost at the end."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from bot.app import bolt
from bot.transport.socket import SocketDoor
from bot.workspace import Workspace
from tests.waiting import until


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace() as place:
        yield place


@pytest.fixture
def app(workspace: Workspace) -> App:
    return bolt(WebClient(token=workspace.bot_token, base_url=workspace.api_url, retry_handlers=[]))


@pytest.fixture
def door(app: App, workspace: Workspace) -> Iterator[SocketDoor]:
    opened = SocketDoor(app, workspace.app_token)
    opened.open()
    yield opened
    opened.drain_and_close()


def test_a_command_is_acked_within_three_seconds_of_a_refresh(app: App, door: SocketDoor, workspace: Workspace) -> None:
    app.command("/spoerg")(lambda ack: ack("hørt"))
    person = workspace.person("Aisha Demo")
    workspace.refresh_sockets()
    started = time.monotonic()
    person.command("/spoerg", "hej")  # fails when it is not acked in three seconds
    assert time.monotonic() - started < 2.5
    assert "hørt" in person.last()


def test_it_comes_back_after_the_line_was_cut(app: App, door: SocketDoor, workspace: Workspace) -> None:
    app.command("/spoerg")(lambda ack: ack("hørt"))
    workspace.abort_sockets()
    workspace.waits(lambda: workspace.socket_lines > 0, "a new line", timeout=20)
    person = workspace.person("Aisha Demo")
    person.command("/spoerg", "hej")
    assert "hørt" in person.last()


def test_a_long_ack_and_a_long_text_pass(app: App, door: SocketDoor, workspace: Workspace) -> None:
    sizes: list[int] = []

    @app.command("/spoerg")
    def hear(ack: Any, body: dict[str, Any]) -> None:
        sizes.append(len(body["text"]))
        blocks = [{"type": "section", "text": {"type": "plain_text", "text": "å" * 2900}} for _ in range(40)]
        ack(text="langt", blocks=blocks)

    person = workspace.person("Aisha Demo")
    person.command("/spoerg", "ø" * 600_000)
    assert sizes == [600_000]
    assert "langt" in person.last() or "å" in person.last()


def test_closing_waits_for_what_is_in_hand(app: App, workspace: Workspace) -> None:
    inside, may_finish, done = threading.Event(), threading.Event(), threading.Event()

    @app.command("/spoerg")
    def slow(ack: Any) -> None:
        inside.set()
        may_finish.wait(10)
        ack("færdig")
        done.set()

    door = SocketDoor(app, workspace.app_token)
    door.open()
    person = workspace.person("Aisha Demo")
    asking = threading.Thread(target=person.command, args=("/spoerg", "hej"))
    asking.start()
    inside.wait(10)
    closing = threading.Thread(target=door.drain_and_close)
    closing.start()
    may_finish.set()
    closing.join(20)
    asking.join(20)
    assert done.is_set()
    assert "færdig" in person.last()


class Line:
    """As a reader finds it that was about to begin when the door was closed."""

    session_id = "late"

    def is_active(self) -> bool:
        return True

    def run_until_completion(self, state: Any) -> None:
        until(lambda: state.terminated, "the reading to end", within=2)


def test_a_reader_that_begins_while_the_door_closes_ends_too(app: App, workspace: Workspace) -> None:
    closed = SocketDoor(app, workspace.app_token)
    closed.open()
    closed.drain_and_close()
    closed.client.current_session = Line()
    closed.client._run_current_session()
    assert closed.client.current_session_state.terminated
