"""What a person did and what we answer, as values: all that stands between Slack's payload and our rules.

`Incoming` is read from the payload before we know who it is; a handler gets an `Act` and returns a `Reply`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from bot.clock import Now
from bot.database import Sessions
from bot.delivery.outbox import Message
from bot.domain.people import Person


class Place(StrEnum):
    """The kinds of thing Slack sends."""

    COMMAND = "command"
    MESSAGE = "message"  # a direct message to the bot
    MENTION = "mention"
    ACTION = "action"
    SUBMIT = "submit"
    CLOSE = "close"
    SHORTCUT = "shortcut"
    HOME = "home"
    STOP = "stop"  # the person pressed stop while the bot was working


@dataclass(frozen=True, slots=True)
class Form:
    """The state of a form: block_id -> the element's state. Reads empty fields as empty, never as an error."""

    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def element(self, block_id: str) -> Mapping[str, Any]:
        actions = self.values.get(block_id) or {}
        return next(iter(actions.values()), {}) or {}

    def has(self, block_id: str) -> bool:
        return block_id in self.values

    def text(self, block_id: str) -> str:
        return str(self.element(block_id).get("value") or "").replace("\x00", "").strip()

    def number(self, block_id: str) -> int | None:
        digits = self.text(block_id)
        return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 9 else None  # noqa: PLR2004

    def choice(self, block_id: str) -> str:
        return str((self.element(block_id).get("selected_option") or {}).get("value") or "")

    def choices(self, block_id: str) -> list[str]:
        return [str(o.get("value")) for o in self.element(block_id).get("selected_options") or []]

    def date(self, block_id: str) -> date | None:
        chosen = self.element(block_id).get("selected_date")
        return date.fromisoformat(chosen) if chosen else None

    def time(self, block_id: str) -> time | None:
        chosen = self.element(block_id).get("selected_time")
        return time.fromisoformat(chosen) if chosen else None

    def users(self, block_id: str) -> list[str]:
        element = self.element(block_id)
        one = element.get("selected_user")
        return [one] if one else [str(u) for u in element.get("selected_users") or []]

    def files(self, block_id: str) -> list[Mapping[str, Any]]:
        return list(self.element(block_id).get("files") or [])

    def texts(self) -> dict[str, str]:
        """Every free text in the form, by block_id: what the child guard reads."""
        return {block: text for block in self.values if (text := self.text(block))}


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing from Slack, read once. `name` is the command, action_id, callback_id or event it is looked up by."""

    place: Place
    name: str
    user: str
    team: str
    key: str
    text: str = ""
    value: str = ""
    channel: str = ""
    message_ts: str = ""
    thread_ts: str = ""
    trigger_id: str = ""
    metadata: str = ""
    message_text: str = ""
    form: Form = field(default_factory=Form)
    view: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[Mapping[str, Any], ...] = ()
    attempt: int = 0
    confirmed: bool = False  # the person has said that the text is not about a particular child


@dataclass(frozen=True, slots=True)
class Office:
    """What every handler may use. Built once by `bot/app.py`; tests build their own."""

    sessions: Sessions
    now: Now
    team: str
    bot_user: str
    wake: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Act:
    """What a handler gets: who, what and when, inside the transaction that will hold its effect."""

    session: Session
    person: Person
    now: datetime
    office: Office
    incoming: Incoming

    @property
    def text(self) -> str:
        return self.incoming.text

    @property
    def value(self) -> str:
        return self.incoming.value

    @property
    def channel(self) -> str:
        return self.incoming.channel

    @property
    def message_ts(self) -> str:
        return self.incoming.message_ts

    @property
    def thread_ts(self) -> str:
        return self.incoming.thread_ts

    @property
    def trigger_id(self) -> str:
        return self.incoming.trigger_id

    @property
    def form(self) -> Form:
        return self.incoming.form

    @property
    def metadata(self) -> str:
        return self.incoming.metadata

    @property
    def message_text(self) -> str:
        return self.incoming.message_text

    @property
    def slack_id(self) -> str:
        return self.incoming.user

    @property
    def key(self) -> str:
        return self.incoming.key

    def number(self) -> int:
        """The value as a row id; 0 (which no row has) when somebody forged something else."""
        return int(self.value) if self.value.isascii() and self.value.isdecimal() and len(self.value) <= 15 else 0  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing to say here: the effect is seen elsewhere. Closes the form it came from."""


@dataclass(frozen=True, slots=True)
class Say:
    """Only this person sees it, where they are."""

    message: Message


@dataclass(frozen=True, slots=True)
class Open:
    """A form; laid on top when the person is already in one."""

    view: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Update:
    """Takes the place of the form the person is in."""

    view: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Errors:
    """What is wrong with the form, by block_id. Shown on input blocks only: Slack drops the others."""

    fields: Mapping[str, str]


Reply = Done | Say | Open | Update | Errors
Handler = Callable[[Act], Reply]
