"""What each role should see first, as plain values: what is mine, what waits for me, what comes."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.clock import local
from bot.delivery import switches
from bot.delivery.occurrences import Due
from bot.delivery.outbox import OutboxMessage, State
from bot.domain import associations, attendance, digest_content, obstacles, people, plans, replies, upcoming, updates
from bot.domain.associations import Association
from bot.domain.digest_content import Waiting, Want
from bot.domain.events import Event
from bot.domain.obstacles import Obstacle, ObstacleState
from bot.domain.people import Person, Role
from bot.domain.replies import Reply
from bot.domain.updates import Colour, StatusUpdate

PAGE = 15  # associations at a time
LATEST = 5  # updates
AHEAD = timedelta(days=30)
_FAILED = (State.FAILED, State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Coming:
    event: Event
    reply: Reply | None


@dataclass(frozen=True, slots=True)
class Sign:
    """The latest sign of life in a focus area."""

    kind: str
    name: str
    when: datetime | None
    colour: Colour | None


@dataclass(frozen=True, slots=True)
class Own:
    association: Association
    signs: tuple[Sign, ...]
    latest: tuple[StatusUpdate, ...]
    obstacles: tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One association of a portfolio. `days`: since any sign, None: never; `absent`: from the last network meetings."""

    association: Association
    people: tuple[str, ...]
    days: int | None
    colour: Colour | None
    obstacles: int
    absent: bool


@dataclass(frozen=True, slots=True)
class Portfolio:
    lines: tuple[Line, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Desk:
    """What an administrator looks after."""

    roles: tuple[tuple[Role, int], ...]
    associations: tuple[Association, ...]
    outside_slack: int
    coming: tuple[tuple[Due, tuple[str, ...]], ...]
    paused: bool
    failed: tuple[OutboxMessage, ...]
    failed_in_all: int
    backed_up_at: datetime | None


def coming(session: Session, person: Person, now: datetime, most: int) -> tuple[Coming, ...]:
    return tuple(Coming(event, reply) for event, reply in replies.coming_for(session, person, now)[:most])


def own(session: Session, person: Person) -> Own | None:
    """None: the person works for no association."""
    association = session.get(Association, person.association_id) if person.association_id else None
    if association is None or not person.is_resource_person:
        return None
    return about(session, association)


def about(session: Session, association: Association) -> Own:
    """As its own people see it on their Home."""
    latest = updates.latest_by_kind(session, association.id)
    signs = [_sign(area, latest) for area in plans.shown_areas(session, association)]
    return Own(
        association=association,
        signs=tuple(signs),
        latest=tuple(updates.visible(session, association.id)[:LATEST]),
        obstacles=tuple(obstacles.open_for(session, association.id)),
    )


def for_board(session: Session, contact: Person) -> tuple[StatusUpdate, ...]:
    """What a board contact may read of their own association."""
    if contact.role != Role.BOARD_CONTACT or contact.association_id is None:
        return ()
    return tuple(updates.for_board(session, contact.association_id, LATEST))


def waiting(session: Session, consultant: Person, now: datetime) -> tuple[Waiting, ...]:
    """As in the digest; questions stand apart, where they can be answered."""
    rows = digest_content.now(session, consultant, now).waiting
    return tuple(row for row in rows if row.want is not Want.QUESTION)


def portfolio(session: Session, consultant: Person, page: int, now: datetime) -> Portfolio:
    """A handful of queries however many associations there are."""
    today = local(now).date()
    mine = associations.portfolio(session, consultant.id, today)
    pages = max(1, -(-len(mine) // PAGE))
    page = min(max(0, page), pages - 1)
    shown = mine[page * PAGE : (page + 1) * PAGE]
    absent = {association.id for association in attendance.not_seen_lately(session, consultant.id, now)}
    return Portfolio(tuple(_lines(session, shown, absent, today)), page, pages, len(mine))


def desk(session: Session, now: datetime) -> Desk:
    everyone = people.present(session)
    counted = Counter(person.role for person in everyone)
    failed = select(OutboxMessage).where(OutboxMessage.state.in_(_FAILED)).order_by(OutboxMessage.id.desc())
    names = {person.id: person.name for person in everyone}
    dues = upcoming.messages(session, now, now + AHEAD)
    return Desk(
        roles=tuple((role, counted[role]) for role in Role),
        associations=tuple(associations.running(session, local(now).date())),
        outside_slack=sum(person.slack_id is None for person in everyone),
        coming=tuple((due, tuple(names[who] for who in due.to if who in names)) for due in dues),
        paused=switches.paused(session),
        failed=tuple(session.scalars(failed.limit(5))),
        failed_in_all=session.scalar(select(func.count()).where(OutboxMessage.state.in_(_FAILED))) or 0,
        backed_up_at=switches.backed_up_at(session),
    )


def _sign(area: plans.PlanArea, latest: dict[str, StatusUpdate]) -> Sign:
    update = latest.get(str(area.kind))
    return Sign(str(area.kind), area.name, update.given_at if update else None, update.colour if update else None)


def _lines(session: Session, shown: list[Association], absent: set[int], today: date) -> list[Line]:
    ids = [association.id for association in shown]
    posts: dict[int | None, list[str]] = defaultdict(list)
    for person in people.present(session, Role.RESOURCE_PERSON):
        posts[person.association_id].append(person.name)
    last = _last_updates(session, ids)
    open_now = _open_obstacles(session, ids)
    return [
        Line(
            a,
            tuple(posts[a.id]),
            _days(last.get(a.id), today),
            _colour(last.get(a.id)),
            open_now.get(a.id, 0),
            a.id in absent,
        )
        for a in shown
    ]


def _last_updates(session: Session, association_ids: list[int]) -> dict[int, StatusUpdate]:
    standing = StatusUpdate.association_id.in_(association_ids), StatusUpdate.withdrawn_at.is_(None)
    newest = (
        select(StatusUpdate.association_id, func.max(StatusUpdate.given_at).label("given_at"))
        .where(*standing)
        .group_by(StatusUpdate.association_id)
        .subquery()
    )
    same = (newest.c.association_id == StatusUpdate.association_id) & (newest.c.given_at == StatusUpdate.given_at)
    rows = session.scalars(select(StatusUpdate).join(newest, same).where(*standing))
    return {row.association_id: row for row in rows}


def _open_obstacles(session: Session, association_ids: list[int]) -> dict[int, int]:
    query = (
        select(Obstacle.association_id, func.count())
        .where(Obstacle.association_id.in_(association_ids))
        .where(Obstacle.state.in_((ObstacleState.OPEN, ObstacleState.SEEN)))
        .group_by(Obstacle.association_id)
    )
    return dict(session.execute(query).all())


def _days(update: StatusUpdate | None, today: date) -> int | None:
    return (today - local(update.given_at).date()).days if update else None


def _colour(update: StatusUpdate | None) -> Colour | None:
    return update.colour if update else None
