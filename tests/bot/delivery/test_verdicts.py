"""What each answer of Slack's means: surely not, for good, or nobody knows."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from slack_sdk import WebClient

from bot.delivery.verdicts import LockedOut, NotSent, TooMany, Unsure, judged


class OddSlack(ThreadingHTTPServer):
    """Answers everything with the same status, headers and body."""

    status, headers, body = 200, {}, b""  # type: ignore[var-annotated]


class _Answer(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        server = self.server
        assert isinstance(server, OddSlack)
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(server.status)
        for name, value in server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(server.body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def slack() -> Iterator[OddSlack]:
    with OddSlack(("127.0.0.1", 0), _Answer) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def post(slack: OddSlack) -> None:
    client = WebClient("xoxb-1", base_url=f"http://127.0.0.1:{slack.server_port}/", timeout=2, retry_handlers=[])
    with judged():
        client.chat_postMessage(channel="C1", text="Hej")


@pytest.mark.parametrize(
    ("said", "seconds"), [("0", 1), ("1", 1), ("3600", 3600), ("99999", 3600), ("", 30), ("snart", 30), ("-5", 30)]
)
def test_too_many_messages_says_when_to_come_back(slack: OddSlack, said: str, seconds: int) -> None:
    slack.status, slack.body = 429, b'{"ok": false, "error": "ratelimited"}'
    slack.headers = {"Retry-After": said} if said else {}
    with pytest.raises(TooMany) as verdict:
        post(slack)
    assert verdict.value.after_s == seconds


@pytest.mark.parametrize("code", ["channel_not_found", "is_archived", "missing_scope", "msg_too_long", "no_permission"])
def test_a_refusal_is_for_good(slack: OddSlack, code: str) -> None:
    slack.body = json.dumps({"ok": False, "error": code}).encode()
    with pytest.raises(NotSent) as verdict:
        post(slack)
    assert (type(verdict.value), verdict.value.code) == (NotSent, code)


@pytest.mark.parametrize("code", ["invalid_auth", "token_revoked", "account_inactive", "not_authed"])
def test_a_token_that_is_not_taken_blames_no_message(slack: OddSlack, code: str) -> None:
    slack.body = json.dumps({"ok": False, "error": code}).encode()
    with pytest.raises(LockedOut):
        post(slack)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b"<html>oops</html>"),
        (503, b""),
        (200, b"<html>a hotel's own page</html>"),
        (200, b'{"ok": tr'),
        (200, b""),
        (200, b'{"ok": false, "error": "internal_error"}'),
        (200, b'{"ok": false, "error": "fatal_error"}'),
        (302, b""),
    ],
)
def test_nonsense_means_that_nobody_knows(slack: OddSlack, status: int, body: bytes) -> None:
    slack.status, slack.body = status, body
    with pytest.raises(Unsure):
        post(slack)


def test_a_slack_that_is_not_there_means_that_nobody_knows(slack: OddSlack) -> None:
    client = WebClient("xoxb-1", base_url="http://127.0.0.1:1/", timeout=2, retry_handlers=[])
    with pytest.raises(Unsure), judged():
        client.chat_postMessage(channel="C1", text="Hej")
