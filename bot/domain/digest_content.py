"""What one consultant should read about a period, as plain values: who answered, what waits, who is silent, the news.

A handful of queries however many associations and updates there are. Counts come from rows, never from a model.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local
from bot.domain import (
    associations,
    digest_lines,
    digests,
    events,
    handovers,
    people,
    replies,
    silences,
    status_meetings,
)
from bot.domain.associations import Association
from bot.domain.digest_lines import Across
from bot.domain.digests import Digest, DigestAssociation
from bot.domain.events import Event
from bot.domain.obstacles import Helper, Obstacle, ObstacleState
from bot.domain.people import Person
from bot.domain.plans import PlanArea
from bot.domain.silences import Silent
from bot.domain.updates import Colour, StatusUpdate, UpdateArea

TREND_PERIODS = 12
CALENDAR_DAYS = 45


class Want(StrEnum):
    """What waits for the consultant."""

    OBSTACLE = "obstacle"
    RED = "red"
    SPARRING = "sparring"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Waiting:
    want: Want
    association: str  # "": somebody who is not to be named
    text: str
    days: int
    subject_id: int


@dataclass(frozen=True, slots=True)
class News:
    update_id: int
    association: str
    areas: tuple[str, ...]
    text: str
    colour: Colour | None
    nothing_new: bool
    late: bool
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Trend:
    association: str
    association_id: int
    periods: tuple[Colour | str | None, ...]  # oldest first; "heard" without a colour, None: silent


@dataclass(frozen=True, slots=True)
class Coming:
    """`unanswered`: the portfolio's associations that were invited and from which nobody has answered."""

    day: date
    title: str
    unanswered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    consultant: str
    since: datetime
    until: datetime
    heard: int
    counted: int
    heard_before: int | None  # None: there is no period before
    counted_before: int | None
    waiting: tuple[Waiting, ...]
    silent: tuple[Silent, ...]
    news: tuple[News, ...]
    trends: tuple[Trend, ...]
    coming: tuple[Coming, ...]
    meetings_missing: tuple[str, ...]
    across: tuple[Across, ...] = ()


def of(session: Session, digest: Digest) -> Content:
    """A digest as it stands now: what was withdrawn since is gone from it."""
    consultant = people.get(session, digest.consultant_id or 0)
    updates = digest_lines.told(session, digest.id)
    counted = session.execute(
        select(DigestAssociation.association_id, DigestAssociation.heard).where(
            DigestAssociation.digest_id == digest.id
        )
    )
    content = _content(session, consultant, digest.since, digest.until, updates, dict(counted.all()))
    return replace(content, across=digest_lines.standing(session, digest.id, updates))


def now(session: Session, consultant: Person, until: datetime, since: datetime | None = None) -> Content:
    """The same for a period that is not closed: asked for, so nothing is marked as told."""
    mine = [a.id for a in associations.portfolio(session, consultant.id, local(until).date())]
    if since is None:
        since = digests.since_of(session, consultant, until)
        wanted = select(StatusUpdate).where(digests.is_untold(consultant, until))
    else:
        standing = select(StatusUpdate).where(StatusUpdate.withdrawn_at.is_(None), StatusUpdate.given_at > since)
        wanted = standing.where(StatusUpdate.association_id.in_(mine))
    updates = list(session.scalars(wanted.order_by(StatusUpdate.given_at, StatusUpdate.id)))
    heard_from = {update.association_id for update in updates}
    return _content(session, consultant, since, until, updates, {a: a in heard_from for a in mine})


def _content(
    session: Session,
    consultant: Person,
    since: datetime,
    until: datetime,
    updates: Sequence[StatusUpdate],
    heard: dict[int, bool],
) -> Content:
    today = local(until).date()
    wanted = {*heard, *(update.association_id for update in updates)}
    names = {a.id: a for a in session.scalars(select(Association).where(Association.id.in_(wanted)))}
    before = _before(session, consultant, since)
    quiet = [names[a] for a, was in heard.items() if not was]
    silent = [
        one for one in silences.of(session, quiet, until) if one.days != 0
    ]  # the same day in another digest is heard
    return Content(
        consultant=consultant.name,
        since=since,
        until=until,
        heard=len(heard) - len(silent),
        counted=len(heard),
        heard_before=before[0] if before else None,
        counted_before=before[1] if before else None,
        waiting=tuple(_waiting(session, consultant, names, updates, today)),
        silent=tuple(silent),
        news=tuple(_news(session, names, updates, since)),
        trends=tuple(_trends(session, names, until, until - since)),
        coming=tuple(_coming(session, names, today)),
        meetings_missing=tuple(m.name for m in status_meetings.missing(session, consultant.id, today)),
    )


