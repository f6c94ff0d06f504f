"""An experience on its way to the network."""

from __future__ import annotations

from typing import Any

from bot.delivery.outbox import Message
from bot.texts import experiences as texts
from bot.views import ids, parts


def proposed(experience_id: int, association: str, text: str) -> Message:
    said = texts.proposed(parts.plain(association), parts.plain(text))
    choice = parts.actions(
        parts.button(texts.REVIEW, ids.EXPERIENCE_REVIEW, experience_id, style="primary"),
        parts.button(texts.DECLINE, ids.EXPERIENCE_DECLINE, experience_id),
    )
    return Message(said, (parts.section(said), choice))


def settled(text: str) -> Message:
    return Message(text, (parts.context(text),))


def form(experience_id: int, text: str) -> dict[str, Any]:
    blocks = [
        parts.field(texts.TITLE_LABEL, parts.textbox(ids.EXPERIENCE_TITLE, most=120)),
        parts.field(
            texts.TEXT_LABEL,
            parts.textbox(ids.EXPERIENCE_TEXT, text=text, lines=True, most=2000),
            hint=texts.TEXT_HINT,
        ),
    ]
    name = ids.EXPERIENCE_FORM
    return parts.modal(name, texts.FORM_TITLE, blocks, submit=texts.SHARE, metadata=str(experience_id))


def post(association: str, title: str, text: str) -> Message:
    said = texts.post(parts.plain(association), parts.plain(title), parts.plain(text))
    return Message(said, (parts.section(said),))
