"""Every limit of Block Kit in `notes/slack.md` §2, at the edge: the longest that is taken, and one more that is not."""

from __future__ import annotations

from typing import Any

import pytest

from bot.workspace import blockkit
from tests.bot.workspace.echo import actions, button, field, options, plain

Json = dict[str, Any]


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def section(**more: Any) -> Json:
    return {"type": "section", "text": mrkdwn("hej"), **more}


def menu(kind: str = "static_select", **more: Any) -> Json:
    return {"type": kind, "action_id": "menu", **more}


def many(count: int) -> list[Json]:
    return options(*(f"nr {number}" for number in range(count)))


def named(length: int) -> list[Json]:
    return [{"text": plain("valg"), "value": "v" * length}]


def confirm(title: int = 1, text: int = 1, yes: int = 1, no: int = 1) -> Json:
    return {
        "title": plain("x" * title),
        "text": mrkdwn("x" * text),
        "confirm": plain("x" * yes),
        "deny": plain("x" * no),
    }


def context(count: int) -> Json:
    return {"type": "context", "elements": [mrkdwn("x")] * count}


def feedback(text: int = 1, value: int = 1) -> Json:
    good = {"text": plain("x" * text), "value": "x" * value}
    buttons = {"type": "feedback_buttons", "action_id": "f", "positive_button": good, "negative_button": good}
    return {"type": "context_actions", "elements": [buttons]}


def table(rows: int, columns: int) -> Json:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * columns] * rows}


def buttons(count: int) -> Json:
    return actions(*(button("x", f"a{number}") for number in range(count)))


def url(length: int) -> str:
    return "https://".ljust(length, "x")


def icon(value: int) -> Json:
    trash = {"type": "icon_button", "action_id": "i", "icon": "trash", "text": plain("Slet"), "value": "x" * value}
    return {"type": "context_actions", "elements": [trash]}


BLOCKS = {  # limit: (make, the most that is taken, one too many)
    "section text": (lambda n: section(text=mrkdwn("x" * n)), 3000, 3001),
    "section text counts code points": (lambda n: section(text=mrkdwn("👀" * n)), 3000, 3001),
    "section text at least one": (lambda n: section(text=mrkdwn("x" * (1 - n))), 0, 1),
    "section fields": (lambda n: section(fields=[mrkdwn("x")] * n), 10, 11),
    "section field text": (lambda n: section(fields=[mrkdwn("x" * n)]), 2000, 2001),
    "header": (lambda n: {"type": "header", "text": plain("x" * n)}, 150, 151),
    "context elements": (context, 10, 11),
    "actions elements": (buttons, 25, 26),
    "context_actions elements": (lambda n: icon(1) | {"elements": _icons(n)}, 5, 6),
    "markdown": (lambda n: {"type": "markdown", "text": "x" * n}, 12_000, 12_001),
    "button text": (lambda n: actions(button("x" * n, "a")), 75, 76),
    "button value": (lambda n: actions(button("x", "a", value="x" * n)), 2000, 2001),
    "button url": (lambda n: actions(button("x", "a", url=url(n))), 3000, 3001),
    "button visible to": (lambda n: actions(button("x", "a", visible_to_user_ids=["U1"] * n)), 10, 11),
    "action_id": (lambda n: actions(button("x", "a" * n)), 255, 256),
    "block_id": (lambda n: section(block_id="b" * n), 255, 256),
    "option text": (lambda n: section(accessory=menu(options=options("x" * n))), 75, 76),
    "option value": (lambda n: section(accessory=menu(options=named(n))), 150, 151),
    "select options": (lambda n: section(accessory=menu(options=many(n))), 100, 101),
    "select option groups": (lambda n: section(accessory=menu(option_groups=_groups(n))), 100, 101),
    "select placeholder": (lambda n: section(accessory=menu("users_select", placeholder=plain("x" * n))), 150, 151),
    "radio buttons": (lambda n: section(accessory=menu("radio_buttons", options=many(n))), 10, 11),
    "checkboxes": (lambda n: section(accessory=menu("checkboxes", options=many(n))), 10, 11),
    "overflow": (lambda n: section(accessory=menu("overflow", options=many(n))), 5, 6),
    "confirm title": (lambda n: actions(button("x", "a", confirm=confirm(title=n))), 100, 101),
    "confirm text": (lambda n: actions(button("x", "a", confirm=confirm(text=n))), 300, 301),
    "confirm yes": (lambda n: actions(button("x", "a", confirm=confirm(yes=n))), 30, 31),
    "confirm no": (lambda n: actions(button("x", "a", confirm=confirm(no=n))), 30, 31),
    "feedback text": (lambda n: feedback(text=n), 75, 76),
    "feedback value": (lambda n: feedback(value=n), 2000, 2001),
    "icon button value": (icon, 2000, 2001),
    "table rows": (lambda n: table(n, 1), 100, 101),
    "table columns": (lambda n: table(1, n), 20, 21),
}

