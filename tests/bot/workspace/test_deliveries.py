"""Acks, redelivery and doubles: what Slack does when the bot is slow, stumbles or is away."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from slack_sdk.signature import SignatureVerifier

from bot.workspace import NotAckedError, Person, Workspace
from tests.bot.workspace.echo import Echo


@pytest.fixture
def hasty(workspace: Workspace) -> None:
    """Three seconds of waiting and a minute between tries are true, but not needed to see what happens."""
    workspace.deliveries.ack_within_s = 1
    workspace.deliveries.retry_after_s = (0, 0, 0)


@pytest.mark.usefixtures("hasty")
def test_an_event_is_told_again_until_it_is_taken(workspace: Workspace, aisha: Person, any_echo: Echo) -> None:
    any_echo.stumbles = 2
    aisha.writes("hej")
    aisha.gets("Du sagde: hej")
    assert [attempt.acked for attempt in workspace.attempts] == [False, False, True]
    assert any_echo.retries[-1] == "2"


@pytest.mark.usefixtures("hasty")
def test_after_three_more_tries_slack_gives_up(workspace: Workspace, aisha: Person, any_echo: Echo) -> None:
    any_echo.stumbles = 4
    with pytest.raises(NotAckedError):
        aisha.writes("hej")
    assert [attempt.acked for attempt in workspace.attempts] == [False] * 4
    assert any_echo.heard == []


@pytest.mark.usefixtures("hasty")
def test_a_test_may_have_no_redelivery(workspace: Workspace, aisha: Person, any_echo: Echo) -> None:
    workspace.deliveries.redelivers = False
    any_echo.stumbles = 1
    with pytest.raises(NotAckedError):
        aisha.writes("hej")
    assert len(workspace.attempts) == 1


@pytest.mark.usefixtures("hasty")
def test_what_a_person_presses_is_never_told_again(workspace: Workspace, aisha: Person, any_echo: Echo) -> None:
    aisha.writes("hej")
    aisha.gets("Du sagde")
    any_echo.stumbles = 1
    with pytest.raises(NotAckedError):
        aisha.presses("Giv status")
    assert [attempt.acked for attempt in workspace.attempts] == [True, False]


def test_the_same_delivery_twice_is_the_same_event_with_a_retry_number(
    workspace: Workspace, aisha: Person, any_echo: Echo
) -> None:
    aisha.writes("hej")
    workspace.redeliver()
    assert set(any_echo.times.values()) == {2}
    assert any_echo.retries[-1] == "1"


@pytest.mark.usefixtures("hasty")
def test_without_a_bot_nothing_is_acked(workspace: Workspace, aisha: Person) -> None:
    workspace.deliveries.redelivers = False
    workspace.deliver_over_http("http://127.0.0.1:1/nobody")
    with pytest.raises(NotAckedError, match="/opdatering"):
        aisha.command("/opdatering")


@pytest.mark.usefixtures("hasty")
def test_a_bot_that_takes_too_long_has_not_acked(workspace: Workspace, aisha: Person) -> None:
    workspace.deliveries.redelivers = False
    with door_answering(workspace, 200, wait=threading.Event()), pytest.raises(NotAckedError, match="http_timeout"):
        aisha.command("/opdatering")


def test_a_bot_may_ask_not_to_hear_it_again(workspace: Workspace, aisha: Person) -> None:
    with door_answering(workspace, 500, headers={"X-Slack-No-Retry": "1"}), pytest.raises(NotAckedError):
        aisha.writes("hej")
    assert len(workspace.attempts) == 1


def test_requests_are_signed_as_slack_signs_them(workspace: Workspace, aisha: Person) -> None:
    with door_answering(workspace, 200) as seen:
        aisha.writes("blåbærgrød")
        aisha.command("/opdatering", "æ & ø")
    verifier = SignatureVerifier(workspace.signing_secret)
    assert [verifier.is_valid_request(body, headers) for body, headers in seen] == [True, True]


def test_a_new_line_is_opened_when_slack_asks_and_nothing_is_lost(
    workspace: Workspace, aisha: Person, socket_echo: Echo
) -> None:
    workspace.refresh_sockets()
    aisha.writes("hej")
    aisha.gets("Du sagde: hej")
    workspace.waits(lambda: workspace.socket_lines == 1, "the old line to be hung up")


def test_what_the_bot_says_on_the_line_must_be_an_ack(aisha: Person) -> None:
    lonely = Workspace()
    lonely.server.socket_mode._take("hello?")
    assert lonely.failures == ["Socket Mode: the bot sent something that is no ack"]


def test_every_event_may_come_twice(workspace: Workspace, aisha: Person, any_echo: Echo) -> None:
    workspace.deliveries.doubles = True
    aisha.writes("hej")
    aisha.command("/opdatering", "x")
    assert sorted(any_echo.times.values()) == [1, 2]


def test_words_changed_or_taken_back_are_told_as_messages_nobody_sees(
    workspace: Workspace, aisha: Person, echo: Echo
) -> None:
    said = aisha.writes("hej")
    aisha.edits(said, "hej alle")
    aisha.deletes(said)
    changed, deleted = (body["event"] for body in echo.heard[1:])
    assert (changed["subtype"], changed["message"]["text"]) == ("message_changed", "hej alle")
    assert changed["previous_message"]["text"] == "hej"
    assert (deleted["subtype"], deleted["deleted_ts"], deleted["hidden"]) == ("message_deleted", said.ts, True)
    assert said not in aisha.messages()


@contextmanager
def door_answering(
    workspace: Workspace, status: int, *, headers: dict[str, str] | None = None, wait: threading.Event | None = None
) -> Iterator[list[tuple[bytes, dict[str, str]]]]:
    """A bare web server as the bot's address; what it was sent. `wait`: it answers only when all is over."""
    seen: list[tuple[bytes, dict[str, str]]] = []

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            seen.append((self.rfile.read(int(self.headers["Content-Length"])), dict(self.headers)))
            if wait:
                wait.wait(10)
                return
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    workspace.deliver_over_http(f"http://127.0.0.1:{server.server_port}/")
    try:
        yield seen
    finally:
        if wait:
            wait.set()
        server.shutdown()
        thread.join()
        server.server_close()
