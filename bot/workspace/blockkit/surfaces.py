"""What holds for a message, a window or a Home tab as a whole: how many blocks, whose names are taken, how heavy."""

from __future__ import annotations

import copy
import json
from collections import Counter
from typing import Any

from bot.workspace.blockkit import blocks as kinds_of
from bot.workspace.blockkit.blocks import LONGEST_MARKDOWN, parts
from bot.workspace.blockkit.look import Check, Look, flag, ident, items, shape, string
from bot.workspace.blockkit.objects import plain

MOST_IN_MESSAGE = 50
MOST_IN_VIEW = 100
HEAVIEST_VIEW = 250 * 1024

_view: dict[str, Check] = {
    "type": lambda _look, _value: None,
    "callback_id": ident,
    "external_id": ident,
    "private_metadata": string(3000, 0),
}
_modal = shape(
    {"title": plain(24), "blocks": items(1, MOST_IN_VIEW, kinds_of.in_modal)},
    {**_view, "submit": plain(24), "close": plain(24), "clear_on_close": flag, "notify_on_close": flag},
)
_home = shape({"blocks": items(1, MOST_IN_VIEW, kinds_of.in_home)}, _view)
_message = items(1, MOST_IN_MESSAGE, kinds_of.in_message)


def message(blocks: Any, text: str) -> list[str]:
    """What is wrong with a message's blocks; nothing, when Slack would take them."""
    look = Look()
    _message(look.at("blocks"), blocks)
    if not text:
        look.wrong("blocks without text: notifications and screen readers would have nothing to say")
    if look.problems:
        return look.problems
    _names_once(look, blocks)
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > LONGEST_MARKDOWN:
        look.wrong(f"markdown blocks together are over {LONGEST_MARKDOWN} characters")
    if sum(block["type"] == "table" for block in blocks) > 1:
        look.wrong("more than one table")
    return look.problems


def view(body: Any, kind: str) -> list[str]:
    """What is wrong with a window (`modal`) or a Home tab (`home`)."""
    look = Look()
    if not isinstance(body, dict) or body.get("type") != kind:
        look.wrong(f"must be a view of type {kind}")
        return look.problems
    (_modal if kind == "modal" else _home)(look, body)
    if len(json.dumps(body).encode()) > HEAVIEST_VIEW:
        look.wrong("heavier than 250 KB")
    if look.problems:
        return look.problems
    _names_once(look, body["blocks"])
    if kind == "modal" and "submit" not in body and any(block["type"] == "input" for block in body["blocks"]):
        look.wrong("submit is missing: a window with input blocks needs it")
    focused = [one for block in body["blocks"] for one in parts(block) if one.get("focus_on_load")]
    if len(focused) > 1:
        look.wrong("focus_on_load on more than one element")
    return look.problems


def named(body: dict[str, Any]) -> dict[str, Any]:
    """A copy where every block has a block_id, as Slack gives one to those without."""
    body = copy.deepcopy(body)
    for number, block in enumerate(body["blocks"]):
        block.setdefault("block_id", f"auto-{number}")
    return body


def _names_once(look: Look, blocks: list[dict[str, Any]]) -> None:
    taken = Counter(block["block_id"] for block in blocks if "block_id" in block)
    for block_id, times in taken.items():
        if times > 1:
            look.wrong(f"block_id {block_id!r} is used {times} times")
    for number, block in enumerate(blocks):
        actions = Counter(one["action_id"] for one in parts(block) if "action_id" in one)
        for action_id, times in actions.items():
            if times > 1:
                look.at("blocks").at(number).wrong(f"action_id {action_id!r} is used {times} times in this block")
