"""What was agreed at a status meeting, one line each: it comes back in every brief until it is said to be done."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Select, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.domain import events, people
from bot.domain.events import Event, EventType
from bot.domain.people import Person

MOST = 100  # lines in a form, which says which they are
TEXT_MAX = 3000  # all that are open, together: what a field of a form takes


class Agreement(Base):
    """`with_board`: made where the board took part, so the board may read it. `author_id`: who added it in a brief
    by themselves; nobody where it was agreed at a meeting.
    """

    __tablename__ = "agreements"

    id: Mapped[int] = mapped_column(primary_key=True)
    association_id: Mapped[int] = mapped_column(ForeignKey("associations.id", ondelete="CASCADE"), index=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id", ondelete="SET NULL"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    with_board: Mapped[bool] = mapped_column(default=False)
    text: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


def write(session: Session, event: Event, said: str, by: Person, now: datetime) -> None:
    """What was agreed at this meeting, one a line. Written again: the lines that are no longer there were a slip."""
    people.must_be_consultant(by)
    if event.kind != EventType.STATUS_MEETING:
        return
    wanted = lines(said)
    for association_id in events.association_ids(session, event.id):
        there = [row for row in of_event(session, event.id) if row.association_id == association_id]
        for row in there:
            if row.text not in wanted and row.done_at is None:
                session.delete(row)
        known = {row.text for row in there}
        about = {"association_id": association_id, "event_id": event.id, "with_board": event.with_board}
        session.add_all(Agreement(**about, text=text, made_at=now) for text in wanted if text not in known)
    session.flush()


def of_event(session: Session, event_id: int) -> list[Agreement]:
    return list(session.scalars(select(Agreement).where(Agreement.event_id == event_id).order_by(Agreement.id)))


def to_show(session: Session, association_id: int, *, for_board: bool) -> list[Agreement]:
    """Those that are open, oldest first, as many as a field takes: what is not shown cannot be said to be done."""
    query = _open(association_id)
    if for_board:
        query = query.where(Agreement.with_board.is_(True))
    shown, room = [], TEXT_MAX
    for row in session.scalars(query.order_by(Agreement.id).limit(MOST)):
        room -= len(row.text) + 1
        if room < 0:
            break
        shown.append(row)
    return shown


def settle(
    session: Session, author: Person, said: str, shown: Collection[int], now: datetime, *, with_board: bool
) -> None:
    """Of those that were `shown` in a form, the lines that are no longer there are done; a new line is a new one."""
    wanted, association = lines(said), people.association_of(session, author)
    for row in session.scalars(_open(association.id).where(Agreement.id.in_(shown))):
        if row.text not in wanted:
            row.done_at = now
    session.flush()
    known = {row.text for row in session.scalars(_open(association.id))}
    about = {"association_id": association.id, "author_id": author.id, "with_board": with_board}
    session.add_all(Agreement(**about, text=text, made_at=now) for text in wanted if text not in known)
    session.flush()


def lines(said: str) -> list[str]:
    return list(dict.fromkeys(line.strip() for line in said.splitlines() if line.strip()))


def as_text(rows: Sequence[Agreement]) -> str:
    return "\n".join(dict.fromkeys(row.text for row in rows))


def _open(association_id: int) -> Select[Agreement]:
    return select(Agreement).where(
        Agreement.association_id == association_id, Agreement.done_at.is_(None), Agreement.text != ""
    )
