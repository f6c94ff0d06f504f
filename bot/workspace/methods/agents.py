"""What an agent app may show beside its messages: a status line, suggested prompts, a session."""

from __future__ import annotations

from bot.workspace.arguments import ApiError, Arguments, Json
from bot.workspace.methods import rooms
from bot.workspace.team import Team

SESSION_STATES = {"processing", "active", "suspended", "closed"}
MOST_PROMPTS = 4
MOST_LOADING_MESSAGES = 10
LONGEST_TITLE = 200


def set_thread_status(team: Team, args: Arguments) -> Json:
    channel = rooms.known(team, args.need("channel_id"))
    thread_ts = args.need("thread_ts")
    if len(args.items("loading_messages")) > MOST_LOADING_MESSAGES:
        raise ApiError("invalid_arguments", "more than 10 loading messages", mistake=True)
    if team.message_at(channel.id, thread_ts) is None:
        raise ApiError("invalid_thread_ts")
    _show(team, channel.id, thread_ts, args.text("status"))
    return {}


def set_prompts(team: Team, args: Arguments) -> Json:
    """With a thread_ts the call does nothing and says nothing, as for apps with agent_view."""
    channel = rooms.known(team, args.need("channel_id"))
    prompts = args.items("prompts")
    if not 1 <= len(prompts) <= MOST_PROMPTS:
        raise ApiError("invalid_arguments", "prompts must be 1 to 4", mistake=True)
    if not all(isinstance(row, dict) and row.get("title") and row.get("message") for row in prompts):
        raise ApiError("invalid_arguments", "a prompt needs title and message", mistake=True)
    if not args.has("thread_ts"):
        team.prompts[channel.id] = {"title": args.text("title"), "prompts": prompts}
        team.touch()
    return {}


def set_session_status(team: Team, args: Arguments) -> Json:
    channel, status = rooms.known(team, args.need("channel_id")), args.need("status")
    if status not in SESSION_STATES or len(args.text("title")) > LONGEST_TITLE:
        raise ApiError("invalid_arguments", "unknown status or too long a title", mistake=True)
    thread_ts = args.text("thread_ts")
    session = team.sessions.setdefault((channel.id, thread_ts), {"title": args.text("title")})
    session["status"] = status
    team.touch()
    return {"session": {"channel_id": channel.id, "thread_ts": thread_ts} | session}


def rename_session(team: Team, args: Arguments) -> Json:
    channel, title = rooms.known(team, args.need("channel_id")), args.need("title")
    if len(title) > LONGEST_TITLE:
        raise ApiError("invalid_arguments", "title is longer than 200", mistake=True)
    session = team.sessions.get((channel.id, args.text("thread_ts")))
    if session is None:
        raise ApiError("session_not_found")
    session["title"] = title
    team.touch()
    return {}


def _show(team: Team, channel: str, thread_ts: str, status: str) -> None:
    if status:
        team.statuses[(channel, thread_ts)] = status
    else:
        team.statuses.pop((channel, thread_ts), None)
    team.touch()
