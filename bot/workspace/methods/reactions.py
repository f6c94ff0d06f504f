"""Small signs on messages."""

from __future__ import annotations

import re

from bot.workspace.arguments import ApiError, Arguments, Json
from bot.workspace.methods import rooms
from bot.workspace.team import BOT_USER_ID, Message, Team


def add(team: Team, args: Arguments) -> Json:
    said, name = _message(team, args), args.need("name")
    if not re.fullmatch(r"[a-z0-9_+'\-]+", name):
        raise ApiError("invalid_name", f"reaction {name}", mistake=True)
    if BOT_USER_ID in said.reactions.get(name, []):
        raise ApiError("already_reacted")
    said.reactions.setdefault(name, []).append(BOT_USER_ID)
    team.touch()
    return {}


def remove(team: Team, args: Arguments) -> Json:
    said, name = _message(team, args), args.need("name")
    if BOT_USER_ID not in said.reactions.get(name, []):
        raise ApiError("no_reaction")
    said.reactions[name].remove(BOT_USER_ID)
    if not said.reactions[name]:
        del said.reactions[name]
    team.touch()
    return {}


def _message(team: Team, args: Arguments) -> Message:
    channel = rooms.known(team, args.need("channel"))
    said = team.message_at(channel.id, args.need("timestamp"))
    if said is None or said.only_for:
        raise ApiError("message_not_found")
    return said
