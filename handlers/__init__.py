"""A person acts: the table of everything a person can say or press, and the one listener behind each kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt import App, BoltRequest, BoltResponse
from slack_sdk import WebClient

from bot.views import ids
from handlers import access, messages, questions, reading
from handlers.acts import Handler, Incoming, Place
from handlers.answering import Ack
from handlers.gate import Gate

COMMANDS: Mapping[str, Handler] = {
    ids.ASK: questions.ask_privately,
}

EVENTS: Mapping[str, Handler] = {
    "message": messages.receive,
    "mention": questions.ask,
    "stop": questions.stop,
}

SHORTCUTS: Mapping[str, Handler] = {}

ACTIONS: Mapping[str, Handler] = {
    ids.HELP: access.help_me,
    ids.ASK_OPEN: questions.open_form,
    ids.ACCESS_ADD: access.open_form,
    ids.ACCESS_IGNORE: access.ignore,
}

FORMS: Mapping[str, Handler] = {
    ids.ASK_FORM: questions.ask_from_form,
    ids.ACCESS_FORM: access.let_in,
}

CLOSES: Mapping[str, Handler] = {}

_TABLES: Mapping[Place, Mapping[str, Handler]] = {
    Place.COMMAND: COMMANDS,
    Place.MESSAGE: EVENTS,
    Place.MENTION: EVENTS,
    Place.HOME: EVENTS,
    Place.STOP: EVENTS,
    Place.SHORTCUT: SHORTCUTS,
    Place.ACTION: ACTIONS,
    Place.SUBMIT: FORMS,
    Place.CLOSE: CLOSES,
}


def find(incoming: Incoming) -> Handler | None:
    """The handler for what was said or pressed. An action's id may carry a suffix after ":"."""
    if incoming.name.startswith("/"):
        return COMMANDS.get(incoming.name)
    name = incoming.name.partition(":")[0] if incoming.place is Place.ACTION else incoming.name
    return _TABLES[incoming.place].get(name)


def listen(app: App, gate: Gate) -> None:
    """One listener a kind, for everything: what Bolt finds no listener for is never acked and comes again and again."""
    anything = re.compile(r"[\s\S]*")
    app.command(anything)(_listener(gate, reading.read_command))
    app.action(anything)(_listener(gate, reading.read_action))
    app.view_submission(anything)(_listener(gate, reading.read_submit))
    app.view_closed(anything)(_listener(gate, reading.read_close))
    app.global_shortcut(anything)(_listener(gate, reading.read_shortcut))
    app.message_shortcut(anything)(_listener(gate, reading.read_shortcut))
    app.event(anything)(_event_listener(gate))


def _listener(gate: Gate, read: Callable[[Mapping[str, Any]], Incoming]) -> Callable[..., BoltResponse | None]:
    def listener(ack: Ack, body: dict[str, Any], client: WebClient) -> BoltResponse | None:
        return gate.receive(read(body), ack, client)

    return listener


def _event_listener(gate: Gate) -> Callable[..., BoltResponse | None]:
    def listener(ack: Ack, body: dict[str, Any], client: WebClient, request: BoltRequest) -> BoltResponse | None:
        tries = (request.headers.get("x-slack-retry-num") or ["0"])[0]
        incoming = reading.read_event(body, int(tries) if tries.isdecimal() else 0)
        return gate.receive(incoming, ack, client) if incoming else None

    return listener
