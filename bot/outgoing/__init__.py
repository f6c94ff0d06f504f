"""What leaves, drawn when it leaves: kind -> draw(session, row, now) -> Message, Home or None (no longer needed)."""

from __future__ import annotations

from collections.abc import Mapping

from bot.delivery.outbox import Draw
from bot.domain.messages import MessageKind
from bot.outgoing import access, questions, trouble

DRAWINGS: Mapping[MessageKind, Draw] = {
    MessageKind.WELCOME: access.welcome,
    MessageKind.ACCESS_REQUEST: access.knock,
    MessageKind.SEND_FAILED: trouble.send_failed,
    MessageKind.ANSWER: questions.answer,
    MessageKind.APOLOGY: questions.apology,
}
