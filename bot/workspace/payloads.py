"""What Slack sends when a person does something, field by field."""

from __future__ import annotations

from typing import Any

from bot.workspace.deliveries import Envelope
from bot.workspace.methods import wire
from bot.workspace.team import (
    APP_ID,
    BOT_USER_ID,
    TEAM_ID,
    Channel,
    Command,
    File,
    Message,
    Shortcut,
    Team,
    User,
    View,
)

Json = dict[str, Any]
VERIFICATION = "stand-in-verification"


def event(team: Team, inner: Json) -> Envelope:
    payload = {
        "token": VERIFICATION,
        "team_id": TEAM_ID,
        "api_app_id": APP_ID,
        "event": inner,
        "type": "event_callback",
        "event_id": team.new_id("Ev"),
        "event_time": int(float(inner["event_ts"])),
        "authorizations": [{"enterprise_id": None, "team_id": TEAM_ID, "user_id": BOT_USER_ID, "is_bot": True}],
        "is_ext_shared_channel": False,
    }
    return Envelope("events_api", payload)


def message(team: Team, said: Message, channel: Channel, person: User) -> Envelope:
    """A person's words in a channel the bot reads: its direct messages, or more when it subscribes to more."""
    inner = shape(team, said) | {"channel": channel.id, "channel_type": _kind(channel), "event_ts": said.ts}
    return event(team, inner | _origin(person))


def message_changed(team: Team, person: User, said: Message, before: Json) -> Envelope:
    inner = {"subtype": "message_changed", "message": shape(team, said), "previous_message": before}
    return event(team, _hidden(team, said) | inner | _origin(person))


def message_deleted(team: Team, person: User, said: Message) -> Envelope:
    inner = {"subtype": "message_deleted", "deleted_ts": said.ts, "previous_message": shape(team, said)}
    return event(team, _hidden(team, said) | inner | _origin(person))


def shape(team: Team, said: Message) -> Json:
    """A message inside an event: without what history adds to it later."""
    inner = wire.message(team, said)
    for grown in ("reply_count", "latest_reply", "reactions"):
        inner.pop(grown, None)
    if not said.thread_ts:
        inner.pop("thread_ts", None)
    return inner | ({"subtype": "file_share"} if said.files else {})


def mention(team: Team, said: Message, person: User) -> Envelope:
    inner = wire.message(team, said) | {"type": "app_mention", "channel": said.channel, "event_ts": said.ts}
    return event(team, inner | _origin(person))


def home_opened(team: Team, person: User, tab: str) -> Envelope:
    inner: Json = {
        "type": "app_home_opened",
        "user": person.id,
        "channel": team.direct(person.id).id,
        "tab": tab,
        "event_ts": team.new_ts(),
    }
    if tab == "home" and person.id in team.homes:
        inner["view"] = wire.view(team.homes[person.id])
    return event(team, inner)


def session_stopped(team: Team, person: User, channel: str, thread_ts: str) -> Envelope:
    inner = {"type": "agent_session_stopped", "channel": channel, "user": person.id, "thread_ts": thread_ts}
    return event(team, inner | {"streaming_message_ts": [], "event_ts": team.new_ts()})


def file_shared(team: Team, person: User, channel: str, file: File) -> Envelope:
    inner = {"type": "file_shared", "file_id": file.id, "file": {"id": file.id}, "user_id": person.id}
    return event(team, inner | {"channel_id": channel, "event_ts": team.new_ts()})


def reaction_added(team: Team, person: User, said: Message, name: str) -> Envelope:
    item = {"type": "message", "channel": said.channel, "ts": said.ts}
    inner = {"type": "reaction_added", "user": person.id, "reaction": name, "item": item, "item_user": said.user}
    return event(team, inner | {"event_ts": team.new_ts()})


def command(team: Team, person: User, channel: Channel, command: Command | str, text: str) -> Envelope:
    name = command if isinstance(command, str) else command.command
    payload = {
        "token": VERIFICATION,
        "team_id": person.team_id,
        "team_domain": "demo",
        "channel_id": channel.id,
        "channel_name": "directmessage" if channel.is_im else channel.name,
        "user_id": person.id,
        "user_name": wire.user(person)["name"],
        "command": name,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": team.new_response_url(person.id, channel.id),
        "trigger_id": team.new_trigger(person.id),
    }
    return Envelope("slash_commands", payload)


