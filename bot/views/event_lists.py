"""What is coming and what has been, one event in a window, and who comes to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.delivery.outbox import Message
from bot.domain.events import Event, EventState
from bot.domain.replies import Counts
from bot.texts import days
from bot.texts import event_forms as form_texts
from bot.texts import events as texts
from bot.texts import polls as poll_texts
from bot.views import events as drawn
from bot.views import ids, parts
from bot.views.parts import Block


@dataclass(frozen=True, slots=True)
class Row:
    """One line in a list: the event and where the reader stands."""

    event: Event
    standing: str


@dataclass(frozen=True, slots=True)
class Names:
    """People's names under each answer, in order."""

    coming: Sequence[str] = ()
    maybe: Sequence[str] = ()
    offered: Sequence[str] = ()
    waiting: Sequence[str] = ()
    declined: Sequence[str] = ()
    silent: Sequence[str] = ()
    present: Sequence[str] = ()  # associations, once it is over
    absent: Sequence[str] = ()
    notes: Sequence[tuple[str, Sequence[tuple[str, str]]]] = ()  # heading -> (name, words): for consultants


def coming(rows: Sequence[Row], *, consultant: bool, can_subscribe: bool, drafts: Sequence[Row] = ()) -> Message:
    blocks = [parts.header(texts.COMING_TITLE), *(_row(row) for row in rows[:20])]
    if not rows:
        blocks.append(parts.section(texts.NOTHING_COMING))
    if drafts:
        blocks += [parts.header(texts.DRAFTS_TITLE), *(_draft(row) for row in drafts[:10])]
    blocks.append(_list_buttons(consultant=consultant, can_subscribe=can_subscribe))
    said = [f"{r.event.title}: {days.span(r.event.when)}. {r.standing}" for r in rows] or [texts.NOTHING_COMING]
    return Message(parts.plain("\n".join([texts.COMING_TITLE, *said])), tuple(blocks))


def past(events: Sequence[Event]) -> Message:
    blocks: list[Block] = [parts.header(texts.PAST_TITLE)]
    for event in events[:20]:
        lines = [f"*{parts.plain(event.title)}*", days.span(event.when)]
        lines += [parts.plain(text) for text in (event.minutes, event.material) if text]
        see = parts.button(texts.LOOK, ids.EVENT_OPEN, event.id, about=event.title)
        blocks.append(parts.section("\n".join(lines), accessory=see))
    if not events:
        blocks.append(parts.section(texts.NOTHING_PAST))
    return Message("\n".join([texts.PAST_TITLE, *(parts.plain(e.title) for e in events)]), tuple(blocks))


def page(event: Event, counts: Counts, own: str, *, invited: bool, consultant: bool, over: bool) -> dict[str, Any]:
    """One event in a window, with what this reader can do."""
    blocks = list(drawn.announcement(event, counts, own=own).blocks)
    if over or not invited:
        blocks = [b for b in blocks if b["type"] != "actions"]
        blocks.append(parts.actions(parts.button(texts.NAMES, ids.EVENT_NAMES, event.id)))
    elif event.asks and event.state == EventState.PUBLISHED:
        blocks.append(parts.actions(parts.button(texts.COMMENT, ids.EVENT_COMMENT, event.id)))
    if consultant:
        blocks += [parts.divider(), parts.context(texts.ONLY_CONSULTANTS), _consultant_buttons(event, over=over)]
    return parts.modal(ids.EVENT_PAGE, texts.EVENT_PAGE, blocks, metadata=str(event.id))


def names_page(event: Event, names: Names, *, consultant: bool) -> dict[str, Any]:
    groups = [(texts.COMING, names.coming), (texts.MAYBE, names.maybe)]
    groups += [(texts.OFFERED, names.offered), (texts.WAITING, names.waiting)]
    if consultant:
        groups += [(texts.CANNOT, names.declined), (texts.SILENT, names.silent)]
        groups += [(texts.WERE_THERE, names.present), (texts.WERE_NOT, names.absent)]
    blocks = [parts.header(event.title)]
    blocks += [_group(label, people) for label, people in groups if people or label == texts.COMING]
    for heading, words in names.notes if consultant else ():
        lines = [f"*{parts.plain(heading)}*", *(f"{parts.plain(who)}: {parts.plain(said)}" for who, said in words)]
        blocks.append(parts.section("\n".join(lines)))
    return parts.modal(ids.EVENT_PAGE, texts.NAMES_PAGE, blocks)


def subscription(address: str) -> Message:
    return Message(texts.subscribe(address))


def _group(label: str, people: Sequence[str]) -> Block:
    listed = "\n".join(f"{number}. {parts.plain(name)}" for number, name in enumerate(people, 1)) or texts.NOBODY
    return parts.section(f"*{label}* ({len(people)})\n{listed}")


def _row(row: Row) -> Block:
    event = row.event
    place = f" · {parts.plain(event.place)}" if event.place else ""
    text = f"*{parts.plain(event.title)}*\n{days.span(event.when)}{place}\n{parts.plain(row.standing)}".strip()
    return parts.section(text, accessory=parts.button(texts.SEE, ids.EVENT_OPEN, event.id, about=event.title))


def _draft(row: Row) -> Block:
    text = f"*{parts.plain(row.event.title)}*\n{parts.plain(row.standing)}"
    return parts.section(
        text, accessory=parts.button(texts.SEE, ids.EVENT_PREVIEW, row.event.id, about=row.event.title)
    )


def _list_buttons(*, consultant: bool, can_subscribe: bool) -> Block:
    buttons = [parts.button(texts.PAST, ids.EVENT_PAST)]
    if can_subscribe:
        buttons.append(parts.button(texts.SUBSCRIBE, ids.EVENT_SUBSCRIBE))
    if consultant:
        buttons.insert(0, parts.button(texts.NEW, ids.EVENT_NEW, style="primary"))
        buttons += [
            parts.button(texts.FIND_DATE, ids.POLL_NEW),
            parts.button(poll_texts.STATUS_PAGE, ids.STATUS_MEETINGS),
        ]
    return parts.actions(*buttons)


def _consultant_buttons(event: Event, *, over: bool) -> Block:
    if event.state == EventState.CANCELLED:
        return parts.actions(parts.button(form_texts.COPY, ids.EVENT_COPY, event.id))
    copy = parts.button(form_texts.COPY, ids.EVENT_COPY, event.id)
    if over:
        mark = parts.button(texts.MARK, ids.EVENT_MARK, event.id)
        return parts.actions(mark, parts.button(texts.MINUTES, ids.EVENT_MINUTES, event.id), copy)
    sure = parts.confirm(form_texts.CANCEL_TITLE, form_texts.CANCEL_TEXT, form_texts.CANCEL_YES, form_texts.CANCEL_NO)
    buttons = [parts.button(form_texts.EDIT, ids.EVENT_EDIT, event.id), copy]
    if event.asks:
        buttons.append(parts.button(form_texts.ANSWER_FOR, ids.EVENT_ANSWER_FOR, event.id))
    buttons.append(parts.button(form_texts.CANCEL_EVENT, ids.EVENT_CANCEL, event.id, style="danger", confirm=sure))
    return parts.actions(*buttons)
