"""What a person did and what we answer, as values: all that stands between Slack's payload and our rules.

`Incoming` is read from the payload before we know who it is; a handler gets an `Act` and returns a `Reply`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from bot.clock import Now
from bot.database import Sessions
from bot.delivery.outbox import Message
from bot.domain.people import Person
from bot.errors import NotAllowed
from handlers.payloads import inside, many, row_id, word

Kind = TypeVar("Kind", bound=StrEnum)
Value = TypeVar("Value")

_YEARS = range(2000, 2101)  # a date far outside them would break the reckoning of days around it


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
    """The state of a form: block_id -> the element's state. Reads empty fields as empty, never as an error.

    Raises NotAllowed for a value that no form of ours offers: somebody forged it.
    """

    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def element(self, block_id: str) -> Mapping[str, Any]:
        return next((inside(one) for one in inside(self.values, block_id).values()), {})

    def has(self, block_id: str) -> bool:
        return block_id in self.values

    def text(self, block_id: str) -> str:
        return word(self.element(block_id), "value").strip()

    def is_address(self, block_id: str) -> bool:
        """A field of ours that asks for an e-mail address and takes nothing else."""
        return word(self.element(block_id), "type") == "email_text_input"

    def number(self, block_id: str) -> int | None:
        digits = self.text(block_id)
        return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 9 else None  # noqa: PLR2004

    def choice(self, block_id: str) -> str:
        return word(self.element(block_id), "selected_option", "value")

    def choices(self, block_id: str) -> list[str]:
        return [word(one, "value") for one in many(self.element(block_id), "selected_options")]

    def one_of(self, block_id: str, kind: type[Kind]) -> Kind | None:
        return _read(kind, self.choice(block_id))

    def row(self, block_id: str) -> int:
        return row_id(self.choice(block_id))

    def rows(self, block_id: str) -> tuple[int, ...]:
        return tuple(row_id(chosen) for chosen in self.choices(block_id))

    def date(self, block_id: str) -> date | None:
        return day_of(word(self.element(block_id), "selected_date"))

    def time(self, block_id: str) -> time | None:
        return _read(_hour, word(self.element(block_id), "selected_time"))

    def moment(self, block_id: str) -> datetime | None:
        stamp = self.element(block_id).get("selected_date_time")
        return _read(_moment, str(stamp)) if stamp else None

    def users(self, block_id: str) -> list[str]:
        element = self.element(block_id)
        one, several = word(element, "selected_user"), element.get("selected_users")
        return [one] if one else [str(user) for user in several] if isinstance(several, list) else []

    def files(self, block_id: str) -> list[Mapping[str, Any]]:
        return many(self.element(block_id), "files")

    def texts(self) -> dict[str, str]:
        """Every free text in the form, by block_id: what the child guard reads. What a file is called is one."""
        return {block: text for block in self.values if (text := self.text(block) or self._called(block))}

    def _called(self, block_id: str) -> str:
        return "\n".join(word(file, "name") for file in self.files(block_id))


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
    acute: str  # whom to call when a child is in danger


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
        """The button's value as a row id; 0, which no row has, when somebody forged something else."""
        return row_id(self.value)

    def about(self) -> int:
        """The row id a form of ours carries in its metadata; 0 for anything else."""
        return row_id(self.metadata)

    @property
    def form_key(self) -> str:
        """The form itself: what is sent from it twice is one thing."""
        return f"form:{word(self.incoming.view, 'id') or self.key}"


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


def day_of(text: str) -> date | None:
    """A day as a date picker or a button of ours says it. Raises NotAllowed for anything else."""
    return _read(_day, text)


def _read(read: Callable[[str], Value], text: str) -> Value | None:
    try:
        return read(text) if text else None
    except (ValueError, OverflowError, OSError):
        raise NotAllowed from None


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    if day.year not in _YEARS:
        raise ValueError(day.year)
    return day


def _hour(text: str) -> time:
    return time.fromisoformat(text).replace(tzinfo=None)


def _moment(text: str) -> datetime:
    moment = datetime.fromtimestamp(int(text), UTC)
    if moment.year not in _YEARS:
        raise ValueError(moment.year)
    return moment
