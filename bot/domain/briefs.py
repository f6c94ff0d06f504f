"""The brief for a status meeting: the resource person reads it and changes it before anybody else sees it.

Drafted anew whenever somebody looks, until its words are saved. For the board it holds only what the board may read.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.clock import local
from bot.database import Base
from bot.delivery import outbox
from bot.delivery.once import insert_once
from bot.domain import absences, consultants, good_time, obstacles, people, readers, rules, status_meetings
from bot.domain.associations import Association
from bot.domain.events import Event, EventState
from bot.domain.messages import MessageKind
from bot.domain.obstacles import Obstacle
from bot.domain.people import Person, Role
from bot.domain.updates import StatusUpdate
from bot.errors import NotAllowed, Refused

AGREEMENTS = "agreements"  # the part that is about no focus area
PART_MAX = 3000  # what a field of a form takes
QUOTE_MAX = 250
DRAFT = "draft"  # detail of what went straight to the consultant
_SHOWN = (MessageKind.BRIEF_TO_READ, MessageKind.BRIEF, MessageKind.BRIEF_BOARD, MessageKind.BRIEF_MAIL)


class MeetingMissing(Refused):
    """There is no status meeting ahead to make a brief for."""


class Brief(Base):
    """One a meeting and association. When the board joins or leaves there is another: it holds other words."""

    __tablename__ = "briefs"
    __table_args__ = (UniqueConstraint("event_id", "association_id", "with_board"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    association_id: Mapped[int] = mapped_column(ForeignKey("associations.id", ondelete="CASCADE"), index=True)
    with_board: Mapped[bool] = mapped_column()
    made_at: Mapped[datetime] = mapped_column(index=True)
    edited_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    approved_at: Mapped[datetime | None]


class BriefPart(Base):
    """`kind`: the focus area, or `AGREEMENTS`. `author_id`: whose words they became when they were saved."""

    __tablename__ = "brief_parts"
    __table_args__ = (UniqueConstraint("brief_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    brief_id: Mapped[int] = mapped_column(ForeignKey("briefs.id", ondelete="CASCADE"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)


def begin(session: Session, association: Association, now: datetime) -> Brief:
    """The one for the next status meeting. Raises MeetingMissing."""
    event = status_meetings.coming(session, association.id, now)
    if event is None:
        raise MeetingMissing
    return make(session, event, association.id, now)


def make(session: Session, event: Event, association_id: int, now: datetime) -> Brief:
    """However often: one."""
    about = {"event_id": event.id, "association_id": association_id, "with_board": event.with_board}
    insert_once(session, Brief, **about, made_at=now)
    return session.scalars(select(Brief).filter_by(**about)).one()


def own(session: Session, person: Person, brief_id: int) -> Brief:
    """To read and change: by those who hold the post, as long as the meeting stands. Raises NotAllowed."""
    query = select(Brief).where(Brief.id == brief_id).with_for_update().execution_options(populate_existing=True)
    brief = session.scalar(query)
    if brief is None or not person.is_resource_person or brief.association_id != person.association_id:
        raise NotAllowed
    if session.get_one(Event, brief.event_id).state == EventState.CANCELLED:
        raise NotAllowed
    return brief


def readable(session: Session, reader: Person, brief_id: int, day: date) -> Brief:
    """Raises NotAllowed for all but the post, the consultant, and the board once theirs is sent."""
    brief = session.get(Brief, brief_id)
    association = session.get(Association, brief.association_id) if brief else None
    if brief is None or association is None:
        raise NotAllowed
    if _is_for_board_contact(brief, reader) or readers.reads(session, reader, association, day):
        return brief
    raise NotAllowed


def saved(session: Session, brief_id: int) -> dict[str, str]:
    """By focus area; what was emptied is there, empty."""
    return {part.kind: part.text for part in _parts(session, brief_id)}


def save(session: Session, author: Person, brief: Brief, words: Mapping[str, str], now: datetime) -> None:
    """From now on the brief says this. What the board approved before was something else."""
    there = {part.kind: part for part in _parts(session, brief.id)}
    for kind, text in words.items():
        part = there.get(kind) or BriefPart(brief_id=brief.id, kind=kind)
        if part.text != text:
            part.text, part.author_id, brief.approved_at = text[:PART_MAX], author.id, None
        session.add(part)
    brief.edited_at = now
    _put(session, MessageKind.BRIEF_TO_READ, author, brief, now)
    redraw(session, brief.id, now)


def send(session: Session, author: Person, brief: Brief, drafted: Mapping[str, str], now: datetime) -> None:
    """Once, to the consultant and, where the board takes part, to the board. Unread it is sent as `drafted` now."""
    if brief.sent_at is not None:
        return
    if brief.edited_at is None:
        save(session, author, brief, drafted, now)
    brief.sent_at = now
    at = good_time.soonest(rules.of(session), now)
    for consultant in on_duty(session, brief, local(at).date()):
        _put(session, MessageKind.BRIEF, consultant, brief, at)
    if brief.with_board:
        there = board_in_slack(session, brief)
        for contact in there:
            _put(session, MessageKind.BRIEF_BOARD, contact, brief, at)
        if not there:
            _put(session, MessageKind.BRIEF_MAIL, author, brief, now)
    redraw(session, brief.id, now)


def approve(session: Session, contact: Person, brief_id: int, now: datetime) -> None:
    """By the board contact it was sent to. Raises NotAllowed."""
    brief = session.get(Brief, brief_id)
    if brief is None or not _is_for_board_contact(brief, contact):
        raise NotAllowed
    brief.approved_at = brief.approved_at or now
    redraw(session, brief.id, now)


def ask(session: Session, brief: Brief, now: datetime) -> Person | None:
    """Whoever holds the post is asked to read it; nobody there: the consultant gets the draft. Who was asked."""
    at = good_time.soonest(rules.of(session), now)
    holder = holder_on(session, brief.association_id, local(at).date())
    if holder is not None:
        _put(session, MessageKind.BRIEF_TO_READ, holder, brief, at)
        return holder
    for consultant in on_duty(session, brief, local(at).date()):
        _put(session, MessageKind.BRIEF, consultant, brief, at, detail=DRAFT)
    return None


def holder_on(session: Session, association_id: int, day: date) -> Person | None:
    """The primary contact, or who shares the post while they are away; None: vacant, away, or not in Slack."""
    here = [p for p in people.resource_persons(session, association_id) if p.slack_id]
    return next((p for p in here if not absences.is_away(session, p.id, day)), None)


def on_duty(session: Session, brief: Brief, day: date) -> list[Person]:
    return consultants.on_duty(session, session.get_one(Association, brief.association_id), day)


def board_in_slack(session: Session, brief: Brief) -> list[Person]:
    return [contact for contact in obstacles.board_contacts(session, brief.association_id) if contact.slack_id]


def quoted(text: str) -> str:
    """A person's words in one line, as a brief quotes them."""
    said = " ".join(text.split())
    return f"»{said if len(said) <= QUOTE_MAX else said[: QUOTE_MAX - 1].rstrip() + '…'}«"


