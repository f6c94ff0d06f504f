"""Slack misbehaving on demand: what the bot's client meets, and whether the call had its effect."""

from __future__ import annotations

import time
from http.client import RemoteDisconnected
from urllib.error import URLError

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.workspace import (
    Fault,
    Person,
    Workspace,
    garbage,
    lost_after,
    lost_before,
    rate_limited,
    refuses,
    server_error,
    slow,
)

LOST = (URLError, ConnectionError, RemoteDisconnected)


def test_too_many_calls_are_told_how_long_to_wait(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    workspace.breaks("chat.postMessage", rate_limited(7))
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel=aisha.id, text="hej")
    assert (refused.value.response.status_code, refused.value.response.headers["Retry-After"]) == (429, "7")
    assert aisha.messages() == []


@pytest.mark.parametrize("fault", [server_error(), server_error(500), garbage(), refuses("fatal_error")])
def test_an_error_has_no_effect(client: WebClient, workspace: Workspace, aisha: Person, fault: Fault) -> None:
    workspace.breaks("chat.postMessage", fault)
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel=aisha.id, text="hej")
    assert aisha.messages() == []
    assert workspace.calls("chat.postMessage")[0].response["ok"] is False


def test_a_refusal_carries_the_code_that_was_asked_for(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    workspace.breaks("views.publish", refuses("not_enabled"))
    with pytest.raises(SlackApiError, match="not_enabled"):
        client.views_publish(user_id=aisha.id, view={"type": "home", "blocks": []})


def test_a_line_that_breaks_before_loses_the_call(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    workspace.breaks("chat.postMessage", lost_before())
    with pytest.raises(LOST):
        client.chat_postMessage(channel=aisha.id, text="hej")
    assert aisha.messages() == []


def test_a_line_that_breaks_after_loses_only_the_answer(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    workspace.breaks("chat.postMessage", lost_after())
    with pytest.raises(LOST):
        client.chat_postMessage(channel=aisha.id, text="hej")
    assert aisha.sees() == "hej"


def test_a_slow_answer_is_an_answer(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    workspace.breaks("chat.postMessage", slow(0.2))
    started = time.monotonic()
    client.chat_postMessage(channel=aisha.id, text="hej")
    assert time.monotonic() - started >= 0.2
    assert aisha.sees() == "hej"


def test_faults_come_in_the_order_they_were_asked_for_and_end(
    client: WebClient, workspace: Workspace, aisha: Person
) -> None:
    workspace.breaks("chat.postMessage", refuses("first"), times=2)
    workspace.breaks("chat.postMessage", refuses("second"))
    codes = []
    for _ in range(4):
        try:
            codes.append(str(client.chat_postMessage(channel=aisha.id, text="hej")["ok"]))
        except SlackApiError as error:
            codes.append(error.response["error"])
    assert codes == ["first", "first", "second", "True"]


def test_a_lasting_fault_lasts_until_it_is_mended(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    workspace.breaks("chat.postMessage", refuses("down"), times=None)
    for _ in range(3):
        with pytest.raises(SlackApiError, match="down"):
            client.chat_postMessage(channel=aisha.id, text="hej")
    workspace.mends()
    client.chat_postMessage(channel=aisha.id, text="hej")


def test_a_fault_meets_only_its_own_method(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    workspace.breaks("chat.update", server_error())
    client.chat_postMessage(channel=aisha.id, text="hej")
