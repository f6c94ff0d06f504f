"""How people, channels, messages, windows and files look on the wire."""

from __future__ import annotations

from typing import Any

from bot.workspace.arguments import Json
from bot.workspace.team import APP_ID, BOT_ID, BOT_USER_ID, TEAM_ID, Channel, File, Message, Team, User, View


def user(person: User, *, with_email: bool = True) -> Json:
    first = person.name.split()[0] if person.name else ""
    return {
        "id": person.id,
        "team_id": person.team_id,
        "name": person.name.lower().replace(" ", "."),
        "real_name": person.name,
        "deleted": person.deleted,
        "tz": "Europe/Copenhagen",
        "tz_offset": 3600,
        "locale": "en-GB",
        "is_bot": person.is_bot,
        "is_app_user": False,
        "is_restricted": person.is_restricted,
        "is_ultra_restricted": person.is_ultra_restricted,
        "is_stranger": person.is_stranger,
        "profile": {
            "real_name": person.name,
            "display_name": first,
            "title": person.title,
            "team": person.team_id,
            **({"email": person.email} if person.email and with_email else {}),
        },
    }


def channel(room: Channel) -> Json:
    shape: Json = {"id": room.id, "is_im": room.is_im, "is_archived": room.is_archived, "is_private": room.is_private}
    if room.is_im:
        return shape | {"user": next((m for m in room.members if m != BOT_USER_ID), ""), "is_open": True}
    return shape | {
        "name": room.name,
        "is_channel": True,
        "is_member": BOT_USER_ID in room.members,
        "num_members": len(room.members),
    }


def file(stored: File, url: str) -> Json:
    return {
        "id": stored.id,
        "name": stored.name,
        "title": stored.title or stored.name,
        "mimetype": stored.mimetype,
        "filetype": stored.name.rpartition(".")[2],
        "size": stored.length,
        "user": stored.user,
        "mode": "hosted",
        "is_external": False,
        "url_private": f"{url}/files/{stored.id}/{stored.name}",
        "url_private_download": f"{url}/files/{stored.id}/download/{stored.name}",
    }


def message(team: Team, said: Message, *, with_metadata: bool = False) -> Json:
    shape: Json = {"type": "message", "user": said.user, "ts": said.ts, "text": said.text, "team": TEAM_ID}
    if said.user == BOT_USER_ID:
        shape |= {"bot_id": BOT_ID, "app_id": APP_ID}
    if said.blocks:
        shape["blocks"] = said.blocks
    if said.files:
        shape["files"] = [file(one, team.url) for one in said.files]
    if said.client_msg_id:
        shape["client_msg_id"] = said.client_msg_id
    if said.edited:
        shape["edited"] = {"user": said.user, "ts": said.ts}
    if said.reactions:
        shape["reactions"] = [{"name": n, "users": u, "count": len(u)} for n, u in said.reactions.items()]
    if with_metadata and said.metadata:
        shape["metadata"] = said.metadata
    return shape | _thread(team, said)


def view(shown: View, *, state: dict[str, dict[str, Any]] | None = None) -> Json:
    defaults: Json = {"private_metadata": "", "callback_id": "", "external_id": "", "title": None, "submit": None}
    return (
        defaults
        | {"close": None, "clear_on_close": False, "notify_on_close": False}
        | shown.body
        | {
            "id": shown.id,
            "team_id": TEAM_ID,
            "app_id": APP_ID,
            "bot_id": BOT_ID,
            "app_installed_team_id": TEAM_ID,
            "hash": shown.hash,
            "state": {"values": state or {}},
            "root_view_id": shown.root or shown.id,
            "previous_view_id": shown.previous or None,
        }
    )


def _thread(team: Team, said: Message) -> Json:
    if said.thread_ts:
        root = team.message_at(said.channel, said.thread_ts)
        return {"thread_ts": said.thread_ts} | ({"parent_user_id": root.user} if root else {})
    replies = [m for m in team.messages if m.channel == said.channel and m.thread_ts == said.ts and not m.only_for]
    if not replies:
        return {}
    return {"thread_ts": said.ts, "reply_count": len(replies), "latest_reply": replies[-1].ts}
