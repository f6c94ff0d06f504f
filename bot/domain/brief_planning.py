"""When a brief is due: so many working days before a status meeting, and to whom it then goes first."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from bot import clock
from bot.delivery.occurrences import Due
from bot.domain import briefs, consultants, good_time, rules, workdays
from bot.domain.associations import Association
from bot.domain.briefs import Brief
from bot.domain.events import Event, EventAssociation, EventState, EventType
from bot.domain.messages import MessageKind

_AHEAD = timedelta(days=45)  # further than any count of working days in the rules reaches
_STANDS = (EventState.SCHEDULED, EventState.PUBLISHED)


def planned(session: Session, start: datetime, end: datetime) -> list[Due]:
    """The subject is the meeting's row for that association: the brief itself is made when it is due."""
    days = clock.local(start).date(), clock.local(end).date() + _AHEAD
    query = (
        select(EventAssociation, Event)
        .join(Event, Event.id == EventAssociation.event_id)
        .where(Event.kind == EventType.STATUS_MEETING, Event.state.in_(_STANDS), Event.first_day.between(*days))
        .where(~select(Brief.id).where(Brief.event_id == Event.id, _same_association()).exists())
        .order_by(EventAssociation.id)
    )
    dues = [_due(session, row, event) for row, event in session.execute(query)]
    return [due for due in dues if due and due.to and start < due.at <= end]


def fire(session: Session, due: Due, now: datetime) -> None:
    row = session.get(EventAssociation, due.subject_id)
    event = session.get(Event, row.event_id) if row else None
    if row is not None and event is not None and event.when.starts_at > now:
        briefs.ask(session, briefs.make(session, event, row.association_id, now), now)


def _due(session: Session, row: EventAssociation, event: Event) -> Due | None:
    """None: it is booked so late that nothing comes in between."""
    association, at = session.get(Association, row.association_id), _at(session, event)
    day = clock.local(at).date()
    if association is None or day >= event.first_day:
        return None
    if association.ended_on is not None and association.ended_on < day:
        return None
    holder = briefs.holder_on(session, association.id, day)
    on_duty = consultants.on_duty(session, association, day)
    kind = MessageKind.BRIEF_TO_READ if holder else MessageKind.BRIEF
    to = (holder.id,) if holder else tuple(p.id for p in on_duty if p.slack_id)
    return Due(kind, f"brief:{event.id}:{association.id}", at, row.id, to)


def _at(session: Session, event: Event) -> datetime:
    """The morning so many working days before; of a meeting booked later than that, the morning after the booking."""
    kept = rules.of(session)
    early = workdays.working_days_before(kept, event.first_day, kept.brief_working_days)
    morning, told = good_time.morning_of(kept, early), event.published_at or event.publish_at
    if told is None:
        return morning
    return max(morning, good_time.morning_from(kept, clock.local(told).date() + timedelta(days=1)))


def _same_association() -> ColumnElement[bool]:
    return Brief.association_id == EventAssociation.association_id