def forget(session: Session, update: StatusUpdate, now: datetime, *, for_board_only: bool = False) -> None:
    """An update that is withdrawn, erased or has had its time is quoted nowhere; nor are its obstacles."""
    said = session.scalars(select(Obstacle.text).where(Obstacle.update_id == update.id))
    gone = [quoted(text) for text in (update.text, *said) if text.strip()]
    theirs = select(BriefPart).join(Brief, Brief.id == BriefPart.brief_id)
    theirs = theirs.where(Brief.association_id == update.association_id)
    for part in session.scalars(theirs.where(Brief.with_board.is_(True)) if for_board_only else theirs):
        kept = "\n".join(line for line in part.text.split("\n") if not any(quote in line for quote in gone))
        if kept != part.text:
            part.text = kept
            redraw(session, part.brief_id, now)


def forget_author(session: Session, person: Person, now: datetime) -> None:
    """Their words are about to go: whoever was sent them sees that."""
    for brief_id in session.scalars(select(BriefPart.brief_id).where(BriefPart.author_id == person.id).distinct()):
        redraw(session, brief_id, now)


def redraw(session: Session, brief_id: int, now: datetime) -> None:
    for kind in _SHOWN:
        outbox.redraw(session, kind, brief_id, now)


def _put(session: Session, kind: MessageKind, to: Person, brief: Brief, at: datetime, *, detail: str = "") -> None:
    if to.slack_id and to.left_on is None:
        key = f"{kind}:{brief.id}:{detail}:{to.id}"
        outbox.put(session, kind, to.slack_id, brief.id, at, key=key, not_before=at, detail=detail)


def _parts(session: Session, brief_id: int) -> list[BriefPart]:
    return list(session.scalars(select(BriefPart).where(BriefPart.brief_id == brief_id)))


def _is_for_board_contact(brief: Brief, reader: Person) -> bool:
    here = reader.role == Role.BOARD_CONTACT and reader.association_id == brief.association_id
    return here and brief.with_board and brief.sent_at is not None
