"""A question and its answer, drawn."""

from __future__ import annotations

from typing import Any

from bot.texts import questions as texts
from bot.views import ids, parts


def form(text: str = "") -> dict[str, Any]:
    box = parts.textbox(ids.ASK_TEXT, text=text, lines=True, most=2000)
    field = parts.field(texts.FORM_LABEL, box, hint=texts.FORM_HINT)
    return parts.modal(ids.ASK_FORM, texts.FORM_TITLE, [field], submit=texts.FORM_SEND)
