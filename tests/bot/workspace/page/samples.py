"""One of each block and element the stand-in's checker takes, so that the page can show it draws them all."""

from __future__ import annotations

from typing import Any

from bot.workspace.blockkit import blocks, elements
from tests.bot.workspace.page.scripted_bot import field, option, plain

Json = dict[str, Any]

KNOWN_BLOCKS = [*blocks.EVERYWHERE, *blocks.MESSAGES_ONLY, *blocks.MODALS_ONLY]
PRESSED = [*elements.PRESSED, *elements.JUDGED]
KNOWN_ELEMENTS = [
    *PRESSED,
    *elements.MENUS,
    *elements.CHOICES,
    *elements.PICKERS,
    *elements.DATETIME,
    *elements.FIELDS,
    *elements.IMAGE,
]
WORDS = {"type": "mrkdwn", "text": "*Ord* med <https://demo.example|et link>"}
RICH = {"type": "rich_text_section", "elements": [{"type": "text", "text": "Ord", "style": {"bold": True}}]}


def sample_block(kind: str) -> Json:
    cell = {"type": "raw_text", "text": "Felt"}
    by_kind: dict[str, Json] = {
        "header": {"text": plain("Overskrift")},
        "context": {"elements": [WORDS]},
        "context_actions": {"elements": [sample_element("feedback_buttons")]},
        "actions": {"elements": [sample_element("button")]},
        "input": field("Felt", sample_element("plain_text_input")),
        "image": {"image_url": "https://demo.example/kort.png", "alt_text": "Et kort"},
        "rich_text": {"elements": [RICH]},
        "markdown": {"text": "## Overskrift\n- **et**\n- to"},
        "table": {"rows": [[cell, cell], [cell, {"type": "raw_number", "value": 3}]]},
    }
    return {"type": kind, "text": WORDS} | by_kind.get(kind, {})


def sample_element(kind: str) -> Json:
    half = {"text": plain("Godt svar"), "value": "1"}
    return {
        "type": kind,
        "action_id": kind,
        "text": plain("Tryk"),
        "icon": "trash",
        "alt_text": "Et kort",
        "image_url": "https://demo.example/kort.png",
        "options": [option("Et", "1"), option("To", "2")],
        "positive_button": half,
        "negative_button": half,
    }


def in_its_block(kind: str) -> Json:
    if kind == "image":
        return {"type": "context", "elements": [sample_element(kind)]}
    if kind in PRESSED:
        return {"type": "actions", "elements": [sample_element(kind)]}
    return field("Felt", sample_element(kind))
