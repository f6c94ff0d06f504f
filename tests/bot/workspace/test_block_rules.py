"""What Slack takes and refuses beside lengths: kinds, places, names, fields that belong together."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.models import blocks as sdk
from slack_sdk.models.blocks import basic_components

from bot.workspace import blockkit
from tests.bot.workspace.echo import FORM, actions, button, field, options, plain
from tests.bot.workspace.test_block_limits import menu, modal, mrkdwn, section, table

Json = dict[str, Any]

TEXT_INPUT = {"type": "plain_text_input"}
IMAGE = {"type": "image", "image_url": "https://demo.example/b.png", "alt_text": "et billede"}
RICH = {
    "type": "rich_text",
    "elements": [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": "hej", "style": {"bold": True}}]},
        {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [{"type": "rich_text_section", "elements": [{"type": "user", "user_id": "U1"}]}],
        },
    ],
}
TAKEN = {
    "plain text in a section": section(text=plain("hej")),
    "fields without text": {"type": "section", "fields": [mrkdwn("a"), plain("b")]},
    "a divider": {"type": "divider"},
    "an image block": IMAGE,
    "an image in a context": {"type": "context", "elements": [IMAGE, plain("a")]},
    "rich text": RICH,
    "a table": table(2, 3),
    "a menu in a section": section(accessory=menu(options=options("a", "b"), initial_option=options("b")[0])),
    "several may be chosen in a section": section(accessory=menu("multi_static_select", options=options("a"))),
    "pickers in an actions block": actions(
        menu("datepicker", initial_date="2026-02-28"), menu("timepicker") | {"action_id": "t", "initial_time": "23:59"}
    ),
    "a moment in an actions block": actions(menu("datetimepicker", initial_date_time=1_700_000_000)),
    "marked text in radio buttons": section(
        accessory=menu("radio_buttons", options=[{"text": mrkdwn("*a*"), "value": "a"}])
    ),
    "an input in a message": field("b", "Felt", TEXT_INPUT),
}
REFUSED = {
    "no type": {"text": mrkdwn("hej")},
    "an unknown type": {"type": "sektion"},
    "not an object": "hej",
    "a section of nothing": {"type": "section"},
    "a field Slack does not know": section(colour="red"),
    "mrkdwn in a header": {"type": "header", "text": mrkdwn("*hej*")},
    "mrkdwn on a button": actions(button("x", "a") | {"text": mrkdwn("x")}),
    "text as a string": section(text="hej"),
    "emoji in mrkdwn": section(text=mrkdwn("hej") | {"emoji": True}),
    "a button without an action_id": actions({"type": "button", "text": plain("x")}),
    "a style of its own": actions(button("x", "a", style="green")),
    "an address that is none": actions(button("x", "a", url="javascript:alert(1)")),
    "an empty actions block": actions(),
    "a text field in an actions block": actions(TEXT_INPUT | {"action_id": "a"}),
    "several chosen in an actions block": actions(menu("multi_static_select", options=options("a"))),
    "a button in an input": field("b", "Felt", button("x", "a")),
    "a menu without options": section(accessory=menu()),
    "options and groups": section(
        accessory=menu(options=options("a"), option_groups=[{"label": plain("g"), "options": options("b")}])
    ),
    "the same value twice": section(accessory=menu(options=options("a", "a"))),
    "an initial option that is not there": section(
        accessory=menu(options=options("a"), initial_option=options("b")[0])
    ),
    "mrkdwn in a menu": section(accessory=menu(options=[{"text": mrkdwn("a"), "value": "a"}])),
    "a day that is none": actions(menu("datepicker", initial_date="28/2-2026")),
    "an hour that is none": actions(menu("timepicker", initial_time="24:00")),
    "an image without words": {key: value for key, value in IMAGE.items() if key != "alt_text"},
    "an image from two places": IMAGE | {"slack_file": {"id": "F1"}},
    "rows that differ": {"type": "table", "rows": [*table(1, 2)["rows"], *table(1, 3)["rows"]]},
    "an alert outside a window": {"type": "alert", "text": mrkdwn("hej")},
    "a confirmation without its text": actions(button("x", "a", confirm={"title": plain("x")})),
    "true as a number": field("b", "Felt", TEXT_INPUT | {"max_length": True}),
    "yes as a string": field("b", "Felt", TEXT_INPUT, optional="yes"),
    "enter is told to nobody": field(
        "b", "Felt", TEXT_INPUT | {"dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]}}
    ),
    "the same action twice in a block": actions(button("x", "a"), button("y", "a")),
    "a rich text of no kind": {"type": "rich_text", "elements": [{"type": "text", "text": "hej"}]},
}


@pytest.mark.parametrize("name", TAKEN)
def test_slack_takes(name: str) -> None:
    assert blockkit.message([TAKEN[name]], "tekst") == []


@pytest.mark.parametrize("name", REFUSED)
def test_slack_refuses(name: str) -> None:
    assert blockkit.message([REFUSED[name]], "tekst") != []


def test_a_complaint_says_where_and_why() -> None:
    wrong = blockkit.message([section(), actions(button("x" * 76, "a"))], "tekst")
    assert wrong == ["/blocks/1/elements/0/text/text: must be 1 to 75 characters, is 76"]


def test_blocks_need_words_for_phones_and_screen_readers() -> None:
    assert blockkit.message([section()], "") != []


def test_block_ids_are_used_once() -> None:
    assert blockkit.message([section(block_id="a"), section(block_id="a")], "tekst") != []
    assert blockkit.message([section(block_id="a"), section(block_id="b")], "tekst") == []


def test_the_same_action_may_stand_in_two_blocks() -> None:
    rows = [actions(button("x", "a"), block_id=name) for name in ("en", "to")]
    assert blockkit.message(rows, "tekst") == []


def test_one_table_a_message() -> None:
    assert blockkit.message([table(1, 1), table(1, 1)], "tekst") != []


@pytest.mark.parametrize("kind", ["markdown", "table", "context_actions"])
def test_some_blocks_are_for_messages_only(kind: str) -> None:
    assert blockkit.view(modal({"type": kind}), "modal") != []
    assert blockkit.view({"type": "home", "blocks": [{"type": kind}]}, "home") != []


def test_a_window_with_fields_needs_a_way_to_send_them() -> None:
    without = modal(field("b", "Felt", TEXT_INPUT))
    del without["submit"]
    assert any("submit" in sentence for sentence in blockkit.view(without, "modal"))


def test_only_one_field_can_have_the_cursor() -> None:
    focused = TEXT_INPUT | {"focus_on_load": True}
    assert blockkit.view(modal(field("a", "En", focused)), "modal") == []
    assert blockkit.view(modal(field("a", "En", focused), field("b", "To", focused)), "modal") != []


@pytest.mark.parametrize("body", [None, [], "modal", {}, {"type": "home", "blocks": [section()]}, modal()])
def test_a_window_is_a_modal_with_blocks(body: object) -> None:
    assert blockkit.view(body, "modal") != []


def test_a_home_tab_has_no_title() -> None:
    assert blockkit.view({"type": "home", "title": plain("Hjem"), "blocks": [section()]}, "home") != []


def test_blocks_without_a_name_get_one_and_the_given_stay_as_they_are() -> None:
    body = modal(section(), section(block_id="min"))
    assert [block["block_id"] for block in blockkit.named(body)["blocks"]] == ["auto-0", "min"]
    assert "block_id" not in body["blocks"][0]


def test_a_real_form_is_taken() -> None:
    assert blockkit.view(FORM, "modal") == []


def test_what_the_sdk_draws_is_taken() -> None:
    option = basic_components.Option(text="Motivation", value="1")
    ask = basic_components.ConfirmObject(title="Sikker?", text="Det kan ikke fortrydes", confirm="Ja", deny="Nej")
    drawn = [
        sdk.HeaderBlock(text="Overskrift"),
        sdk.SectionBlock(text=basic_components.MarkdownTextObject(text="*hej*")),
        sdk.ActionsBlock(
            elements=[
                sdk.ButtonElement(text="Gem", action_id="save", style="primary", confirm=ask),
                sdk.StaticSelectElement(placeholder="Vælg", action_id="pick", options=[option]),
            ]
        ),
        sdk.ContextBlock(elements=[basic_components.MarkdownTextObject(text="lille")]),
        sdk.DividerBlock(),
    ]
    assert blockkit.message([block.to_dict() for block in drawn], "tekst") == []
