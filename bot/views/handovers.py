"""A question on its way between people, drawn: for its asker, for those who can answer, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.delivery.outbox import Message
from bot.texts import handovers as texts
from bot.views import ids, parts
from bot.views.parts import Block


@dataclass(frozen=True, slots=True)
class Card:
    """A handed-over question as those who can answer see it. `heading` holds no name when it was asked without one."""

    handover_id: int
    heading: str
    question: str
    nearest: str
    standing: str
    is_open: bool
    is_taken: bool
    is_card: bool


def ways(question_id: int, *, unsure: bool, network: bool, share: bool, again: bool) -> list[Block]:
    """What the asker can do when the answer was not enough."""
    style = "primary" if unsure else ""
    buttons = [parts.button(texts.ASK_MINE, ids.HANDOVER_MINE, question_id, style=style)]
    if unsure and network:
        sure = parts.confirm(texts.NETWORK_SURE_TITLE, texts.NETWORK_SURE, texts.SURE, texts.BACK)
        buttons.append(parts.button(texts.ASK_NETWORK, ids.HANDOVER_NETWORK, question_id, confirm=sure))
    if unsure:
        sure = parts.confirm(texts.NAMELESS_SURE_TITLE, texts.NAMELESS_SURE, texts.SURE, texts.BACK)
        buttons.append(parts.button(texts.ASK_NAMELESS, ids.HANDOVER_NAMELESS, question_id, confirm=sure))
    if again:
        buttons.append(parts.button(texts.AGAIN, ids.ASK_AGAIN, question_id))
    return [*buttons, *([share_button(question_id)] if share else [])]


def share_button(question_id: int) -> Block:
    return parts.button(texts.SHARE, ids.SHARE, question_id)


def card(one: Card) -> Message:
    lines = [one.heading, f"»{one.question}«", one.nearest, one.standing]
    blocks = [
        parts.section(f"*{parts.plain(one.heading)}*\n{_quoted(one.question)}"),
        parts.context(*(parts.plain(line) for line in lines[2:] if line)),
    ]
    elements = _card_buttons(one)
    if elements:
        blocks.append(parts.actions(*elements))
    return Message("\n".join(line for line in lines if line), tuple(blocks))


def reminder(said: str, again: Message) -> Message:
    return Message(f"{said}\n{again.text}", (parts.section(parts.plain(said)), *again.blocks))


def post(handover_id: int, heading: str, question: str, standing: str) -> Message:
    blocks = [parts.section(f"*{parts.plain(heading)}*\n{_quoted(question)}")]
    if standing:
        blocks.append(parts.context(parts.plain(standing)))
    blocks.append(parts.actions(parts.button(texts.ANSWER, ids.HANDOVER_ANSWER, handover_id, style="primary")))
    return Message("\n".join(line for line in (heading, f"»{question}«", standing) if line), tuple(blocks))


def note(text: str) -> Message:
    return Message(text, (parts.section(parts.plain(text)),))


def reply(handover_id: int, mrkdwn: str, *, from_asker: bool) -> Message:
    """`mrkdwn`: already escaped."""
    label, action = (texts.ANSWER, ids.HANDOVER_ANSWER) if from_asker else (texts.WRITE_BACK, ids.HANDOVER_BACK)
    return Message(mrkdwn, (parts.section(mrkdwn), parts.actions(parts.button(label, action, handover_id))))


def answer_form(handover_id: int, question: str, to: str) -> dict[str, Any]:
    box = parts.textbox(ids.HANDOVER_TEXT, lines=True, most=2000)
    blocks = [parts.section(_quoted(question)), parts.field(texts.FORM_LABEL, box, hint=texts.answers_to(to))]
    return _form(ids.HANDOVER_ANSWER_FORM, texts.FORM_TITLE, blocks, texts.FORM_SEND, handover_id)


def back_form(handover_id: int) -> dict[str, Any]:
    box = parts.textbox(ids.HANDOVER_TEXT, lines=True, most=2000)
    blocks = [parts.field(texts.BACK_LABEL, box, hint=texts.BACK_HINT)]
    return _form(ids.HANDOVER_BACK_FORM, texts.BACK_TITLE, blocks, texts.SURE, handover_id)


def exists_form(handover_id: int, question: str, documents: Sequence[parts.Option]) -> dict[str, Any]:
    picker = parts.select(ids.HANDOVER_DOCUMENT, documents[:100])
    blocks = [parts.section(_quoted(question)), parts.field(texts.EXISTS_LABEL, picker, hint=texts.EXISTS_HINT)]
    return _form(ids.HANDOVER_EXISTS_FORM, texts.EXISTS_TITLE, blocks, texts.FORM_SEND, handover_id)


def send_on_form(handover_id: int, colleagues: Sequence[parts.Option]) -> dict[str, Any]:
    blocks = [parts.field(texts.SEND_ON_LABEL, parts.select(ids.HANDOVER_WHO, colleagues[:100]))]
    return _form(ids.HANDOVER_SEND_ON_FORM, texts.SEND_ON_TITLE, blocks, texts.SURE, handover_id)


def sent(handover_id: int, *, may_make_card: bool) -> Message:
    blocks = [parts.section(texts.SENT)]
    if may_make_card:
        blocks.append(parts.actions(parts.button(texts.MAKE_CARD, ids.CARD_NEW, handover_id, style="primary")))
    return Message(texts.SENT, tuple(blocks))


def _card_buttons(one: Card) -> list[Block]:
    if not one.is_open:
        return [] if one.is_card else [parts.button(texts.MAKE_CARD, ids.CARD_NEW, one.handover_id)]
    take = [] if one.is_taken else [parts.button(texts.TAKE, ids.HANDOVER_TAKE, one.handover_id)]
    return [
        *take,
        parts.button(texts.ANSWER, ids.HANDOVER_ANSWER, one.handover_id, style="primary"),
        parts.button(texts.EXISTS, ids.HANDOVER_EXISTS, one.handover_id),
        parts.button(texts.SEND_ON, ids.HANDOVER_SEND_ON, one.handover_id),
    ]


def _quoted(text: str) -> str:
    return "> " + parts.plain(text).replace("\n", "\n> ")


def _form(callback: str, title: str, blocks: Sequence[Block], submit: str, handover_id: int) -> dict[str, Any]:
    return parts.modal(callback, title, blocks, submit=submit, metadata=str(handover_id))
