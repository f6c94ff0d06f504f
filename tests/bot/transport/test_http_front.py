"""The signed door: nothing unsigned is looked at, and nothing signed is misread."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier

from bot.app import bolt
from bot.transport.http import MAX_BODY, Front, parse
from bot.workspace import Workspace

SECRET = "a made-up secret"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def heard() -> list[dict[str, Any]]:
    return []


@pytest.fixture(scope="module")
def front(heard: list[dict[str, Any]]) -> Iterator[Front]:
    with Workspace() as workspace:
        app: App = bolt(WebClient(token=workspace.bot_token, base_url=workspace.api_url, retry_handlers=[]))

        @app.command("/spoerg")
        def hear(ack: Any, body: dict[str, Any]) -> None:
            heard.append(body)
            ack("hørt")

        yield Front(app, SECRET)


def call(front: Front, body: bytes, *, kind: str = FORM, **headers: str) -> tuple[int, bytes]:
    """One POST to the front; its status and body."""
    seen: list[str] = []
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/slack/events",
        "CONTENT_TYPE": kind,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }
    answer = b"".join(front(environ, lambda status, _headers: seen.append(status)))
    return int(seen[0].split()[0]), answer


@pytest.mark.parametrize(("well", "status"), [(True, "200"), (False, "503")])
def test_a_monitor_is_told_how_the_bot_is(front: Front, well: bool, status: str):  # noqa: FBT001
    seen: list[str] = []
    watched = Front(front._app, SECRET, is_healthy=lambda: well)
    watched({"REQUEST_METHOD": "GET", "PATH_INFO": "/sund"}, lambda said, _headers: seen.append(said))

    assert seen[0].startswith(status)


def signed(body: bytes, when: float | None = None) -> dict[str, str]:
    timestamp = str(int(when or time.time()))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=timestamp, body=body)
    return {"x_slack_request_timestamp": timestamp, "x_slack_signature": str(signature)}


def command(text: str) -> bytes:
    fields = {
        "command": "/spoerg",
        "text": text,
        "team_id": "T1",
        "user_id": "U1",
        "channel_id": "C1",
        "trigger_id": "1",
    }
    return urlencode(fields).encode()


@pytest.mark.parametrize("text", ["hvad er payload?", "payload={}", "payload", "æøå & %"])
def test_a_command_whose_text_has_the_word_payload_is_still_a_command(
    front: Front, heard: list[dict[str, Any]], text: str
) -> None:
    body = command(text)
    assert call(front, body, **signed(body)) == (200, "hørt".encode())
    assert heard[-1]["text"] == text


def test_slack_can_check_the_address(front: Front) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc", "token": "x"}).encode()
    status, answer = call(front, body, kind="application/json", **signed(body))
    assert status == 200
    assert b"abc" in answer


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x_slack_request_timestamp": "now", "x_slack_signature": "v0=00"},
        {"x_slack_request_timestamp": "1" * 400, "x_slack_signature": "v0=00"},
        {"x_slack_request_timestamp": "-1", "x_slack_signature": "v0=00"},
        {"x_slack_request_timestamp": str(int(time.time())), "x_slack_signature": "v0=æøå"},
        {"x_slack_request_timestamp": str(int(time.time())), "x_slack_signature": "v0=" + "0" * 64},
    ],
)
def test_what_is_not_signed_is_refused_and_never_a_fault_of_ours(front: Front, headers: dict[str, str]) -> None:
    assert call(front, b"{not json", kind="application/json", **headers)[0] == 401


def test_an_old_or_changed_request_is_refused(front: Front) -> None:
    body = command("hej")
    assert call(front, body, **signed(body, time.time() - 301))[0] == 401
    assert call(front, body, **signed(body, time.time() + 301))[0] == 401
    assert call(front, body + b"x", **signed(body))[0] == 401


def test_a_signed_body_that_makes_no_sense_is_a_bad_request(front: Front) -> None:
    for body in (b"{", b"[]", b'"a"', b"[" * 5000):
        assert call(front, body, kind="application/json", **signed(body))[0] == 400


def test_a_body_that_is_no_text_is_not_from_slack(front: Front) -> None:
    assert call(front, b"\xff\xfe", kind="application/json", **signed(b""))[0] == 401


def test_a_huge_body_is_not_read(front: Front) -> None:
    seen: list[str] = []
    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": "/slack/events", "CONTENT_LENGTH": str(MAX_BODY + 1)}
    front(environ, lambda status, _headers: seen.append(status))
    assert seen[0].startswith("413")


def test_without_a_secret_there_is_no_door(front: Front) -> None:
    with pytest.raises(ValueError, match="signing secret"):
        Front(front._app, "")


@given(st.binary(max_size=300), st.sampled_from(["application/json", "application/x-www-form-urlencoded", ""]))
def test_no_body_makes_reading_fail(body: bytes, kind: str) -> None:
    found = parse(body, kind)
    assert found is None or isinstance(found, dict)
