"""The bot says something, changes it, takes it back."""

from __future__ import annotations

from typing import Any

from bot.workspace import blockkit
from bot.workspace.arguments import ApiError, Arguments, Json
from bot.workspace.methods import rooms, wire
from bot.workspace.team import BOT_USER_ID, Message, Team

TEXT_LONGEST = 40_000
UPDATE_TEXT_LONGEST = 4_000


def post_message(team: Team, args: Arguments) -> Json:
    channel = rooms.for_posting(team, args.need("channel"))
    text, blocks = content(args)
    thread_ts = rooms.thread(team, channel, args)
    said = team.post(channel.id, BOT_USER_ID, text, blocks=blocks, thread_ts=thread_ts, metadata=metadata(args))
    team.statuses.pop((channel.id, thread_ts), None)
    return {"channel": channel.id, "ts": said.ts, "message": wire.message(team, said, with_metadata=True)}


def post_ephemeral(team: Team, args: Arguments) -> Json:
    channel = rooms.for_posting(team, args.need("channel"))
    user = args.need("user")
    if user not in channel.members:
        raise ApiError("user_not_in_channel")
    text, blocks = content(args)
    thread_ts = rooms.thread(team, channel, args)
    said = team.post(channel.id, BOT_USER_ID, text, blocks=blocks, thread_ts=thread_ts, only_for=user)
    return {"message_ts": said.ts}


def update(team: Team, args: Arguments) -> Json:
    said = _own_message(team, args, "cant_update_message")
    text, blocks = content(args, longest=UPDATE_TEXT_LONGEST)
    if text:
        said.text = text
    if args.json("blocks") is not None:  # left out: the earlier blocks stay, as on Slack
        said.blocks = blocks
    if args.has("metadata"):
        said.metadata = metadata(args)
    said.edited = True
    team.changed_message(said)
    return {"channel": said.channel, "ts": said.ts, "text": said.text, "message": wire.message(team, said)}


def delete(team: Team, args: Arguments) -> Json:
    said = _own_message(team, args, "cant_delete_message")
    team.remove_message(said)
    return {"channel": said.channel, "ts": said.ts}


def get_permalink(team: Team, args: Arguments) -> Json:
    channel, ts = args.need("channel"), args.need("message_ts")
    if team.message_at(channel, ts) is None:
        raise ApiError("message_not_found")
    return {"channel": channel, "permalink": f"{team.url}/archives/{channel}/p{ts.replace('.', '')}"}


def content(args: Arguments, *, longest: int = TEXT_LONGEST) -> tuple[str, list[Any]]:
    """The text and blocks of a message, judged as strictly as we know how."""
    text, blocks = args.text("text"), args.json("blocks")
    if args.has("markdown_text") and (text or blocks):
        raise ApiError("markdown_text_conflict", mistake=True)
    text = text or args.text("markdown_text")
    if not text and not blocks:
        raise ApiError("no_text", mistake=True)
    if len(text) > longest:
        raise ApiError("msg_too_long", f"text is {len(text)} characters", mistake=True)
    if args.has("attachments"):
        raise ApiError("invalid_arguments", "attachments are legacy and not drawn here", mistake=True)
    if not blocks:
        return text, []
    wrong = blockkit.message(blocks, text)
    if wrong:
        raise ApiError("invalid_blocks", *wrong, mistake=True)
    return text, blockkit.named({"blocks": blocks})["blocks"]


def metadata(args: Arguments) -> Json | None:
    value = args.json("metadata")
    if value is None:
        return None
    known = isinstance(value, dict) and set(value) <= {"event_type", "event_payload"}
    if not known or not isinstance(value.get("event_type"), str) or not isinstance(value.get("event_payload"), dict):
        raise ApiError("invalid_metadata_format", mistake=True)
    return value  # type: ignore[no-any-return]


def _own_message(team: Team, args: Arguments, refusal: str) -> Message:
    channel = rooms.known(team, args.need("channel"))
    said = team.message_at(channel.id, args.need("ts"))
    if said is None or said.only_for:
        raise ApiError("message_not_found")
    if said.user != BOT_USER_ID:
        raise ApiError(refusal)
    return said
