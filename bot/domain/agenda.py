"""What several asked in vain becomes a point on the next network meeting: the consultant reads it through and saves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.domain import publishing
from bot.domain.events import Audience, Details, Event, EventState, EventType
from bot.domain.when import When

_STILL_OPEN = (EventState.DRAFT, EventState.SCHEDULED, EventState.PUBLISHED)


def next_meeting(session: Session, today: date) -> Event | None:
    """The network's soonest one from tomorrow on, announced or not."""
    query = select(Event).where(
        Event.kind == EventType.NETWORK_MEETING,
        Event.audience == Audience.ALL,
        Event.state.in_(_STILL_OPEN),
        Event.first_day > today,
    )
    return session.scalars(query.order_by(Event.first_day, Event.id).limit(1)).first()


def with_point(session: Session, meeting: Event | None, point: str, title: str, today: date) -> Details:
    """The meeting with one line more; a new one called `title` when none is planned."""
    if meeting is None:
        return Details(kind=EventType.NETWORK_MEETING, title=title, when=When(today, today), description=point)
    given = publishing.details_of(session, meeting)
    return replace(given, description=f"{given.description}\n{point}".strip())