def shortcut(team: Team, person: User, pressed: Shortcut | str, said: Message | None = None) -> Envelope:
    callback_id = pressed if isinstance(pressed, str) else pressed.callback_id
    payload = _interaction(team, person, "shortcut") | {"callback_id": callback_id, "action_ts": team.new_ts()}
    if said is None:
        return Envelope("interactive", payload)
    payload |= {
        "type": "message_action",
        "channel": _room(team, said.channel),
        "message_ts": said.ts,
        "message": wire.message(team, said),
        "response_url": team.new_response_url(person.id, said.channel, said.ts),
    }
    return Envelope("interactive", payload)


def pressed(team: Team, person: User, place: Message | View, action: Json, state: Json) -> Envelope:
    if isinstance(place, Message):
        return _pressed_in_message(team, person, place, action, state)
    return _pressed_in_view(team, person, place, action, state)


def submitted(team: Team, person: User, shown: View, state: Json) -> Envelope:
    payload = _interaction(team, person, "view_submission") | {"view": wire.view(shown, state=state)}
    return Envelope("interactive", payload | {"response_urls": []})


def closed(team: Team, person: User, shown: View, *, cleared: bool, state: Json) -> Envelope:
    payload = _interaction(team, person, "view_closed") | {"view": wire.view(shown, state=state)}
    del payload["trigger_id"]
    return Envelope("interactive", payload | {"is_cleared": cleared})


def _pressed_in_message(team: Team, person: User, said: Message, action: Json, state: Json) -> Envelope:
    container: Json = {"type": "message", "message_ts": said.ts, "channel_id": said.channel}
    container["is_ephemeral"] = bool(said.only_for)
    if said.thread_ts:
        container["thread_ts"] = said.thread_ts
    payload = _interaction(team, person, "block_actions") | {
        "container": container,
        "channel": _room(team, said.channel),
        "state": {"values": state},
        "response_url": team.new_response_url(person.id, said.channel, said.ts),
        "actions": [action | {"action_ts": team.new_ts()}],
    }
    if not said.only_for:  # Slack sends no message for an ephemeral one
        payload["message"] = wire.message(team, said)
    return Envelope("interactive", payload)


def _pressed_in_view(team: Team, person: User, shown: View, action: Json, state: Json) -> Envelope:
    payload = _interaction(team, person, "block_actions") | {
        "container": {"type": "view", "view_id": shown.id},
        "view": wire.view(shown, state=state),
        "actions": [action | {"action_ts": team.new_ts()}],
    }
    return Envelope("interactive", payload)


def _interaction(team: Team, person: User, kind: str) -> Json:
    name = wire.user(person)["name"]
    return {
        "type": kind,
        "team": {"id": TEAM_ID, "domain": "demo"},
        "user": {"id": person.id, "username": name, "name": name, "team_id": person.team_id},
        "api_app_id": APP_ID,
        "token": VERIFICATION,
        "trigger_id": team.new_trigger(person.id),
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _origin(person: User) -> Json:
    if person.team_id == TEAM_ID and not person.is_stranger:
        return {}
    return {"team": person.team_id, "user_team": person.team_id, "source_team": person.team_id}


def _hidden(team: Team, said: Message) -> Json:
    """A change to a message comes as a message nobody sees."""
    channel, ts = team.channels[said.channel], team.new_ts()
    shape = {"type": "message", "hidden": True, "channel": channel.id, "channel_type": _kind(channel)}
    return shape | {"ts": ts, "event_ts": ts}


def _kind(channel: Channel) -> str:
    if channel.is_im:
        return "im"
    return "group" if channel.is_private else "channel"


def _room(team: Team, channel_id: str) -> Json:
    channel = team.channels[channel_id]
    return {"id": channel.id, "name": "directmessage" if channel.is_im else channel.name}
