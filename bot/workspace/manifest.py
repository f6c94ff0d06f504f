"""An app's manifest as Slack reads it: what is wrong with it, and what the workspace offers once it is installed."""

from __future__ import annotations

from typing import Any

from bot.workspace.blockkit.look import Check, Look, flag, items, matching, one_of, shape, string, url
from bot.workspace.team import Command, Shortcut, Team

Json = dict[str, Any]

EVENT_NEEDS = {
    "app_mention": "app_mentions:read",
    "message.im": "im:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "reaction_added": "reactions:read",
    "file_shared": "files:read",
}

_request: dict[str, Check] = {"request_url": url}
_prompt = shape({"title": string(100), "message": string(1000)})
_command = shape(
    {"command": matching(r"/[a-z0-9_-]{1,31}", "a slash and 1 to 31 small letters"), "description": string(2000)},
    {"usage_hint": string(1000), "should_escape": flag, "url": url},
)
_shortcut = shape(
    {"name": string(24), "callback_id": string(255), "description": string(150), "type": one_of("global", "message")},
)
_about = shape(
    {"name": string(35)},
    {
        "description": string(140),
        "long_description": string(4000, 175),
        "background_color": matching(r"#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?", "a colour #rrggbb"),
    },
)
_features = shape(
    {},
    {
        "app_home": shape(
            {},
            {"home_tab_enabled": flag, "messages_tab_enabled": flag, "messages_tab_read_only_enabled": flag},
        ),
        "bot_user": shape(
            {"display_name": matching(r"[a-z0-9_.-]{1,80}", "1 to 80 of a-z 0-9 - _ .")}, {"always_online": flag}
        ),
        "agent_view": shape({"agent_description": string(300)}, {"suggested_prompts": items(0, 4, _prompt)}),
        "slash_commands": items(1, 50, _command),
        "shortcuts": items(1, 10, _shortcut),
        "unfurl_domains": items(1, 5, string(200)),
    },
)
_scopes = items(1, 255, matching(r"[a-z0-9_.:]+", "the name of a scope"))
_settings = shape(
    {},
    {
        "event_subscriptions": shape({}, {**_request, "bot_events": items(1, 100, string(100))}),
        "interactivity": shape({"is_enabled": flag}, {**_request, "message_menu_options_url": url}),
        "socket_mode_enabled": flag,
        "org_deploy_enabled": flag,
        "token_rotation_enabled": flag,
        "is_mcp_enabled": flag,
    },
)
_manifest = shape(
    {"display_information": _about},
    {
        "features": _features,
        "oauth_config": shape({"scopes": shape({}, {"bot": _scopes})}),
        "settings": _settings,
        "_metadata": shape({}, {"major_version": lambda _look, _value: None}),
    },
)


def problems(manifest: Any) -> list[str]:
    look = Look()
    _manifest(look, manifest)
    if look.problems:
        return look.problems
    settings, scopes = manifest.get("settings", {}), _granted(manifest)
    for event in _events(manifest):
        if event in EVENT_NEEDS and EVENT_NEEDS[event] not in scopes:
            look.wrong(f"the event {event} needs the scope {EVENT_NEEDS[event]}")
    if manifest.get("features", {}).get("slash_commands") and "commands" not in scopes:
        look.wrong("slash commands need the scope commands")
    if not settings.get("socket_mode_enabled") and "request_url" not in settings.get("event_subscriptions", {}):
        look.wrong("without Socket Mode, events need a request_url")
    return look.problems


def install(team: Team, manifest: Json) -> set[str]:
    """The workspace offers what the manifest declares; the events the app will hear of."""
    wrong = problems(manifest)
    assert not wrong, "\n".join(wrong)
    features = manifest.get("features", {})
    commands = features.get("slash_commands", [])
    team.commands = [Command(c["command"], c["description"], c.get("usage_hint", "")) for c in commands]
    team.shortcuts = [Shortcut(s["callback_id"], s["name"], s["type"]) for s in features.get("shortcuts", [])]
    team.scopes = _granted(manifest)
    team.has_home = features.get("app_home", {}).get("home_tab_enabled", False)
    return _events(manifest)


def _granted(manifest: Json) -> set[str]:
    return set(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", []))


def _events(manifest: Json) -> set[str]:
    return set(manifest.get("settings", {}).get("event_subscriptions", {}).get("bot_events", []))
