"""A person in a test: writes, presses, chooses, fills, submits, and says what is on the screen.

    aisha.writes("Hvornår er næste netværksmøde?")
    aisha.gets("tirsdag den 1. december")
    aisha.presses("Giv status")
    aisha.fills({"Hvad er der sket?": "12 nye piger"})
    aisha.submits()

What the bot sends by itself comes when it comes, so pressing, filling and `gets` wait until it is there.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Mapping
from functools import partial
from typing import Any, Protocol, TypeVar

from bot.workspace import form, reading
from bot.workspace.acts import Acts, held
from bot.workspace.screen import Screen, Spot
from bot.workspace.team import BOT_USER_ID, Channel, Message, Team, User, View

T = TypeVar("T")
Json = dict[str, Any]


class Surroundings(Protocol):
    """What a person needs of the workspace they are in."""

    team: Team
    acts: Acts

    def channel(self, name: str) -> Channel: ...
    def do(self, work: Coroutine[Any, Any, T]) -> T: ...
    def waits(self, look: Callable[[], T], what: str = "", *, timeout: float = 30) -> T: ...
    def transcript(self) -> str: ...


class Person:
    """One account, seen from its own screen. `where`: "", "#channel", and for what is pressed "modal" or "home"."""

    def __init__(self, workspace: Surroundings, user: User) -> None:
        self._ws = workspace
        self._team = workspace.team
        self._screen = Screen(workspace.team, user.id)
        self._acted_at = 0
        self.user = user
        self.id = user.id
        self.name = user.name

    # what this person does

    def writes(self, text: str, *, thread: Message | str = "", where: str = "") -> Message:
        """To the bot alone, or in a channel."""
        return self._do(self._ws.acts.write, self._where(where), text, thread_ts=_root(thread))

    def edits(self, message: Message, text: str) -> None:
        """My own message, afterwards."""
        self._do(self._ws.acts.edit, message, text)

    def deletes(self, message: Message) -> None:
        self._do(self._ws.acts.delete, message)

    def mentions(self, where: str, text: str, *, thread: Message | str = "") -> Message:
        """`@ressourcebot text` in a channel."""
        return self.writes(f"<@{BOT_USER_ID}> {text}", where=where, thread=thread)

    def uploads(self, name: str, content: bytes, *, text: str = "", where: str = "") -> Message:
        return self._do(self._ws.acts.write, self._where(where), text, uploads=[(name, content)])

    def command(self, command: str, text: str = "", *, where: str = "") -> Any:
        """The ack's body, as of every act below."""
        return self._do(self._ws.acts.command, self._where(where), command, text).body

    def shortcut(self, name: str, message: Message | str | None = None) -> Any:
        """By its name or callback_id; on a message, given itself or a piece of its text."""
        known = next((s for s in self._team.shortcuts if name in (s.name, s.callback_id)), None)
        said = self.message(message) if isinstance(message, str) else message
        return self._do(self._ws.acts.shortcut, known.callback_id if known else name, said).body

    def presses(self, text: str, *, in_message: str = "", where: str = "") -> Any:
        """The newest button with this text."""
        place = self._place(where)
        return self._press(self._waits(lambda: self._screen.button(text, in_message, place), f"a button [{text}]"))

    def chooses(self, option: str, *, label: str = "", in_message: str = "", where: str = "") -> Any:
        """An option in a menu, by its text: in a form it is only filled in, elsewhere the bot hears of it."""
        place = self._place(where)
        spot = self._waits(lambda: self._screen.option(option, label, in_message, place), f"an option ({option})")
        if spot.waits_for_submit and isinstance(spot.place, View):
            return self._fill(spot.place, spot.block, spot.value)
        return self._press(spot)

    def fills(self, fields: Mapping[str, Any]) -> None:
        """Fields of the open window, by label (or block_id): text, option texts, dates, times, people, files.

        A file is its name and its bytes.
        """
        for label, value in fields.items():
            block = self._waits(partial(self._screen.field, label), f"a field {label!r}")
            view = self.view
            assert view is not None, "the window closed"
            self._fill(view, block, self._written(block["element"], value))

    def picks(self, value: Any, *, action_id: str, where: str = "") -> Any:
        """A date, time, person or channel in a picker outside a form."""
        place = self._place(where)
        spot = self._waits(lambda: self._screen.picker(action_id, place), f"a picker {action_id}")
        return self._press(Spot(spot.place, spot.block, spot.element, form.written(spot.element, _bare(value))))

    def submits(self, fields: Mapping[str, Any] | None = None) -> Any:
        """Sends the open window; {} when it closed, {"response_action": "errors", …} when it did not."""
        self.fills(fields or {})
        view = self._waits(lambda: self.view, "an open window")
        ack, _effect = self._do(self._ws.acts.submit, view, view.filled)
        return ack.body

    def closes(self, *, everything: bool = False) -> None:
        self._do(self._ws.acts.close, self._waits(lambda: self.view, "an open window"), everything=everything)

    def opens_home(self) -> str:
        """What the Home tab shows once the bot has drawn it."""
        self._do(self._ws.acts.open_home)
        self._waits(lambda: self._team.homes.get(self.id), "a Home tab")
        return self.home_text()

    def opens_messages(self) -> None:
        self._do(self._ws.acts.open_home, "messages")

    def reacts(self, name: str, message: Message | str) -> None:
        self._do(self._ws.acts.react, self.message(message) if isinstance(message, str) else message, name)

    def stops(self, thread: Message | str) -> None:
        self._do(self._ws.acts.stop, self.direct.id, _root(thread))

    # what this person sees

    def sees(self) -> str:
        """Everything in my direct messages and everything only I can see elsewhere, oldest first."""
        direct = self.direct.id
        return self._said(lambda m: m.channel == direct or bool(m.only_for))

    def sees_in(self, where: str, *, thread: Message | str = "") -> str:
        """A channel as I see it, threads included; with `thread`, that thread only."""
        channel, root = self._where(where).id, _root(thread)
        return self._said(lambda m: m.channel == channel and (not root or root in (m.ts, m.thread_ts)))

    def sees_new(self) -> str:
        """What came or changed on my screen since I last did something."""
        return self._said(lambda m: m.seen_at > self._acted_at and m.user != self.id)

    def gets(self, text: str, *, where: str = "", timeout: float = 30) -> Message:
        """Waits until the bot has said something with `text` in it where I see it; the newest such message."""
        channel = self._place(where)
        return self._waits(lambda: self._screen.find(text, channel), f"{text!r} from the bot", timeout)

    def message(self, text: str, *, where: str = "") -> Message:
        """The newest message on my screen (mine too) with `text` in it, now."""
        with self._team.changed:
            found = self._screen.find(text, self._place(where), bot_only=False)
        assert found is not None, f"{self.name} sees no message with {text!r}\n{self._ws.transcript()}"
        return found

    def messages(self, where: str = "") -> list[Message]:
        """The messages I see there (direct messages by default), for a closer look."""
        with self._team.changed:
            return self._screen.messages(self._where(where).id)

    def last(self) -> str:
        """The newest thing the bot said to me."""
        with self._team.changed:
            said = [m for m in self._screen.messages() if m.user == BOT_USER_ID]
            return reading.message_words(self._team, said[-1]) if said else ""

    @property
    def direct(self) -> Channel:
        """My direct messages with the bot."""
        with self._team.changed:
            return self._team.direct(self.id)

    @property
    def view(self) -> View | None:
        """The window on top, if one is open."""
        with self._team.changed:
            return self._screen.view()

    @property
    def modal(self) -> str:
        """What the open window says; empty when none is open."""
        with self._team.changed:
            view = self._screen.view()
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

    def buttons(self, *, where: str = "") -> list[str]:
        """Every button I could press now, newest message first."""
        with self._team.changed:
            return [text for text, _ in self._screen.buttons("", self._place(where))]

    # how

    def _do(self, act: Callable[..., Coroutine[Any, Any, T]], *args: Any, **named: Any) -> T:
        self._acted_at = self._team.seq
        return self._ws.do(act(self.user, *args, **named))

    def _waits(self, look: Callable[[], T | None], what: str, timeout: float = 30) -> T:
        def look_now() -> T | None:
            with self._team.changed:
                return look()

        found = self._ws.waits(look_now, f"{self.name} waited for {what}", timeout=timeout)
        assert found is not None
        return found

    def _press(self, spot: Spot) -> Any:
        filled = held(spot.place, self.user)
        return self._do(self._ws.acts.press, spot.place, spot.block, spot.element, spot.value, filled).body

    def _written(self, element: Json, value: Any) -> Any:
        if element["type"] == "file_input":
            return self._do(self._ws.acts.attach, [value])
        return form.written(element, _bare(value))

    def _fill(self, view: View, block: Json, value: Any) -> None:
        with self._team.changed:
            view.filled.setdefault(block["block_id"], {})[block["element"]["action_id"]] = value
            self._team.note(self.id, "fills in", f"{block['label']['text']}: {value}")

    def _where(self, where: str) -> Channel:
        return self._ws.channel(where) if where else self.direct

    def _place(self, where: str) -> str:
        """A channel's name becomes its id; nothing, the window and the Home tab stay as they are."""
        return where if where in ("", "modal", "home") else self._where(where).id

    def _said(self, wanted: Callable[[Message], bool]) -> str:
        with self._team.changed:
            return _joined(reading.message_words(self._team, m) for m in self._screen.messages() if wanted(m))


def _root(thread: Message | str) -> str:
    return thread if isinstance(thread, str) else (thread.thread_ts or thread.ts)


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _bare(value: Any) -> Any:
    """People stand for their ids in a form."""
    if isinstance(value, (list, tuple)):
        return [_bare(one) for one in value]
    return value.id if isinstance(value, Person) else value
