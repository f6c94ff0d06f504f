"""What the bot says without the Web API: on a response URL, or in the body of its ack."""

from __future__ import annotations

import json
from typing import Any

from bot.workspace import blockkit
from bot.workspace.methods import views
from bot.workspace.team import BOT_USER_ID, ResponseUrl, Team, User, View

Json = dict[str, Any]

MOST_USES = 5
ANSWERS = {"errors", "update", "push", "clear"}


def take_response(team: Team, key: str, body: bytes) -> tuple[int, str]:
    """Status and text of the answer to one post on a response URL."""
    where = team.response_urls.get(key)
    if where is None:
        return 404, "no such url"
    where.uses += 1
    if where.uses > MOST_USES:
        team.fail("response_url: used more than 5 times")
        return 404, "used_url"
    try:
        said = json.loads(body)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        team.fail("response_url: the body is not a JSON object")
        return 400, "invalid_payload"
    return _say(team, where, said)


def take_command_ack(team: Team, user: User, channel: str, body: Json | str) -> None:
    """A command may be answered in its ack: shown to the person alone unless it says otherwise."""
    said = {"text": body} if isinstance(body, str) else body
    if said.get("text") or said.get("blocks"):
        _say(team, ResponseUrl(user.id, channel, ""), said)


def take_view_ack(team: Team, shown: View, body: Json | str) -> str:
    """What the ack does to the window: "errors", "update", "push", "clear" or "closed"."""
    answer = body if isinstance(body, dict) else {}
    action = answer.get("response_action")
    if action is None:
        if answer or isinstance(body, str):
            team.fail(f"view_submission: an ack that says nothing Slack knows: {body!r}")
        return _close(team, shown)
    if not isinstance(action, str) or action not in ANSWERS:
        team.fail(f"view_submission: response_action {action!r} does not exist")
        return _close(team, shown)
    if action == "clear":
        team.modals.pop(shown.user, None)
        team.touch()
        return "clear"
    return _errors(team, shown, answer) if action == "errors" else _next(team, shown, action, answer.get("view"))


def _say(team: Team, where: ResponseUrl, said: Json) -> tuple[int, str]:
    if said.get("delete_original"):
        return _delete(team, where)
    text, blocks, thread_ts = said.get("text") or "", said.get("blocks") or [], said.get("thread_ts") or ""
    wrong = _wrong(text, blocks, thread_ts)
    if wrong:
        team.fail(f"response: invalid_blocks {'; '.join(wrong)}")
        return 400, "invalid_blocks"
    blocks = blockkit.named({"blocks": blocks})["blocks"]
    original = team.message_at(where.channel, where.ts)
    if said.get("replace_original") and original is not None:
        original.text, original.blocks, original.edited = text, blocks, True
        team.changed_message(original)
        return 200, "ok"
    only_for = "" if said.get("response_type") == "in_channel" else where.user
    team.post(where.channel, BOT_USER_ID, text, blocks=blocks, only_for=only_for, thread_ts=thread_ts)
    return 200, "ok"


def _wrong(text: Any, blocks: Any, thread_ts: Any) -> list[str]:
    if not isinstance(text, str) or not isinstance(thread_ts, str):
        return ["text and thread_ts are strings"]
    if not text and not blocks:
        return ["no text"]
    return blockkit.message(blocks, text) if blocks else []


def _delete(team: Team, where: ResponseUrl) -> tuple[int, str]:
    original = team.message_at(where.channel, where.ts)
    if original is None:
        return 404, "message_not_found"
    team.remove_message(original)
    return 200, "ok"


def _close(team: Team, shown: View) -> str:
    """The top window goes; the one below it is seen again."""
    left = [view for view in team.modals.get(shown.user, []) if view.id != shown.id]
    team.modals[shown.user] = left
    team.touch()
    return "closed"


def _errors(team: Team, shown: View, answer: Json) -> str:
    errors = answer.get("errors")
    inputs = {block.get("block_id") for block in shown.body["blocks"] if block.get("type") == "input"}
    if not isinstance(errors, dict) or not errors:
        team.fail("view_submission: response_action errors without errors")
        return "errors"
    for block_id, sentence in errors.items():
        if block_id not in inputs:
            team.fail(f"view_submission: an error on {block_id!r}, which is no input of the window")
        if not isinstance(sentence, str) or not sentence:
            team.fail(f"view_submission: the error on {block_id!r} is no sentence")
    shown.errors = errors
    team.touch()
    return "errors"


def _next(team: Team, shown: View, action: str, body: Any) -> str:
    wrong = blockkit.view(body, "modal")
    if wrong:
        team.fail(f"view_submission: response_action {action}: {'; '.join(wrong)}")
        return "errors"
    body = blockkit.named(body)
    if action == "update":
        views.replace(team, shown, body)
        return "update"
    stack = team.modals.get(shown.user, [])
    if len(stack) >= views.DEEPEST:
        team.fail("view_submission: push on a stack that is three deep")
        return "errors"
    views.show(team, shown.user, body, stack)
    return "push"
