"""Defects of Bolt and the SDK that people would meet (notes: slack.md §13): each story fails without our guard.

The others have their place: 1, 5 and 10 in tests/bot/transport/test_http_front.py, 7 in test_socket_door.py.
"""

from __future__ import annotations

import ssl
from typing import Any

import pytest
from slack_bolt import BoltRequest
from slack_sdk import WebClient

from bot.app import bolt, slack_client
from bot.domain.questions import Question
from bot.workspace import Workspace, lost_after, server_error
from bot.workspace.deliveries import Envelope
from handlers.acts import Form
from tests.conversations.town import Town

WHO = "Hvem godkender handleplanen?"


@pytest.mark.everywhere
def test_2_what_goes_wrong_in_a_command_is_said_with_an_id_in_its_ack(town: Town) -> None:
    town.workspace.breaks("users.info", server_error(), times=None)
    town.fremmed.command("/spoerg", WHO)
    assert "Det gik desværre galt hos mig" in town.fremmed.last()
    town.workspace.mends()
    town.fremmed.command("/spoerg", WHO)
    assert "Du står ikke på listen" in town.fremmed.last()


@pytest.mark.everywhere
def test_2_what_goes_wrong_in_an_event_is_not_acked_so_it_comes_again_and_is_answered_once(town: Town) -> None:
    town.workspace.breaks("users.info", server_error())
    town.workspace.deliveries.ack_within_s = 3  # on a socket a missing ack is seen only by waiting for it
    town.fremmed.writes("hej")
    town.fremmed.gets("Du står ikke på listen")
    town.settles()
    assert len(town.fremmed.messages()) == 2
    assert "gik desværre galt" not in town.fremmed.sees()


@pytest.mark.everywhere
def test_a_command_that_comes_again_gets_the_same_ack_and_has_one_effect(town: Town) -> None:
    town.aisha.command("/spoerg", WHO)
    envelope = town.workspace.deliveries.attempts[-1].envelope
    first, second = town.workspace.deliver(envelope), town.workspace.deliver(envelope)
    town.settles()
    assert "Jeg leder efter et svar" in str(second)
    assert first == second
    with town.database() as session:
        assert session.query(Question).count() == 1


@pytest.mark.everywhere
def test_3_an_event_nobody_asked_for_is_acked(town: Town) -> None:
    body: dict[str, Any] = {
        "type": "event_callback",
        "team_id": town.bot.office.team,
        "event_id": "Ev-unknown",
        "event": {"type": "emoji_changed", "subtype": "add", "event_ts": "1.1"},
    }
    assert town.workspace.deliver(Envelope("events_api", body)) is not None


def test_4_a_client_with_its_own_certificates_can_be_used() -> None:
    with Workspace() as workspace:
        client = WebClient(
            token=workspace.bot_token, base_url=workspace.api_url, ssl=ssl.create_default_context(), retry_handlers=[]
        )
        app = bolt(client)
        app.command("/spoerg")(lambda ack: ack("hørt"))
        body = {"command": "/spoerg", "text": "", "team_id": "T1", "user_id": "U1", "trigger_id": "1"}
        assert app.dispatch(BoltRequest(mode="socket_mode", body=body)).status == 200


def test_6_suggested_prompts_are_offered_without_a_thread(town: Town) -> None:
    town.aisha.opens_messages()
    town.settles()
    calls = town.workspace.calls("assistant.threads.setSuggestedPrompts")
    assert calls
    assert not any(call.args.get("thread_ts") for call in calls)


def test_8_a_lost_answer_from_slack_does_not_make_two_messages(town: Town) -> None:
    town.workspace.breaks("chat.postMessage", lost_after())
    town.aisha.writes(WHO)
    town.aisha.gets("KFF godkender planen endeligt")
    town.advance(minutes=10)
    town.settles()
    assert len(town.aisha.messages()) == 2
    assert slack_client("xoxb-1", "http://127.0.0.1/api/").retry_handlers == []


def test_9_newer_kinds_of_fields_do_not_break_a_form() -> None:
    newer = {
        "a": {"x": {"type": "rich_text_input", "rich_text_value": {"type": "rich_text", "elements": []}}},
        "b": {"y": {"type": "datetimepicker", "selected_date_time": 1}},
        "c": {"z": {"type": "something_new"}},
    }
    form = Form(newer)
    assert form.texts() == {}
    assert [form.text("a"), form.choice("b"), form.date("c"), form.users("c")] == ["", "", None, []]
