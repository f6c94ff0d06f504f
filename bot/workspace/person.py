"""A person in a test: writes, presses, chooses, fills, submits, and says what is on the screen.

    aisha.writes("Hvornår er næste netværksmøde?")
    aisha.gets("tirsdag den 1. december")
    aisha.presses("Giv status")
    aisha.fills({"Hvad er der sket?": "12 nye piger"})
    aisha.submits()

What the bot sends by itself comes when it comes, so pressing, filling and `gets` wait until it is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from bot.workspace import acts, form, reading
from bot.workspace.blockkit.blocks import parts
from bot.workspace.blockkit.objects import options_of
from bot.workspace.deliveries import Ack
from bot.workspace.team import BOT_USER_ID, Channel, Message, User, View

if TYPE_CHECKING:
    from bot.workspace.workspace import Workspace

Json = dict[str, Any]
BOT = "ressourcebot"


@dataclass(frozen=True, slots=True)
class Spot:
    """Something that can be pressed or filled: in which message or view, block and element."""

    place: Message | View
    block: Json
    element: Json
    value: Any = None


class Person:
    """One account, seen from its own screen."""

    def __init__(self, workspace: Workspace, user: User) -> None:
        self._ws = workspace
        self._team = workspace.team
        self.user = user
        self._acted_at = 0

    @property
    def id(self) -> str:
        return self.user.id

    @property
    def name(self) -> str:
        return self.user.name

    @property
    def direct(self) -> Channel:
        """My direct messages with the bot."""
        with self._team.changed:
            return self._team.direct(self.id)

    # acts

    def writes(self, text: str, *, thread: Message | str = "", where: str = "") -> Message:
        """In my direct messages with the bot, or `where="#netværk"`."""
        return self._do(acts.Acts.write, self._where(where), text, thread_ts=_root(thread))

    def mentions(self, where: str, text: str, *, thread: Message | str = "") -> Message:
        """`@ressourcebot text` in a channel."""
        return self.writes(f"<@{BOT_USER_ID}> {text}", where=where, thread=thread)

    def uploads(self, name: str, content: bytes, *, text: str = "", where: str = "") -> Message:
        return self._do(acts.Acts.write, self._where(where), text, uploads=[(name, content)])

    def command(self, command: str, text: str = "", *, where: str = "") -> Any:
        """The body of the ack."""
        return self._do(acts.Acts.command, self._where(where), command, text).body

    def shortcut(self, name: str, message: Message | str | None = None) -> Any:
        """By its name or callback_id; on a message, given itself or a piece of its text."""
        known = next((s for s in self._team.shortcuts if name in (s.name, s.callback_id)), None)
        said = self.message(message) if isinstance(message, str) else message
        return self._do(acts.Acts.shortcut, known.callback_id if known else name, said).body

    def presses(self, text: str, *, in_message: str = "", where: str = "") -> Any:
        """The newest button with this text. `where`: "modal", "home" or a channel. The ack's body."""
        spot = self._waits_for(lambda: self._button(text, in_message, where), f"a button [{text}]")
        return self._press(spot)

    def chooses(self, option: str, *, label: str = "", in_message: str = "", where: str = "") -> Any:
        """An option in a menu, by its text: of a form it is only filled in, elsewhere the bot hears of it."""
        spot = self._waits_for(lambda: self._option(option, label, in_message, where), f"an option ({option})")
        if _waits_for_submit(spot):
            self._fill(spot.place, spot.block, spot.element, spot.value)  # type: ignore[arg-type]
            return None
        return self._press(spot)

    def fills(self, fields: Mapping[str, Any]) -> None:
        """Fields of the open window, by label (or block_id): text, option texts, dates, times, people."""
        for label, value in fields.items():
            block = self._waits_for(lambda label=label: self._field(label), f"a field {label!r}")
            view = self.view
            assert view is not None, "no window is open"
            self._fill(view, block, block["element"], _plain(block["element"], value))

    def picks(self, value: Any, *, action_id: str, where: str = "") -> Any:
        """A date, time, person or channel in a picker outside a form, by its action_id."""
        spot = self._waits_for(lambda: self._picker(action_id, where), f"a picker {action_id}")
        return self._press(Spot(spot.place, spot.block, spot.element, _plain(spot.element, value)))

    def submits(self, fields: Mapping[str, Any] | None = None) -> Any:
        """Sends the open window; the ack's body, e.g. {"response_action": "errors", …}."""
        if fields:
            self.fills(fields)
        view = self._waits_for(lambda: self.view, "an open window")
        ack, _effect = self._do(acts.Acts.submit, view, view.filled)
        return ack.body

    def closes(self, *, everything: bool = False) -> Any:
        view = self._waits_for(lambda: self.view, "an open window")
        ack = self._do(acts.Acts.close, view, everything=everything)
        return ack.body if ack else None

    def opens_home(self) -> str:
        """What the Home tab shows once the bot has drawn it."""
        self._do(acts.Acts.open_home)
        self._waits_for(lambda: self._team.homes.get(self.id), "a Home tab")
        return self.home_text()

    def opens_messages(self) -> None:
        self._do(acts.Acts.open_home, tab="messages")

    def reacts(self, name: str, message: Message | str) -> None:
        self._do(acts.Acts.react, self.message(message) if isinstance(message, str) else message, name)

    def stops(self, thread: Message | str) -> None:
        self._do(acts.Acts.stop, self.direct.id, _root(thread))

    # what is on the screen

    def sees(self) -> str:
        """Everything in my direct messages and everything only I can see elsewhere, oldest first."""
        direct = self.direct.id
        with self._team.changed:
            return self._said(m for m in self._visible() if m.channel == direct or m.only_for)

    def sees_in(self, where: str, *, thread: Message | str = "") -> str:
        """A channel as I see it, threads included; with `thread`, that thread only."""
        channel, root = self._where(where).id, _root(thread)
        with self._team.changed:
            said = [m for m in self._visible() if m.channel == channel]
            return self._said(m for m in said if not root or root in (m.ts, m.thread_ts))

    def sees_new(self) -> str:
        """What came or changed on my screen since I last did something."""
        with self._team.changed:
            return self._said(m for m in self._visible() if m.seen_at > self._acted_at and m.user != self.id)

    def gets(self, text: str, *, where: str = "", timeout: float = 10) -> Message:
        """Waits until the bot has said something holding `text` where I see it; the newest such message."""
        return self._waits_for(lambda: self._find(text, where), f"{text!r} from the bot", timeout)

    def message(self, text: str, *, where: str = "") -> Message:
        """The newest message on my screen (mine too) with `text` in it, now."""
        with self._team.changed:
            found = self._find(text, where, bot_only=False)
        assert found is not None, f"{self.name} sees no message with {text!r}\n{self._ws.transcript()}"
        return found

    def last(self) -> str:
        """The newest thing the bot said to me."""
        with self._team.changed:
            said = [m for m in self._visible() if m.user == BOT_USER_ID]
            return reading.message_words(self._team, said[-1]) if said else ""

    def messages(self, where: str = "") -> list[Message]:
        """The messages I see there (direct messages by default), for a closer look."""
        channel = self._where(where).id
        with self._team.changed:
            return [m for m in self._visible() if m.channel == channel]

    @property
    def view(self) -> View | None:
        """The window on top, if one is open."""
        with self._team.changed:
            stack = self._team.modals.get(self.id)
            return stack[-1] if stack else None

    @property
    def modal(self) -> str:
        """What the open window says; empty when none is open."""
        with self._team.changed:
            view = self.view
            return reading.view_words(self._team, view) if view else ""

    def home_text(self) -> str:
        with self._team.changed:
            home = self._team.homes.get(self.id)
            return reading.view_words(self._team, home) if home else ""

    def status(self) -> str:
        """The status lines standing in my direct messages."""
        direct = self.direct.id
        with self._team.changed:
            return "\n".join(text for (channel, _), text in self._team.statuses.items() if channel == direct)

    def buttons(self) -> list[str]:
        """Every button I could press now, newest first."""
        with self._team.changed:
            return [text for text, _ in self._buttons("", "")]

    # how

    def _do(self, act: Any, *args: Any, **named: Any) -> Any:
        self._acted_at = self._team.seq
        return self._ws.server.do(act(self._ws.acts, self.user, *args, **named))

    def _waits_for(self, look: Any, what: str, timeout: float = 10) -> Any:
        return self._ws.waits(look, f"{self.name} waited for {what}", timeout=timeout)

    def _press(self, spot: Spot) -> Any:
        filled = spot.place.filled if isinstance(spot.place, View) else {}
        return self._do(acts.Acts.press, spot.place, spot.block, spot.element, spot.value, filled).body

    def _fill(self, view: View, block: Json, element: Json, value: Any) -> None:
        with self._team.changed:
            view.filled.setdefault(block["block_id"], {})[element["action_id"]] = value
            shown = value if isinstance(value, str) else str(value)
            self._team.note(self.id, "fills in", f"{block.get('label', {}).get('text', element['action_id'])}: {shown}")

    def _where(self, where: str) -> Channel:
        return self._ws.channel(where) if where else self.direct

    def _visible(self) -> list[Message]:
        mine = {c.id for c in self._team.channels.values() if self.id in c.members}
        return [m for m in self._team.messages if m.channel in mine and m.only_for in ("", self.id)]

    def _said(self, said: Iterator[Message] | list[Message]) -> str:
        return "\n".join(reading.message_words(self._team, one) for one in said)

    def _find(self, text: str, where: str, *, bot_only: bool = True) -> Message | None:
        channel = self._where(where).id if where else ""
        for said in sorted(self._visible(), key=lambda m: m.seen_at, reverse=True):
            if (bot_only and said.user != BOT_USER_ID) or (channel and said.channel != channel):
                continue
            if text in reading.message_words(self._team, said):
                return said
        return None

    def _places(self, in_message: str, where: str) -> Iterator[Message | View]:
        """Where I could press: the open window hides the rest; then the newest message; then the Home tab."""
        if where not in ("", "modal", "home"):
            in_channel = self._where(where).id
        else:
            in_channel = ""
        if where in ("", "modal") and not in_message and self.view:
            yield self.view
        if where not in ("modal", "home"):
            for said in sorted(self._visible(), key=lambda m: m.seen_at, reverse=True):
                right_text = not in_message or in_message in reading.message_words(self._team, said)
                if said.user == BOT_USER_ID and right_text and in_channel in ("", said.channel):
                    yield said
        if where in ("", "home") and not in_message and self.id in self._team.homes:
            yield self._team.homes[self.id]

    def _elements(self, in_message: str, where: str) -> Iterator[Spot]:
        for place in self._places(in_message, where):
            for block in place.blocks if isinstance(place, Message) else place.body["blocks"]:
                for element in parts(block):
                    if "action_id" in element and self.id in element.get("visible_to_user_ids", [self.id]):
                        yield Spot(place, block, element)

    def _buttons(self, in_message: str, where: str) -> Iterator[tuple[str, Spot]]:
        for spot in self._elements(in_message, where):
            if spot.element["type"] in {"button", "icon_button"}:
                yield spot.element["text"]["text"], spot
            elif spot.element["type"] == "feedback_buttons":
                for name in ("positive_button", "negative_button"):
                    one = spot.element[name]
                    yield one["text"]["text"], Spot(spot.place, spot.block, spot.element, one["value"])

    def _button(self, text: str, in_message: str, where: str) -> Spot | None:
        """Exactly this text first; else a button whose text holds it (an emoji or a count beside it)."""
        found = list(self._buttons(in_message, where))
        exact = next((spot for name, spot in found if name == text), None)
        return exact or next((spot for name, spot in found if text in name), None)

    def _option(self, text: str, label: str, in_message: str, where: str) -> Spot | None:
        for spot in self._elements(in_message, where):
            if label and label not in reading.words(self._team, [spot.block]):
                continue
            for option in options_of(spot.element):
                if text in option["text"]["text"]:
                    several = spot.element["type"] in {"checkboxes", "multi_static_select"}
                    chosen = self._also(spot, option["value"]) if several else option["value"]
                    return Spot(spot.place, spot.block, spot.element, chosen)
        return None

    def _also(self, spot: Spot, value: str) -> list[str]:
        """A tick more (or less, when it was there)."""
        initial = [one["value"] for one in spot.element.get("initial_options", [])]
        filled = spot.place.filled if isinstance(spot.place, View) else {}
        held = filled.get(spot.block["block_id"], {}).get(spot.element["action_id"], initial)
        return [one for one in held if one != value] if value in held else [*held, value]

    def _field(self, label: str) -> Json | None:
        view = self.view
        inputs = [block for block in view.body["blocks"] if block["type"] == "input"] if view else []
        for fits in (str.__eq__, str.startswith, str.__contains__):
            for block in inputs:
                if block["block_id"] == label or fits(block["label"]["text"], label):
                    return block
        return None

    def _picker(self, action_id: str, where: str) -> Spot | None:
        fields = (spot for spot in self._elements("", where) if form.is_field(spot.element))
        return next((spot for spot in fields if spot.element["action_id"].split(":")[0] == action_id), None)


def _root(thread: Message | str) -> str:
    return thread if isinstance(thread, str) else (thread.thread_ts or thread.ts)


def _waits_for_submit(spot: Spot) -> bool:
    return isinstance(spot.place, View) and spot.block["type"] == "input" and not spot.block.get("dispatch_action")


def _plain(element: Json, value: Any) -> Any:
    """A value a test would write as the field holds it: option texts become their values, dates become text."""
    if isinstance(value, Person):
        return value.id
    if isinstance(value, datetime):
        return int(value.timestamp())
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, (list, tuple, set)):
        return [_plain(element, one) for one in value]
    options = options_of(element)
    if not options or value is None:
        return value
    found = [o["value"] for o in options if value == o["text"]["text"]] or [
        o["value"] for o in options if value in o["text"]["text"] or value == o["value"]
    ]
    assert found, f"no option {value!r} among {[o['text']['text'] for o in options]}"
    return found[0]


__all__ = ["Ack", "Person"]
