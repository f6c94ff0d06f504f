"""A file a consultant sent to the bot, and whether the knowledge base took it. The file itself stays in Slack."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.delivery import inbox, outbox
from bot.domain import people
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.errors import NotAllowed

WORK = "take_in_file"
NAME_MAX = 255


class OfferState(StrEnum):
    OFFERED = "offered"
    READING = "reading"
    DONE = "done"


class FileOffer(Base):
    """`said`: what the consultant is told of it once it has been read."""

    __tablename__ = "file_offers"
    __table_args__ = (CheckConstraint("state IN ('offered', 'reading', 'done')", name="state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    file_id: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(NAME_MAX))
    channel: Mapped[str] = mapped_column(String(40))
    thread_ts: Mapped[str] = mapped_column(String(32))
    offered_at: Mapped[datetime]
    state: Mapped[OfferState] = mapped_column(default=OfferState.OFFERED)
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
    """Have it read by a worker. Raises NotAllowed for everybody but the one who sent it."""
    row = session.get(FileOffer, offer_id)
    if row is None or row.person_id != person.id or not person.is_consultant:
        raise NotAllowed
    if row.state is OfferState.OFFERED:
        row.state = OfferState.READING
        inbox.first_time(session, f"{WORK}:{row.id}", now, kind=WORK, subject_id=row.id)
    return row


def finish(session: Session, row: FileOffer, said: str, now: datetime) -> None:
    if row.state is OfferState.DONE:
        return
    row.state, row.said = OfferState.DONE, said
    key = f"{MessageKind.FILE_TAKEN_IN}:{row.id}"
    outbox.put(session, MessageKind.FILE_TAKEN_IN, row.channel, row.id, now, key=key, thread_ts=row.thread_ts)
