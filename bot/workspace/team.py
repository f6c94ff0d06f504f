"""Everything the stand-in workspace remembers: people, channels, messages, windows, files, and every call the bot made.

One lock guards all of it: the server's thread, the test's thread and the page read and write the same few lists.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]
Filled = dict[str, dict[str, Any]]  # block_id -> action_id -> plain value

TEAM_ID = "T0DEMO"
APP_ID = "A0DEMO"
BOT_USER_ID = "U0BOT"
BOT_ID = "B0BOT"
TRIGGER_LIVES_S = 3.0


@dataclass(slots=True)
class User:
    id: str
    name: str
    email: str = ""
    title: str = ""
    team_id: str = TEAM_ID
    is_bot: bool = False
    deleted: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False


@dataclass(slots=True)
class Channel:
    id: str
    name: str
    members: list[str] = field(default_factory=list)
    is_im: bool = False
    is_private: bool = False
    is_archived: bool = False


@dataclass(slots=True)
class File:
    id: str
    name: str
    length: int
    user: str
    title: str = ""
    content: bytes | None = None
    mimetype: str = "application/octet-stream"


@dataclass(slots=True)
class Message:
    channel: str
    ts: str
    user: str
    text: str
    seen_at: int  # the team's sequence number when it came or last changed
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str = ""
    metadata: Json | None = None
    only_for: str = ""  # an ephemeral message is seen by this person only
    edited: bool = False
    reactions: dict[str, list[str]] = field(default_factory=dict)
    files: list[File] = field(default_factory=list)
    client_msg_id: str = ""
    filled: dict[str, Filled] = field(default_factory=dict)  # what each person has chosen in its menus


@dataclass(slots=True)
class View:
    id: str
    user: str
    body: Json  # as the bot gave it
    hash: str
    root: str = ""
    previous: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    filled: Filled = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    method: str
    args: Json
    response: Json
    at: float


@dataclass(frozen=True, slots=True)
class Command:
    command: str
    description: str = ""
    usage_hint: str = ""


@dataclass(frozen=True, slots=True)
class Shortcut:
    callback_id: str
    name: str
    type: str  # global | message


@dataclass(frozen=True, slots=True)
class Minute:
    """One line of the chat's minutes: somebody said or did something somewhere."""

    who: str
    did: str
    channel: str = ""
    text: str = ""
    blocks: tuple[Json, ...] = ()
    only_for: str = ""
    in_thread: bool = False


@dataclass(slots=True)
class ResponseUrl:
    user: str
    channel: str
    ts: str  # the message it came from, when there is one
    uses: int = 0


class Team:
    """The workspace's memory. Change it while holding `changed`, and say `touch()` when somebody may look at it."""

    def __init__(self, now: Callable[[], datetime] | None = None) -> None:
        self.changed = threading.Condition(threading.RLock())
        self.seq = 0
        self.now = now or (lambda: datetime.now(UTC))
        self.url = ""
        self.users: dict[str, User] = {BOT_USER_ID: User(BOT_USER_ID, "ressourcebot", is_bot=True)}
        self.channels: dict[str, Channel] = {}
        self.messages: list[Message] = []
        self.files: dict[str, File] = {}
        self.homes: dict[str, View] = {}
        self.modals: dict[str, list[View]] = {}
        self.statuses: dict[tuple[str, str], str] = {}
        self.prompts: dict[str, Json] = {}
        self.sessions: dict[tuple[str, str], Json] = {}
        self.commands: list[Command] = []
        self.shortcuts: list[Shortcut] = []
        self.scopes: set[str] | None = None  # None: not installed from a manifest, everything is granted
        self.has_home = True
        self.trigger_lives_s = TRIGGER_LIVES_S
        self.response_urls: dict[str, ResponseUrl] = {}
        self.calls: list[Call] = []
        self.failures: list[str] = []
        self.minutes: list[Minute] = []
        self._numbers = itertools.count(1)
        self._last_ts = 0
        self._triggers: dict[str, tuple[str, float]] = {}
        self._spent: set[str] = set()

    def touch(self) -> int:
        """Something visible happened; everybody waiting looks again."""
        with self.changed:
            self.seq += 1
            self.changed.notify_all()
            return self.seq

    def fail(self, sentence: str) -> None:
        """The bot did something Slack would not take: the test that reads `failures` fails."""
        self.failures.append(sentence)
        self.minutes.append(Minute("", "!!", text=sentence))
        self.touch()

    def new_id(self, letter: str) -> str:
        return f"{letter}{next(self._numbers):06d}"

    def new_ts(self) -> str:
        """A message's time is also its name, so no two are alike, also when the clock stands still."""
        micro = max(int(self.now().timestamp() * 1_000_000), self._last_ts + 1)
        self._last_ts = micro
        return f"{micro // 1_000_000}.{micro % 1_000_000:06d}"

    def new_trigger(self, user: str) -> str:
        trigger = f"{next(self._numbers)}.{TEAM_ID}.{user}"
        self._triggers[trigger] = (user, time.monotonic() + self.trigger_lives_s)
        return trigger

    def spend_trigger(self, trigger: str) -> tuple[str, str]:
        """(user, "") when it may open a window, else ("", Slack's error)."""
        if trigger in self._spent:
            return "", "exchanged_trigger_id"
        if trigger not in self._triggers:
            return "", "invalid_trigger_id"
        user, until = self._triggers[trigger]
        if time.monotonic() > until:
            return "", "expired_trigger_id"
        self._spent.add(trigger)
        return user, ""

    def new_response_url(self, user: str, channel: str, ts: str = "") -> str:
        key = self.new_id("R")
        self.response_urls[key] = ResponseUrl(user, channel, ts)
        return f"{self.url}/response/{key}"

    def direct(self, user: str) -> Channel:
        """The person's direct messages with the bot; made when first needed."""
        for channel in self.channels.values():
            if channel.is_im and user in channel.members:
                return channel
        channel = Channel(self.new_id("D"), "ressourcebot", [user, BOT_USER_ID], is_im=True, is_private=True)
        self.channels[channel.id] = channel
        return channel

    def channel_called(self, name: str) -> Channel:
        name = name.lstrip("#")
        for channel in self.channels.values():
            if name in (channel.name, channel.id) and not (channel.is_im and name == channel.name):
                return channel
        raise LookupError(f"no channel called {name}")

    def post(self, channel: str, user: str, text: str, **more: Any) -> Message:
        message = Message(channel, self.new_ts(), user, text, self.seq + 1, **more)
        self.messages.append(message)
        self._note(message, "says")
        self.touch()
        return message

    def changed_message(self, message: Message) -> None:
        self._note(message, "changes it to")
        message.seen_at = self.touch()

    def remove_message(self, message: Message) -> None:
        self.messages.remove(message)
        self._note(message, "takes back")
        self.touch()

    def note(self, who: str, did: str, text: str = "", channel: str = "") -> None:
        self.minutes.append(Minute(who, did, channel, text))

    def message_at(self, channel: str, ts: str) -> Message | None:
        return next((m for m in self.messages if m.channel == channel and m.ts == ts), None)

    def view_called(self, view_id: str) -> View | None:
        """An open window or a Home, by id or by the bot's own external_id."""
        open_views = [view for stack in self.modals.values() for view in stack]
        for view in [*open_views, *self.homes.values()]:
            if view_id and view_id in (view.id, view.body.get("external_id")):
                return view
        return None

    def _note(self, said: Message, did: str) -> None:
        thread = bool(said.thread_ts)
        line = Minute(said.user, did, said.channel, said.text, tuple(said.blocks), said.only_for, thread)
        self.minutes.append(line)
