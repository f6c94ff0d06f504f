"""Who has not been heard from, for how long, and what is known of why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from bot.clock import local
from bot.domain import absences, associations, people, plans
from bot.domain.absences import Absence
from bot.domain.associations import Association
from bot.domain.people import Person, Role
from bot.domain.prompts import StatusPrompt
from bot.domain.updates import StatusUpdate

LATELY = 31  # days: the slowest pace


class Reason(StrEnum):
    """Why nothing was heard, when that is known."""

    VACANT = "vacant"
    AWAY = "away"
    PAUSED = "paused"
    NOT_ASKED = "not_asked"  # and owes no answer
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Silent:
    association: str
    association_id: int
    days: int | None  # since any sign; None: never heard from
    reason: Reason
    until: date | None = None  # of an absence that ends


def of(session: Session, quiet: Sequence[Association], until: datetime) -> list[Silent]:
    """Those of whom nothing was heard in a period that ends at `until`, by name."""
    ids = [a.id for a in quiet]
    same = StatusUpdate.association_id == Association.id
    standing = StatusUpdate.withdrawn_at.is_(None), StatusUpdate.given_at <= until
    newest = select(func.max(StatusUpdate.given_at)).where(same, *standing).scalar_subquery()
    last = dict(session.execute(select(Association.id, newest).where(Association.id.in_(ids))).all())
    paused = plans.all_paused(session, ids)
    asked, owing = _asked(session, ids, until)
    posts = defaultdict(list)
    for person in people.present(session, Role.RESOURCE_PERSON):
        posts[person.association_id].append(person)
    today = local(until).date()
    away = absences.away_on(session, [person.id for a in ids for person in posts[a]], today)
    rows = []
    for association in sorted(quiet, key=lambda a: associations.danish_order(a.name)):
        sign = last.get(association.id)
        days = (today - local(sign).date()).days if sign else None
        lately = association.id not in asked if days is None else days <= LATELY
        otherwise = Reason.NOT_ASKED if lately and association.id not in owing else Reason.UNKNOWN
        reason, back = _reason(posts[association.id], away, Reason.PAUSED if association.id in paused else otherwise)
        rows.append(Silent(association.name, association.id, days, reason, back))
    return rows


def _reason(post: list[Person], away: Mapping[int, Absence], otherwise: Reason) -> tuple[Reason, date | None]:
    if not post:
        return Reason.VACANT, None
    if all(person.id in away for person in post):
        ends = [last for person in post if (last := away[person.id].last_day)]
        return Reason.AWAY, max(ends, default=None)
    return otherwise, None


def _asked(session: Session, ids: Sequence[int], until: datetime) -> tuple[set[int], set[int]]:
    """Those who were ever asked how it goes, and those who still owed an answer at `until`."""
    asked = select(StatusPrompt.association_id).where(
        StatusPrompt.association_id.in_(ids), StatusPrompt.asked_at <= until
    )
    open_then = [or_(at.is_(None), at > until) for at in (StatusPrompt.answered_at, StatusPrompt.skipped_at)]
    return set(session.scalars(asked)), set(session.scalars(asked.where(*open_then)))
