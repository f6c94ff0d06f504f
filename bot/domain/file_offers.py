"""A file a consultant sent to the bot, and whether the knowledge base took it. The file itself stays in Slack."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.delivery import inbox, outbox
from bot.domain import people
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.errors import NotAllowed
from knowledge.drafts import SameName

WORK = "take_in_file"
NAME_MAX = 255
KEPT = timedelta(days=30)


class OfferState(StrEnum):
    OFFERED = "offered"
    READING = "reading"
    ABOUT_A_CHILD = "about_a_child"  # it may be; the consultant is asked
    NAME_TAKEN = "name_taken"  # by another's document; the consultant is asked
    DONE = "done"


class FileOffer(Base):
    """`said`: what the consultant is told of it once it has been read. `checked`: they say no child is known by it."""

    __tablename__ = "file_offers"
    __table_args__ = (
        CheckConstraint("state IN ('offered', 'reading', 'about_a_child', 'name_taken', 'done')", name="state"),
        CheckConstraint("same_name IN ('ask', 'replace', 'beside')", name="same_name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    file_id: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(NAME_MAX))
    channel: Mapped[str] = mapped_column(String(40))
    thread_ts: Mapped[str] = mapped_column(String(32))
    offered_at: Mapped[datetime]
    state: Mapped[OfferState] = mapped_column(default=OfferState.OFFERED)
    readings: Mapped[int] = mapped_column(default=0)
    checked: Mapped[bool] = mapped_column(default=False)
    same_name: Mapped[SameName] = mapped_column(default=SameName.ASK)
    said: Mapped[str] = mapped_column(Text, default="")


def offer(
    session: Session, person: Person, file_id: str, name: str, where: tuple[str, str], now: datetime
) -> FileOffer:
    """`where`: the channel and the ts of the message the file came with."""
    people.must_be_consultant(person)
    channel, ts = where
    row = FileOffer(
        person_id=person.id, file_id=file_id, name=name[:NAME_MAX], channel=channel, thread_ts=ts, offered_at=now
    )
    session.add(row)
    session.flush()
    return row


def accept(session: Session, person: Person, offer_id: int, now: datetime) -> FileOffer:
    """Have it read by a worker. Raises NotAllowed for everybody but the one who sent it; so do the other answers."""
    row = _own(session, person, offer_id)
    return _have_read(session, row, now) if row.state is OfferState.OFFERED else row


def accept_checked(session: Session, person: Person, offer_id: int, now: datetime) -> FileOffer:
    """They have read it: no child can be known by it."""
    row = _own(session, person, offer_id)
    if row.state is not OfferState.ABOUT_A_CHILD:
        return row
    row.checked = True
    return _have_read(session, row, now)


def accept_name(session: Session, person: Person, offer_id: int, same_name: SameName, now: datetime) -> FileOffer:
    row = _own(session, person, offer_id)
    if row.state is not OfferState.NAME_TAKEN:
        return row
    row.same_name = same_name
    return _have_read(session, row, now)


def finish(session: Session, row: FileOffer, said: str, now: datetime, state: OfferState = OfferState.DONE) -> None:
    """`state`: done, or what the consultant is asked."""
    if row.state is not OfferState.READING:
        return
    row.state, row.said = state, said
    key = f"{MessageKind.FILE_TAKEN_IN}:{row.id}:{row.readings}"
    outbox.put(session, MessageKind.FILE_TAKEN_IN, row.channel, row.id, now, key=key, thread_ts=row.thread_ts)


def _own(session: Session, person: Person, offer_id: int) -> FileOffer:
    row = session.get(FileOffer, offer_id)
    if row is None or row.person_id != person.id or not person.is_consultant:
        raise NotAllowed
    return row


def _have_read(session: Session, row: FileOffer, now: datetime) -> FileOffer:
    row.state, row.readings = OfferState.READING, row.readings + 1
    inbox.first_time(session, f"{WORK}:{row.id}:{row.readings}", now, kind=WORK, subject_id=row.id)
    return row
