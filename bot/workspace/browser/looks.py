"""What the page shows one person: channels, messages, threads, the Home tab, the open window."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.workspace import reading
from bot.workspace.browser.clock import PageClock
from bot.workspace.methods import wire
from bot.workspace.screen import Screen
from bot.workspace.team import BOT_USER_ID, TEAM_ID, Channel, Command, File, Message, Shortcut, Team, User, View

Json = dict[str, Any]


class Looks:
    """Each look is taken while holding the team's lock. LookupError: there is no such person, channel or window."""

    def __init__(self, team: Team, clock: PageClock) -> None:
        self._team = team
        self._clock = clock
        self._read: dict[tuple[str, str], int] = {}

    def state(self, query: Json) -> Json:
        person = self._team.users.get(query.get("as", ""))
        if person is not None:
            self._team.direct(person.id)
        return {
            "team": {"id": TEAM_ID, "name": "Demo"},
            "bot": {"user_id": BOT_USER_ID, "name": self._team.users[BOT_USER_ID].name},
            "seq": self._team.seq,
            "clock": self._clock.shown(self._team.now()),
            "people": [_person(user) for user in self._team.users.values() if user.id != BOT_USER_ID],
            "channels": [self._channel(person, room) for room in self._rooms(person)] if person else [],
            "commands": [_command(one) for one in self._team.commands],
            "shortcuts": [_shortcut(one) for one in self._team.shortcuts],
            "modal": bool(person and self._team.modals.get(person.id)),
            "home": bool(person and person.id in self._team.homes),
        }

    def messages(self, query: Json) -> Json:
        """The top level of a channel, or one thread with its root first. Looking at it is reading it."""
        person, channel, root = self.person(query), self.channel(query), query.get("thread_ts", "")
        seen = Screen(self._team, person.id).messages(channel.id)
        self._read[(person.id, channel.id)] = self._team.seq
        return {
            "channel": self._channel(person, channel),
            "status": {ts: text for (room, ts), text in self._team.statuses.items() if room == channel.id},
            "prompts": self._team.prompts.get(channel.id),
            "messages": [self._message(m) for m in seen if (root in (m.ts, m.thread_ts) if root else not m.thread_ts)],
        }

    def home(self, query: Json) -> Json:
        home = self._team.homes.get(self.person(query).id)
        return {"view": wire.view(home) if home else None}

    def modal(self, query: Json) -> Json:
        stack = self._team.modals.get(self.person(query).id, [])
        if not stack:
            return {"view": None, "depth": 0, "errors": {}, "filled": {}}
        top = stack[-1]
        return {"view": wire.view(top), "depth": len(stack), "errors": top.errors, "filled": top.filled}

    def person(self, asked: Json) -> User:
        return self._team.users[str(asked.get("as", ""))]

    def channel(self, asked: Json) -> Channel:
        """Also somebody else's direct messages are not this person's."""
        channel = self._team.channels[str(asked.get("channel", ""))]
        if channel.is_private and self.person(asked).id not in channel.members:
            raise LookupError(channel.id)
        return channel

    def message(self, asked: Json) -> Message:
        said = self._team.message_at(self.channel(asked).id, str(asked.get("ts", "")))
        if said is None or said.only_for not in ("", self.person(asked).id):
            raise LookupError(asked.get("ts"))
        return said

    def view(self, asked: Json) -> View:
        view = self._team.view_called(str(asked.get("view", "")))
        if view is None or view.user != self.person(asked).id:
            raise LookupError(asked.get("view"))
        return view

    def _rooms(self, person: User) -> list[Channel]:
        rooms = [room for room in self._team.channels.values() if person.id in room.members or not room.is_private]
        return sorted(rooms, key=lambda room: (room.is_im, room.name))

    def _channel(self, person: User, room: Channel) -> Json:
        said = Screen(self._team, person.id).messages(room.id)
        read = self._read.get((person.id, room.id), 0)
        return {
            "id": room.id,
            "name": room.name,
            "kind": "dm" if room.is_im else "channel",
            "unread": sum(m.seen_at > read and m.user != person.id for m in said),
            "latest": said[-1].ts if said else None,
        }

    def _message(self, said: Message) -> Json:
        shape = wire.message(self._team, said)
        return {
            "ts": said.ts,
            "thread_ts": said.thread_ts or None,
            "user": said.user,
            "name": reading.name_of(self._team, said.user),
            "is_bot": said.user == BOT_USER_ID,
            "time": datetime.fromtimestamp(float(said.ts), UTC).isoformat(),
            "text": said.text,
            "blocks": said.blocks,
            "ephemeral": bool(said.only_for),
            "edited": said.edited,
            "reply_count": shape.get("reply_count", 0),
            "latest_reply": shape.get("latest_reply"),
            "reactions": [{"name": name, "users": users} for name, users in said.reactions.items()],
            "files": [_file(file) for file in said.files],
        }


def _person(user: User) -> Json:
    return {"id": user.id, "name": user.name, "title": user.title, "email": user.email, "is_bot": user.is_bot}


def _command(one: Command) -> Json:
    return {"command": one.command, "description": one.description, "usage_hint": one.usage_hint}


def _shortcut(one: Shortcut) -> Json:
    return {"callback_id": one.callback_id, "name": one.name, "type": one.type}


def _file(file: File) -> Json:
    shape = {"id": file.id, "name": file.name, "title": file.title or file.name, "mimetype": file.mimetype}
    return shape | {"size": file.length, "url": f"/demo/files/{file.id}"}
