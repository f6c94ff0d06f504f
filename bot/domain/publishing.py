"""An event becomes known, changes, is called off or used again: who is told, and what is asked once more."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import clock
from bot.delivery import outbox
from bot.delivery.occurrences import Due
from bot.domain import (
    audit,
    event_post,
    event_questions,
    event_reminders,
    events,
    good_time,
    offers,
    people,
    replies,
    rules,
    seats,
)
from bot.domain.audit import Action
from bot.domain.events import AudienceEmpty, Details, Event, EventState, InThePast
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.domain.replies import Choice, Seat
from bot.errors import NotAllowed, Refused

PUBLISH = "event_publish"
_UNKNOWN_YET = {EventState.DRAFT, EventState.POLLING, EventState.SCHEDULED}


class CapacityBelowBooked(Refused):
    """More seats are taken or offered than that."""

    field = "event.seats"

    def __init__(self, booked: int) -> None:
        super().__init__(booked)
        self.booked = booked


class DayIsPast(Refused):
    """It would have begun already, and nobody could answer."""

    field = "event.first_day"


class NoLink(Refused):
    """What is written where a link belongs is none."""

    field = "event.link"


class OutsideWorkingHours(Refused):
    """Announced at night or at a weekend, a message finds nobody at work."""

    field = "event.publish_day"


class AlreadyAnnounced(Refused):
    """It is out: change it or cancel it instead."""


def draft(session: Session, details: Details, by: Person, now: datetime) -> Event:
    event = events.create(session, details, by, now)
    event_questions.ask(session, event, details.questions)
    return event


def publish(session: Session, event_id: int, by: Person, now: datetime) -> Event:
    """To the channel and to each invited person. Raises InThePast, AudienceEmpty, AlreadyAnnounced."""
    people.must_be_consultant(by)
    event = _unannounced(session, event_id)
    if event.when.starts_at <= now and event.asks:
        raise InThePast
    event.state, event.published_at, event.publish_at = EventState.PUBLISHED, now, None
    _announce(session, event, now)
    audit.record(session, by, Action.PUBLISHED, f"event:{event.id}", now)
    return event


def schedule(session: Session, event_id: int, at: datetime, by: Person, now: datetime) -> Event:
    people.must_be_consultant(by)
    event = _unannounced(session, event_id)
    if at <= now or (event.asks and at >= event.when.starts_at):
        raise InThePast
    if not good_time.is_good(rules.of(session), at):
        raise OutsideWorkingHours
    event.state, event.publish_at = EventState.SCHEDULED, at
    return event


def planned(session: Session, start: datetime, end: datetime) -> list[Due]:
    """Events to be announced by themselves, and who hears it at once."""
    return [
        Due(PUBLISH, f"{PUBLISH}:{event.id}:{at:%Y%m%d%H%M}", at, event.id, tuple(_heard(session, event, at)[at]))
        for event, at in _scheduled(session, end)
        if start < at
    ]


def planned_invitations(session: Session, start: datetime, end: datetime) -> list[Due]:
    """Those who are away when it is announced hear it when they are back. Foreseen only: announcing sees to it."""
    kind = MessageKind.EVENT_INVITATION
    return [
        Due(kind, f"{kind}:{event.id}:{heard:%Y%m%d%H%M}", heard, event.id, tuple(to))
        for event, at in _scheduled(session, end)
        for heard, to in _heard(session, event, at).items()
        if at < heard and start < heard <= end
    ]


def publish_due(session: Session, due: Due, now: datetime) -> None:
    """What was scheduled, unless it was called off or moved meanwhile. For nobody by now: a draft again."""
    event = events.locked(session, due.subject_id)
    if event.state != EventState.SCHEDULED or event.publish_at != due.at:
        return
    if not events.audience(session, event, clock.local(now).date()):
        _back_to_draft(session, event, due, now)
        return
    event.state, event.published_at, event.publish_at = EventState.PUBLISHED, now, None
    _announce(session, event, now)


def change(session: Session, event_id: int, details: Details, by: Person, now: datetime) -> bool:
    """True when time or place changed on something announced: everybody is asked again. A typo keeps the answers."""
    people.must_be_consultant(by)
    events.check(details)
    event = events.locked(session, event_id)
    _must_be_changeable(session, event, details)
    before = (event.when, event.place, event.link)
    events.write(session, event, details)
    event_questions.ask(session, event, details.questions)
    event.changed_at = now
    if event.state != EventState.PUBLISHED:
        return False
    material = before != (event.when, event.place, event.link)
    if material:
        _ask_again(session, event, now)
    _invite(session, event, now)
    offers.hand_on(session, event, now)
    audit.record(session, by, Action.CHANGED, f"event:{event.id}", now)
    event_post.refresh_all(session, event.id, now)
    return material


def cancel(session: Session, event_id: int, by: Person, now: datetime) -> Event:
    """Everybody hears it, calendars are cleared, the list is kept. What nobody has heard of ends quietly."""
    people.must_be_consultant(by)
    event = events.locked(session, event_id)
    if event.state == EventState.CANCELLED:
        return event
    known = event.state == EventState.PUBLISHED
    event.state, event.cancelled_at, event.publish_at = EventState.CANCELLED, now, None
    event.sequence += 1
    if known:
        for reply in replies.of(session, event.id) if event.asks else []:
            at = event_post.decent(session, event, reply.person_id, now) or now
            key = f"event-cancelled:{event.id}:{reply.person_id}"
            kind = MessageKind.EVENT_CANCELLED
            event_post.tell(session, kind, reply.person_id, event.id, now, key=key, not_before=at)
        event_post.refresh_all(session, event.id, now)
        for kind in (MessageKind.EVENT_CHANGED, MessageKind.EVENT_REMINDER, MessageKind.EVENT_TOMORROW):
            outbox.redraw(session, kind, event.id, now)
    audit.record(session, by, Action.CANCELLED, f"event:{event.id}", now)
    return event


def discard(session: Session, event_id: int, by: Person) -> None:
    """A draft goes without a word: nobody has heard of it."""
    people.must_be_consultant(by)
    session.delete(_unannounced(session, event_id))


def details_of(session: Session, event: Event) -> Details:
    """The event as a form's values: to change it, or to make another like it."""
    questions = tuple((q.label, q.sensitive) for q in event_questions.of(session, event.id))
    return Details(
        kind=event.kind,
        title=event.title,
        when=event.when,
        place=event.place,
        link=event.link,
        description=event.description,
        attachment=event.attachment,
        audience=event.audience,
        roles=event.chosen_roles,
        association_ids=events.association_ids(session, event.id),
        seats=event.seats,
        one_each=event.one_each,
        reply_by=event.reply_by,
        with_board=event.with_board,
        questions=questions,
    )


