"""Each thing from Slack once: its key is stored together with its effect, or it is itself work for a worker thread."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, String, bindparam, delete, null, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.delivery.bell import ring_after_commit
from bot.delivery.failpoints import reached
from bot.delivery.once import insert_once

REPLIES_KEPT = timedelta(days=1)
KEYS_KEPT = timedelta(days=30)  # Slack redelivers within minutes


class Progress(StrEnum):
    DONE = "done"
    READY = "ready"
    WORKING = "working"
    FAILED = "failed"


class Received(Base):
    """`kind` names the work, empty when the effect was stored with the key. Keys carry ids, never text."""

    __tablename__ = "inbox"
    __table_args__ = (
        CheckConstraint("state IN ('done', 'ready', 'working', 'failed')", name="state"),
        Index("ix_inbox_due", "state", "not_before"),
    )

    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    received_at: Mapped[datetime] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(60), default="")
    subject_id: Mapped[int | None]
    state: Mapped[Progress] = mapped_column(default=Progress.DONE)
    not_before: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    error_id: Mapped[str] = mapped_column(String(40), default="")
    lease_by: Mapped[str] = mapped_column(String(60), default="")
    lease_until: Mapped[datetime | None]
    reply: Mapped[dict[str, Any] | None] = mapped_column(JSON)  # what the ack carried; emptied after a day


def first_time(session: Session, key: str, now: datetime, *, kind: str = "", subject_id: int | None = None) -> bool:
    """Take `key`: False when it was taken before. With `kind` the row is work, done by a worker after the commit."""
    state = Progress.READY if kind else Progress.DONE
    values = {"received_at": now, "not_before": now, "kind": str(kind), "subject_id": subject_id, "state": state}
    taken = insert_once(session, Received, key=key, **values)
    reached("received")
    if taken and kind:
        ring_after_commit(session)
    return taken


_TABLE = Received.metadata.tables[Received.__tablename__]
_REMEMBER = _TABLE.update().where(_TABLE.c.key == bindparam("of"))


def remember(session: Session, key: str, reply: dict[str, Any] | None) -> None:
    """What the ack of this key carries, so that a repeat can be given the same."""
    if reply is not None:
        session.execute(_REMEMBER, {"of": key, "reply": reply})


def reply_to(session: Session, key: str) -> dict[str, Any] | None:
    return session.scalar(select(Received.reply).where(Received.key == key))


def forget(session: Session, now: datetime) -> int:
    """Empty old replies, remove old keys whose work is done; how many keys went."""
    old = Received.received_at < now - REPLIES_KEPT
    session.execute(update(Received).where(old, Received.reply.is_not(None)).values(reply=null()))
    older = Received.received_at < now - KEYS_KEPT
    gone = session.execute(delete(Received).where(older, Received.state == Progress.DONE).returning(Received.key))
    return len(gone.all())
