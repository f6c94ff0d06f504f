"""A digest, drawn: what needs the consultant first, then who is silent, what is new, what comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.delivery.outbox import Message
from bot.domain.digest_content import Content, Waiting, Want
from bot.domain.people import Person
from bot.domain.silences import Reason
from bot.texts import associations as association_texts
from bot.texts import digests as texts
from bot.views import ids, parts
from bot.views import obstacles as obstacle_views

LINE_MAX = 240  # a line in the message; the whole text stands in [Se alt] and in the workbook
PIECE_MAX = 2800
MOST_ALONE = 10  # of what waits for the consultant: each has a block of its own
ALL_MAX = 97  # blocks of a window, less its head

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Draft:
    to: Person
    association: str
    text: str


def message(digest_id: int, content: Content) -> Message:
    """`digest_id` 0: asked for before the period is over."""
    blocks = [parts.header(texts.title(content)), *_chapter_blocks(content, LINE_MAX)]
    blocks = [*blocks[:48], _buttons(digest_id, content)]
    return Message(spoken(content), tuple(blocks))


def everything(content: Content) -> dict[str, Any]:
    """Every line in full length."""
    return parts.modal(ids.DIGEST_ALL, texts.ALL_TITLE, _chapter_blocks(content, parts.SECTION_MAX)[:ALL_MAX])


def waiting(row: Waiting, most: int) -> parts.Block:
    """What somebody asks help with can be acted on where it is read."""
    said = parts.plain(f"• {parts.cut(_flat(texts.waiting(row)), most)}")
    return obstacle_views.line(row.subject_id, said) if row.want is Want.OBSTACLE else parts.section(said)


def spoken(content: Content) -> str:
    """The same as plain text, for notifications and screen readers."""
    lines = [texts.title(content), texts.answers(content)]
    for head, said, nothing in _chapters(content, LINE_MAX):
        lines += [f"{head}:", *(said or [nothing])]
    return parts.cut("\n".join(lines), 3800)


def drafts(digest_id: int, written: Sequence[Draft]) -> dict[str, Any]:
    """One editable letter a person; for those who are not in Slack the words of a mail."""
    fields = [_letter(one) for one in written if one.to.slack_id]
    blocks = [parts.context(texts.WRITE_HINT), *fields] if fields else []
    for one in written:
        if not one.to.slack_id:
            intro = texts.by_mail(one.to.name, one.association, one.to.email)
            blocks += [parts.section(parts.plain(intro)), parts.to_copy(one.text)]
    send = texts.WRITE_SEND if fields else ""
    return parts.modal(ids.DIGEST_WRITE_FORM, texts.WRITE_TITLE, blocks, submit=send, metadata=str(digest_id))


def _letter(one: Draft) -> parts.Block:
    box = parts.textbox(f"{ids.DIGEST_DRAFT}:{one.to.id}", text=one.text, lines=True)
    return parts.field(f"{one.to.name}, {one.association}", box, optional=True)


def _chapter_blocks(content: Content, most: int) -> list[parts.Block]:
    """The first that wait stand alone, with what can be done about them; the rest as few blocks as possible."""
    first, *others = _chapters(content, most)
    head, lines, nothing = first
    alone = [waiting(row, most) for row in content.waiting[:MOST_ALONE]]
    blocks = [parts.section(f"*{texts.answers(content)}*")]
    blocks += [parts.section(f"*{head}*"), *alone] if alone else _chapter(head, lines, nothing)
    if rest := lines[MOST_ALONE:]:
        blocks += _chapter("", rest, "")
    for chapter in others:
        blocks += _chapter(*chapter)
    return blocks


def _chapters(content: Content, most: int) -> Iterable[tuple[str, list[str], str]]:
    """(heading, lines, what is said without lines)"""
    yield texts.WAITING, _lines(content.waiting, texts.waiting, most), texts.NOTHING_WAITING
    yield texts.SILENT, _lines(content.silent, texts.silent, most), texts.ALL_HEARD
    if content.across:
        yield texts.ACROSS, [*_lines(content.across, texts.across, most), texts.ACROSS_HINT], ""
    yield texts.NEWS, _lines(content.news, texts.news, most), texts.NOTHING_NEW
    if content.trends:
        yield texts.TRENDS, [*_lines(content.trends, texts.trend, most), texts.LEGEND], ""
    calendar = _lines(content.coming, texts.coming, most)
    if content.meetings_missing:
        calendar.append(parts.cut(texts.meetings_missing(content.meetings_missing), most))
    yield texts.CALENDAR, calendar, texts.NOTHING_COMING


def _lines(rows: Iterable[T], say: Callable[[T], str], most: int) -> list[str]:
    return [parts.cut(_flat(say(row)), most) for row in rows]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _chapter(head: str, lines: Sequence[str], nothing: str) -> list[parts.Block]:
    """As few blocks as possible: a message has room for fifty."""
    said = [parts.plain(f"• {line}") for line in lines] or [parts.plain(nothing)]
    pieces: list[str] = [f"*{head}*" if head else ""]
    for line in said:
        if len(pieces[-1]) + len(line) > PIECE_MAX:
            pieces.append("")
        pieces[-1] = f"{pieces[-1]}\n{line}".strip()
    return [parts.section(piece) for piece in pieces]


def _buttons(digest_id: int, content: Content) -> parts.Block:
    elements = [parts.button(texts.SEE_ALL, ids.DIGEST_SEE_ALL, digest_id)]
    if any(silent.reason is Reason.UNKNOWN for silent in content.silent):
        elements.append(parts.button(texts.WRITE, ids.DIGEST_WRITE, digest_id))
    elements.append(parts.button(texts.EXCEL, ids.DIGEST_EXCEL, digest_id))
    openings = [(str(trend.association_id), trend.association) for trend in content.trends[:100]]
    if openings:
        elements.append(parts.select(ids.ASSOCIATION_OPEN, openings, placeholder=association_texts.OPEN_ONE))
    return parts.actions(*elements)
