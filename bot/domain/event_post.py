"""Who is told what about an event, and what is drawn again when something changed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot import clock
from bot.delivery import outbox
from bot.domain import absences, good_time, replies, rules
from bot.domain.events import Event
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.domain.replies import Reply


def tell(
    session: Session,
    kind: MessageKind,
    person_id: int | None,
    subject_id: int,
    now: datetime,
    *,
    key: str,
    not_before: datetime | None = None,
) -> None:
    """By direct message. People who are not in Slack are told by others; they have no row."""
    person = session.get(Person, person_id) if person_id else None
    if person is not None and person.slack_id and person.left_on is None:
        outbox.put(session, kind, person.slack_id, subject_id, now, key=key, not_before=not_before)


def send_calendar(
    session: Session, event: Event, reply: Reply, now: datetime, *, not_before: datetime | None = None
) -> None:
    """What puts it in the calendar or takes it out, once a version. On its own: beside a file there are no buttons."""
    key = f"event-calendar:{reply.id}:{reply.calendar_version(event)}"
    kind = MessageKind.EVENT_CALENDAR
    tell(session, kind, reply.person_id, reply.id, now, key=key, not_before=not_before)


def decent(session: Session, event: Event, person_id: int, now: datetime) -> datetime | None:
    """Working hours, when they are back; at once when it would otherwise come after the start.

    None: they are away until it has begun. They are not disturbed with what they cannot come to.
    """
    good = good_time.soonest_for(session, person_id, now)
    if good < event.when.starts_at or not event.asks:
        return good
    working = good_time.soonest(rules.of(session), now)
    return None if absences.is_away(session, person_id, clock.local(working).date()) else now


def refresh(session: Session, event_id: int, reply: Reply, now: datetime) -> None:
    """One person's answer changed: their own message and the figures in the channel."""
    outbox.redraw(session, MessageKind.EVENT_POST, event_id, now)
    outbox.redraw(session, MessageKind.EVENT_INVITATION, reply.id, now)
    outbox.redraw(session, MessageKind.EVENT_OFFER, reply.id, now)


def refresh_all(session: Session, event_id: int, now: datetime) -> None:
    """The event itself changed."""
    outbox.redraw(session, MessageKind.EVENT_POST, event_id, now)
    for reply in replies.of(session, event_id):
        outbox.redraw(session, MessageKind.EVENT_INVITATION, reply.id, now)
