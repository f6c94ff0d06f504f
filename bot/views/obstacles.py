"""An obstacle as a card for those who can help, and what its owner hears."""

from __future__ import annotations

from typing import Any

from bot.delivery.outbox import Message
from bot.domain.obstacles import ObstacleState
from bot.texts import buttons
from bot.texts import obstacles as texts
from bot.views import ids, parts


def card(obstacle_id: int, text: str, state: ObstacleState, days_old: int, *, only_answer: bool = False) -> Message:
    """`text`: already escaped. With buttons as long as it is open."""
    if state == ObstacleState.WITHDRAWN:
        return Message(texts.WITHDRAWN, (parts.context(texts.WITHDRAWN),))
    standing = texts.state(state, days_old)
    blocks = [parts.section(text), parts.context(standing)]
    if state != ObstacleState.SOLVED:
        blocks.append(_buttons(obstacle_id, state, only_answer=only_answer))
    return Message(f"{text}\n{standing}", tuple(blocks))


def mail(obstacle_id: int, letter: str, state: ObstacleState) -> Message:
    if state in {ObstacleState.WITHDRAWN, ObstacleState.SOLVED}:
        return Message(texts.STATES[state], (parts.context(texts.STATES[state]),))
    done = parts.actions(parts.button(texts.SOLVE, ids.OBSTACLE_SOLVE, obstacle_id))
    return Message(f"{texts.mail_intro()}\n{letter}", (parts.section(texts.mail_intro()), parts.to_copy(letter), done))


def line(obstacle_id: int, text: str) -> parts.Block:
    """One of a list, with what its card offers in a menu: the card may be old, or never have come."""
    ways = [(f"{way}:{obstacle_id}", label) for way, label in texts.WAYS.items()]
    return parts.section(text, accessory=parts.overflow(ids.OBSTACLE_DO, ways))


def news(text: str) -> Message:
    return Message(text, (parts.section(text),))


def answer_form(obstacle_id: int, text: str) -> dict[str, Any]:
    box = parts.textbox(ids.OBSTACLE_ANSWER_TEXT, lines=True, most=500)
    blocks = [parts.section(parts.plain(text)), parts.field(texts.ANSWER_LABEL, box, hint=texts.ANSWER_HINT)]
    form = ids.OBSTACLE_ANSWER_FORM
    return parts.modal(form, texts.FORM_TITLE, blocks, submit=buttons.SEND, metadata=str(obstacle_id))


def _buttons(obstacle_id: int, state: ObstacleState, *, only_answer: bool) -> dict[str, Any]:
    answer = parts.button(texts.ANSWER, ids.OBSTACLE_ANSWER, obstacle_id, style="primary")
    if only_answer:
        return parts.actions(answer)
    see = [parts.button(texts.SEE, ids.OBSTACLE_SEE, obstacle_id)] if state == ObstacleState.OPEN else []
    return parts.actions(*see, answer, parts.button(texts.SOLVE, ids.OBSTACLE_SOLVE, obstacle_id))