def _before(session: Session, consultant: Person, since: datetime) -> tuple[int, int] | None:
    query = select(Digest.id).where(Digest.consultant_id == consultant.id, Digest.until <= since)
    last = session.scalar(query.order_by(Digest.until.desc()).limit(1))
    if last is None:
        return None
    heard = list(session.scalars(select(DigestAssociation.heard).where(DigestAssociation.digest_id == last)))
    return sum(heard), len(heard)


def _waiting(
    session: Session, consultant: Person, names: dict[int, Association], updates: Sequence[StatusUpdate], today: date
) -> list[Waiting]:
    """Obstacles and questions somebody brought to the consultant, what is red, who wants sparring; oldest first."""
    query = select(Obstacle).where(
        Obstacle.association_id.in_(names),
        Obstacle.helper == Helper.CONSULTANT,
        Obstacle.state.in_((ObstacleState.OPEN, ObstacleState.SEEN)),
    )
    rows = [
        Waiting(Want.OBSTACLE, names[o.association_id].name, o.text, o.age_in_days(today), o.id)
        for o in session.scalars(query.order_by(Obstacle.opened_at))
    ]
    wants = [(Want.RED, u) for u in updates if u.colour == Colour.RED]
    wants += [(Want.SPARRING, u) for u in updates if u.wants_sparring]
    rows += [
        Waiting(want, names[u.association_id].name, u.text, (today - local(u.given_at).date()).days, u.id)
        for want, u in wants
    ]
    asked = handovers.waiting_for(session, consultant.id, names)
    rows += [Waiting(Want.QUESTION, who, q.text, (today - local(at).date()).days, q.id) for who, q, at in asked]
    return sorted(rows, key=lambda w: -w.days)


def _news(
    session: Session, names: dict[int, Association], updates: Sequence[StatusUpdate], since: datetime
) -> list[News]:
    query = (
        select(UpdateArea.update_id, PlanArea.kind, PlanArea.name)
        .join(PlanArea, PlanArea.id == UpdateArea.area_id)
        .where(UpdateArea.update_id.in_([update.id for update in updates]))
    )
    areas: dict[int, list[str]] = defaultdict(list)
    for update_id, kind, name in session.execute(query):
        areas[update_id].append(name or str(kind))
    return [
        News(
            update_id=update.id,
            association=names[update.association_id].name,
            areas=tuple(areas[update.id]),
            text=update.text,
            colour=update.colour,
            nothing_new=update.nothing_new,
            late=update.given_at <= since,
            given_at=update.given_at,
        )
        for update in sorted(updates, key=lambda u: associations.danish_order(names[u.association_id].name))
    ]


def _trends(session: Session, names: dict[int, Association], until: datetime, period: timedelta) -> list[Trend]:
    """The last colour of each of the last twelve periods."""
    since = until - TREND_PERIODS * period
    query = (
        select(StatusUpdate.association_id, StatusUpdate.given_at, StatusUpdate.colour)
        .where(StatusUpdate.association_id.in_(names), StatusUpdate.withdrawn_at.is_(None))
        .where(StatusUpdate.given_at > since, StatusUpdate.given_at <= until)
        .order_by(StatusUpdate.given_at)
    )
    found: dict[int, list[Colour | str | None]] = {a: [None] * TREND_PERIODS for a in names}
    for association_id, given_at, colour in session.execute(query):
        place = min(TREND_PERIODS - 1, int((given_at - since) / period))
        found[association_id][place] = colour or found[association_id][place] or "heard"
    ordered = sorted(names, key=lambda a: associations.danish_order(names[a].name))
    return [Trend(names[a].name, a, tuple(found[a])) for a in ordered]


def _coming(session: Session, names: dict[int, Association], today: date) -> list[Coming]:
    soon: list[Event] = [e for e in events.published(session, today) if e.first_day <= today + timedelta(CALENDAR_DAYS)]
    silent = replies.unanswered(session, [event.id for event in soon if event.asks], names)
    return [Coming(e.first_day, e.title, _ordered(names[a].name for a in silent.get(e.id, ()))) for e in soon]


def _ordered(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(found, key=associations.danish_order))
