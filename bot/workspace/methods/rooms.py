"""Which channel a call means, and whether the bot may post there."""

from __future__ import annotations

from bot.workspace.arguments import ApiError, Arguments
from bot.workspace.team import BOT_USER_ID, Channel, Team


def known(team: Team, channel_id: str) -> Channel:
    channel = team.channels.get(channel_id)
    if channel is None:
        raise ApiError("channel_not_found")
    return channel


def for_posting(team: Team, channel_id: str) -> Channel:
    """A person's id stands for the direct messages with that person, as on Slack."""
    channel = team.direct(channel_id) if channel_id in team.users else known(team, channel_id)
    if channel.is_archived:
        raise ApiError("is_archived")
    if BOT_USER_ID not in channel.members and not _open_to_all(team, channel):
        raise ApiError("not_in_channel")
    return channel


def thread(team: Team, channel: Channel, args: Arguments) -> str:
    """The root of the thread a call answers in; answering a reply is answering its root. Empty: no thread."""
    thread_ts = args.text("thread_ts")
    if not thread_ts:
        return ""
    root = team.message_at(channel.id, thread_ts)
    if root is None:
        raise ApiError("thread_not_found")
    if root.only_for:
        raise ApiError("cannot_reply_to_message", mistake=True)
    return root.thread_ts or root.ts


def _open_to_all(team: Team, channel: Channel) -> bool:
    return not channel.is_private and team.scopes is not None and "chat:write.public" in team.scopes
