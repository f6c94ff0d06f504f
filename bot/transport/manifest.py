"""What Slack is told about the app: commands, shortcuts, scopes and events. A test holds it to what we answer."""

from __future__ import annotations

from typing import Any

from bot.texts import manifest as texts

SCOPES = (
    "app_mentions:read",
    "assistant:write",
    "channels:read",
    "chat:write",
    "chat:write.public",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "channels:history",
    "im:history",
    "im:read",
    "im:write",
    "reactions:write",
    "users:read",
    "users:read.email",
)
EVENTS = ("agent_session_stopped", "app_home_opened", "app_mention", "message.im")


def manifest(public_url: str = "") -> dict[str, Any]:
    """The app's manifest. Without `public_url` it is for Socket Mode, which needs no address."""
    request_url = {"request_url": f"{public_url.rstrip('/')}/slack/events"} if public_url else {}
    return {
        "display_information": {
            "name": "Ressourcebot",
            "description": texts.DESCRIPTION,
            "background_color": "#1f4e5f",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "ressourcebot", "always_online": True},
            "agent_view": {"agent_description": texts.DESCRIPTION, "suggested_prompts": _prompts()},
            "slash_commands": [_command(name, said, request_url) for name, said in texts.COMMANDS.items()],
            "shortcuts": [
                {"name": name, "type": kind, "callback_id": callback_id, "description": name}
                for callback_id, (name, kind) in texts.SHORTCUTS.items()
            ],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {**request_url, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **request_url},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not public_url,
            "token_rotation_enabled": False,
        },
    }


def _command(name: str, said: tuple[str, str], request_url: dict[str, str]) -> dict[str, Any]:
    description, hint = said
    url = {"url": request_url["request_url"]} if request_url else {}
    usage = {"usage_hint": hint} if hint else {}
    return {"command": name, "description": description, **usage, "should_escape": False, **url}


def _prompts() -> list[dict[str, str]]:
    return [{"title": title, "message": message} for title, message in texts.PROMPTS]
