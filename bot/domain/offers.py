"""A seat that gets free is offered to the next in line, with a deadline, and goes on when it is not wanted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import clock
from bot.delivery.occurrences import Due
from bot.domain import absences, event_post, events, good_time, replies, rules, seats, workdays
from bot.domain.events import Event, EventState
from bot.domain.messages import MessageKind
from bot.domain.replies import Choice, Reply, Seat

ROUND = "event_seat_round"


def hand_on(session: Session, event: Event, now: datetime) -> list[Reply]:
    """Offer what is free to those who are next. The caller holds the event and has changed something."""
    sent_at = good_time.soonest(rules.of(session), now)
    if event.state != EventState.PUBLISHED or sent_at >= event.when.starts_at:
        return []
    rows = replies.of(session, event.id)
    chosen = seats.next_ones(event, rows, now, _away(session, rows, sent_at))
    for reply in chosen:
        _offer(session, event, reply, sent_at, now)
    return chosen


def may_take(session: Session, event: Event, reply: Reply, now: datetime) -> bool:
    """Does a yes give this one a seat at once? Near the start any free one will do: nobody can be asked."""
    rows = replies.of(session, event.id)
    sent_at = good_time.soonest(rules.of(session), now)
    if sent_at >= event.when.starts_at:
        return seats.free(event, rows) > 0
    away = _away(session, rows, sent_at) - {reply.person_id}
    return reply in seats.next_ones(event, rows, now, away)


def expire(session: Session, reply_id: int, offer_no: int, now: datetime) -> None:
    """The offer ran out: the person is off the list and told so, and the next one is asked."""
    event = events.locked(session, replies.get(session, reply_id).event_id)
    reply = next((r for r in replies.of(session, event.id) if r.id == reply_id), None)
    if reply is None or reply.seat != Seat.OFFERED or reply.offer_no != offer_no:
        return
    reply.seat, reply.choice, reply.offer_until = Seat.NONE, Choice.NO, None
    reply.changes += 1
    key = f"event-offer-lost:{reply.id}:{offer_no}"
    event_post.tell(session, MessageKind.EVENT_OFFER_LOST, reply.person_id, reply.id, now, key=key)
    hand_on(session, event, now)
    event_post.refresh(session, event.id, reply, now)


def end(session: Session, due: Due, now: datetime) -> None:
    """The timetable's word for `expire`: the key ends in the number of the offer."""
    expire(session, due.subject_id, int(due.key.rpartition(":")[2]), now)


def planned_ends(session: Session, start: datetime, end: datetime) -> list[Due]:
    """Offers that run out."""
    query = select(Reply).where(Reply.seat == Seat.OFFERED, Reply.offer_until > start, Reply.offer_until <= end)
    kind = MessageKind.EVENT_OFFER_LOST
    return [
        Due(kind, f"{kind}:{r.id}:{r.offer_no}", r.offer_until, r.id, (r.person_id,))
        for r in session.scalars(query.order_by(Reply.id))
        if r.offer_until
    ]


def planned_rounds(session: Session, start: datetime, end: datetime) -> list[Due]:
    """Every working morning somebody waits: seats set aside until the deadline are free after it, people come back."""
    waiting = select(Reply.event_id).where(Reply.seat == Seat.WAITING)
    query = select(Event).where(Event.id.in_(waiting), Event.state == EventState.PUBLISHED).order_by(Event.id)
    kept = rules.of(session)
    days = [d for d in _days(start, end) if workdays.is_working_day(kept, d.date())]
    plans = [
        Due(ROUND, f"{ROUND}:{event.id}:{day.date()}", clock.at_local(day.date(), kept.day_starts), event.id)
        for event in session.scalars(query)
        for day in days
        if day.date() <= event.first_day
    ]
    return [due for due in plans if start < due.at <= end]


def make_round(session: Session, due: Due, now: datetime) -> None:
    event = events.locked(session, due.subject_id)
    for reply in hand_on(session, event, now):
        event_post.refresh(session, event.id, reply, now)


def _offer(session: Session, event: Event, reply: Reply, sent_at: datetime, now: datetime) -> None:
    until = good_time.one_working_day_later(rules.of(session), sent_at)
    reply.seat = Seat.OFFERED
    reply.offer_no += 1
    reply.changes += 1
    reply.offer_until = min(until, event.when.starts_at)
    session.flush()
    key = f"event-offer:{reply.id}:{reply.offer_no}"
    kind = MessageKind.EVENT_OFFER
    event_post.tell(session, kind, reply.person_id, reply.id, now, key=key, not_before=sent_at)
    event_post.refresh(session, event.id, reply, now)


def _away(session: Session, rows: list[Reply], moment: datetime) -> set[int]:
    day = clock.local(moment).date()
    waiting = [r.person_id for r in rows if r.seat == Seat.WAITING]
    return {person_id for person_id in waiting if absences.is_away(session, person_id, day)}


def _days(start: datetime, end: datetime) -> Iterable[datetime]:
    day = clock.local(start)
    while day.date() <= clock.local(end).date():
        yield day
        day += timedelta(days=1)
