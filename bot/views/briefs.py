"""A brief as its readers get it, the form it is changed in, and the mail for a board that is not in Slack."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.delivery.outbox import File, Message
from bot.domain.brief_content import Content
from bot.domain.briefs import AGREEMENTS, PART_MAX
from bot.texts import briefs as texts
from bot.texts import buttons
from bot.views import ids, parts
from bot.views.parts import Block

SHOWN = 1500  # of each part in a message; the form and the file hold all of it
SPOKEN = 3800


def to_read(content: Content, *, sees: str) -> Message:
    """To the resource person: first to read and change, then what was sent. `sees`: who gets it when it is sent."""
    brief = content.brief
    pressed = [parts.button(texts.READ, ids.BRIEF_EDIT, brief.id, style="" if brief.sent_at else "primary")]
    if brief.sent_at is None:
        sure = parts.confirm(texts.SURE_TITLE, parts.cut(sees, 300), texts.SURE_YES, texts.SURE_NO)
        pressed.append(parts.button(texts.SEND, ids.BRIEF_SEND, brief.id, confirm=sure))
    pressed.append(parts.button(texts.WORD, ids.BRIEF_WORD, brief.id))
    return _message(content, [texts.READ_SENT] if brief.sent_at else [texts.READ_INTRO, sees], pressed)


def for_consultant(content: Content, *, draft: bool, board_there: bool) -> Message:
    notes = [texts.CONSULTANT_DRAFT if draft else texts.CONSULTANT_READ]
    if content.brief.with_board and not draft:
        answer = texts.APPROVED if content.brief.approved_at else texts.NOT_APPROVED
        notes.append(answer if board_there else texts.BY_MAIL)
    return _message(content, notes, [parts.button(texts.WORD, ids.BRIEF_WORD, content.brief.id)])


def for_board(content: Content) -> Message:
    approved = content.brief.approved_at is not None
    approve = parts.button(texts.APPROVE, ids.BRIEF_APPROVE, content.brief.id, style="primary")
    word = parts.button(texts.WORD, ids.BRIEF_WORD, content.brief.id)
    note = texts.APPROVED if approved else texts.BOARD_INTRO
    return _message(content, [note], [word] if approved else [approve, word])


def mail(content: Content, sender: str) -> Message:
    """In as many pieces as it takes: what is cut off can not be sent."""
    letter = texts.letter(content, sender)
    word = parts.actions(parts.button(texts.WORD, ids.BRIEF_WORD, content.brief.id))
    blocks = [parts.section(texts.MAIL_INTRO), *map(parts.to_copy, _pieces(letter)), word]
    return Message(parts.cut(f"{texts.MAIL_INTRO}\n{letter}", SPOKEN), tuple(blocks))


def form(content: Content, *, sees: str, kept: str) -> dict[str, Any]:
    blocks = [parts.context(_when(content)), parts.section(parts.plain(sees))]
    chapters = texts.chapters(content)
    for chapter in chapters:
        box = parts.textbox(f"{ids.BRIEF_PART}:{chapter.kind}", text=chapter.text, lines=True, most=PART_MAX)
        hint = texts.AGREED_FORM_HINT if chapter.kind == AGREEMENTS else texts.PART_HINT
        blocks.append(parts.field(parts.cut(chapter.heading, 200), box, hint=hint, optional=True))
    blocks.append(parts.context(kept))
    agreed = next(chapter.text for chapter in chapters if chapter.kind == AGREEMENTS).splitlines()
    shown = ",".join(str(row.id) for row in content.agreed if row.text in agreed)
    metadata = f"{content.brief.id}:{shown}"
    return parts.modal(ids.BRIEF_FORM, texts.FORM_TITLE, blocks, submit=buttons.SAVE, metadata=metadata)


def file(content: Content, written: bytes) -> Message:
    return Message(
        texts.WORD_READY, file=File(texts.file_name(content), written, texts.title(content.association.name))
    )


def note(text: str) -> Message:
    return Message(text, (parts.section(parts.plain(text)),))


def _message(content: Content, notes: Iterable[str], pressed: list[Block]) -> Message:
    title, said = texts.title(content.association.name), list(notes)
    blocks = [parts.header(title), parts.context(_when(content)), *(parts.section(parts.plain(one)) for one in said)]
    for chapter in texts.chapters(content):
        if chapter.text:
            text = parts.plain(parts.cut(chapter.text, SHOWN))
            blocks.append(parts.section(f"*{parts.plain(chapter.heading)}*\n{text}"))
    spoken = "\n".join([title, _when(content), *said, texts.as_plain(content)])
    return Message(parts.cut(spoken, SPOKEN), (*blocks, parts.actions(*pressed)))


def _when(content: Content) -> str:
    return texts.when(content.event, with_board=content.brief.with_board)


def _pieces(letter: str) -> list[str]:
    """Between lines, none longer than a block takes once its signs are written out."""
    pieces = [""]
    for line in letter.split("\n"):
        longer = f"{pieces[-1]}\n{line}" if pieces[-1] else line
        if len(parts.plain(longer)) > parts.COPY_MAX and pieces[-1]:
            pieces.append(line)
        else:
            pieces[-1] = longer
    return pieces
