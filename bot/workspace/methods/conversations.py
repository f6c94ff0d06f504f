"""Channels and direct messages: open, look, join, read back."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from bot.workspace.arguments import ApiError, Arguments, Json
from bot.workspace.methods import rooms, wire
from bot.workspace.methods.paging import page
from bot.workspace.team import BOT_USER_ID, Channel, Message, Team


def open_direct(team: Team, args: Arguments) -> Json:
    names = [name for name in args.text("users").split(",") if name]
    if not names:
        raise ApiError("users_list_not_supplied", mistake=True)
    if len(names) > 1:
        raise ApiError("not_enough_users", "group messages are not part of this workspace", mistake=True)
    user = team.users.get(names[0])
    if user is None:
        raise ApiError("user_not_found")
    if user.is_bot:
        raise ApiError("cannot_dm_bot")
    if user.deleted:
        raise ApiError("user_disabled")
    return {"channel": {"id": team.direct(user.id).id}}


def info(team: Team, args: Arguments) -> Json:
    return {"channel": wire.channel(rooms.known(team, args.need("channel")))}


def list_channels(team: Team, args: Arguments) -> Json:
    kinds = set((args.text("types") or "public_channel").split(","))
    leave_archived = args.flag("exclude_archived")
    rows = [
        wire.channel(channel)
        for channel in team.channels.values()
        if _kind(channel) in kinds and not (leave_archived and channel.is_archived)
    ]
    return page(rows, args, "channels")


def join(team: Team, args: Arguments) -> Json:
    channel = rooms.known(team, args.need("channel"))
    if channel.is_im or channel.is_private:
        raise ApiError("method_not_supported_for_channel_type")
    if BOT_USER_ID not in channel.members:
        channel.members.append(BOT_USER_ID)
        team.touch()
    return {"channel": wire.channel(channel)}


def members(team: Team, args: Arguments) -> Json:
    channel = rooms.known(team, args.need("channel"))
    answer = page([{"id": member} for member in channel.members], args, "members")
    return answer | {"members": [row["id"] for row in answer["members"]]}


def history(team: Team, args: Arguments) -> Json:
    """Newest first, replies left out, ephemerals never: as Slack tells it."""
    channel = _readable(team, args)
    said = [m for m in team.messages if m.channel == channel.id and not m.only_for and not m.thread_ts]
    return _messages(team, [m for m in reversed(said) if _within(m, args)], args)


def replies(team: Team, args: Arguments) -> Json:
    """The root first, then its replies, oldest first."""
    channel = _readable(team, args)
    root = team.message_at(channel.id, args.need("ts"))
    if root is None or root.only_for:
        raise ApiError("thread_not_found")
    first = root.thread_ts or root.ts
    said = [m for m in team.messages if m.channel == channel.id and first in (m.ts, m.thread_ts) and not m.only_for]
    return _messages(team, [m for m in said if m.ts == first or _within(m, args)], args)


def _messages(team: Team, said: list[Message], args: Arguments) -> Json:
    with_metadata = args.flag("include_all_metadata")
    return page([wire.message(team, m, with_metadata=with_metadata) for m in said], args, "messages")


def _readable(team: Team, args: Arguments) -> Channel:
    channel = rooms.known(team, args.need("channel"))
    if BOT_USER_ID not in channel.members:
        raise ApiError("not_in_channel")
    return channel


def _within(said: Message, args: Arguments) -> bool:
    oldest, latest, at = _moment(args, "oldest", "0"), _moment(args, "latest", "9999999999"), Decimal(said.ts)
    if args.flag("inclusive"):
        return oldest <= at <= latest
    return oldest < at < latest


def _moment(args: Arguments, name: str, default: str) -> Decimal:
    try:
        return Decimal(args.text(name) or default)
    except InvalidOperation as error:
        raise ApiError(f"invalid_ts_{name}", mistake=True) from error


def _kind(channel: Channel) -> str:
    if channel.is_im:
        return "im"
    return "private_channel" if channel.is_private else "public_channel"
