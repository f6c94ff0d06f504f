"""A status update: what happened, for which areas of the plan, how it goes. Seen by its author and the consultant.

An edit keeps the version before it; withdrawing hides at once; late is always welcome.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.clock import local
from bot.database import Base
from bot.delivery import outbox
from bot.delivery.once import insert_once
from bot.domain import onboarding, people, plans, prompts, rules
from bot.domain.associations import Association
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.domain.plans import PlanArea
from bot.errors import NotAllowed, Refused

TEXT_MAX = 1000
DRAFT_KEPT = timedelta(days=1)
WITHDRAWN_KEPT = timedelta(days=14)


class Colour(StrEnum):
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class NothingWritten(Refused):
    """An update says something, or that there is nothing new."""

    field = "update.text"


class AreaMissing(Refused):
    """At least one area, so that the update has its place in the plan."""

    field = "update.areas"


class StatusUpdate(Base):
    """`key`: the form it came from, so that a form sent twice is one update."""

    __tablename__ = "status_updates"
    __table_args__ = (
        CheckConstraint("colour IN ('green', 'yellow', 'red')", name="colour"),
        Index("ix_status_updates_association_given", "association_id", "given_at"),
        Index("ix_status_updates_told", "digest_id", "association_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(120), unique=True)
    association_id: Mapped[int] = mapped_column(ForeignKey("associations.id", ondelete="CASCADE"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    text: Mapped[str] = mapped_column(Text, default="")
    colour: Mapped[Colour | None] = mapped_column()
    nothing_new: Mapped[bool] = mapped_column(default=False)
    new_children: Mapped[int | None]
    new_volunteers: Mapped[int | None]
    for_board: Mapped[bool] = mapped_column(default=False)
    wants_sparring: Mapped[bool] = mapped_column(default=False)
    given_at: Mapped[datetime]
    changed_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    digest_id: Mapped[int | None] = mapped_column(ForeignKey("digests.id", ondelete="SET NULL"))  # it is told in one


class UpdateArea(Base):
    __tablename__ = "update_areas"

    update_id: Mapped[int] = mapped_column(ForeignKey("status_updates.id", ondelete="CASCADE"), primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("plan_areas.id", ondelete="CASCADE"), primary_key=True)


class UpdateVersion(Base):
    """What an update said before it was changed."""

    __tablename__ = "update_versions"

    id: Mapped[int] = mapped_column(primary_key=True)
    update_id: Mapped[int] = mapped_column(ForeignKey("status_updates.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)
    colour: Mapped[str | None] = mapped_column(String(10))
    replaced_at: Mapped[datetime]


class UpdateDraft(Base):
    """A typed update that waits for [Gem]; gone after a day."""

    __tablename__ = "update_drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(index=True)


@dataclass(frozen=True, slots=True)
class Said:
    """What the author says, in a form or typed."""

    text: str = ""
    area_ids: tuple[int, ...] = ()
    colour: Colour | None = None
    for_board: bool = False
    wants_sparring: bool = False
    new_children: int | None = None
    new_volunteers: int | None = None
    nothing_new: bool = False


def give(session: Session, author: Person, said: Said, key: str, now: datetime) -> StatusUpdate:
    """Store it once, however often it is sent. Raises NothingWritten, AreaMissing, NotAllowed."""
    association = people.association_of(session, author)
    areas = _checked(session, association, said)
    fresh = insert_once(
        session,
        StatusUpdate,
        key=key,
        association_id=association.id,
        author_id=author.id,
        text=said.text[:TEXT_MAX],
        colour=said.colour,
        nothing_new=said.nothing_new,
        new_children=said.new_children,
        new_volunteers=said.new_volunteers,
        for_board=said.for_board,
        wants_sparring=said.wants_sparring,
        given_at=now,
    )
    update = session.scalars(select(StatusUpdate).where(StatusUpdate.key == key)).one()
    if fresh:
        _set_areas(session, update, areas)
        prompts.answered(session, association.id, now)
        _receipt(session, author, update, now)
    elif update.author_id != author.id:
        raise NotAllowed
    return update


def nothing_new(session: Session, author: Person, key: str, now: datetime) -> StatusUpdate:
    """One click, and a sign of life."""
    return give(session, author, Said(nothing_new=True), key, now)


def change(session: Session, author: Person, update_id: int, said: Said, now: datetime) -> StatusUpdate:
    association = people.association_of(session, author)
    update = to_change(session, author, update_id)
    areas = _checked(session, association, said)
    if update.text != said.text or update.colour != said.colour:
        session.add(UpdateVersion(update_id=update.id, text=update.text, colour=update.colour, replaced_at=now))
    update.text, update.colour, update.for_board = said.text[:TEXT_MAX], said.colour, said.for_board
    update.new_children, update.new_volunteers = said.new_children, said.new_volunteers
    update.wants_sparring = said.wants_sparring
    update.nothing_new, update.changed_at = said.nothing_new, now
    _set_areas(session, update, areas)
    redraw(session, update, now)
    return update


def withdraw(session: Session, author: Person, update_id: int, now: datetime) -> StatusUpdate:
    """Hidden from everybody at once; the words are removed by the nightly job."""
    update = own(session, author, update_id)
    update.withdrawn_at = now
    redraw(session, update, now)
    return update


def redraw(session: Session, update: StatusUpdate, now: datetime) -> None:
    """Wherever it stands: the author's receipt, the digest it was told in, what a successor was told."""
    outbox.redraw(session, MessageKind.STATUS_RECEIPT, update.id, now)
    onboarding.redraw_takeovers(session, update.association_id, update.given_at, now)
    if update.digest_id is not None:
        outbox.redraw(session, MessageKind.DIGEST, update.digest_id, now)


