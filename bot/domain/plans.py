"""The action plan: three years, four focus areas (a fifth for extended partnerships), the association's own goals.

A new version never touches the old: updates keep the area they were given for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.clock import local
from bot.database import Base
from bot.domain import people
from bot.domain.associations import Association
from bot.domain.people import Person
from bot.errors import NotAllowed, Refused

YEARS = 3


class FocusArea(StrEnum):
    ORGANISATION = "organisation"
    VOLUNTEERS = "volunteers"
    COOPERATION = "cooperation"
    WELLBEING = "wellbeing"
    COORDINATION = "coordination"  # extended partnerships only


class AreaState(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"  # by agreement: silence there is no warning
    NOT_RELEVANT = "not_relevant"


class PlanInPast(Refused):
    """A plan that ends before it begins."""

    field = "plan.to"


class NothingRelevant(Refused):
    """Every area of the plan is left out, so there is none to report on."""


class ActionPlan(Base):
    __tablename__ = "action_plans"
    __table_args__ = (UniqueConstraint("association_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    association_id: Mapped[int] = mapped_column(ForeignKey("associations.id", ondelete="CASCADE"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    first_day: Mapped[date]
    last_day: Mapped[date]
    created_at: Mapped[datetime]


class PlanArea(Base):
    """`name`: the association's own words for the area; empty: the programme's."""

    __tablename__ = "plan_areas"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('organisation', 'volunteers', 'cooperation', 'wellbeing', 'coordination')", name="kind"
        ),
        CheckConstraint("state IN ('active', 'paused', 'not_relevant')", name="state"),
        UniqueConstraint("plan_id", "kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("action_plans.id", ondelete="CASCADE"))
    kind: Mapped[FocusArea] = mapped_column()
    name: Mapped[str] = mapped_column(String(75), default="")
    state: Mapped[AreaState] = mapped_column(default=AreaState.ACTIVE)
    goals: Mapped[str] = mapped_column(Text, default="")  # one a line

    @property
    def goal_list(self) -> list[str]:
        return [line.strip() for line in self.goals.splitlines() if line.strip()]


@dataclass(frozen=True, slots=True)
class AreaPlan:
    """What a consultant decides for one area."""

    kind: FocusArea
    name: str = ""
    state: AreaState = AreaState.ACTIVE
    goals: tuple[str, ...] = ()


def kinds_for(association: Association) -> list[FocusArea]:
    """All five, or four: the local coordinating function belongs to extended partnerships."""
    return [kind for kind in FocusArea if association.is_extended or kind != FocusArea.COORDINATION]


def current(session: Session, association: Association, now: datetime) -> ActionPlan:
    """The newest version; an association without one gets the programme's areas without goals.

    One whose kind of partnership has changed since gets a version with the areas it has now.
    """
    plan = _newest(session, association.id)
    if plan is None:
        year = local(now).year
        return _write(session, association, date(year, 1, 1), date(year + YEARS - 1, 12, 31), (), now)
    rows = areas(session, plan)
    if [row.kind for row in rows] == kinds_for(association):
        return plan
    kept = [AreaPlan(row.kind, row.name, row.state, tuple(row.goal_list)) for row in rows]
    return _write(session, association, plan.first_day, plan.last_day, kept, now)


def areas(session: Session, plan: ActionPlan) -> list[PlanArea]:
    """In the programme's order."""
    rows = session.scalars(select(PlanArea).where(PlanArea.plan_id == plan.id))
    order = list(FocusArea)
    return sorted(rows, key=lambda a: order.index(FocusArea(a.kind)))


def open_areas(session: Session, association: Association, now: datetime) -> list[PlanArea]:
    """Those one may report on: paused areas too, when something did happen there. Raises NothingRelevant."""
    plan = current(session, association, now)
    relevant = [a for a in areas(session, plan) if a.state != AreaState.NOT_RELEVANT]
    if not relevant:
        raise NothingRelevant
    return relevant


def shown_areas(session: Session, association: Association) -> list[PlanArea]:
    """As `open_areas`, for those who only look: an association without a plan is not given one."""
    plan = _newest(session, association.id)
    unplanned = [PlanArea(kind=kind, name="", state=AreaState.ACTIVE, goals="") for kind in kinds_for(association)]
    return [a for a in (areas(session, plan) if plan else unplanned) if a.state != AreaState.NOT_RELEVANT]


def all_paused(session: Session, association_ids: Collection[int]) -> set[int]:
    """Associations whose newest plan has no active area: silence there is agreed."""
    newest = (
        select(ActionPlan.association_id, func.max(ActionPlan.version).label("version"))
        .where(ActionPlan.association_id.in_(association_ids))
        .group_by(ActionPlan.association_id)
        .subquery()
    )
    query = (
        select(ActionPlan.association_id, PlanArea.state)
        .join(newest, (newest.c.association_id == ActionPlan.association_id) & (newest.c.version == ActionPlan.version))
        .join(PlanArea, PlanArea.plan_id == ActionPlan.id)
    )
    states: dict[int, set[AreaState]] = defaultdict(set)
    for association_id, state in session.execute(query):
        states[association_id].add(state)
    return {association_id for association_id, found in states.items() if AreaState.ACTIVE not in found}


def area_of(session: Session, association_id: int, area_id: int) -> PlanArea:
    """An area of this association, of any version. Raises NotAllowed for somebody else's."""
    query = select(PlanArea).join(ActionPlan).where(ActionPlan.association_id == association_id)
    area = session.scalar(query.where(PlanArea.id == area_id))
    if area is None:
        raise NotAllowed
    return area


def replace(
    session: Session,
    association: Association,
    by: Person,
    now: datetime,
    *,
    first_day: date,
    last_day: date,
    decided: Sequence[AreaPlan],
) -> ActionPlan:
    """A new version by a consultant. Unchanged: the version that is there. Raises PlanInPast."""
    people.must_be_consultant(by)
    if last_day < first_day:
        raise PlanInPast
    plan = current(session, association, now)
    wanted = {a.kind: a for a in decided}
    if (plan.first_day, plan.last_day) == (first_day, last_day) and _same(areas(session, plan), wanted):
        return plan
    return _write(session, association, first_day, last_day, decided, now)


def _newest(session: Session, association_id: int) -> ActionPlan | None:
    query = select(ActionPlan).where(ActionPlan.association_id == association_id)
    return session.scalars(query.order_by(ActionPlan.version.desc()).limit(1)).first()


def _write(
    session: Session, association: Association, first: date, last: date, decided: Sequence[AreaPlan], now: datetime
) -> ActionPlan:
    newest = _newest(session, association.id)
    version = newest.version + 1 if newest else 1
    plan = ActionPlan(association_id=association.id, version=version, first_day=first, last_day=last, created_at=now)
    session.add(plan)
    session.flush()
    by_kind = {a.kind: a for a in decided}
    for kind in kinds_for(association):
        session.add(_area(plan, by_kind.get(kind, AreaPlan(kind))))
    session.flush()
    return plan


def _area(plan: ActionPlan, area: AreaPlan) -> PlanArea:
    return PlanArea(plan_id=plan.id, kind=area.kind, name=area.name, state=area.state, goals="\n".join(area.goals))


def _same(rows: Sequence[PlanArea], wanted: dict[FocusArea, AreaPlan]) -> bool:
    return all(
        (w := wanted.get(FocusArea(a.kind))) is None
        or (a.name, a.state, tuple(a.goal_list)) == (w.name, w.state, w.goals)
        for a in rows
    )
