"""Upload in three steps (ask for a place, send the bytes, say that it is done) and look up."""

from __future__ import annotations

import mimetypes

from bot.workspace.arguments import ApiError, Arguments, Json
from bot.workspace.methods import rooms, wire
from bot.workspace.team import BOT_USER_ID, File, Team

mimetypes.add_type("text/calendar", ".ics")


def get_upload_url(team: Team, args: Arguments) -> Json:
    length = args.number("length", 0)
    if length < 1:
        raise ApiError("invalid_arguments", "length must be at least 1", mistake=True)
    file = new_file(team, args.need("filename"), length, BOT_USER_ID)
    return {"file_id": file.id, "upload_url": f"{team.url}/upload/{file.id}"}


def complete_upload(team: Team, args: Arguments) -> Json:
    files = [_uploaded(team, row) for row in args.items("files")]
    if not files:
        raise ApiError("invalid_arguments", "files is missing", mistake=True)
    channels = [args.text("channel_id"), *args.text("channels").split(",")]
    for name in filter(None, channels):
        channel = rooms.for_posting(team, name)
        text, thread_ts = args.text("initial_comment"), rooms.thread(team, channel, args)
        team.post(channel.id, BOT_USER_ID, text, files=list(files), thread_ts=thread_ts)
        team.statuses.pop((channel.id, thread_ts), None)
    return {"files": [wire.file(file, team.url) for file in files]}


def info(team: Team, args: Arguments) -> Json:
    file = team.files.get(args.need("file"))
    if file is None or file.content is None:
        raise ApiError("file_not_found")
    return {"file": wire.file(file, team.url)}


def take_upload(team: Team, file_id: str, content: bytes) -> tuple[int, str]:
    """Status and text of the answer to the bytes."""
    file = team.files.get(file_id)
    if file is None:
        return 404, "no such upload"
    if len(content) != file.length:
        team.fail(f"upload of {file.name}: said {file.length} bytes, sent {len(content)}")
        return 400, "wrong length"
    file.content = content
    return 200, f"OK - {len(content)}"


def new_file(team: Team, name: str, length: int, user: str, content: bytes | None = None) -> File:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    file = File(team.new_id("F"), name, length, user, content=content, mimetype=kind)
    team.files[file.id] = file
    return file


def _uploaded(team: Team, row: object) -> File:
    file = team.files.get(str(row.get("id"))) if isinstance(row, dict) else None
    if file is None or file.content is None:
        raise ApiError("file_not_found", "complete before the bytes came", mistake=True)
    if isinstance(row, dict):
        file.title = str(row.get("title") or file.name)
    return file
