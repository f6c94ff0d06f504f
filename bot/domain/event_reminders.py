"""Who is reminded of an event and when: only by direct message, in the morning of a working day, never when away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot import clock
from bot.delivery.occurrences import Due
from bot.domain import absences, events, good_time, replies, rules
from bot.domain.events import Event, EventState
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.domain.replies import Choice, Reply, Seat
from bot.domain.rules import Rules

FIRST_AFTER = timedelta(days=5)
LAST_BEFORE = timedelta(days=2)

Meant = Callable[[Session, Event, date], list[int]]


def planned(session: Session, start: datetime, end: datetime) -> list[Due]:
    """To those who have not answered, to those who come, and to the organiser about who is missing."""
    kept = rules.of(session)
    dues: list[Due] = []
    for event in _coming(session, start):
        dues += [
            _due(session, event, MessageKind.EVENT_REMINDER, at, _silent)
            for at in reminder_times(kept, event)
            if start < at <= end
        ]
        at = good_time.morning_before(kept, event.first_day)
        if start < at <= end and at > _announced(event):
            dues.append(_due(session, event, MessageKind.EVENT_TOMORROW, at, _going))
        dues += _gaps(session, event, start, end)
    return [due for due in dues if due.to]


def reminder_times(kept: Rules, event: Event) -> list[datetime]:
    """Five days after the announcement and 48 hours before the deadline; one of them when they fall together."""
    announced = _announced(event)
    first = good_time.morning_from(kept, clock.local(announced + FIRST_AFTER).date())
    end = event.reply_by or event.first_day
    times = [first]
    if event.reply_by:
        last = good_time.morning_of(kept, event.reply_by - LAST_BEFORE)
        times = [first, last] if first.date() < last.date() else [last]
    return [at for at in times if at > announced and clock.local(at).date() <= end and at < event.when.starts_at]


def organiser_on(session: Session, event: Event, day: date) -> tuple[int, ...]:
    """Who hears what the organiser should: the stand-in while they are away, nobody when there is none."""
    organiser = session.get(Person, event.organiser_id) if event.organiser_id else None
    if organiser is None:
        return ()
    for person_id in (organiser.id if organiser.left_on is None else None, organiser.stand_in_id):
        if person_id and not absences.is_away(session, person_id, day):
            return (person_id,)
    return ()


def _gaps(session: Session, event: Event, start: datetime, end: datetime) -> Iterable[Due]:
    """The morning after the deadline the organiser sees who has not answered."""
    if not event.reply_by:
        return
    at = good_time.morning_from(rules.of(session), event.reply_by + timedelta(days=1))
    if start < at <= end and at < event.when.starts_at:
        kind = MessageKind.EVENT_GAPS
        yield Due(kind, f"{kind}:{event.id}:{event.reply_by}", at, event.id, organiser_on(session, event, at.date()))


def _coming(session: Session, start: datetime) -> list[Event]:
    """Announced, or to be announced by itself, and not begun: as far as anybody knows now."""
    query = select(Event).where(
        or_(Event.state == EventState.PUBLISHED, Event.state == EventState.SCHEDULED),
        Event.first_day >= clock.local(start).date(),
    )
    return [event for event in session.scalars(query.order_by(Event.id)) if event.asks]


def _announced(event: Event) -> datetime:
    return event.published_at or event.publish_at or event.created_at


def _due(session: Session, event: Event, kind: MessageKind, at: datetime, meant: Meant) -> Due:
    day = clock.local(at).date()
    key = f"{kind}:{event.id}:{event.sequence}:{day}"
    to = [p for p in meant(session, event, day) if not absences.is_away(session, p, day)]
    return Due(kind, key, at, event.id, tuple(to))


def _silent(session: Session, event: Event, day: date) -> list[int]:
    """Invited and not heard from; before it is announced, everyone it is for."""
    if event.state == EventState.SCHEDULED:
        return [p.id for p in events.audience(session, event, day)]
    return _here(session, [r for r in replies.of(session, event.id) if r.choice == Choice.NONE or r.asked_again])


def _going(session: Session, event: Event, _day: date) -> list[int]:
    return _here(session, [r for r in replies.of(session, event.id) if r.seat == Seat.TAKEN])


def _here(session: Session, rows: list[Reply]) -> list[int]:
    left = set(session.scalars(select(Person.id).where(Person.left_on.is_not(None))))
    return [r.person_id for r in rows if r.person_id not in left]
