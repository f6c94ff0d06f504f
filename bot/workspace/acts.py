"""What a person can do in Slack, each as one delivery: the test's people and the page both act through these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.workspace import form, payloads, responses
from bot.workspace.blockkit.blocks import parts
from bot.workspace.deliveries import Ack, Deliveries, Envelope
from bot.workspace.methods import wire
from bot.workspace.methods.files import new_file
from bot.workspace.team import BOT_USER_ID, Channel, Filled, Message, Team, User, View

Json = dict[str, Any]
Uploads = Sequence[tuple[str, bytes]]  # name and content


class FormNotSentError(AssertionError):
    """Slack's own window keeps the form: fields are empty or too long. `fields`: block_id -> why."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__(f"the form would not leave Slack: {fields}")
        self.fields = fields


class Acts:
    """Runs in the server's loop; holds the team's lock only while building what is sent."""

    def __init__(self, team: Team, deliveries: Deliveries) -> None:
        self._team = team
        self._deliveries = deliveries
        self.subscriptions = {"message.im", "app_mention", "app_home_opened", "agent_session_stopped"}

    async def write(
        self, person: User, channel: Channel, text: str, *, thread_ts: str = "", uploads: Uploads = ()
    ) -> Message:
        """The words appear at once; then the bot hears of them, when it is there to hear."""
        with self._team.changed:
            said = self._post(person, channel, text, thread_ts, uploads)
            heard = self._heard(person, channel, said)
        for envelope in heard:
            await self._deliveries.deliver(envelope)
        return said

    async def attach(self, person: User, uploads: Uploads) -> list[Json]:
        """Put in a form's file field: in Slack from now on, but nobody else sees it and the bot hears nothing yet."""
        with self._team.changed:
            files = [new_file(self._team, name, len(content), person.id, content) for name, content in uploads]
            return [{"id": file.id, "name": file.name} for file in files]

    async def edit(self, person: User, said: Message, text: str) -> None:
        """The bot hears of it as a message of the subtype message_changed."""
        with self._team.changed:
            before = payloads.shape(self._team, said)
            said.text, said.edited = text, True
            self._team.changed_message(said)
            envelope = payloads.message_changed(self._team, person, said, before)
        await self._event(_kind(self._team.channels[said.channel]), envelope)

    async def delete(self, person: User, said: Message) -> None:
        with self._team.changed:
            self._team.remove_message(said)
            envelope = payloads.message_deleted(self._team, person, said)
        await self._event(_kind(self._team.channels[said.channel]), envelope)

    async def command(self, person: User, channel: Channel, name: str, text: str) -> Ack:
        with self._team.changed:
            if self._team.commands and name not in {known.command for known in self._team.commands}:
                raise LookupError(f"{name} is no command of the app: Slack says so and sends nothing")
            self._team.note(person.id, "types", f"{name} {text}".strip(), channel.id)
            envelope = payloads.command(self._team, person, channel, name, text)
        ack = await self._deliveries.deliver(envelope)
        with self._team.changed:
            responses.take_command_ack(self._team, person, channel.id, ack.body)
        return ack

    async def shortcut(self, person: User, callback_id: str, said: Message | None = None) -> Ack:
        with self._team.changed:
            name = next((s.name for s in self._team.shortcuts if s.callback_id == callback_id), callback_id)
            self._team.note(person.id, "uses the shortcut", name, said.channel if said else "")
            envelope = payloads.shortcut(self._team, person, callback_id, said)
        return await self._deliveries.deliver(envelope)

    async def press(
        self, person: User, place: Message | View, block: Json, element: Json, value: Any, filled: Filled
    ) -> Ack:
        """A button, or a menu whose choice the bot hears of at once; `filled`: what the other fields there hold."""
        with self._team.changed:
            filled = {name: dict(held) for name, held in filled.items()}
            if form.is_field(element):
                filled.setdefault(block["block_id"], {})[element["action_id"]] = value
            keep(place, person, filled)
            state, action = self._state(blocks_of(place), filled), form.acted(block, element, value)
            self._team.note(person.id, "presses", _said_of(element, value))
            envelope = payloads.pressed(self._team, person, place, action, state)
        return await self._deliveries.deliver(envelope)

    async def submit(self, person: User, shown: View, filled: Filled) -> tuple[Ack, str]:
        """The ack, and what it did to the window."""
        with self._team.changed:
            stopped = form.missing(shown.body["blocks"], filled)
            if stopped:
                raise FormNotSentError(stopped)
            shown.errors, shown.filled = {}, filled
            title = shown.body["title"]["text"]
            self._team.note(person.id, "sends the form", title)
            state = self._state(shown.body["blocks"], filled)
            envelope = payloads.submitted(self._team, person, shown, state)
        ack = await self._deliveries.deliver(envelope)
        with self._team.changed:
            return ack, responses.take_view_ack(self._team, shown, ack.body)

    async def close(self, person: User, shown: View, *, everything: bool = False) -> Ack | None:
        """The window goes whatever the bot says; it hears of it only if it asked to."""
        with self._team.changed:
            stack = self._team.modals.get(person.id, [])
            self._team.modals[person.id] = [] if everything else [view for view in stack if view.id != shown.id]
            self._team.note(person.id, "closes", shown.body["title"]["text"])
            self._team.touch()
            state = self._state(shown.body["blocks"], shown.filled)
            envelope = payloads.closed(self._team, person, shown, cleared=everything, state=state)
        return await self._deliveries.deliver(envelope) if shown.body.get("notify_on_close") else None

    async def open_home(self, person: User, tab: str = "home") -> Ack | None:
        with self._team.changed:
            self._team.note(person.id, "opens", tab)
            envelope = payloads.home_opened(self._team, person, tab)
        return await self._event("app_home_opened", envelope)

    async def react(self, person: User, said: Message, name: str) -> Ack | None:
        with self._team.changed:
            said.reactions.setdefault(name, []).append(person.id)
            self._team.touch()
            envelope = payloads.reaction_added(self._team, person, said, name)
        return await self._event("reaction_added", envelope)

    async def stop(self, person: User, channel: str, thread_ts: str) -> Ack | None:
        with self._team.changed:
            self._team.note(person.id, "presses stop")
            envelope = payloads.session_stopped(self._team, person, channel, thread_ts)
        return await self._event("agent_session_stopped", envelope)

    async def _event(self, name: str, envelope: Envelope) -> Ack | None:
        return await self._deliveries.deliver(envelope) if name in self.subscriptions else None

    def _state(self, blocks: list[Json], filled: Filled) -> dict[str, Json]:
        """The fields as Slack reports them: files in full."""
        values = form.state(blocks, filled)
        for one in (entry for held in values.values() for entry in held.values()):
            if one["type"] == "file_input":
                one["files"] = [wire.file(self._team.files[file["id"]], self._team.url) for file in one["files"]]
        return values

    def _post(self, person: User, channel: Channel, text: str, thread_ts: str, uploads: Uploads) -> Message:
        if person.id not in channel.members:
            channel.members.append(person.id)
        files = [new_file(self._team, name, len(content), person.id, content) for name, content in uploads]
        number = self._team.new_id("msg-")
        return self._team.post(channel.id, person.id, text, thread_ts=thread_ts, files=files, client_msg_id=number)

    def _heard(self, person: User, channel: Channel, said: Message) -> list[Envelope]:
        """Direct messages always; in channels the bot is in, only what names it, unless it subscribes to more."""
        heard = []
        if _kind(channel) in self.subscriptions and BOT_USER_ID in channel.members:
            heard.append(payloads.message(self._team, said, channel, person))
        if (
            not channel.is_im
            and re.search(rf"<@{BOT_USER_ID}(\|[^>]*)?>", said.text)
            and "app_mention" in self.subscriptions
        ):
            heard.append(payloads.mention(self._team, said, person))
        if "file_shared" in self.subscriptions:
            heard += [payloads.file_shared(self._team, person, channel.id, file) for file in said.files]
        return heard


def blocks_of(place: Message | View) -> list[Json]:
    blocks: list[Json] = place.blocks if isinstance(place, Message) else place.body["blocks"]
    return blocks


def held(place: Message | View, person: User) -> Filled:
    """What this person's fields there hold now."""
    return place.filled if isinstance(place, View) else place.filled.get(person.id, {})


def keep(place: Message | View, person: User, filled: Filled) -> None:
    if isinstance(place, View):
        place.filled = filled
    else:
        place.filled[person.id] = filled


def find(blocks: list[Json], block_id: str, action_id: str) -> tuple[Json, Json]:
    """The block and the element in it; LookupError when it is not (or no longer) there."""
    for block in blocks:
        for element in parts(block):
            if (block.get("block_id"), element.get("action_id")) == (block_id, action_id):
                return block, element
    raise LookupError(f"no {action_id} in {block_id}")


def _kind(channel: Channel) -> str:
    if channel.is_im:
        return "message.im"
    return "message.groups" if channel.is_private else "message.channels"


def _said_of(element: Json, value: Any) -> str:
    text = element.get("text", {})
    return f"[{text['text']}]" if isinstance(text, dict) and "text" in text else f"{element['action_id']} = {value}"
