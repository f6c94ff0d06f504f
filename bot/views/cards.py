"""Cards and documents as their owners see them: a form, what should be read again, what is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.delivery.outbox import Message
from bot.texts import buttons
from bot.texts import cards as texts
from bot.texts import handovers as handover_texts
from bot.views import ids, parts
from bot.views.parts import Block
from knowledge.documents import AppliesTo

LINE = 200


@dataclass(frozen=True, slots=True)
class Blank:
    """What the form holds beforehand. `text` None: a whole document, edited where it was written."""

    metadata: str
    title: str = ""
    text: str | None = ""
    applies_to: AppliesTo = AppliesTo.ALL
    valid_to: date | None = None
    owner_id: int = 0


def form(blank: Blank, owners: Sequence[parts.Option]) -> dict[str, Any]:
    applies = [(str(kind), label) for kind, label in texts.APPLIES.items()]
    blocks = [parts.field(texts.TITLE_LABEL, parts.textbox(ids.CARD_TITLE, text=blank.title, most=255))]
    if blank.text is not None:
        box = parts.textbox(ids.CARD_TEXT, text=blank.text, lines=True, most=3000)
        blocks.append(parts.field(texts.TEXT_LABEL, box, hint=texts.TEXT_HINT))
    owner = parts.select(ids.CARD_OWNER, owners[:100], chosen=str(blank.owner_id))
    tick = parts.checkboxes(ids.CARD_NAMELESS, [("yes", texts.NAMELESS)])
    blocks += [
        parts.field(texts.APPLIES_LABEL, parts.radio(ids.CARD_APPLIES, applies, chosen=str(blank.applies_to))),
        parts.field(texts.VALID_TO_LABEL, parts.datepicker(ids.CARD_VALID_TO, blank.valid_to), optional=True),
        parts.field(texts.OWNER_LABEL, owner),
        parts.field(texts.NAMELESS_LABEL, tick),
    ]
    title = texts.FORM_TITLE if blank.metadata.startswith("document:") else texts.NEW_TITLE
    return parts.modal(ids.CARD_FORM, title, blocks, submit=buttons.SAVE, metadata=blank.metadata)


def note(text: str) -> Message:
    return Message(text, (parts.section(parts.plain(text)),))


def review(rows: Sequence[tuple[int, str]]) -> Message:
    """(document's id, what is said of it); drawn again after each press."""
    if not rows:
        return note(texts.NOTHING_TO_REVIEW)
    blocks = [parts.header(texts.REVIEW_TITLE), parts.section(texts.REVIEW), *to_read(rows)]
    return Message("\n".join([texts.REVIEW_TITLE, texts.REVIEW, *(line for _, line in rows)]), tuple(blocks))


def to_read(rows: Sequence[tuple[int, str]]) -> list[Block]:
    sure = parts.confirm(texts.RETIRE_TITLE, texts.RETIRE_SURE, texts.RETIRE_YES, texts.RETIRE_NO)
    blocks: list[Block] = []
    for document_id, line in rows:
        blocks.append(parts.section(parts.plain(parts.cut(line, LINE))))
        blocks.append(
            parts.actions(
                parts.button(texts.KEEP, ids.CARD_KEEP, document_id, about=line),
                parts.button(texts.EDIT, ids.CARD_EDIT, document_id, about=line),
                parts.button(texts.RETIRE, ids.CARD_RETIRE, document_id, confirm=sure, about=line),
            )
        )
    return blocks


def proposals(rows: Sequence[tuple[int, str]]) -> list[Block]:
    """(proposal's id, title)"""
    sure = parts.confirm(texts.PROPOSAL_SURE_TITLE, texts.PROPOSAL_SURE, texts.PROPOSAL_KEEP_OWN, texts.RETIRE_NO)
    blocks: list[Block] = []
    for proposal_id, title in rows:
        see = parts.button(texts.PROPOSAL_SEE, ids.PROPOSAL_SEE, proposal_id, about=title)
        keep = parts.button(texts.PROPOSAL_KEEP_OWN, ids.PROPOSAL_KEEP_OWN, proposal_id, confirm=sure, about=title)
        blocks += [parts.section(parts.plain(parts.cut(title, LINE))), parts.actions(see, keep)]
    return blocks


def proposal(proposal_id: int, title: str, now: str, new: str) -> dict[str, Any]:
    blocks = [parts.header(title)]
    for heading, text in ((texts.PROPOSAL_NOW, now), (texts.PROPOSAL_NEW, new)):
        blocks += [parts.section(f"*{heading}*\n{parts.plain(text)}"), parts.divider()]
    name, submit = ids.PROPOSAL_FORM, texts.PROPOSAL_TAKE
    return parts.modal(name, texts.PROPOSAL_TITLE, blocks[:-1], submit=submit, metadata=str(proposal_id))


def open_questions(rows: Sequence[tuple[int, str]]) -> list[Block]:
    """(handover's id, what is said of it)"""
    answer = handover_texts.ANSWER
    return [
        parts.section(
            parts.plain(parts.cut(line, LINE)),
            accessory=parts.button(answer, ids.HANDOVER_ANSWER, handover_id, about=line),
        )
        for handover_id, line in rows
    ] or [parts.section(texts.NO_OPEN_QUESTIONS)]


def for_a_meeting(rows: Sequence[tuple[int, str, bool]]) -> list[Block]:
    """(a question's id, the question without names, whether the next meeting has it already)"""
    blocks: list[Block] = []
    for question_id, line, listed in rows:
        card = parts.button(texts.WRITE_CARD, ids.CARD_FOR_GAP, question_id, about=line)
        said = parts.plain(parts.cut(line, LINE))
        if listed:
            blocks.append(parts.section(f"{said}\n{texts.IS_ON_AGENDA}", accessory=card))
        else:
            put = parts.button(texts.PUT_ON_AGENDA, ids.AGENDA_ADD, question_id, about=line)
            blocks += [parts.section(said), parts.actions(put, card)]
    return blocks


def unanswered(rows: Sequence[tuple[int, str]]) -> list[Block]:
    """(a question's id, the question without names)"""
    return [
        parts.section(
            parts.plain(parts.cut(line, LINE)),
            accessory=parts.button(texts.WRITE_CARD, ids.CARD_FOR_GAP, question_id, about=line),
        )
        for question_id, line in rows
    ] or [parts.section(texts.NO_UNANSWERED)]
