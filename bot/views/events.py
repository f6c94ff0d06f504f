"""Meetings and trips as people see them: in the channel, in their own messages, and in a preview of both."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import File, Message
from bot.domain.events import Attachment, Event, EventState
from bot.domain.replies import Choice, Counts, Reply, Seat
from bot.texts import events as texts
from bot.views import ids, parts
from bot.views.parts import Block


def announcement(
    event: Event,
    counts: Counts | None,
    *,
    own: str = "",
    answer: Choice = Choice.NONE,
    full: bool = False,
    preview: bool = False,
) -> Message:
    """The post in the channel, with figures kept up to date; or, with a sentence about where the reader stands, the
    reader's `answer` and without figures, the reader's own message.
    """
    over = event.state == EventState.CANCELLED
    title = f"{texts.CANCELLED}: {event.title}" if over else event.title
    lines = facts(event, full=full)
    blocks = [parts.header(title), parts.context(texts.KINDS[event.kind])]
    file = parts.button(texts.GET_FILE, _press(ids.EVENT_GET_FILE, preview=preview), event.id)
    said_now = "\n".join(f"~{line}~" if over else line for line in lines)
    blocks.append(parts.section(said_now, accessory=file if event.attachment and not over else None))
    if event.description and not over:
        blocks.append(parts.section(parts.plain(event.description)))
    small = [own] if own else []
    if event.asks and counts and not over:  # who did not answer is no matter any more
        small.insert(0, texts.counts(counts))
        if counts.free == 0:
            small.append(texts.FULL)
    if small:
        blocks.append(parts.context(*(parts.plain(line) for line in small)))
    if event.asks and not over:
        blocks.append(answer_buttons(event.id, answer, preview=preview))
    said = [title, *lines, parts.plain(event.description), *small]
    return Message("\n".join(line for line in said if line), tuple(blocks))


def facts(event: Event, *, full: bool = False) -> list[str]:
    """When, where, until when and for how many; safe as mrkdwn."""
    lines = [texts.when_line(event.when)] if event.asks else []
    if event.place:
        lines.append(texts.place_line(parts.plain(event.place)))
    if event.link:
        lines.append(texts.link_line(parts.plain(event.link)))
    if event.attachment:
        lines.append(texts.file_line(parts.plain(event.attachment.name)))
    if event.asks and event.reply_by:
        lines.append(texts.deadline_line(event.reply_by))
    if event.asks and event.seats:
        lines.append(texts.seats_line(event.seats, one_each=event.one_each, full=full))
    return lines or [texts.KINDS[event.kind]]


def answer_buttons(event_id: int, answer: Choice = Choice.NONE, *, preview: bool = False) -> Block:
    """The one that stands out is the answer that was given; before there is one, the answer we hope for."""
    stands_out = Choice.YES if answer is Choice.NONE else answer
    presses = [
        (texts.COMING, ids.EVENT_YES, Choice.YES),
        (texts.MAYBE, ids.EVENT_MAYBE, Choice.MAYBE),
        (texts.CANNOT, ids.EVENT_NO, Choice.NO),
        (texts.NAMES, ids.EVENT_NAMES, None),
    ]
    return parts.actions(
        *(
            parts.button(label, _press(press, preview=preview), event_id, style="primary" if says is stands_out else "")
            for label, press, says in presses
        )
    )


def receipt(event: Event, reply: Reply, place_in_line: int) -> Message:
    """Only the one who pressed sees it."""
    text = texts.receipt(parts.plain(event.title), reply, place_in_line)
    buttons = [parts.button(texts.COMMENT, ids.EVENT_COMMENT, event.id)]
    if reply.seat != Seat.NONE:
        buttons.append(parts.button(texts.UNDO, ids.EVENT_NO, event.id))
    return Message(text, (parts.section(text), parts.actions(*buttons)))


def calendar(event: Event, file: File, *, left: bool) -> Message:
    """`left`: they had a seat, and the file takes it out of their calendar again."""
    said = texts.left if left else texts.calendar
    return Message(said(parts.plain(event.title), event.when), (), file)


def attachment(event: Event, it: Attachment) -> Message:
    return Message(texts.file(parts.plain(event.title)), (), File(it.name, title=it.name, in_slack=it.file_id))


def answered_for(event: Event, who: str, choice: str) -> Message:
    text = texts.answered_for(parts.plain(event.title), parts.plain(who), choice)
    return Message(text, (parts.section(text), answer_buttons(event.id, Choice(choice))))


def reminder(event: Event, *, full: bool) -> Message:
    text = texts.reminder(parts.plain(event.title), event.when, event.reply_by)
    text = f"{text} {texts.FULL}" if full else text
    return Message(text, (parts.section(text), answer_buttons(event.id)))


def tomorrow(event: Event) -> Message:
    text = texts.tomorrow(parts.plain(event.title), event.when, parts.plain(event.place))
    return Message(text, (parts.section(text), _cannot(event)))


def unannounced(event: Event) -> Message:
    text = texts.unannounced(parts.plain(event.title))
    see = parts.button(texts.SEE, ids.EVENT_PREVIEW, event.id, about=event.title)
    return Message(text, (parts.section(text), parts.actions(see)))


def changed(event: Event) -> Message:
    title, place = parts.plain(event.title), parts.plain(event.place)
    if not event.asks:
        text = texts.changed_notice(title)
        return Message(text, (parts.section(text), parts.actions(_see(event))))
    text = texts.changed(title, event.when, place)
    return Message(text, (parts.section(text), answer_buttons(event.id)))


def called_off(event: Event) -> Message:
    """In place of what asked something: the buttons go."""
    text = texts.cancelled(parts.plain(event.title), event.when)
    return Message(text, (parts.section(text),))


def cancelled(event: Event, file: File | None) -> Message:
    """`file`: takes it out of the calendar of one who had it there."""
    text = texts.cancelled(parts.plain(event.title), event.when)
    if file:
        text = f"{text} {texts.cancelled_file()}"
    return Message(text, (parts.section(text),), file)


def offer(event: Event, reply: Reply) -> Message:
    """Drawn again when it is answered or gone: the buttons go."""
    title = parts.plain(event.title)
    if reply.seat != Seat.OFFERED or reply.offer_until is None:
        text = texts.offer_taken(title) if reply.seat == Seat.TAKEN else texts.offer_over(title)
        return Message(text, (parts.section(text),))
    text = texts.offer(title, event.when, reply.offer_until)
    choice = parts.actions(
        parts.button(texts.TAKE, ids.EVENT_TAKE, reply.id, style="primary"),
        parts.button(texts.DECLINE, ids.EVENT_DECLINE, reply.id),
    )
    return Message(text, (parts.section(text), choice))


def offer_lost(event: Event) -> Message:
    text = texts.offer_lost(parts.plain(event.title))
    return Message(text, (parts.section(text), parts.actions(parts.button(texts.COMING, ids.EVENT_YES, event.id))))


def gaps(event: Event, counts: Counts, silent: Sequence[str]) -> Message:
    text = texts.gaps(parts.plain(event.title), counts, [parts.plain(name) for name in silent])
    return Message(text, (parts.section(text), parts.actions(_see(event))))


def attendance(event: Event, not_seen: Sequence[str]) -> Message:
    lines = [texts.attendance(parts.plain(event.title))]
    if not_seen:
        lines.append(texts.not_seen([parts.plain(name) for name in not_seen]))
    buttons = parts.actions(
        parts.button(texts.MARK, ids.EVENT_MARK, event.id, style="primary"),
        parts.button(texts.MINUTES, ids.EVENT_MINUTES, event.id),
    )
    return Message("\n".join(lines), (*(parts.section(line) for line in lines), buttons))


def feedback(event: Event) -> Message:
    text = texts.feedback(parts.plain(event.title))
    button = parts.button(texts.GIVE_FEEDBACK, ids.EVENT_FEEDBACK, event.id, style="primary")
    return Message(text, (parts.section(text), parts.actions(button)))


def _press(action_id: str, *, preview: bool) -> str:
    """In a preview a button is there to be seen."""
    return f"{ids.EVENT_PREVIEWED}:{action_id}" if preview else action_id


def _cannot(event: Event) -> Block:
    return parts.actions(parts.button(texts.CANNOT_AFTER_ALL, ids.EVENT_NO, event.id))


def _see(event: Event) -> Block:
    return parts.button(texts.SEE, ids.EVENT_OPEN, event.id)
