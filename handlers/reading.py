"""Slack's payloads become `Incoming` values here, each with the key that tells a repeat from a new thing.

Slack redelivers, and Bolt does not notice. A message and its app_mention twin share channel and ts, so also a key.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from handlers.acts import Form, Incoming, Place

Payload = Mapping[str, Any]

MENTION = re.compile(r"<@[A-Z0-9]+(?:\|[^>]*)?>")


def read_command(body: Payload) -> Incoming:
    return Incoming(
        place=Place.COMMAND,
        name=str(body.get("command", "")),
        user=str(body.get("user_id", "")),
        team=str(body.get("team_id", "")),
        key=f"tr:{body.get('trigger_id', '')}",
        text=unescape(str(body.get("text") or "")),
        channel=str(body.get("channel_id", "")),
        trigger_id=str(body.get("trigger_id", "")),
    )


def read_action(body: Payload) -> Incoming:
    action = (body.get("actions") or [{}])[0]
    container = body.get("container") or {}
    message, view = body.get("message") or {}, body.get("view") or {}
    place = container.get("message_ts") or container.get("view_id") or ""
    user = _user(body)
    return Incoming(
        place=Place.ACTION,
        name=str(action.get("action_id", "")),
        user=user,
        team=_team(body),
        key=f"act:{action.get('action_ts', '')}:{user}:{place}",
        value=_chosen(action),
        channel=str(container.get("channel_id") or (body.get("channel") or {}).get("id") or ""),
        message_ts=str(container.get("message_ts") or ""),
        thread_ts=str(message.get("thread_ts") or container.get("thread_ts") or ""),
        trigger_id=str(body.get("trigger_id", "")),
        metadata=str(view.get("private_metadata") or ""),
        form=_form(view),
        view=view,
    )


def read_submit(body: Payload) -> Incoming:
    view = body.get("view") or {}
    state = json.dumps((view.get("state") or {}).get("values") or {}, sort_keys=True)
    digest = hashlib.sha256(state.encode()).hexdigest()[:32]
    return Incoming(
        place=Place.SUBMIT,
        name=str(view.get("callback_id", "")),
        user=_user(body),
        team=_team(body),
        key=f"view:{view.get('id', '')}:{digest}",
        trigger_id=str(body.get("trigger_id", "")),
        metadata=str(view.get("private_metadata") or ""),
        form=_form(view),
        view=view,
    )


def read_close(body: Payload) -> Incoming:
    view = body.get("view") or {}
    return Incoming(
        place=Place.CLOSE,
        name=str(view.get("callback_id", "")),
        user=_user(body),
        team=_team(body),
        key=f"close:{view.get('id', '')}",
        metadata=str(view.get("private_metadata") or ""),
        form=_form(view),
        view=view,
    )


def read_shortcut(body: Payload) -> Incoming:
    message = body.get("message") or {}
    return Incoming(
        place=Place.SHORTCUT,
        name=str(body.get("callback_id", "")),
        user=_user(body),
        team=_team(body),
        key=f"tr:{body.get('trigger_id', '')}",
        channel=str((body.get("channel") or {}).get("id") or ""),
        message_ts=str(message.get("ts") or ""),
        thread_ts=str(message.get("thread_ts") or ""),
        trigger_id=str(body.get("trigger_id", "")),
        message_text=unescape(str(message.get("text") or "")),
        files=tuple(message.get("files") or ()),
    )


def read_event(body: Payload, attempt: int) -> Incoming | None:
    """A message to the bot, a mention, an opened home, a pressed stop; None for everything we do not act on."""
    event = body.get("event") or {}
    kind = event.get("type")
    if kind == "app_home_opened":
        place, name = (Place.HOME, str(event.get("tab") or "home"))
    elif kind == "agent_session_stopped":
        place, name = (Place.STOP, "stop")
    elif kind == "app_mention" and not _ignored(event):
        place, name = (Place.MENTION, "mention")
    elif kind == "message" and event.get("channel_type") == "im" and not _ignored(event):
        place, name = (Place.MESSAGE, "message")
    else:
        return None
    return _from_event(body, event, place, name, attempt)


def said(message: Payload) -> str:
    """What a person wrote in a message, without the mention that called us."""
    return unescape(MENTION.sub(" ", str(message.get("text") or ""))).strip()


def unescape(text: str) -> str:
    """What the person typed: Slack escapes three characters, and NUL is no letter in any database."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("\x00", "")


def _from_event(body: Payload, event: Payload, place: Place, name: str, attempt: int) -> Incoming:
    channel, ts = str(event.get("channel") or ""), str(event.get("ts") or "")
    written = place in {Place.MESSAGE, Place.MENTION}
    return Incoming(
        place=place,
        name=name,
        user=str(event.get("user") or ""),
        team=str(event.get("user_team") or event.get("team") or body.get("team_id") or ""),
        key=f"msg:{channel}:{ts}" if written else f"ev:{body.get('event_id', '')}",
        text=said(event),
        channel=channel,
        message_ts=ts,
        thread_ts=str(event.get("thread_ts") or ""),
        files=tuple(event.get("files") or ()),
        attempt=attempt,
    )


def _ignored(event: Payload) -> bool:
    """Bots, edits, joins: not a person saying something to us."""
    return bool(event.get("bot_id")) or event.get("subtype") not in (None, "file_share") or not event.get("user")


def _user(body: Payload) -> str:
    return str((body.get("user") or {}).get("id") or "")


def _team(body: Payload) -> str:
    user, team = body.get("user") or {}, body.get("team") or {}
    return str(user.get("team_id") or team.get("id") or "")


def _form(view: Payload) -> Form:
    return Form((view.get("state") or {}).get("values") or {})


def _chosen(action: Payload) -> str:
    for name in ("value", "selected_date", "selected_time", "selected_user"):
        if action.get(name):
            return str(action[name])
    if action.get("selected_option"):
        return str(action["selected_option"].get("value") or "")
    return ",".join(str(o.get("value")) for o in action.get("selected_options") or [])
