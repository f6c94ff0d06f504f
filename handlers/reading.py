"""Slack's payloads become `Incoming` values here, each with the key that tells a repeat from a new thing.

Slack redelivers, and Bolt does not notice. A message and its app_mention twin share channel and ts, so also a key.
"""

from __future__ import annotations

import hashlib
import json
import re

from handlers.acts import Form, Incoming, Place
from handlers.payloads import Payload, inside, many, word

LONGEST_KEY = 255

MENTION = re.compile(r"<@[A-Z0-9]+(?:\|[^>]*)?>")


def read_command(body: Payload) -> Incoming:
    return Incoming(
        place=Place.COMMAND,
        name=word(body, "command"),
        user=word(body, "user_id"),
        team=word(body, "team_id"),
        key=_key("tr", word(body, "trigger_id")),
        text=unescape(word(body, "text")),
        channel=word(body, "channel_id"),
        trigger_id=word(body, "trigger_id"),
    )


def read_action(body: Payload) -> Incoming:
    """What is pressed, not what stands in the fields around it: that is read, and looked through, when it is sent."""
    action = next(iter(many(body, "actions")), {})
    container, view = inside(body, "container"), inside(body, "view")
    place = word(container, "message_ts") or word(container, "view_id")
    user = word(body, "user", "id")
    return Incoming(
        place=Place.ACTION,
        name=word(action, "action_id"),
        user=user,
        team=_team(body),
        key=_key("act", word(action, "action_ts"), user, place),
        value=_chosen(action),
        channel=word(container, "channel_id") or word(body, "channel", "id"),
        message_ts=word(container, "message_ts"),
        thread_ts=word(body, "message", "thread_ts") or word(container, "thread_ts"),
        trigger_id=word(body, "trigger_id"),
        metadata=word(view, "private_metadata"),
        view=view,
    )


def read_submit(body: Payload) -> Incoming:
    """The window keeps its id when it shows something else; its hash is another then, and a repeat brings the same."""
    view = inside(body, "view")
    state = json.dumps(inside(view, "state", "values"), sort_keys=True)
    digest = hashlib.sha256(state.encode()).hexdigest()[:32]
    return Incoming(
        place=Place.SUBMIT,
        name=word(view, "callback_id"),
        user=word(body, "user", "id"),
        team=_team(body),
        key=_key("view", word(view, "id"), word(view, "hash"), digest),
        trigger_id=word(body, "trigger_id"),
        metadata=word(view, "private_metadata"),
        form=_form(view),
        view=view,
    )


def read_close(body: Payload) -> Incoming:
    view = inside(body, "view")
    return Incoming(
        place=Place.CLOSE,
        name=word(view, "callback_id"),
        user=word(body, "user", "id"),
        team=_team(body),
        key=_key("close", word(view, "id")),
        metadata=word(view, "private_metadata"),
        form=_form(view),
        view=view,
    )


def read_shortcut(body: Payload) -> Incoming:
    message = inside(body, "message")
    return Incoming(
        place=Place.SHORTCUT,
        name=word(body, "callback_id"),
        user=word(body, "user", "id"),
        team=_team(body),
        key=_key("tr", word(body, "trigger_id")),
        channel=word(body, "channel", "id"),
        message_ts=word(message, "ts"),
        thread_ts=word(message, "thread_ts"),
        trigger_id=word(body, "trigger_id"),
        message_text=unescape(word(message, "text")),
        files=tuple(many(message, "files")),
    )


def read_event(body: Payload, attempt: int) -> Incoming | None:
    """A message to the bot, a mention, an opened home, a pressed stop; None for everything we do not act on."""
    event = inside(body, "event")
    kind = word(event, "type")
    if kind == "app_home_opened":
        place, name = (Place.HOME, "messages" if event.get("tab") == "messages" else "home")
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
    return unescape(MENTION.sub(" ", word(message, "text"))).strip()


def unescape(text: str) -> str:
    """What the person typed: Slack escapes three characters."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _from_event(body: Payload, event: Payload, place: Place, name: str, attempt: int) -> Incoming:
    channel, ts = word(event, "channel"), word(event, "ts")
    written = place in {Place.MESSAGE, Place.MENTION}
    return Incoming(
        place=place,
        name=name,
        user=word(event, "user"),
        team=word(event, "user_team") or word(event, "team") or word(body, "team_id"),
        key=_key("msg", channel, ts) if written else _key("ev", word(body, "event_id")),
        text=said(event),
        channel=channel,
        message_ts=ts,
        thread_ts=word(event, "thread_ts"),
        files=tuple(many(event, "files")),
        attempt=attempt,
    )


def _ignored(event: Payload) -> bool:
    """Bots, edits, joins: not a person saying something to us."""
    return bool(event.get("bot_id")) or event.get("subtype") not in (None, "file_share") or not word(event, "user")


def _key(kind: str, *ids: str) -> str:
    return ":".join([kind, *ids])[:LONGEST_KEY]


def _team(body: Payload) -> str:
    return word(body, "user", "team_id") or word(body, "team", "id")


def _form(view: Payload) -> Form:
    return Form(inside(view, "state", "values"))


def _chosen(action: Payload) -> str:
    for name in ("value", "selected_date", "selected_time", "selected_user"):
        if word(action, name):
            return word(action, name)
    one = word(action, "selected_option", "value")
    return one or ",".join(word(option, "value") for option in many(action, "selected_options"))
