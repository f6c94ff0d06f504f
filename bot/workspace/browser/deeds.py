"""What a person does on the page: the JSON of a click, handed to the same acts the tests use."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.workspace.acts import Acts, Uploads, blocks_of, find
from bot.workspace.browser.looks import Looks
from bot.workspace.team import User

Json = dict[str, Any]
Deed = Callable[[User, Json], Awaitable[Any]]


class Deeds:
    """Each deed gives the body of the bot's ack, or None where Slack shows the person none."""

    def __init__(self, acts: Acts, looks: Looks) -> None:
        self._acts = acts
        self._looks = looks
        self._known: dict[str, Deed] = {
            "write": self._write,
            "command": self._command,
            "shortcut": self._shortcut,
            "press": self._press,
            "submit": self._submit,
            "close": self._close,
            "home": self._home,
            "messages_tab": self._messages_tab,
            "react": self._react,
            "stop": self._stop,
        }

    async def do(self, asked: Json) -> Any:
        person, deed = self._looks.person(asked), self._known.get(str(asked.get("act")))
        if deed is None:
            raise LookupError(f"no act {asked.get('act')}")
        return await deed(person, asked)

    async def upload(self, asked: Json, uploads: Uploads) -> list[Json] | None:
        """With a message; without a channel into a form's field, which then holds what this gives."""
        person = self._looks.person(asked)
        if "channel" not in asked:
            return await self._acts.attach(person, uploads)
        channel = self._looks.channel(asked)
        await self._acts.write(person, channel, str(asked.get("text", "")), uploads=uploads)
        return None

    async def _write(self, person: User, asked: Json) -> None:
        channel = self._looks.channel(asked)
        await self._acts.write(person, channel, str(asked["text"]), thread_ts=asked.get("thread_ts") or "")

    async def _command(self, person: User, asked: Json) -> Any:
        channel = self._looks.channel(asked)
        return (await self._acts.command(person, channel, str(asked["command"]), asked.get("text") or "")).body

    async def _shortcut(self, person: User, asked: Json) -> Any:
        said = self._looks.message(asked) if asked.get("ts") else None
        return (await self._acts.shortcut(person, str(asked["callback_id"]), said)).body

    async def _press(self, person: User, asked: Json) -> Any:
        place = self._looks.view(asked) if asked.get("view") else self._looks.message(asked)
        block, element = find(blocks_of(place), str(asked["block_id"]), str(asked["action_id"]))
        ack = await self._acts.press(person, place, block, element, asked.get("value"), asked.get("state") or {})
        return ack.body

    async def _submit(self, person: User, asked: Json) -> Any:
        ack, _effect = await self._acts.submit(person, self._looks.view(asked), asked.get("state") or {})
        return ack.body

    async def _close(self, person: User, asked: Json) -> None:
        await self._acts.close(person, self._looks.view(asked))

    async def _home(self, person: User, _asked: Json) -> None:
        await self._acts.open_home(person)

    async def _messages_tab(self, person: User, _asked: Json) -> None:
        await self._acts.open_home(person, "messages")

    async def _react(self, person: User, asked: Json) -> None:
        await self._acts.react(person, self._looks.message(asked), str(asked["name"]))

    async def _stop(self, person: User, asked: Json) -> None:
        await self._acts.stop(person, self._looks.channel(asked).id, str(asked["thread_ts"]))
