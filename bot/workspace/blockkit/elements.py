"""Buttons, menus, fields: each kind with its limits, and where it may stand."""

from __future__ import annotations

from typing import Any

from bot.workspace.blockkit import objects
from bot.workspace.blockkit.look import (
    Check,
    Look,
    day,
    flag,
    hour,
    ident,
    integer,
    items,
    kinds,
    one_of,
    shape,
    string,
    url,
)
from bot.workspace.blockkit.objects import MOST_OPTIONS, confirm, option, option_group, plain

LONGEST_VALUE = 2000
LONGEST_INPUT = 3000
LATEST_SECOND = 9_999_999_999

_asked: dict[str, Check] = {"action_id": ident}
_focus: dict[str, Check] = {"focus_on_load": flag}
_menu: dict[str, Check] = {"placeholder": plain(150), "confirm": confirm, **_focus}
_users = string(LONGEST_VALUE)


def _menus(name: str, own: dict[str, Check], one: tuple[str, Check], *also: Check) -> dict[str, Check]:
    """A menu and its sister where several may be chosen."""
    single, several = one[0], f"{one[0]}s"
    many = {several: items(1, MOST_OPTIONS, one[1]), "max_selected_items": integer(1, MOST_OPTIONS)}
    return {
        f"{name}_select": shape(_asked, {**_menu, **own, single: one[1]}, *also),
        f"multi_{name}_select": shape(_asked, {**_menu, **own, **many}, *also),
    }


def _lengths_agree(look: Look, element: dict[str, Any]) -> None:
    most = element.get("max_length", LONGEST_INPUT)
    if element.get("min_length", 0) > most:
        look.wrong("min_length is more than max_length")
    if len(element.get("initial_value", "")) > most:
        look.wrong("initial_value is longer than max_length")


_rooms: dict[str, Check] = {"filter": objects.conversation_filter, "default_to_current_conversation": flag}
_static: dict[str, Check] = {
    "options": items(1, MOST_OPTIONS, option),
    "option_groups": items(1, MOST_OPTIONS, option_group),
}
_whole = (objects.either_options_or_groups, objects.values_once, objects.initial_is_an_option)

MENUS: dict[str, Check] = {
    **_menus("static", _static, ("initial_option", option), *_whole),
    **_menus("external", {"min_query_length": integer(0, 100)}, ("initial_option", option)),
    **_menus("users", {}, ("initial_user", _users)),
    **_menus("conversations", {**_rooms, "response_url_enabled": flag}, ("initial_conversation", _users)),
    **_menus("channels", {"response_url_enabled": flag}, ("initial_channel", _users)),
}
SINGLE_MENUS = {name: check for name, check in MENUS.items() if not name.startswith("multi_")}

_marked = items(1, 10, objects.marked_option)
CHOICES: dict[str, Check] = {
    "checkboxes": shape(
        {**_asked, "options": _marked},
        {"initial_options": _marked, "confirm": confirm, **_focus},
        objects.values_once,
        objects.initial_is_an_option,
    ),
    "radio_buttons": shape(
        {**_asked, "options": _marked},
        {"initial_option": objects.marked_option, "confirm": confirm, **_focus},
        objects.values_once,
        objects.initial_is_an_option,
    ),
}
PICKERS: dict[str, Check] = {
    "datepicker": shape(_asked, {**_menu, "initial_date": day}),
    "timepicker": shape(_asked, {**_menu, "initial_time": hour, "timezone": string(100)}),
}
DATETIME: dict[str, Check] = {
    "datetimepicker": shape(_asked, {"confirm": confirm, "initial_date_time": integer(0, LATEST_SECOND), **_focus}),
}
PRESSED: dict[str, Check] = {
    "button": shape(
        {**_asked, "text": plain(75)},
        {
            "url": url,
            "value": string(LONGEST_VALUE),
            "style": one_of("primary", "danger"),
            "confirm": confirm,
            "accessibility_label": string(75),
            "agent_prompt": string(4000),
            "visible_to_user_ids": items(1, 10, ident),
        },
    ),
    "overflow": shape(
        {**_asked, "options": items(1, 5, objects.overflow_option)}, {"confirm": confirm}, objects.values_once
    ),
}
_field: dict[str, Check] = {"placeholder": plain(150), "dispatch_action_config": objects.dispatch_config, **_focus}
FIELDS: dict[str, Check] = {
    "plain_text_input": shape(
        _asked,
        {
            **_field,
            "multiline": flag,
            "initial_value": string(LONGEST_INPUT, 0),
            "min_length": integer(0, LONGEST_INPUT),
            "max_length": integer(1, LONGEST_INPUT),
        },
        _lengths_agree,
    ),
    "email_text_input": shape(_asked, {**_field, "initial_value": string(LONGEST_INPUT, 0)}),
    "url_text_input": shape(_asked, {**_field, "initial_value": string(LONGEST_INPUT, 0)}),
    "number_input": shape(
        {**_asked, "is_decimal_allowed": flag},
        {**_field, "initial_value": string(50), "min_value": string(50), "max_value": string(50)},
    ),
    "file_input": shape(_asked, {"filetypes": items(1, 100, string(20)), "max_files": integer(1, 10)}),
}


def _image_once(look: Look, element: dict[str, Any]) -> None:
    if ("image_url" in element) == ("slack_file" in element):
        look.wrong("needs image_url or slack_file, not both")


_slack_file = shape({}, {"id": ident, "url": url})
IMAGE: dict[str, Check] = {
    "image": shape({"alt_text": string(2000)}, {"image_url": url, "slack_file": _slack_file}, _image_once)
}
_feedback = shape({"text": plain(75), "value": string(LONGEST_VALUE)}, {"accessibility_label": string(75)})
JUDGED: dict[str, Check] = {
    "feedback_buttons": shape({**_asked, "positive_button": _feedback, "negative_button": _feedback}),
    "icon_button": shape(
        {**_asked, "icon": one_of("trash"), "text": plain(75)},
        {
            "value": string(LONGEST_VALUE),
            "confirm": confirm,
            "accessibility_label": string(75),
            "visible_to_user_ids": items(1, 10, ident),
        },
    ),
}

in_section = kinds({**PRESSED, **MENUS, **CHOICES, **PICKERS, **IMAGE}, "element of a section")
in_actions = kinds({**PRESSED, **SINGLE_MENUS, **CHOICES, **PICKERS, **DATETIME}, "element of an actions block")
in_input = kinds({**FIELDS, **MENUS, **CHOICES, **PICKERS, **DATETIME}, "element of an input block")
in_context = kinds(
    {
        **IMAGE,
        "mrkdwn": shape({"text": string(3000)}, {"verbatim": flag}),
        "plain_text": shape({"text": string(3000)}, {"emoji": flag}),
    },
    "element of a context block",
)
in_context_actions = kinds(JUDGED, "element of a context_actions block")
