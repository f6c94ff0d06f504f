"""The two status meetings a year with each association: one with the resource person, one also with the board.

They are events that are never posted in a channel. What is missing is shown to the association's consultant only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from bot import clock
from bot.delivery.occurrences import Due
from bot.domain import absences, associations, good_time, people, rules
from bot.domain.events import Event, EventAssociation, EventState, EventType
from bot.domain.messages import MessageKind
from bot.domain.people import Role

_MONTHS = (3, 9, 11)  # when consultants hear what is still missing
_BOOKED = (EventState.POLLING, EventState.SCHEDULED, EventState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Missing:
    """One association's meetings this year that are neither held nor booked."""

    association_id: int
    name: str
    with_resource_person: bool
    with_board: bool


def missing(session: Session, consultant_id: int, today: date) -> list[Missing]:
    """For each of the consultant's associations that still lacks one this year."""
    mine = associations.portfolio(session, consultant_id, today)
    rows, had = [], _had(session, [association.id for association in mine], today.year)
    for association in mine:
        has = had[association.id]
        if has != {True, False}:
            rows.append(Missing(association.id, association.name, False not in has, True not in has))
    return rows


def of(session: Session, association_id: int, year: int) -> list[Event]:
    """Held and booked ones, soonest first; one whose date is being found counts as booked."""
    query = select(Event).join(EventAssociation, EventAssociation.event_id == Event.id).where(*_booked(year))
    theirs = query.where(EventAssociation.association_id == association_id)
    return list(session.scalars(theirs.order_by(Event.first_day, Event.id)))


def coming(session: Session, association_id: int, now: datetime) -> Event | None:
    """The next that is announced."""
    ahead = _of(association_id).where(Event.state == EventState.PUBLISHED, Event.last_day >= clock.local(now).date())
    rows = session.scalars(ahead.order_by(Event.first_day, Event.starts, Event.id))
    return next((event for event in rows if event.when.starts_at > now), None)


def held_before(session: Session, association_id: int, event: Event, now: datetime) -> Event | None:
    """The last that is over by now. For a meeting with the board: the last where the board took part."""
    query = _of(association_id).where(Event.state == EventState.PUBLISHED, Event.last_day < event.first_day)
    if event.with_board:
        query = query.where(Event.with_board.is_(True))
    rows = session.scalars(query.order_by(Event.last_day.desc(), Event.id.desc()))
    return next((held for held in rows if held.when.ends_at <= now), None)


def last_with_minutes(session: Session, association_id: int) -> Event | None:
    """What was agreed when they last met, of any year."""
    query = _of(association_id).where(Event.state == EventState.PUBLISHED, Event.minutes != "")
    return session.scalars(query.order_by(Event.first_day.desc(), Event.id.desc()).limit(1)).first()


def _of(association_id: int) -> Select[Event]:
    query = select(Event).join(EventAssociation, EventAssociation.event_id == Event.id)
    return query.where(EventAssociation.association_id == association_id, Event.kind == EventType.STATUS_MEETING)


def _booked(year: int) -> tuple[ColumnElement[bool], ...]:
    days = Event.first_day.between(date(year, 1, 1), date(year, 12, 31))
    return Event.kind == EventType.STATUS_MEETING, Event.state.in_(_BOOKED), days


def _had(session: Session, association_ids: Collection[int], year: int) -> dict[int, set[bool]]:
    """With the board and without, held and booked; one whose date is being found counts as booked."""
    query = (
        select(EventAssociation.association_id, Event.with_board)
        .join(Event, Event.id == EventAssociation.event_id)
        .where(EventAssociation.association_id.in_(association_ids), *_booked(year))
    )
    had: dict[int, set[bool]] = defaultdict(set)
    for association_id, with_board in session.execute(query):
        had[association_id].add(with_board)
    return had


def planned(session: Session, start: datetime, end: datetime) -> list[Due]:
    """The first working morning of March, September and November, to consultants who miss some."""
    kept = rules.of(session)
    kind = MessageKind.STATUS_MEETINGS_DUE
    dues = []
    for first in _firsts(clock.local(start).date(), clock.local(end).date()):
        at = good_time.morning_from(kept, first)
        for consultant in people.present(session, Role.CONSULTANT) if start < at <= end else []:
            day = clock.local(at).date()
            if missing(session, consultant.id, day) and not absences.is_away(session, consultant.id, day):
                dues.append(Due(kind, f"{kind}:{consultant.id}:{first}", at, consultant.id, (consultant.id,)))
    return dues


def _firsts(start: date, end: date) -> list[date]:
    years = range(start.year, end.year + 1)
    return [date(year, month, 1) for year in years for month in _MONTHS]
