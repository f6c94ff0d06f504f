"""Posting, changing, taking back and reading again, as the bot's own client does it."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.workspace import Person, Workspace
from tests.bot.workspace.echo import actions, button

METADATA = {"event_type": "outbox", "event_payload": {"key": "welcome:1"}}


@pytest.fixture
def network(workspace: Workspace, aisha: Person) -> str:
    return workspace.channel("#netværk", members=(aisha,)).id


def refusal(call: Any, **args: Any) -> str:
    with pytest.raises(SlackApiError) as refused:
        call(**args)
    return refused.value.response["error"]


def excused(workspace: Workspace) -> list[str]:
    """What the bot did wrong; the test has seen it, so the workspace need not complain again."""
    said = list(workspace.failures)
    workspace.failures.clear()
    return said


def test_a_message_to_a_person_lands_in_their_direct_messages(client: WebClient, aisha: Person) -> None:
    answer = client.chat_postMessage(channel=aisha.id, text="Velkommen")
    assert answer["channel"] == aisha.direct.id
    assert aisha.sees() == "Velkommen"


def test_opening_direct_messages_twice_gives_the_same(client: WebClient, aisha: Person) -> None:
    first, second = (client.conversations_open(users=aisha.id)["channel"]["id"] for _ in range(2))
    assert first == second == aisha.direct.id


def test_nobody_and_the_departed_and_bots_have_no_direct_messages(client: WebClient, workspace: Workspace) -> None:
    gone, robot = workspace.person("Gerd Gået", deleted=True), workspace.person("Robot", is_bot=True)
    assert refusal(client.conversations_open, users="U0NOBODY") == "user_not_found"
    assert refusal(client.conversations_open, users=gone.id) == "user_disabled"
    assert refusal(client.conversations_open, users=robot.id) == "cannot_dm_bot"


def test_metadata_is_kept_and_shown_only_to_who_asks(client: WebClient, aisha: Person) -> None:
    client.chat_postMessage(channel=aisha.id, text="Velkommen", metadata=METADATA)
    direct = aisha.direct.id
    assert "metadata" not in client.conversations_history(channel=direct)["messages"][0]
    shown = client.conversations_history(channel=direct, include_all_metadata=True)["messages"]
    assert shown[0]["metadata"] == METADATA


def test_metadata_of_a_reply_is_shown_too(client: WebClient, aisha: Person) -> None:
    root = client.chat_postMessage(channel=aisha.id, text="en")
    client.chat_postMessage(channel=aisha.id, text="to", thread_ts=root["ts"], metadata=METADATA)
    replies = client.conversations_replies(channel=aisha.direct.id, ts=root["ts"], include_all_metadata=True)
    assert [message.get("metadata") for message in replies["messages"]] == [None, METADATA]


def test_metadata_of_no_shape_is_refused(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    wrong = {"event_type": "outbox", "payload": {}}
    assert refusal(client.chat_postMessage, channel=aisha.id, text="x", metadata=wrong) == "invalid_metadata_format"
    assert excused(workspace)


def test_history_is_newest_first_without_replies_and_without_what_one_person_sees(
    client: WebClient, aisha: Person, network: str
) -> None:
    root = client.chat_postMessage(channel=network, text="en")
    client.chat_postMessage(channel=network, text="svar", thread_ts=root["ts"])
    client.chat_postEphemeral(channel=network, user=aisha.id, text="kun dig")
    client.chat_postMessage(channel=network, text="to")
    history = client.conversations_history(channel=network)["messages"]
    assert [message["text"] for message in history] == ["to", "en"]
    assert (history[1]["reply_count"], history[1]["thread_ts"]) == (1, root["ts"])


def test_history_can_be_asked_for_a_stretch_and_one_message(client: WebClient, network: str) -> None:
    stamps = [client.chat_postMessage(channel=network, text=text)["ts"] for text in ("en", "to", "tre")]
    after = client.conversations_history(channel=network, oldest=stamps[0])["messages"]
    only = client.conversations_history(channel=network, oldest=stamps[1], latest=stamps[1], inclusive=True)["messages"]
    assert [message["text"] for message in after] == ["tre", "to"]
    assert [message["text"] for message in only] == ["to"]


def test_lists_come_in_pages(client: WebClient, network: str) -> None:
    for text in ("en", "to", "tre"):
        client.chat_postMessage(channel=network, text=text)
    first = client.conversations_history(channel=network, limit=2)
    rest = client.conversations_history(channel=network, limit=2, cursor=first["response_metadata"]["next_cursor"])
    assert [m["text"] for m in [*first["messages"], *rest["messages"]]] == ["tre", "to", "en"]
    assert (first["has_more"], rest["has_more"]) == (True, False)
    assert rest["response_metadata"]["next_cursor"] == ""


def test_an_ephemeral_message_is_for_members_and_can_be_neither_changed_nor_read_back(
    client: WebClient, workspace: Workspace, aisha: Person, network: str
) -> None:
    bo = workspace.person("Bo Demo")
    ts = client.chat_postEphemeral(channel=network, user=aisha.id, text="kun dig")["message_ts"]
    assert "kun dig" in aisha.sees()
    assert refusal(client.chat_update, channel=network, ts=ts, text="x") == "message_not_found"
    assert refusal(client.chat_postEphemeral, channel=network, user=bo.id, text="x") == "user_not_in_channel"


def test_a_changed_message_stands_where_it_stood(client: WebClient, aisha: Person) -> None:
    rows = [actions(button("Kommer", "come"))]
    said = client.chat_postMessage(channel=aisha.id, text="0 kommer", blocks=rows)
    client.chat_postMessage(channel=aisha.id, text="sidst")
    client.chat_update(channel=said["channel"], ts=said["ts"], text="1 kommer")
    assert aisha.messages()[0].text == "1 kommer"
    assert aisha.buttons() == ["Kommer"], "blocks that are left out stay"
    client.chat_update(channel=said["channel"], ts=said["ts"], text="1 kommer", blocks=[])
    assert aisha.buttons() == []


def test_a_message_taken_back_is_gone(client: WebClient, aisha: Person) -> None:
    said = client.chat_postMessage(channel=aisha.id, text="ups")
    client.chat_delete(channel=said["channel"], ts=said["ts"])
    assert aisha.sees() == ""
    assert refusal(client.chat_delete, channel=said["channel"], ts=said["ts"]) == "message_not_found"


def test_the_bot_can_change_only_its_own_words(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    workspace.acts.subscriptions.clear()
    said = aisha.writes("mine ord")
    assert refusal(client.chat_update, channel=said.channel, ts=said.ts, text="x") == "cant_update_message"
    assert refusal(client.chat_delete, channel=said.channel, ts=said.ts) == "cant_delete_message"


def test_the_bot_posts_only_where_it_is(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    other = workspace.channel("#andre", members=(aisha,), bot=False)
    assert refusal(client.chat_postMessage, channel=other.id, text="hej") == "not_in_channel"
    client.conversations_join(channel=other.id)
    client.chat_postMessage(channel=other.id, text="hej")
    assert aisha.sees_in("#andre") == "hej"
    assert refusal(client.chat_postMessage, channel="C0NONE", text="hej") == "channel_not_found"


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ({"text": ""}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "x", "markdown_text": "y"}, "markdown_text_conflict"),
        ({"text": "x", "blocks": [{"type": "sektion"}]}, "invalid_blocks"),
        ({"text": "x", "blocks": "[{"}, "invalid_arguments"),
    ],
)
def test_a_message_slack_would_refuse_fails_the_test(
    client: WebClient, workspace: Workspace, aisha: Person, args: dict[str, Any], code: str
) -> None:
    assert refusal(client.api_call, api_method="chat.postMessage", json={"channel": aisha.id, **args}) == code
    assert excused(workspace)[0].startswith(f"chat.postMessage: {code}")
    assert aisha.messages() == []


def test_a_changed_text_may_be_four_thousand_long(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    said = client.chat_postMessage(channel=aisha.id, text="kort")
    where = {"channel": said["channel"], "ts": said["ts"]}
    client.chat_update(**where, text="x" * 4000)
    assert refusal(client.chat_update, **where, text="x" * 4001) == "msg_too_long"
    assert excused(workspace)


def test_a_reply_to_nothing_is_refused(client: WebClient, aisha: Person) -> None:
    assert refusal(client.chat_postMessage, channel=aisha.id, text="x", thread_ts="1.000001") == "thread_not_found"


def test_nobody_can_reply_to_what_only_one_person_sees(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    ts = client.chat_postEphemeral(channel=aisha.direct.id, user=aisha.id, text="kun dig")["message_ts"]
    code = refusal(client.chat_postMessage, channel=aisha.id, text="x", thread_ts=ts)
    assert code == "cannot_reply_to_message"
    assert excused(workspace)


def test_a_reply_to_a_reply_lands_in_the_same_thread(client: WebClient, aisha: Person) -> None:
    root = client.chat_postMessage(channel=aisha.id, text="rod")["ts"]
    reply = client.chat_postMessage(channel=aisha.id, text="svar", thread_ts=root)["ts"]
    client.chat_postMessage(channel=aisha.id, text="svar igen", thread_ts=reply)
    assert [message.thread_ts for message in aisha.messages()] == ["", root, root]


def test_a_reaction_is_put_once_and_taken_once(client: WebClient, aisha: Person) -> None:
    said = client.chat_postMessage(channel=aisha.id, text="hej")
    sign = {"channel": said["channel"], "timestamp": said["ts"], "name": "eyes"}
    client.reactions_add(**sign)
    assert aisha.messages()[0].reactions == {"eyes": ["U0BOT"]}
    assert refusal(client.reactions_add, **sign) == "already_reacted"
    client.reactions_remove(**sign)
    assert refusal(client.reactions_remove, **sign) == "no_reaction"


def test_a_status_line_stands_until_the_answer_comes(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    workspace.acts.subscriptions.clear()
    said = aisha.writes("hvad koster det?")
    client.assistant_threads_setStatus(channel_id=said.channel, thread_ts=said.ts, status="søger …")
    assert aisha.status() == "søger …"
    client.chat_postMessage(channel=said.channel, thread_ts=said.ts, text="250.000 kr.")
    assert aisha.status() == ""


def test_prompts_with_a_thread_are_silently_lost(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    prompts = [{"title": "Hvad kan du?", "message": "hjælp"}]
    direct = aisha.direct.id
    client.assistant_threads_setSuggestedPrompts(channel_id=direct, prompts=prompts, thread_ts="1.000001")
    assert workspace.team.prompts == {}
    client.assistant_threads_setSuggestedPrompts(channel_id=direct, prompts=prompts, title="Prøv")
    assert workspace.team.prompts[direct]["prompts"] == prompts


def test_people_are_found_by_id_by_mail_and_in_pages(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    workspace.person("Gerd Gået", email="gerd@demo.example", deleted=True)
    found = client.users_lookupByEmail(email="AISHA@demo.example")["user"]
    assert (found["id"], found["profile"]["email"]) == (aisha.id, "aisha@demo.example")
    assert refusal(client.users_lookupByEmail, email="gerd@demo.example") == "users_not_found"
    assert refusal(client.users_info, user="U0NOBODY") == "user_not_found"
    first = client.users_list(limit=2)
    rest = client.users_list(limit=2, cursor=first["response_metadata"]["next_cursor"])
    assert len(first["members"] + rest["members"]) == 3


def test_channels_are_listed_by_kind(client: WebClient, workspace: Workspace, aisha: Person, network: str) -> None:
    workspace.channel("#lukket", private=True)
    names = [channel["name"] for channel in client.conversations_list()["channels"]]
    both = client.conversations_list(types="public_channel,private_channel")["channels"]
    assert names == ["netværk"]
    assert len(both) == 2
    assert client.conversations_info(channel=network)["channel"]["is_member"] is True
    assert aisha.id in client.conversations_members(channel=network)["members"]


def test_a_call_this_workspace_does_not_know_fails_the_test(client: WebClient, workspace: Workspace) -> None:
    with pytest.raises(SlackApiError, match="unknown_method"):
        client.api_call("pins.add", json={"channel": "C1"})
    assert excused(workspace) == ["pins.add: unknown_method"]


def test_a_workspace_that_saw_a_mistake_says_so_at_the_end() -> None:
    workspace = Workspace().start()
    client = WebClient(workspace.bot_token, base_url=workspace.api_url)
    assert refusal(client.api_call, api_method="pins.add") == "unknown_method"
    workspace.stop()
    with pytest.raises(AssertionError, match=r"pins\.add: unknown_method"):
        workspace.assert_no_failures()


@pytest.mark.parametrize(
    ("token", "code"), [("", "not_authed"), ("xoxb-wrong", "invalid_auth"), ("xapp-stand-in", "not_allowed_token_type")]
)
def test_only_the_right_token_opens_anything(workspace: Workspace, token: str, code: str) -> None:
    stranger = WebClient(token, base_url=workspace.api_url)
    assert refusal(stranger.auth_test) == code
