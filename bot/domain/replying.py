"""A person says whether they come, changes their mind, or has it said for them. Never more seats than there are."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain import audit, event_post, events, offers, people, replies, seats
from bot.domain.audit import Action
from bot.domain.events import Event, EventState
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.domain.replies import Choice, Reply, Seat
from bot.errors import NotAllowed, Refused


class EventIsCancelled(Refused):
    """There is nothing to answer any more."""


class EventIsOver(Refused):
    """It has begun: coming can no longer be changed here."""


class NoOfferNow(Refused):
    """The offered seat has gone on to somebody else."""


def answer(
    session: Session, event_id: int, person: Person, choice: Choice, now: datetime, *, by: Person | None = None
) -> Reply:
    """Late answers count too, marked late. `by`: the consultant who says it for a colleague."""
    event = events.locked(session, event_id)
    reply = replies.own(session, event, person, now)
    _must_be_open(event, now)
    before, was_full = (reply.choice, reply.seat), _is_full(session, event)
    _set(session, event, reply, choice, now)
    _sign(event, reply, by or person, now)
    if before != (reply.choice, reply.seat):
        reply.changes += 1
        offers.hand_on(session, event, now)
    if by is not None and by.id != person.id:
        _say_for(session, reply, by, now)
    session.flush()
    if Seat.TAKEN in {before[1], reply.seat}:
        event_post.send_calendar(session, event, reply, now)
    event_post.refresh(session, event.id, reply, now)
    if was_full != _is_full(session, event):  # which everybody's own message says
        event_post.refresh_all(session, event.id, now)
    return reply


def take_offer(session: Session, reply_id: int, person: Person, now: datetime) -> Reply:
    """Raises NoOfferNow when it was not taken in time."""
    return _answer_offer(session, reply_id, person, Choice.YES, now)


def decline_offer(session: Session, reply_id: int, person: Person, now: datetime) -> Reply:
    return _answer_offer(session, reply_id, person, Choice.NO, now)


def comment(session: Session, event_id: int, person: Person, text: str, now: datetime) -> Reply:
    """A few words to the organiser; seen by consultants."""
    event = events.get(session, event_id)
    replies.must_see(session, event, person, now)
    reply = replies.own(session, event, person, now)
    reply.comment = text.strip()[:500]
    event_post.refresh(session, event.id, reply, now)
    return reply


def in_line(session: Session, event: Event) -> list[Reply]:
    """The waiting list, next one first."""
    return seats.waiting_list(event, replies.of(session, event.id))


def place_in_line(session: Session, event: Event, reply: Reply) -> int:
    """1 for the next one; 0 for somebody who does not wait."""
    from_front = [r.id for r in in_line(session, event)]
    return from_front.index(reply.id) + 1 if reply.id in from_front else 0


def _answer_offer(session: Session, reply_id: int, person: Person, choice: Choice, now: datetime) -> Reply:
    reply = replies.get(session, reply_id)
    if reply.person_id != person.id:
        raise NotAllowed
    _must_be_open(events.locked(session, reply.event_id), now)
    rows = replies.of(session, reply.event_id)
    if not any(r.id == reply_id and r.seat == Seat.OFFERED for r in rows):
        raise NoOfferNow
    return answer(session, reply.event_id, person, choice, now)


def _must_be_open(event: Event, now: datetime) -> None:
    """Said only to those it is for: to everybody else there is no such event."""
    if event.state == EventState.CANCELLED:
        raise EventIsCancelled
    if event.state != EventState.PUBLISHED or not event.asks:
        raise NotAllowed
    if now >= event.when.starts_at:
        raise EventIsOver


def _is_full(session: Session, event: Event) -> bool:
    return replies.counts(event, replies.of(session, event.id)).free == 0


def _set(session: Session, event: Event, reply: Reply, choice: Choice, now: datetime) -> None:
    reply.choice = choice
    if choice != Choice.YES:
        reply.seat, reply.offer_until = Seat.NONE, None
        return
    if reply.seat == Seat.NONE:
        event.last_queue_no += 1
        reply.seat, reply.queue_no = Seat.WAITING, event.last_queue_no
        session.flush()
    if reply.seat == Seat.OFFERED or offers.may_take(session, event, reply, now):
        reply.seat, reply.offer_until = Seat.TAKEN, None


def _sign(event: Event, reply: Reply, by: Person, now: datetime) -> None:
    reply.answered_at, reply.answered_by_id = now, by.id
    reply.late = now > event.deadline
    reply.asked_again = False


def _say_for(session: Session, reply: Reply, by: Person, now: datetime) -> None:
    people.must_be_consultant(by)
    audit.record(session, by, Action.ANSWERED_FOR, f"reply:{reply.id}", now)
    key = f"event-answered-for:{reply.id}:{reply.changes}"
    event_post.tell(session, MessageKind.EVENT_ANSWERED_FOR, reply.person_id, reply.id, now, key=key)
