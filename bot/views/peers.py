"""Finding somebody who has tried it before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.delivery.outbox import Message
from bot.texts import buttons
from bot.texts import peers as texts
from bot.views import ids, parts


def form(experience: str = "", groups: str = "", town: str = "") -> dict[str, Any]:
    box = parts.textbox(ids.PEER_EXPERIENCE, text=experience, lines=True, most=500)
    blocks = [
        parts.context(texts.FORM_NOTE),
        parts.field(texts.EXPERIENCE_LABEL, box, hint=texts.EXPERIENCE_HINT),
        parts.field(texts.GROUPS_LABEL, parts.textbox(ids.PEER_GROUPS, text=groups, most=200), optional=True),
        parts.field(texts.TOWN_LABEL, parts.textbox(ids.PEER_TOWN, text=town, most=80), optional=True),
    ]
    if experience:
        blocks.append(parts.actions(parts.button(texts.LEAVE, ids.PEER_LEAVE)))
    return parts.modal(ids.PEER_FORM, texts.FORM_TITLE, blocks, submit=buttons.SAVE)


def found(request_id: int, topic: str, said: Sequence[str], shared: Sequence[tuple[str, str]]) -> Message:
    """`said`: what peers say of themselves, without names. `shared`: (association, title)."""
    head = texts.found(topic, len(said))
    lines = [*texts.lines(said[:10]), *(texts.shared(place, title) for place, title in shared[:5])]
    pressed = [parts.button(texts.START, ids.PEER_START, request_id, style="primary")] if said else []
    choice = parts.actions(*pressed, parts.button(texts.PROFILE, ids.PEER_PROFILE))
    body = [parts.section(parts.plain("\n".join(lines)))] if lines else []
    return Message("\n".join([head, *lines]), (parts.section(parts.plain(head)), *body, choice))


def ask(ask_id: int, text: str) -> Message:
    choice = parts.actions(
        parts.button(texts.YES, ids.PEER_YES, ask_id, style="primary"), parts.button(texts.NO, ids.PEER_NO, ask_id)
    )
    return Message(text, (parts.section(parts.plain(text)), choice))


def note(text: str) -> Message:
    return Message(text, (parts.section(parts.plain(text)),))
