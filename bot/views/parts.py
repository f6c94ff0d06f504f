"""The few pieces every drawing is made of, as plain Block Kit dicts.

Plain dicts and not `slack_sdk.models`: `View` turns blocks it does not know into null in silence (notes: defect 9).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import Any

from bot.texts import buttons

Block = dict[str, Any]
Option = tuple[str, str]  # (value, label)

COPY_MAX = 2990  # of a section of three thousand, with the marks around it
SECTION_MAX, BUTTON_MAX, OPTION_MAX, HEADER_MAX, TITLE_MAX = 3000, 75, 75, 150, 24


def plain(text: str) -> str:
    """A person's words inside mrkdwn: nothing in them pings, links or formats."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def header(text: str) -> Block:
    return {"type": "header", "text": {"type": "plain_text", "text": cut(text, HEADER_MAX)}}


def section(mrkdwn: str, *, accessory: Block | None = None, block_id: str = "") -> Block:
    block: Block = {"type": "section", "text": {"type": "mrkdwn", "text": cut(mrkdwn, SECTION_MAX)}}
    return _with(block, accessory=accessory, block_id=block_id)


def to_copy(text: str) -> Block:
    """Words to be taken along and sent in some other way."""
    return section(f"```{cut(plain(text).replace('```', chr(39) * 3), COPY_MAX)}```")


def context(*mrkdwn: str) -> Block:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": cut(t, SECTION_MAX)} for t in mrkdwn[:10]]}


def divider() -> Block:
    return {"type": "divider"}


def actions(*elements: Block, block_id: str = "") -> Block:
    return _with({"type": "actions", "elements": list(elements)}, block_id=block_id)


def button(
    label: str, action_id: str, value: object = "", *, style: str = "", confirm: Block | None = None, about: str = ""
) -> Block:
    """`style`: "", "primary" or "danger". `about`: what a screen reader adds where many buttons bear the same label."""
    block: Block = {
        "type": "button",
        "text": {"type": "plain_text", "text": cut(label, BUTTON_MAX)},
        "action_id": action_id,
    }
    spoken = cut(f"{label}: {about}", BUTTON_MAX) if about else ""
    return _with(block, value=str(value), style=style, confirm=confirm, accessibility_label=spoken)


def confirm(title: str, text: str, yes: str, no: str) -> Block:
    return {
        "title": {"type": "plain_text", "text": title},
        "text": {"type": "plain_text", "text": text},
        "confirm": {"type": "plain_text", "text": yes},
        "deny": {"type": "plain_text", "text": no},
    }


def option(choice: Option) -> Block:
    value, label = choice
    return {"text": {"type": "plain_text", "text": cut(label, OPTION_MAX)}, "value": value}


def options(choices: Iterable[Option]) -> list[Block]:
    return [option(c) for c in choices]


def overflow(action_id: str, choices: Sequence[Option]) -> Block:
    return {"type": "overflow", "action_id": action_id, "options": options(choices)}


def select(action_id: str, choices: Sequence[Option], *, placeholder: str = "", chosen: str = "") -> Block:
    block: Block = {"type": "static_select", "action_id": action_id, "options": options(choices)}
    block = _with(block, initial_option=_chosen(choices, chosen))
    return _with(block, placeholder={"type": "plain_text", "text": placeholder} if placeholder else None)


def many(action_id: str, choices: Sequence[Option], *, chosen: Iterable[str] = ()) -> Block:
    wanted = set(chosen)
    block: Block = {"type": "multi_static_select", "action_id": action_id, "options": options(choices)}
    return _with(block, initial_options=options(c for c in choices if c[0] in wanted))


def radio(action_id: str, choices: Sequence[Option], *, chosen: str = "") -> Block:
    block: Block = {"type": "radio_buttons", "action_id": action_id, "options": options(choices)}
    return _with(block, initial_option=_chosen(choices, chosen))


def checkboxes(action_id: str, choices: Sequence[Option], *, chosen: Iterable[str] = ()) -> Block:
    wanted = set(chosen)
    block: Block = {"type": "checkboxes", "action_id": action_id, "options": options(choices)}
    return _with(block, initial_options=options(c for c in choices if c[0] in wanted))


def textbox(action_id: str, *, text: str = "", lines: bool = False, most: int = 1000, placeholder: str = "") -> Block:
    block: Block = {"type": "plain_text_input", "action_id": action_id, "multiline": lines, "max_length": most}
    block = _with(block, initial_value=text[:most])
    return _with(block, placeholder={"type": "plain_text", "text": placeholder} if placeholder else None)


def email(action_id: str) -> Block:
    """An adult's address, asked for: the child guard looks for numbers in it only."""
    return {"type": "email_text_input", "action_id": action_id}


def number(action_id: str, *, value: int | None = None, least: int = 0) -> Block:
    block: Block = {
        "type": "number_input",
        "action_id": action_id,
        "is_decimal_allowed": False,
        "min_value": str(least),
    }
    return _with(block, initial_value=None if value is None else str(value))


def datepicker(action_id: str, day: date | None = None) -> Block:
    return _with({"type": "datepicker", "action_id": action_id}, initial_date=day.isoformat() if day else None)


def timepicker(action_id: str, hour: time | None = None) -> Block:
    return _with({"type": "timepicker", "action_id": action_id}, initial_time=f"{hour:%H:%M}" if hour else None)


def file(action_id: str) -> Block:
    """One file. Slack lets none stand there beforehand."""
    return {"type": "file_input", "action_id": action_id, "max_files": 1}


def field(label: str, element: Block, *, hint: str = "", optional: bool = False, dispatch: bool = False) -> Block:
    """An input block; block_id is the element's action_id, so one id names the field in state, errors and refusals."""
    block: Block = {
        "type": "input",
        "block_id": element["action_id"],
        "label": {"type": "plain_text", "text": label},
        "element": element,
        "optional": optional,
    }
    block = _with(block, hint={"type": "plain_text", "text": hint} if hint else None)
    return _with(block, dispatch_action=dispatch)


def modal(callback_id: str, title: str, blocks: Sequence[Block], *, submit: str = "", metadata: str = "") -> Block:
    """A form (`submit` given) or a page to read. Titles are at most 24 characters: Slack refuses longer ones."""
    view: Block = {
        "type": "modal",
        "callback_id": callback_id,
        "title": {"type": "plain_text", "text": title},
        "close": {"type": "plain_text", "text": buttons.CANCEL if submit else buttons.CLOSE},
        "blocks": list(blocks),
        "private_metadata": metadata,
    }
    return _with(view, submit={"type": "plain_text", "text": submit} if submit else None)


def _chosen(choices: Sequence[Option], value: str) -> Block | None:
    return next((option(c) for c in choices if c[0] == value), None)


def _with(block: Block, **extra: Any) -> Block:
    """The block with those extras that are there; Slack refuses empty ones."""
    return {**block, **{name: value for name, value in extra.items() if value}}
