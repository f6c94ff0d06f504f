"""Each thing from Slack once: its key is stored together with its effect, or it is itself work for a worker thread."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.delivery.bell import ring_after_commit
from bot.delivery.failpoints import reached
from bot.delivery.once import insert_once


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


def first_time(session: Session, key: str, now: datetime, *, kind: str = "", subject_id: int | None = None) -> bool:
    """Take `key`: False when it was taken before. With `kind` the row is work, done by a worker after the commit."""
    state = Progress.READY if kind else Progress.DONE
    values = {"received_at": now, "not_before": now, "kind": str(kind), "subject_id": subject_id, "state": state}
    taken = insert_once(session, Received, key=key, **values)
    reached("received")
    if taken and kind:
        ring_after_commit(session)
    return taken