def _unannounced(session: Session, event_id: int) -> Event:
    event = events.locked(session, event_id)
    if event.state not in _UNKNOWN_YET:
        raise AlreadyAnnounced
    return event


def _must_be_changeable(session: Session, event: Event, details: Details) -> None:
    if event.state == EventState.CANCELLED:
        raise NotAllowed
    booked = seats.booked(replies.of(session, event.id))
    if details.seats is not None and details.seats < booked:
        raise CapacityBelowBooked(booked)


def _announce(session: Session, event: Event, now: datetime) -> None:
    if not _invite(session, event, now):
        raise AudienceEmpty
    channel = rules.of(session).network_channel
    if channel and event.in_channel:
        outbox.put(session, MessageKind.EVENT_POST, channel, event.id, now, key=f"event-post:{event.id}")


def _back_to_draft(session: Session, event: Event, due: Due, now: datetime) -> None:
    event.state, event.publish_at = EventState.DRAFT, None
    kind, day = MessageKind.EVENT_UNANNOUNCED, clock.local(now).date()
    for person_id in event_reminders.organiser_on(session, event, day):
        at = good_time.soonest_for(session, person_id, now)
        event_post.tell(session, kind, person_id, event.id, now, key=f"{kind}:{due.key}", not_before=at)


def _invite(session: Session, event: Event, now: datetime) -> int:
    """A direct message to everyone it is for and who has not had one."""
    rows = replies.invite(session, event, now)
    for reply in rows:
        at = event_post.decent(session, event, reply.person_id, now)
        key = f"event-invitation:{reply.id}"
        kind = MessageKind.EVENT_INVITATION
        if at is not None:
            event_post.tell(session, kind, reply.person_id, reply.id, now, key=key, not_before=at)
    return len(rows)


def _ask_again(session: Session, event: Event, now: datetime) -> None:
    event.sequence += 1
    for reply in replies.of(session, event.id):
        reply.asked_again = event.asks and reply.choice != Choice.NONE
        at = event_post.decent(session, event, reply.person_id, now) or now
        key = f"event-changed:{event.id}:{event.sequence}:{reply.person_id}"
        kind = MessageKind.EVENT_CHANGED
        event_post.tell(session, kind, reply.person_id, event.id, now, key=key, not_before=at)
        if reply.seat == Seat.TAKEN:
            event_post.send_calendar(session, event, reply, now, not_before=at)


def _scheduled(session: Session, end: datetime) -> list[tuple[Event, datetime]]:
    query = select(Event).where(Event.state == EventState.SCHEDULED, Event.publish_at <= end).order_by(Event.id)
    return [(event, event.publish_at) for event in session.scalars(query) if event.publish_at]


def _heard(session: Session, event: Event, at: datetime) -> defaultdict[datetime, list[int]]:
    """When each person it is for hears of it, announced at that moment; who is away until it has begun does not."""
    hours: defaultdict[datetime, list[int]] = defaultdict(list)
    for person in events.audience(session, event, clock.local(at).date()):
        if heard := event_post.decent(session, event, person.id, at):
            hours[heard].append(person.id)
    return hours
