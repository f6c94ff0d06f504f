"""The bot's front door without a network: payloads are read and received as from Slack, and all that is said is kept.

What the bot says is judged by the stand-in's own rules for blocks, so a message Slack would refuse fails here too.
"""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from slack_bolt import BoltResponse
from slack_sdk.errors import SlackApiError
from sqlalchemy.orm import Session

from bot.app import House, build_house
from bot.clock import MovableClock
from bot.config import Config
from bot.delivery.outbox import OutboxMessage
from bot.domain.people import Person
from bot.outgoing import DRAWINGS
from bot.workspace import blockkit
from handlers import find, reading
from handlers.acts import Incoming, Office
from handlers.gate import Gate
from tests import databases
from tests.furnished import furnish

TEAM = "T0HERE"
CHANNEL = "C0NETWORK"
Json = dict[str, Any]


@dataclass
class Slack:
    """The calls a handler's answer makes. It knows the accounts of its own workspace."""

    accounts: dict[str, Json]
    said: list[Json] = field(default_factory=list)

    def users_info(self, *, user: str) -> Json:
        if user not in self.accounts:
            raise SlackApiError("no", {"ok": False, "error": "user_not_found"})
        return {"user": {"id": user, "team_id": TEAM} | self.accounts[user]}

    def chat_postMessage(self, **said: Any) -> Json:  # noqa: N802  Slack's name
        return self._message(said)

    def chat_postEphemeral(self, **said: Any) -> Json:  # noqa: N802
        return self._message(said)

    def chat_update(self, **said: Any) -> Json:
        return self._message(said)

    def views_open(self, **said: Any) -> Json:
        return self._view(said)

    def views_push(self, **said: Any) -> Json:
        return self._view(said)

    def views_update(self, **said: Any) -> Json:
        return self._view(said)

    def conversations_history(self, **_: Any) -> Json:
        return {"messages": []}

    def conversations_replies(self, **_: Any) -> Json:
        raise SlackApiError("no", {"ok": False, "error": "thread_not_found"})

    def take(self, body: Json) -> None:
        """What an ack carries."""
        if body.get("view"):
            self._view(body)
        elif body.get("text"):
            self._message(body)
        elif body.get("errors"):
            self.said.append({"errors": body["errors"]})

    def _message(self, said: Json) -> Json:
        blocks, text = said.get("blocks") or [], said.get("text") or ""
        wrong = blockkit.message(blocks, text) if blocks else [] if text else ["no text"]
        assert not wrong, wrong
        self.said.append({"text": text, "blocks": blocks})
        return {"ts": "1.0"}

    def _view(self, said: Json) -> Json:
        wrong = blockkit.view(said["view"], "modal")
        assert not wrong, wrong
        self.said.append({"view": said["view"]})
        return {"view": {"id": "V1"}}


@dataclass
class Doorstep:
    """`gives` hands something in and returns what was said to it, as text."""

    house: House
    clock: MovableClock
    slack: Slack
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def gate(self) -> Gate:
        return Gate(Office(self.house.quick, self.clock, TEAM, "U0BOT", self.house.library.acute), find)

    def begin(self) -> Any:
        return self.house.sessions.begin()

    def gives(self, incoming: Incoming | None) -> str:
        """Raises AssertionError when it was neither acked nor sent back."""
        if incoming is None:
            return ""
        self.slack.said.clear()
        acks: list[Json] = []

        def ack(text: str = "", **body: Any) -> None:
            acks.append({"text": text, **body})

        response = self.gate.receive(incoming, ack, self.slack)
        assert acks or isinstance(response, BoltResponse), f"nobody was told that {incoming.name} arrived"
        for body in acks:
            self.slack.take(body)
        return json.dumps(self.slack.said, ensure_ascii=False)

    def presses(self, user: str, action_id: str, value: str, *, team: str = TEAM, **view: Any) -> str:
        payload = self._by(user, team) | {
            "actions": [{"action_id": action_id, "value": value, "action_ts": self._new()}],
            "container": {"message_ts": "1.0", "channel_id": f"D{user}"},
        }
        return self.gives(reading.read_action(payload | ({"view": view} if view else {})))

    def submits(self, user: str, form: str, metadata: str = "", filled: Json | None = None, *, team: str = TEAM) -> str:
        view = {"id": f"V{self._new()}", "type": "modal", "callback_id": form, "private_metadata": metadata}
        view |= {"title": {"type": "plain_text", "text": "x"}, "state": {"values": filled or {}}, "blocks": []}
        return self.gives(reading.read_submit(self._by(user, team) | {"view": view}))

    def types(self, user: str, command: str, text: str, *, team: str = TEAM) -> str:
        payload = {"command": command, "text": text, "user_id": user, "team_id": team, "channel_id": f"D{user}"}
        return self.gives(reading.read_command(payload | {"trigger_id": self._new()}))

    def uses(self, user: str, shortcut: str, text: str = "", *, team: str = TEAM) -> str:
        payload = self._by(user, team) | {"callback_id": shortcut, "channel": {"id": CHANNEL}}
        return self.gives(reading.read_shortcut(payload | {"message": {"ts": "1.0", "text": text}}))

    def writes(self, user: str, text: str, *, team: str = TEAM) -> str:
        said = {"type": "message", "channel_type": "im", "channel": f"D{user}", "user": user, "text": text}
        return self.gives(reading.read_event({"team_id": team, "event": said | {"ts": self._new()}}, 3))

    def sent_to(self, session: Session, recipient: str) -> str:
        """All that waits for or has been sent to them, as it would be drawn now."""
        rows = session.query(OutboxMessage).filter(OutboxMessage.recipient == recipient).all()
        drawn = [DRAWINGS[row.kind](session, row, self.clock()) for row in rows]
        return json.dumps([str(content) for content in drawn if content], ensure_ascii=False)

    def _by(self, user: str, team: str) -> Json:
        return {"user": {"id": user, "team_id": team}, "team": {"id": TEAM}, "trigger_id": self._new()}

    def _new(self) -> str:
        return str(next(self._numbers))


def open_door(url: str, folder: Path, clock: MovableClock) -> Doorstep:
    config = Config(database_url=url, data_dir=folder, cache_dir=folder, semantic=False, network_channel=CHANNEL)
    furnish(url, folder)
    house = build_house(config, clock, databases.engine(url))
    return Doorstep(house, clock, Slack({}))


def account(person: Person) -> Json:
    return {"profile": {"email": person.email, "real_name": person.name}}
