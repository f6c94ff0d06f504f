"""What never arrived, drawn for administrators: what it was, and a way to try once more."""

from __future__ import annotations

from bot.delivery.outbox import Message
from bot.texts import home as texts
from bot.views import ids, parts


def failed(said: str, number: int) -> Message:
    again = parts.button(texts.TRY_AGAIN, ids.HOME_SEND_AGAIN, number)
    return Message(said, (parts.section(parts.plain(said)), parts.actions(again)))
