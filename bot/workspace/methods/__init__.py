"""The Web API methods this workspace knows. Any other call is the bot's mistake and fails the test."""

from __future__ import annotations

from collections.abc import Callable

from bot.workspace.arguments import ApiError, Arguments, Json
from bot.workspace.methods import agents, auth, chat, conversations, files, reactions, scopes, users, views
from bot.workspace.team import Team

Method = Callable[[Team, Arguments], Json]

METHODS: dict[str, Method] = {
    "auth.test": auth.test,
    "apps.connections.open": auth.open_connection,
    "chat.postMessage": chat.post_message,
    "chat.postEphemeral": chat.post_ephemeral,
    "chat.update": chat.update,
    "chat.delete": chat.delete,
    "chat.getPermalink": chat.get_permalink,
    "conversations.open": conversations.open_direct,
    "conversations.info": conversations.info,
    "conversations.list": conversations.list_channels,
    "conversations.join": conversations.join,
    "conversations.members": conversations.members,
    "conversations.history": conversations.history,
    "conversations.replies": conversations.replies,
    "users.info": users.info,
    "users.list": users.list_users,
    "users.lookupByEmail": users.lookup_by_email,
    "views.open": views.open_view,
    "views.push": views.push,
    "views.update": views.update,
    "views.publish": views.publish,
    "reactions.add": reactions.add,
    "reactions.remove": reactions.remove,
    "files.getUploadURLExternal": files.get_upload_url,
    "files.completeUploadExternal": files.complete_upload,
    "files.info": files.info,
    "assistant.threads.setStatus": agents.set_thread_status,
    "assistant.threads.setSuggestedPrompts": agents.set_prompts,
    "agents.sessions.setStatus": agents.set_session_status,
    "agents.sessions.rename": agents.rename_session,
}


def call(team: Team, method: str, args: Json) -> Json:
    """Slack's answer to one call; the caller holds the team's lock."""
    try:
        scopes.check(team, method, Arguments(args))
        return {"ok": True} | METHODS.get(method, _unknown)(team, Arguments(args))
    except ApiError as error:
        if error.mistake:
            team.fail(f"{method}: {error.code} {'; '.join(error.details)}".rstrip())
        answer: Json = {"ok": False, "error": error.code}
        if error.details:
            answer["response_metadata"] = {"messages": [f"[ERROR] {detail}" for detail in error.details]}
        return answer


def _unknown(_team: Team, _args: Arguments) -> Json:
    raise ApiError("unknown_method", mistake=True)