FIELDS = {
    "input label": (lambda n: field("b", "x" * n, {"type": "plain_text_input"}), 2000, 2001),
    "input hint": (lambda n: field("b", "x", {"type": "plain_text_input"}, hint=plain("x" * n)), 2000, 2001),
    "plain_text_input max_length": (
        lambda n: field("b", "x", {"type": "plain_text_input", "max_length": n}),
        3000,
        3001,
    ),
    "initial value": (
        lambda n: field("b", "x", {"type": "plain_text_input", "max_length": 9, "initial_value": "x" * n}),
        9,
        10,
    ),
    "min_length": (
        lambda n: field("b", "x", {"type": "plain_text_input", "max_length": 9, "min_length": n}),
        9,
        10,
    ),
    "file_input": (lambda n: field("b", "x", {"type": "file_input", "max_files": n}), 10, 11),
}


def _groups(count: int) -> list[Json]:
    return [{"label": plain("gruppe"), "options": options(f"nr {number}")} for number in range(count)]


def _icons(count: int) -> list[Json]:
    return [icon(1)["elements"][0] | {"action_id": f"i{number}"} for number in range(count)]


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain("Titel"), "submit": plain("Gem"), "blocks": list(blocks), **more}


VIEWS = {
    "modal title": (lambda n: modal(section(), title=plain("x" * n)), 24, 25),
    "modal submit": (lambda n: modal(section(), submit=plain("x" * n)), 24, 25),
    "modal close": (lambda n: modal(section(), close=plain("x" * n)), 24, 25),
    "private_metadata": (lambda n: modal(section(), private_metadata="x" * n), 3000, 3001),
    "callback_id": (lambda n: modal(section(), callback_id="x" * n), 255, 256),
    "external_id": (lambda n: modal(section(), external_id="x" * n), 255, 256),
    "blocks of a modal": (lambda n: modal(*[section()] * n), 100, 101),
    "alert": (lambda n: modal({"type": "alert", "text": mrkdwn("x" * n)}), 200, 201),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_the_longest_block_is_taken_and_one_more_is_not(name: str) -> None:
    make, most, too_many = BLOCKS[name]
    assert blockkit.message([make(most)], "tekst") == []
    assert blockkit.message([make(too_many)], "tekst") != []


@pytest.mark.parametrize("name", FIELDS)
def test_the_longest_field_is_taken_and_one_more_is_not(name: str) -> None:
    make, most, too_many = FIELDS[name]
    assert blockkit.view(modal(make(most)), "modal") == []
    assert blockkit.view(modal(make(too_many)), "modal") != []


@pytest.mark.parametrize("name", VIEWS)
def test_the_largest_window_is_taken_and_one_more_is_not(name: str) -> None:
    make, most, too_many = VIEWS[name]
    assert blockkit.view(make(most), "modal") == []
    assert blockkit.view(make(too_many), "modal") != []


def test_fifty_blocks_in_a_message_a_hundred_in_a_home() -> None:
    assert blockkit.message([section()] * 50, "tekst") == []
    assert blockkit.message([section()] * 51, "tekst") != []
    assert blockkit.view({"type": "home", "blocks": [section()] * 100}, "home") == []
    assert blockkit.view({"type": "home", "blocks": [section()] * 101}, "home") != []


def test_a_window_may_weigh_250_kilobytes() -> None:
    def of(count: int) -> Json:
        return modal(*[section(text=mrkdwn("x" * 2900))] * count)

    assert blockkit.view(of(80), "modal") == []
    assert blockkit.view(of(90), "modal") == ["/: heavier than 250 KB"]


def test_markdown_blocks_share_their_limit() -> None:
    half = {"type": "markdown", "text": "x" * 6000}
    assert blockkit.message([half, half], "tekst") == []
    assert blockkit.message([half, half, {"type": "markdown", "text": "x"}], "tekst") != []
