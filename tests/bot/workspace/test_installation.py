"""An app installed from its manifest: what it declares is offered, and nothing beyond its scopes is done."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.workspace import Person, Workspace
from bot.workspace.manifest import problems
from tests.bot.workspace.echo import Echo
from tests.bot.workspace.test_block_limits import section
from tests.bot.workspace.test_messages import excused, refusal

Json = dict[str, Any]

MANIFEST: Json = {
    "display_information": {"name": "Echo", "description": "Siger det samme igen", "background_color": "#1f4e5f"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "bot_user": {"display_name": "echo", "always_online": True},
        "agent_view": {"agent_description": "Siger det samme", "suggested_prompts": [{"title": "a", "message": "b"}]},
        "slash_commands": [{"command": "/opdatering", "description": "Kort status", "usage_hint": "[tekst]"}],
        "shortcuts": [{"name": "Ny", "type": "global", "callback_id": "new", "description": "Ny opdatering"}],
    },
    "oauth_config": {"scopes": {"bot": ["app_mentions:read", "chat:write", "commands", "im:history", "users:read"]}},
    "settings": {
        "event_subscriptions": {"bot_events": ["app_mention", "message.im"]},
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": True,
    },
}


def changed(path: str, value: Any) -> Json:
    """The manifest with one thing different; None takes it away."""
    manifest = copy.deepcopy(MANIFEST)
    *way, last = path.split("/")
    inner = manifest
    for step in way:
        inner = inner[step]
    if value is None:
        del inner[last]
    else:
        inner[last] = value
    return manifest


def test_a_good_manifest_is_taken() -> None:
    assert problems(MANIFEST) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("display_information", None),
        ("display_information/name", "x" * 36),
        ("display_information/description", "x" * 141),
        ("display_information/background_color", "blue"),
        ("features/bot_user/display_name", "Æblegrød"),
        ("features/agent_view/suggested_prompts", [{"title": "a", "message": "b"}] * 5),
        ("features/slash_commands", [{"command": "opdatering", "description": "x"}]),
        ("features/slash_commands", [{"command": "/" + "x" * 32, "description": "x"}]),
        ("features/slash_commands", [{"command": "/x", "description": "x"}] * 51),
        ("features/shortcuts", [{"name": "x" * 25, "type": "global", "callback_id": "a", "description": "b"}]),
        ("features/shortcuts", [{"name": "x", "type": "both", "callback_id": "a", "description": "b"}]),
        ("features/shortcuts", [{"name": "x", "callback_id": "a", "description": "b"}]),
        ("features/colour", "red"),
        ("oauth_config/scopes/bot", ["chat:write", "commands"]),
        ("oauth_config/scopes/bot", ["app_mentions:read", "im:history"]),
        ("settings/socket_mode_enabled", False),
    ],
)
def test_a_manifest_slack_would_refuse_is_refused(path: str, value: Any) -> None:
    assert problems(changed(path, value)) != []


def test_what_it_declares_is_offered(workspace: Workspace, aisha: Person, echo: Echo) -> None:
    workspace.installs(MANIFEST)
    aisha.command("/opdatering", "hej")
    with pytest.raises(LookupError, match="no command"):
        aisha.command("/findesikke")
    aisha.opens_messages()
    assert [body.get("command") or body.get("event", {}).get("type") for body in echo.heard] == ["/opdatering"]


@pytest.mark.parametrize(
    ("method", "args"),
    [
        ("conversations.open", {"users": "U1"}),
        ("reactions.add", {"channel": "C1", "name": "eyes", "timestamp": "1.1"}),
        ("users.lookupByEmail", {"email": "aisha@demo.example"}),
        ("files.getUploadURLExternal", {"filename": "a", "length": 1}),
    ],
)
def test_a_call_beyond_its_scopes_fails_the_test(
    client: WebClient, workspace: Workspace, method: str, args: Json
) -> None:
    workspace.installs(MANIFEST)
    assert refusal(client.api_call, api_method=method, json=args) == "missing_scope"
    assert excused(workspace)[0].startswith(f"{method}: missing_scope needs ")


def test_history_needs_the_scope_of_its_kind_of_channel(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    workspace.installs(MANIFEST)
    client.conversations_history(channel=aisha.direct.id)
    network = workspace.channel("#netværk")
    assert refusal(client.conversations_history, channel=network.id) == "missing_scope"
    assert excused(workspace) == ["conversations.history: missing_scope needs channels:history"]


def test_mail_addresses_are_hidden_without_their_scope(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    workspace.installs(MANIFEST)
    assert "email" not in client.users_info(user=aisha.id)["user"]["profile"]


def test_open_channels_may_be_posted_in_with_the_scope_for_it(client: WebClient, workspace: Workspace) -> None:
    other, closed = (workspace.channel(name, bot=False, private=name == "#lukket") for name in ("#andre", "#lukket"))
    scopes = [*MANIFEST["oauth_config"]["scopes"]["bot"], "chat:write.public"]
    workspace.installs(changed("oauth_config/scopes/bot", scopes))
    client.chat_postMessage(channel=other.id, text="hej")
    assert refusal(client.chat_postMessage, channel=closed.id, text="hej") == "not_in_channel"


def test_a_home_tab_that_is_not_declared_cannot_be_drawn(
    client: WebClient, workspace: Workspace, aisha: Person
) -> None:
    workspace.installs(changed("features/app_home/home_tab_enabled", False))
    home = {"type": "home", "blocks": [section()]}
    assert refusal(client.views_publish, user_id=aisha.id, view=home) == "not_enabled"
    assert excused(workspace)
