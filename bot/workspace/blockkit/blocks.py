"""The blocks themselves: what each may hold and how much."""

from __future__ import annotations

from typing import Any

from bot.workspace.blockkit import elements, rich_text
from bot.workspace.blockkit.look import Check, Look, flag, ident, integer, items, kinds, one_of, shape, string, url
from bot.workspace.blockkit.objects import plain, text

LONGEST_MARKDOWN = 12_000
TABLE_ROWS, TABLE_COLUMNS = 100, 20

_named: dict[str, Check] = {"block_id": ident}


def _text_or_fields(look: Look, block: dict[str, Any]) -> None:
    if "text" not in block and "fields" not in block:
        look.wrong("a section needs text or fields")


def _image_once(look: Look, block: dict[str, Any]) -> None:
    if ("image_url" in block) == ("slack_file" in block):
        look.wrong("needs image_url or slack_file, not both")


def _dispatch_fits(look: Look, block: dict[str, Any]) -> None:
    if "dispatch_action_config" in block["element"] and not block.get("dispatch_action"):
        look.wrong("dispatch_action_config without dispatch_action")


def _rows_alike(look: Look, block: dict[str, Any]) -> None:
    if len({len(row) for row in block["rows"]}) > 1:
        look.wrong("the rows differ in length")


_rich = shape({"elements": items(1, 1000, rich_text.part)}, _named)
_cell = kinds(
    {
        "raw_text": shape({"text": string(3000)}),
        "raw_number": shape({"value": integer(-(10**15), 10**15)}, {"text": string(3000)}),
        "rich_text": _rich,
    },
    "cell of a table",
)
_column = shape({}, {"align": one_of("left", "center", "right"), "is_wrapped": flag})

EVERYWHERE: dict[str, Check] = {
    "section": shape(
        {},
        {
            **_named,
            "text": text(3000),
            "fields": items(1, 10, text(2000)),
            "accessory": elements.in_section,
            "expand": flag,
        },
        _text_or_fields,
    ),
    "header": shape({"text": plain(150)}, {**_named, "level": integer(1, 4)}),
    "divider": shape({}, _named),
    "context": shape({"elements": items(1, 10, elements.in_context)}, _named),
    "actions": shape({"elements": items(1, 25, elements.in_actions)}, _named),
    "input": shape(
        {"label": plain(2000), "element": elements.in_input},
        {**_named, "hint": plain(2000), "optional": flag, "dispatch_action": flag},
        _dispatch_fits,
    ),
    "image": shape(
        {"alt_text": string(2000)},
        {**_named, "image_url": url, "slack_file": shape({}, {"id": ident, "url": url}), "title": plain(2000)},
        _image_once,
    ),
    "rich_text": _rich,
}
MESSAGES_ONLY: dict[str, Check] = {
    "markdown": shape({"text": string(LONGEST_MARKDOWN)}, _named),
    "table": shape(
        {"rows": items(1, TABLE_ROWS, items(1, TABLE_COLUMNS, _cell))},
        {**_named, "column_settings": items(1, TABLE_COLUMNS, _column)},
        _rows_alike,
    ),
    "context_actions": shape({"elements": items(1, 5, elements.in_context_actions)}, _named),
}
MODALS_ONLY: dict[str, Check] = {
    "alert": shape({"text": text(200)}, {**_named, "level": one_of("default", "info", "warning", "error", "success")}),
}

in_message = kinds(EVERYWHERE | MESSAGES_ONLY, "block of a message")
in_modal = kinds(EVERYWHERE | MODALS_ONLY, "block of a modal")
in_home = kinds(EVERYWHERE, "block of a Home tab")


def parts(block: dict[str, Any]) -> list[dict[str, Any]]:
    """Every element of a block that could carry an action_id."""
    found = [*block.get("elements", []), block.get("accessory"), block.get("element")]
    return [one for one in found if isinstance(one, dict)]