def own(session: Session, author: Person, update_id: int) -> StatusUpdate:
    """The author's, and not withdrawn. Raises NotAllowed."""
    update = session.get(StatusUpdate, update_id)
    if update is None or update.author_id != author.id or update.withdrawn_at is not None:
        raise NotAllowed
    return update


def to_change(session: Session, author: Person, update_id: int) -> StatusUpdate:
    """The author's, in the association they report for now. Raises NotAllowed."""
    update = own(session, author, update_id)
    if update.association_id != author.association_id:
        raise NotAllowed
    return update


def given_as(session: Session, author: Person, key: str) -> StatusUpdate | None:
    """The author's update that came of this form or draft, also when it is withdrawn."""
    return session.scalar(select(StatusUpdate).where(StatusUpdate.key == key, StatusUpdate.author_id == author.id))


def keep_draft(session: Session, author: Person, text: str, now: datetime) -> UpdateDraft:
    draft = UpdateDraft(author_id=author.id, text=text, created_at=now)
    session.add(draft)
    session.flush()
    return draft


def own_draft(session: Session, author: Person, draft_id: int) -> UpdateDraft:
    draft = session.get(UpdateDraft, draft_id)
    if draft is None or draft.author_id != author.id:
        raise NotAllowed
    return draft


def visible(
    session: Session, association_id: int, since: datetime | None = None, until: datetime | None = None
) -> list[StatusUpdate]:
    """What may be read about an association, newest first; `since` < given <= `until`."""
    query = select(StatusUpdate).where(
        StatusUpdate.association_id == association_id, StatusUpdate.withdrawn_at.is_(None)
    )
    if since is not None:
        query = query.where(StatusUpdate.given_at > since)
    if until is not None:
        query = query.where(StatusUpdate.given_at <= until)
    return list(session.scalars(query.order_by(StatusUpdate.given_at.desc(), StatusUpdate.id.desc())))


def for_board(session: Session, association_id: int, most: int) -> list[StatusUpdate]:
    """What the authors have let the board read, newest first."""
    return [update for update in visible(session, association_id) if update.for_board][:most]


def areas_of(session: Session, update_id: int) -> list[PlanArea]:
    """As the plan called them then: a new version of the plan does not move an update."""
    query = select(PlanArea).join(UpdateArea, UpdateArea.area_id == PlanArea.id)
    return list(session.scalars(query.where(UpdateArea.update_id == update_id).order_by(PlanArea.id)))


def latest_by_kind(session: Session, association_id: int) -> dict[str, StatusUpdate]:
    """The latest sign of life in each focus area, across all versions of the plan."""
    query = (
        select(PlanArea.kind, StatusUpdate)
        .join(UpdateArea, UpdateArea.area_id == PlanArea.id)
        .join(StatusUpdate, StatusUpdate.id == UpdateArea.update_id)
        .where(StatusUpdate.association_id == association_id, StatusUpdate.withdrawn_at.is_(None))
        .order_by(StatusUpdate.given_at, StatusUpdate.id)
    )
    return {str(kind): update for kind, update in session.execute(query)}


def last_kinds(session: Session, author: Person) -> list[str]:
    """The areas the author ticked last: ticked again beforehand."""
    query = select(StatusUpdate.id).where(StatusUpdate.author_id == author.id, StatusUpdate.withdrawn_at.is_(None))
    newest = query.where(StatusUpdate.nothing_new.is_(False)).order_by(StatusUpdate.given_at.desc()).limit(1)
    update_id = session.scalar(newest)
    return [str(a.kind) for a in areas_of(session, update_id)] if update_id else []


def kept_until(session: Session, update: StatusUpdate) -> date:
    """The last day it is kept: what the receipt says, and what the nightly job does."""
    return local(update.given_at).date() + timedelta(days=rules.of(session).updates_kept_days)


def _checked(session: Session, association: Association, said: Said) -> list[PlanArea]:
    if said.nothing_new:
        return []
    if not said.text.strip():
        raise NothingWritten
    areas = [plans.area_of(session, association.id, area_id) for area_id in dict.fromkeys(said.area_ids)]
    if not areas:
        raise AreaMissing
    return areas


def _set_areas(session: Session, update: StatusUpdate, areas: Sequence[PlanArea]) -> None:
    for row in session.scalars(select(UpdateArea).where(UpdateArea.update_id == update.id)):
        session.delete(row)
    session.flush()
    session.add_all([UpdateArea(update_id=update.id, area_id=area.id) for area in areas])
    session.flush()


def _receipt(session: Session, author: Person, update: StatusUpdate, now: datetime) -> None:
    if author.slack_id:
        key = f"{MessageKind.STATUS_RECEIPT}:{update.id}"
        outbox.put(session, MessageKind.STATUS_RECEIPT, author.slack_id, update.id, now, key=key)
