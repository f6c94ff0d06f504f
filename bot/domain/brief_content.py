"""What a brief rests on, area by area, since they last met: goals, what was said, colours, what stands in the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.clock import local
from bot.domain import agreements, briefs, plans, status_meetings
from bot.domain.agreements import Agreement
from bot.domain.associations import Association
from bot.domain.briefs import Brief
from bot.domain.events import Event
from bot.domain.obstacles import Helper, Obstacle, ObstacleState
from bot.domain.people import Person
from bot.domain.plans import AreaState, PlanArea
from bot.domain.updates import StatusUpdate, UpdateArea

A_YEAR = timedelta(days=365)  # how far a first brief looks back


@dataclass(frozen=True, slots=True)
class Area:
    """`said`: oldest first."""

    kind: str
    name: str
    paused: bool
    goals: tuple[str, ...]
    said: tuple[StatusUpdate, ...]
    obstacles: tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """`saved`: the words it has by now, by kind of part; None: it is still a draft. `today`: when it is looked at."""

    brief: Brief
    association: Association
    event: Event
    today: date
    areas: tuple[Area, ...]
    agreed: tuple[Agreement, ...]
    saved: Mapping[str, str] | None


def of(session: Session, brief: Brief, reader: Person, now: datetime) -> Content:
    """As `reader` may see it: what the resource person has changed is nobody else's before it is sent."""
    association, event = session.get_one(Association, brief.association_id), session.get_one(Event, brief.event_id)
    changed = brief.edited_at is not None and (reader.is_resource_person or brief.sent_at is not None)
    last = status_meetings.held_before(session, association.id, event, now)
    since = last.when.ends_at if last else now - A_YEAR
    return Content(
        brief=brief,
        association=association,
        event=event,
        today=local(now).date(),
        areas=_areas(session, association, since, for_board=brief.with_board),
        agreed=tuple(agreements.to_show(session, association.id, for_board=brief.with_board)),
        saved=briefs.saved(session, brief.id) if changed else None,
    )


def _areas(session: Session, association: Association, since: datetime, *, for_board: bool) -> tuple[Area, ...]:
    shown = plans.shown_areas(session, association)
    said = _said(session, association.id, since, for_board=for_board)
    blocked = _blocked(session, association.id, since, [str(area.kind) for area in shown], for_board=for_board)
    return tuple(
        Area(
            kind=(kind := str(area.kind)),
            name=area.name,
            paused=area.state == AreaState.PAUSED,
            goals=tuple(area.goal_list),
            said=tuple(said[kind]),
            obstacles=tuple(blocked[kind]),
        )
        for area in shown
    )


def _said(session: Session, association_id: int, since: datetime, *, for_board: bool) -> dict[str, list[StatusUpdate]]:
    """By focus area, across all versions of the plan."""
    query = (
        select(PlanArea.kind, StatusUpdate)
        .join(UpdateArea, UpdateArea.area_id == PlanArea.id)
        .join(StatusUpdate, StatusUpdate.id == UpdateArea.update_id)
        .where(StatusUpdate.association_id == association_id, StatusUpdate.withdrawn_at.is_(None))
        .where(StatusUpdate.given_at > since, StatusUpdate.text != "")
        .order_by(StatusUpdate.given_at, StatusUpdate.id)
    )
    if for_board:
        query = query.where(StatusUpdate.for_board.is_(True))
    said: dict[str, list[StatusUpdate]] = defaultdict(list)
    for kind, update in session.execute(query):
        said[str(kind)].append(update)
    return said


def _blocked(
    session: Session, association_id: int, since: datetime, kinds: Sequence[str], *, for_board: bool
) -> dict[str, list[Obstacle]]:
    """Open, or solved since, each in the first area of its update. For the board: what it was asked about."""
    query = select(Obstacle).where(
        Obstacle.association_id == association_id,
        Obstacle.state != ObstacleState.WITHDRAWN,
        or_(Obstacle.closed_at.is_(None), Obstacle.closed_at > since),
    )
    if for_board:
        query = query.where(Obstacle.helper == Helper.BOARD)
    rows = list(session.scalars(query.order_by(Obstacle.opened_at, Obstacle.id)))
    about = select(UpdateArea.update_id, PlanArea.kind).join(PlanArea, PlanArea.id == UpdateArea.area_id)
    ticked: dict[int, set[str]] = defaultdict(set)
    for update_id, kind in session.execute(about.where(UpdateArea.update_id.in_([row.update_id for row in rows]))):
        ticked[update_id].add(str(kind))
    blocked: dict[str, list[Obstacle]] = defaultdict(list)
    for row in rows:
        first = next((kind for kind in kinds if kind in ticked[row.update_id or 0]), kinds[0] if kinds else "")
        blocked[first].append(row)
    return blocked
