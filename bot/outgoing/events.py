"""Meetings and trips, as they stand when the message leaves: what is cancelled or over by then is not said."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery import outbox
from bot.delivery.outbox import File, Message, OutboxMessage
from bot.domain import attendance, people, replies, replying
from bot.domain.events import Event, EventState
from bot.domain.people import Person
from bot.domain.replies import Choice, Counts, Reply, Seat
from bot.files import calendar_file
from bot.files.calendar_file import Mailbox
from bot.texts import events as texts
from bot.views import events as views


def post(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    event = session.get(Event, row.subject_id)
    if event is None or event.published_at is None:
        return None
    return views.announcement(event, counts(session, event)) if _worth_saying(event, row) else None


def invitation(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    reply, event = _reply(session, row.subject_id)
    if reply is None or event is None or not _worth_saying(event, row):
        return None
    own = standing(session, event, reply) if event.asks and event.state == EventState.PUBLISHED else ""
    answer = Choice.NONE if reply.asked_again else Choice(reply.choice)
    return views.announcement(event, None, own=own, answer=answer, full=_is_full(session, event))


def calendar(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    """Into the calendar of who has a seat, out of it again when they have left and had been sent it."""
    reply, event = _reply(session, row.subject_id)
    if reply is None or event is None or event.state != EventState.PUBLISHED:
        return None
    *before, newest = outbox.about(session, row.kind, reply.id)
    seated = reply.seat == Seat.TAKEN
    if newest.id != row.id or not (seated or any(one.sent_at for one in before)):
        return None
    return views.calendar(event, _file(session, event, reply, off=not seated), left=not seated)


def attachment(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    event = session.get(Event, row.subject_id)
    if event is None or event.attachment is None:
        return None
    return views.attachment(event, event.attachment)


def answered_for(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    reply, event = _reply(session, row.subject_id)
    by = session.get(Person, reply.answered_by_id) if reply and reply.answered_by_id else None
    if reply is None or event is None or by is None:
        return None
    return views.answered_for(event, by.name, reply.choice)


def reminder(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    event, reply = _for_recipient(session, row)
    if event is not None and _is_called_off(event, row):
        return views.called_off(event)
    if event is None or _begun(event, now) or (reply and reply.choice != Choice.NONE and not reply.asked_again):
        return None
    return views.reminder(event, full=_is_full(session, event))


def tomorrow(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    event, reply = _for_recipient(session, row)
    if event is not None and _is_called_off(event, row):
        return views.called_off(event)
    if event is None or _begun(event, now) or reply is None or reply.seat != Seat.TAKEN:
        return None
    return views.tomorrow(event)


def unannounced(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    event = session.get(Event, row.subject_id)
    return views.unannounced(event) if event is not None and event.state == EventState.DRAFT else None


def changed(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    event = session.get(Event, row.subject_id)
    if event is not None and _is_called_off(event, row):
        return views.called_off(event)
    return views.changed(event) if event is not None and not _begun(event, now) else None


def cancelled(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    event, reply = _for_recipient(session, row)
    if event is None or reply is None or event.state != EventState.CANCELLED:
        return None
    return views.cancelled(event, _file(session, event, reply, off=True) if reply.seat == Seat.TAKEN else None)


def offer(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    reply, event = _reply(session, row.subject_id)
    if reply is None or event is None or (row.sent_at is None and reply.seat != Seat.OFFERED):
        return None
    return views.offer(event, reply)


def offer_lost(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    reply, event = _reply(session, row.subject_id)
    if reply is None or event is None or _begun(event, now) or reply.seat != Seat.NONE:
        return None
    return views.offer_lost(event)


def gaps(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    event = session.get(Event, row.subject_id)
    if event is None or event.state != EventState.PUBLISHED or _begun(event, now):
        return None
    silent = [r.person_id for r in replies.of(session, event.id) if r.choice == Choice.NONE]
    names = [people.get(session, person_id).name for person_id in silent]
    return views.gaps(event, counts(session, event), names)


def mark(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    event = session.get(Event, row.subject_id)
    reader = people.by_slack_id(session, row.recipient)
    if event is None or reader is None or event.state != EventState.PUBLISHED:
        return None
    return views.attendance(event, [a.name for a in attendance.not_seen_lately(session, reader.id, now)])


def feedback(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    event = session.get(Event, row.subject_id)
    return views.feedback(event) if event is not None and event.state == EventState.PUBLISHED else None


def counts(session: Session, event: Event) -> Counts:
    return replies.counts(event, replies.of(session, event.id))


def standing(session: Session, event: Event, reply: Reply) -> str:
    return texts.standing(reply, replying.place_in_line(session, event, reply))


def _file(session: Session, event: Event, reply: Reply, *, off: bool) -> File:
    """For one person's calendar: into it, or (`off`) out of it."""
    write = calendar_file.cancellation if off else calendar_file.invitation
    attendee = _mailbox(people.get(session, reply.person_id))
    content = write(event, _organiser(session, event), attendee, reply.calendar_version(event))
    return File(calendar_file.name(event), content, texts.CALENDAR_TITLE)


def _worth_saying(event: Event, row: OutboxMessage) -> bool:
    """What was said is kept up to date; what was not is not said about something cancelled."""
    return event.state == EventState.PUBLISHED or row.sent_at is not None


def _is_called_off(event: Event, row: OutboxMessage) -> bool:
    """After this message was said: its question stands with nobody to answer to."""
    return event.state == EventState.CANCELLED and row.sent_at is not None


def _is_full(session: Session, event: Event) -> bool:
    return event.asks and event.state == EventState.PUBLISHED and counts(session, event).free == 0


def _reply(session: Session, reply_id: int) -> tuple[Reply | None, Event | None]:
    reply = session.get(Reply, reply_id)
    return reply, session.get(Event, reply.event_id) if reply else None


def _for_recipient(session: Session, row: OutboxMessage) -> tuple[Event | None, Reply | None]:
    """The event, and the recipient's own answer to it."""
    event, person = session.get(Event, row.subject_id), people.by_slack_id(session, row.recipient)
    return event, replies.find(session, event.id, person.id) if event and person else None


def _begun(event: Event, now: datetime) -> bool:
    return event.state != EventState.PUBLISHED or (event.asks and now >= event.when.starts_at)


def _organiser(session: Session, event: Event) -> Mailbox:
    person = session.get(Person, event.organiser_id) if event.organiser_id else None
    return _mailbox(person) if person else Mailbox("Ressourcebot", "ressourcebot@localhost.invalid")


def _mailbox(person: Person) -> Mailbox:
    return Mailbox(person.name, person.email)
