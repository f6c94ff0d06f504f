"""The child guard's question, drawn into whatever form or message the person already has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.delivery.outbox import Message
from bot.texts import buttons
from bot.texts import guarding as texts
from bot.views import ids, parts

Block = dict[str, Any]

_OURS = {ids.GUARD_CONFIRM, ids.GUARD_WORRY}
_KEPT = ("type", "callback_id", "title", "submit", "close", "private_metadata", "notify_on_close", "clear_on_close")


def question(text: str, where: str) -> Message:
    """Asked in a direct message or thread. `where` names the message, so that it can be read again."""
    choice = parts.actions(
        parts.button(texts.SEND, ids.GUARD_SEND, where, style="primary"), parts.button(texts.DROP, ids.GUARD_DROP)
    )
    return Message(text, (parts.section(parts.plain(text)), choice))


def command_form(text: str, metadata: str, reasons: Iterable[str], worry: str) -> Block:
    box = parts.field(texts.TEXT_LABEL, parts.textbox(ids.GUARD_TEXT, text=text, lines=True, most=3000))
    blocks = [*_above(worry), box, tick_box(reasons)]
    return parts.modal(ids.GUARD_FORM, texts.TITLE, blocks, submit=buttons.SEND, metadata=metadata)


def message_form(metadata: str) -> Block:
    """For a message that cannot be read again where it stands."""
    box = parts.textbox(ids.GUARD_TEXT, lines=True, most=3000)
    field = parts.field(texts.TEXT_LABEL, box, hint=texts.WRITE_AGAIN)
    return parts.modal(ids.GUARD_FORM, texts.TITLE, [field, tick_box()], submit=buttons.SEND, metadata=metadata)


def with_tick_box(
    view: Mapping[str, Any], values: Mapping[str, Mapping[str, Any]], reasons: Iterable[str], worry: str
) -> Block:
    """The person's own form again, as filled in, with the tick box on top: below a long form nobody would see it."""
    blocks = [_filled(dict(b), values) for b in view.get("blocks", []) if b.get("block_id") not in _OURS]
    kept = {name: view[name] for name in _KEPT if view.get(name) is not None}
    return {**kept, "blocks": [*_above(worry), tick_box(reasons), *blocks]}


def _above(worry: str) -> list[Block]:
    return [{**parts.section(parts.plain(worry)), "block_id": ids.GUARD_WORRY}] if worry else []


def tick_box(reasons: Iterable[str] = ()) -> Block:
    """Optional: who writes it otherwise needs no tick, and who does neither is asked again."""
    boxes = parts.checkboxes(ids.GUARD_CONFIRM, [("yes", texts.CONFIRM)])
    return parts.field(texts.CONFIRM_LABEL, boxes, hint=texts.confirm_hint(reasons), optional=True)


def _filled(block: Block, values: Mapping[str, Mapping[str, Any]]) -> Block:
    """Input blocks carry what the person typed and chose: a form is never given back empty."""
    if block.get("type") != "input":
        return block
    element = dict(block["element"])
    state = (values.get(block.get("block_id", "")) or {}).get(element.get("action_id", "")) or {}
    for name, initial in _INITIAL.items():
        if state.get(name):
            element[initial] = state[name]
    return {**block, "element": element}


_INITIAL = {
    "value": "initial_value",
    "selected_option": "initial_option",
    "selected_options": "initial_options",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
    "selected_user": "initial_user",
    "selected_users": "initial_users",
    "selected_date_time": "initial_date_time",
}
