"""Absence: two days, and a way to undo it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.delivery.outbox import Message
from bot.texts import absences as texts
from bot.texts import buttons
from bot.views import ids, parts


def form(first: date | None, people: Sequence[parts.Option] = (), *, note: str = "") -> dict[str, Any]:
    """`people`: whom a consultant may register for."""
    blocks = [parts.context(note)] if note else []
    if people:
        blocks.append(parts.field(texts.WHO_LABEL, parts.select(ids.ABSENCE_WHO, people[:100])))
    blocks += [
        parts.field(texts.FIRST_LABEL, parts.datepicker(ids.ABSENCE_FIRST, first)),
        parts.field(texts.LAST_LABEL, parts.datepicker(ids.ABSENCE_LAST), hint=texts.LAST_HINT, optional=True),
    ]
    return parts.modal(ids.ABSENCE_FORM, texts.FORM_TITLE, blocks, submit=buttons.SAVE)


def registered(absence_id: int, text: str) -> Message:
    undo = parts.actions(parts.button(texts.CANCEL, ids.ABSENCE_CANCEL, absence_id))
    return Message(text, (parts.section(parts.plain(text)), undo))


def doubt(first: date, last: date | None) -> Message:
    text = texts.doubt(first, last)
    days = f"{first.isoformat()}:{last.isoformat() if last else ''}"
    choice = parts.actions(
        parts.button(texts.IS_ONE, ids.ABSENCE_IS_ONE, days, style="primary"),
        parts.button(texts.IS_QUESTION, ids.ABSENCE_IS_QUESTION),
    )
    return Message(text, (parts.section(text), choice))


def note(text: str) -> Message:
    return Message(text, (parts.context(text),))
