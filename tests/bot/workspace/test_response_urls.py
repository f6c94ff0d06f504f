"""What the bot says on a response URL: to one person, to all, in place of the message, or instead of it nothing."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient, WebhookResponse

from bot.workspace import Person, Workspace, server_error
from bot.workspace.responses import take_command_ack
from tests.bot.workspace.echo import actions, button
from tests.bot.workspace.test_messages import excused


@pytest.fixture
def url(workspace: Workspace, client: WebClient, aisha: Person) -> str:
    """Of a message in #netværk that Aisha pressed a button in."""
    channel = workspace.channel("#netværk", members=(aisha,)).id
    said = client.chat_postMessage(channel=channel, text="Kommer du?", blocks=[actions(button("Kommer", "come"))])
    return workspace.team.new_response_url(aisha.id, channel, said["ts"])


def say(url: str, **body: Any) -> WebhookResponse:
    return WebhookClient(url).send(**body)


def test_without_more_only_the_person_sees_it(workspace: Workspace, aisha: Person, url: str) -> None:
    bo = workspace.person("Bo Demo")
    workspace.channel("#netværk", members=(bo,))
    say(url, text="Du er skrevet op")
    assert "Du er skrevet op" in aisha.sees()
    assert "Du er skrevet op" not in bo.sees_in("#netværk")


def test_said_to_the_channel_everybody_sees_it(aisha: Person, url: str) -> None:
    say(url, text="Aisha kommer", response_type="in_channel")
    assert aisha.messages("#netværk")[-1].only_for == ""


def test_it_can_take_the_place_of_the_message(aisha: Person, url: str) -> None:
    say(url, text="Aisha kommer", replace_original=True)
    assert [message.text for message in aisha.messages("#netværk")] == ["Aisha kommer"]
    assert aisha.buttons() == []


def test_it_can_take_the_message_away(aisha: Person, url: str) -> None:
    say(url, delete_original=True)
    assert aisha.messages("#netværk") == []
    assert say(url, delete_original=True).status_code == 404


def test_it_works_five_times(workspace: Workspace, url: str) -> None:
    codes = [say(url, text="hej").status_code for _ in range(6)]
    assert codes == [200] * 5 + [404]
    assert excused(workspace) == ["response_url: used more than 5 times"]


@pytest.mark.parametrize("body", [{}, {"text": "x", "blocks": [{"type": "sektion"}]}, {"blocks": [actions()]}])
def test_what_slack_would_refuse_fails_the_test(workspace: Workspace, url: str, body: dict[str, Any]) -> None:
    assert say(url, **body).status_code == 400
    assert excused(workspace)


def test_an_address_nobody_gave_out_is_not_found(workspace: Workspace) -> None:
    assert say(f"{workspace.url}/response/R0", text="hej").status_code == 404


def test_it_can_be_out_of_order(workspace: Workspace, aisha: Person, url: str) -> None:
    workspace.breaks("response_url", server_error(500))
    assert say(url, text="hej").status_code == 500
    assert say(url, text="hej igen").status_code == 200
    assert "hej igen" in aisha.sees()


@pytest.mark.parametrize("body", ["Kun dig", {"text": "Kun dig"}, {"text": "Kun dig", "response_type": "ephemeral"}])
def test_a_command_may_be_answered_in_its_ack(workspace: Workspace, aisha: Person, body: Any) -> None:
    take_command_ack(workspace.team, aisha.user, aisha.direct.id, body)
    assert aisha.messages()[-1].only_for == aisha.id


def test_an_empty_ack_says_nothing(workspace: Workspace, aisha: Person) -> None:
    take_command_ack(workspace.team, aisha.user, aisha.direct.id, {})
    take_command_ack(workspace.team, aisha.user, aisha.direct.id, "")
    assert aisha.messages() == []
