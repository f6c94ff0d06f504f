"""Finding a date, and the status meetings that are missing, as people see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.delivery.outbox import Message
from bot.domain.events import Event, EventState
from bot.domain.polls import Poll, Tally, Vote
from bot.domain.status_meetings import Missing
from bot.texts import days
from bot.texts import polls as texts
from bot.views import ids, parts
from bot.views.parts import Block

_PRESSES = {Vote.YES: ids.POLL_YES, Vote.IF_NEEDED: ids.POLL_IF_NEEDED, Vote.NO: ids.POLL_NO}


def question(poll: Poll, event: Event, tallies: Sequence[Tally], own: Mapping[int, Vote]) -> Message:
    """One line and three buttons a time; the pressed one stands out. Drawn again while people answer."""
    title = parts.plain(event.title)
    if event.state != EventState.POLLING:
        known = event.state in {EventState.PUBLISHED, EventState.SCHEDULED}
        text = texts.found(title, event.when) if known else texts.dropped(title)
        return Message(text, (parts.section(text),))
    text = texts.question(title, poll.closes_on)
    blocks = [parts.section(text)]
    for tally in tallies:
        blocks += _slot(tally, own.get(tally.slot_id))
    said = [text, *(f"{days.span(t.when)}: {texts.figures(t)}" for t in tallies)]
    return Message("\n".join(said), tuple(blocks))


def reminder(poll: Poll, event: Event, tallies: Sequence[Tally], own: Mapping[int, Vote]) -> Message:
    whole = question(poll, event, tallies, own)
    text = texts.reminder(parts.plain(event.title), poll.closes_on)
    return Message(text, (parts.section(text), *whole.blocks[1:]))


def closed(event: Event, ranked: Sequence[Tally]) -> Message:
    """To the organiser: the best first, one press makes it the event."""
    title = parts.plain(event.title)
    if event.state != EventState.POLLING:
        text = texts.found(title, event.when)
        return Message(text, (parts.section(text),))
    text = texts.closed(title)
    return Message(text, (parts.section(text), *settling(ranked)))


def settling(ranked: Sequence[Tally]) -> list[Block]:
    """Every time with a button that makes it the event; the first is the best."""
    blocks = []
    for place, tally in enumerate(ranked):
        style, about = "" if place else "primary", days.span(tally.when)
        button = parts.button(texts.SETTLE, ids.POLL_SETTLE, tally.slot_id, style=style, about=about)
        blocks.append(parts.section(texts.slot(tally), accessory=button))
    return blocks


def status_due(count: int) -> Message:
    text = texts.status_due(count)
    return Message(text, (parts.section(text), parts.actions(parts.button(texts.SEE_STATUS, ids.STATUS_MEETINGS))))


def status_page(missing: Sequence[Missing]) -> dict[str, Any]:
    blocks = [block for row in missing[:20] for block in _missing(row)]
    return parts.modal(ids.EVENT_PAGE, texts.STATUS_PAGE, blocks or [parts.section(texts.STATUS_ALL_THERE)])


def _missing(row: Missing) -> list[Block]:
    wanted = [board for board, missing in ((False, row.with_resource_person), (True, row.with_board)) if missing]
    line = texts.missing_line(with_resource_person=row.with_resource_person, with_board=row.with_board)
    buttons = []
    for board in wanted:
        value = f"{row.association_id}:{int(board)}"
        label = texts.book_label(board=board)
        buttons.append(parts.button(f"{texts.BOOK} {label}", f"{ids.STATUS_BOOK}:{int(board)}", value, about=row.name))
        buttons.append(
            parts.button(f"{texts.BOOK_POLL} {label}", f"{ids.STATUS_POLL}:{int(board)}", value, about=row.name)
        )
    return [parts.section(f"*{parts.plain(row.name)}*\n{line}"), parts.actions(*buttons)]


def _slot(tally: Tally, own: Vote | None) -> list[Block]:
    buttons = []
    for vote, label in texts.VOTES.items():
        press, style = f"{_PRESSES[vote]}:{tally.slot_id}", "primary" if vote == own else ""
        buttons.append(parts.button(label, press, tally.slot_id, style=style, about=days.span(tally.when)))
    return [parts.section(f"{texts.slot(tally)}\n_{texts.own_vote(own)}_"), parts.actions(*buttons)]
