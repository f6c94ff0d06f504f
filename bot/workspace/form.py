"""What a form's fields hold, as Slack reports it: typed values, chosen options, what stood there from the start."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from bot.workspace.blockkit.blocks import parts
from bot.workspace.blockkit.objects import options_of
from bot.workspace.team import Filled

Json = dict[str, Any]

_TEXTS = ("plain_text_input", "email_text_input", "url_text_input", "number_input")
_HELD = {  # element -> (where Slack puts the value, where the bot put the first one)
    **dict.fromkeys(_TEXTS, ("value", "initial_value")),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "static_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "file_input": ("files", "initial_files"),
}
MOST_FILES = 10
_SEVERAL = {"selected_options", "selected_users", "selected_conversations", "selected_channels", "files"}


def is_field(element: Json) -> bool:
    return element.get("type") in _HELD


def state(blocks: list[Json], filled: Filled) -> dict[str, Json]:
    """`state.values` of a window, Home or message: every field, filled or not."""
    values: dict[str, Json] = {}
    for block in blocks:
        held = {
            one["action_id"]: entry(one, filled.get(block["block_id"], {}).get(one["action_id"], _UNTOUCHED))
            for one in parts(block)
            if is_field(one)
        }
        if held:
            values[block["block_id"]] = held
    return values


def entry(element: Json, value: Any) -> Json:
    """One field as Slack reports it."""
    name, initial = _HELD[element["type"]]
    if value is _UNTOUCHED:
        value = element.get(initial)
    elif name in {"selected_option", "selected_options"} and value is not None:
        value = _chosen(element, value)
    if value in (None, "", []):
        value = [] if name in _SEVERAL else None
    return {"type": element["type"], name: value}


def acted(block: Json, element: Json, value: Any) -> Json:
    """`actions[0]` when the element is pressed or changed."""
    action: Json = {"type": element["type"], "block_id": block["block_id"], "action_id": element["action_id"]}
    if element["type"] in {"button", "icon_button"}:
        given = {name: element[name] for name in ("text", "value", "style", "url") if name in element}
        return action | given
    if element["type"] == "feedback_buttons":
        return action | {"value": value}
    if element["type"] == "overflow":
        return action | {"selected_option": next(one for one in element["options"] if one["value"] == value)}
    return action | entry(element, value)


def written(element: Json, value: Any) -> Any:
    """A value as a person would say it, as the field holds it: option texts become values, dates become text."""
    if isinstance(value, (list, tuple)):
        return [written(element, one) for one in value]
    if isinstance(value, datetime):
        return int(value.timestamp())
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return _option_called(element, value) if isinstance(value, str) and options_of(element) else value


def missing(blocks: list[Json], filled: Filled) -> dict[str, str]:
    """Fields that Slack's own window would not let go: empty ones that must be filled, texts too long or short."""
    held = state(blocks, filled)
    found: dict[str, str] = {}
    for block in blocks:
        if block["type"] != "input":
            continue
        element = block["element"]
        value = next(iter(held[block["block_id"]].values()))[_HELD[element["type"]][0]]
        if value in (None, [], ""):
            if not block.get("optional"):
                found[block["block_id"]] = "empty"
        elif isinstance(value, str) and not _fits(element, value):
            found[block["block_id"]] = f"{len(value)} characters"
        elif element["type"] == "file_input" and len(value) > element.get("max_files", MOST_FILES):
            found[block["block_id"]] = f"{len(value)} files"
    return found


def _fits(element: Json, value: str) -> bool:
    return int(element.get("min_length", 0)) <= len(value) <= int(element.get("max_length", 3000))


def _chosen(element: Json, value: Any) -> Any:
    by_value = {one["value"]: one for one in options_of(element)}
    if isinstance(value, list):
        return [by_value[one] for one in value]
    return by_value[value]


def _option_called(element: Json, text: str) -> str:
    options = {one["text"]["text"]: str(one["value"]) for one in options_of(element)}
    found = [value for name, value in options.items() if text == name]
    found += [value for name, value in options.items() if text in name or text == value]
    assert found, f"no option {text!r} among {list(options)}"
    return found[0]


_UNTOUCHED = object()
