"""A year of the whole network, focus area by focus area. Counts come from rows, never from a model; nobody is named.

Numbers leave here as they may be read: `small_numbers` says which.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median_high
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.clock import at_local, local
from bot.domain import attendance, digests, people, privacy, rules, small_numbers
from bot.domain.associations import Association
from bot.domain.events import Event, EventState, EventType
from bot.domain.experiences import Experience, ExperienceState
from bot.domain.obstacles import Obstacle, ObstacleState
from bot.domain.people import Person
from bot.domain.plans import FocusArea, PlanArea
from bot.domain.replies import Reply
from bot.domain.small_numbers import FEW, NOT_SHOWN, SMALL, Count
from bot.domain.updates import Colour, StatusUpdate, UpdateArea

FIRST_YEAR = 2025  # the agreements there are now began
COLOURS = (*Colour, None)
COUNTED = (EventType.NETWORK_MEETING, EventType.STUDY_TRIP)


@dataclass(frozen=True, slots=True)
class Obstacles:
    """Of those opened in the year. `days`: half of the solved ones were solved within so many; None: too few."""

    opened: Count = NOT_SHOWN
    solved: Count = NOT_SHOWN
    days: int | None = None


@dataclass(frozen=True, slots=True)
class AreaYear:
    """`known`: associations that could have reported. `told`: enough of them did. `colours`: as in COLOURS."""

    kind: FocusArea
    known: int
    associations: Count
    told: bool = False
    updates: Count = NOT_SHOWN
    colours: tuple[Count, ...] = (NOT_SHOWN,) * len(COLOURS)
    obstacles: Obstacles = Obstacles()
    shared: Count = NOT_SHOWN
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathering:
    """`known`: associations that were invited."""

    kind: EventType
    day: date
    known: int
    associations: Count
    people: Count


@dataclass(frozen=True, slots=True)
class Year:
    """`until`: the last day it tells of. `whole`: False where a part of it has been removed by now."""

    number: int
    until: date
    whole: bool
    areas: tuple[AreaYear, ...]
    gatherings: tuple[Gathering, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    association_id: int
    colour: Colour | None


def of(session: Session, reader: Person, number: int, now: datetime) -> Year:
    """For consultants: all associations, not only their own. Raises PeriodUnknown, NotAllowed."""
    people.must_be_consultant(reader)
    today = local(now).date()
    if not FIRST_YEAR <= number <= today.year:
        raise digests.PeriodUnknown
    first, last = date(number, 1, 1), date(number, 12, 31)
    known = _known(session, first)
    said, stood = _updates(session, first, last), _obstacles(session, first, last)
    titles = _titles(session, first, last)
    return Year(
        number=number,
        until=min(last, today),
        whole=first >= today - timedelta(days=rules.of(session).updates_kept_days),
        areas=tuple(_area(kind, known[kind], said[kind], stood[kind], titles[kind]) for kind in FocusArea),
        gatherings=tuple(_gatherings(session, first, min(last, today - timedelta(days=1)))),
    )


def _area(
    kind: FocusArea, running: set[int], said: Sequence[_Said], stood: Sequence[Obstacle], titles: Sequence[str]
) -> AreaYear:
    """Where few have reported, nothing more is told of the area: it would be told of them."""
    heard = {one.association_id for one in said}
    known = len(running | heard)
    associations = small_numbers.out_of(len(heard), known)
    if len(heard) < SMALL:
        return AreaYear(kind, known, associations)
    updates, colours = small_numbers.split([sum(one.colour == colour for one in said) for colour in COLOURS])
    shared = small_numbers.alone(len(titles))
    shown = () if shared == FEW else tuple(titles)
    return AreaYear(kind, known, associations, True, updates, colours, _stood(stood), shared, shown)


def _stood(rows: Sequence[Obstacle]) -> Obstacles:
    took = [
        (local(row.closed_at).date() - local(row.opened_at).date()).days
        for row in rows
        if row.state == ObstacleState.SOLVED and row.closed_at
    ]
    solved = small_numbers.out_of(len(took), len(rows))
    half = None if solved in (FEW, NOT_SHOWN) else median_high(took)  # that there is one tells how many there are
    return Obstacles(small_numbers.alone(len(rows)), solved, half)


def _known(session: Session, first: date) -> dict[FocusArea, set[int]]:
    """Those with an agreement in the year; the fifth area belongs to the extended ones."""
    rows = [a for a in session.scalars(select(Association)) if a.ended_on is None or a.ended_on >= first]
    return {kind: {a.id for a in rows if a.is_extended or kind is not FocusArea.COORDINATION} for kind in FocusArea}


def _updates(session: Session, first: date, last: date) -> dict[FocusArea, list[_Said]]:
    query = (
        select(PlanArea.kind, StatusUpdate.id, StatusUpdate.association_id, StatusUpdate.colour)
        .join(UpdateArea, UpdateArea.area_id == PlanArea.id)
        .join(StatusUpdate, StatusUpdate.id == UpdateArea.update_id)
        .where(StatusUpdate.withdrawn_at.is_(None), _within(StatusUpdate.given_at, first, last))
    )
    found: dict[FocusArea, list[_Said]] = defaultdict(list)
    for kind, _, association_id, colour in session.execute(query.distinct()):
        found[FocusArea(kind)].append(_Said(association_id, colour))
    return found


def _obstacles(session: Session, first: date, last: date) -> dict[FocusArea, list[Obstacle]]:
    query = (
        select(PlanArea.kind, Obstacle)
        .join(UpdateArea, UpdateArea.area_id == PlanArea.id)
        .join(Obstacle, Obstacle.update_id == UpdateArea.update_id)
        .where(Obstacle.state != ObstacleState.WITHDRAWN, _within(Obstacle.opened_at, first, last))
    )
    found: dict[FocusArea, list[Obstacle]] = defaultdict(list)
    for kind, obstacle in session.execute(query.distinct()):
        found[FocusArea(kind)].append(obstacle)
    return found


def _titles(session: Session, first: date, last: date) -> dict[FocusArea, list[str]]:
    """As the network has read them, but for those that name somebody."""
    query = (
        select(PlanArea.kind, Experience.id, Experience.title)
        .join(UpdateArea, UpdateArea.area_id == PlanArea.id)
        .join(Experience, Experience.update_id == UpdateArea.update_id)
        .where(Experience.state == ExperienceState.APPROVED, _within(Experience.decided_at, first, last))
    )
    names = _names(session)
    found: dict[FocusArea, list[str]] = defaultdict(list)
    for kind, _, title in session.execute(query.distinct().order_by(Experience.id)):
        if not names.search(title):
            found[FocusArea(kind)].append(title)
    return found


def _names(session: Session) -> re.Pattern[str]:
    """Of associations and of people, also of those who have left."""
    people_here = [p for p in session.scalars(select(Person)) if p.name != privacy.NOBODY]
    names = [*session.scalars(select(Association.name)), *(person.name for person in people_here)]
    names += [p.first_name for p in people_here if len(p.first_name) > 2]  # noqa: PLR2004  "Bo" is also a word
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in names if name)})s?\b", re.IGNORECASE)


def _gatherings(session: Session, first: date, last: date) -> Iterable[Gathering]:
    query = select(Event).where(
        Event.kind.in_(COUNTED), Event.state == EventState.PUBLISHED, Event.last_day.between(first, last)
    )
    meetings = session.scalars(query.order_by(Event.first_day, Event.id)).all()
    invited: dict[int, list[Reply]] = defaultdict(list)
    for reply in session.scalars(select(Reply).where(Reply.event_id.in_([meeting.id for meeting in meetings]))):
        invited[reply.event_id].append(reply)
    for meeting in meetings:
        yield _gathering(meeting, [reply for reply in invited[meeting.id] if reply.association_id])


def _gathering(meeting: Event, rows: Sequence[Reply]) -> Gathering:
    there = [reply for reply in rows if attendance.was_there(reply)]
    came, known = {reply.association_id for reply in there}, len({reply.association_id for reply in rows})
    counted = small_numbers.alone(len(there)) if len(came) >= SMALL else NOT_SHOWN
    return Gathering(meeting.kind, meeting.first_day, known, small_numbers.out_of(len(came), known), counted)


def _within(column: InstrumentedAttribute[Any], first: date, last: date) -> ColumnElement[bool]:
    return (column >= at_local(first, time())) & (column < at_local(last + timedelta(days=1), time()))
