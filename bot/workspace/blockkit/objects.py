"""The small parts inside elements: text, options, confirmations."""

from __future__ import annotations

from typing import Any

from bot.workspace.blockkit.look import Check, Look, flag, items, kinds, one_of, shape, string, url

MOST_OPTIONS = 100


def plain(most: int) -> Check:
    return kinds({"plain_text": shape({"text": string(most)}, {"emoji": flag})}, "plain_text here")


def text(most: int) -> Check:
    """plain_text or mrkdwn."""
    return kinds(
        {
            "plain_text": shape({"text": string(most)}, {"emoji": flag}),
            "mrkdwn": shape({"text": string(most)}, {"verbatim": flag}),
        },
        "text object",
    )


confirm = shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)

option = shape({"text": plain(75), "value": string(150)}, {"description": plain(75)})
marked_option = shape({"text": text(75), "value": string(150)}, {"description": text(75)})  # radio buttons, checkboxes
overflow_option = shape({"text": plain(75), "value": string(150)}, {"description": plain(75), "url": url})
option_group = shape({"label": plain(75), "options": items(1, MOST_OPTIONS, option)})

dispatch_config = shape(
    {"trigger_actions_on": items(1, 2, one_of("on_enter_pressed", "on_character_entered"))},
)
conversation_filter = shape(
    {},
    {
        "include": items(1, 4, one_of("im", "mpim", "private", "public")),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
)


def options_of(element: dict[str, Any]) -> list[Any]:
    grouped = [one for group in element.get("option_groups", []) for one in group["options"]]
    return [*element.get("options", []), *grouped]


def either_options_or_groups(look: Look, element: dict[str, Any]) -> None:
    if ("options" in element) == ("option_groups" in element):
        look.wrong("needs options or option_groups, not both")


def values_once(look: Look, element: dict[str, Any]) -> None:
    values = [one["value"] for one in options_of(element)]
    if len(set(values)) < len(values):
        look.wrong("two options have the same value")


def initial_is_an_option(look: Look, element: dict[str, Any]) -> None:
    chosen = [*element.get("initial_options", [])]
    if "initial_option" in element:
        chosen.append(element["initial_option"])
    for one in chosen:
        if one not in options_of(element):
            look.wrong(f"the initial option {one.get('value')!r} is not among the options as it stands there")
