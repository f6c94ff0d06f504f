"""What is to be said, to whom and from when: rows without text, drawn when they leave, again when things change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Index, String, bindparam, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.delivery.bell import ring_after_commit
from bot.delivery.once import insert_once

_DOUBTING = "doubting"


@dataclass(frozen=True, slots=True)
class File:
    """`in_slack`: instead of bytes, the id of a file that lies in Slack and is fetched when it is sent."""

    name: str
    content: bytes = b""
    title: str = ""
    in_slack: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """`text` holds all the content: screen readers and notifications read it instead of the blocks."""

    text: str
    blocks: tuple[dict[str, Any], ...] = ()
    file: File | None = None

    @property
    def fallback(self) -> str:
        """The text as Slack gets it: it reads marks there too, and a person's words may ping nobody and hide no link.

        The bot itself writes no such marks, and escaping twice changes nothing.
        """
        return self.text.replace("<", "&lt;").replace(">", "&gt;")


@dataclass(frozen=True, slots=True)
class Home:
    """Published as the recipient's App Home."""

    blocks: tuple[dict[str, Any], ...]


class State(StrEnum):
    READY = "ready"
    SENDING = "sending"
    UNSURE = "unsure"  # it may have arrived: look before sending again
    SENT = "sent"
    ENDED = "ended"  # no longer needed when its turn came
    FAILED = "failed"
    UNKNOWN = "unknown"  # it may have arrived and nobody can look: a person decides


class OutboxMessage(Base):
    __tablename__ = "outbox"
    __table_args__ = (
        CheckConstraint("state IN ('ready', 'sending', 'unsure', 'sent', 'ended', 'failed', 'unknown')", name="state"),
        Index("ix_outbox_due", "state", "not_before"),
        Index("ix_outbox_order", "recipient", "id"),
        Index("ix_outbox_subject", "kind", "subject_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(255), unique=True)
    kind: Mapped[str] = mapped_column(String(60))
    recipient: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
    detail: Mapped[str] = mapped_column(String(255), default="")
    thread_ts: Mapped[str] = mapped_column(String(32), default="")
    private_to: Mapped[str] = mapped_column(String(40), default="")
    created_at: Mapped[datetime]
    not_before: Mapped[datetime]

    state: Mapped[State] = mapped_column(default=State.READY)
    attempts: Mapped[int] = mapped_column(default=0)
    may_have_left: Mapped[bool] = mapped_column(default=False)  # claimed before, and nobody knows how it ended
    plain: Mapped[bool] = mapped_column(default=False)  # Slack refused its blocks: text only
    error: Mapped[str] = mapped_column(String(80), default="")
    lease_by: Mapped[str] = mapped_column(String(60), default="")
    lease_until: Mapped[datetime | None]

    channel: Mapped[str] = mapped_column(String(40), default="")  # where it was posted
    ts: Mapped[str] = mapped_column(String(32), default="")
    sent_at: Mapped[datetime | None]
    changes: Mapped[int] = mapped_column(default=0)  # how often what it shows has changed
    shown: Mapped[int] = mapped_column(default=0)  # the change it was last drawn after
    stale_at: Mapped[datetime | None] = mapped_column(index=True)  # when it was found to show something old


Draw = Callable[[Session, OutboxMessage, datetime], Message | Home | None]
"""What a row says now. None: it is no longer needed, the row ends."""


def put(  # noqa: PLR0913  one row, one call
    session: Session,
    kind: str,
    recipient: str,
    subject_id: int,
    now: datetime,
    *,
    key: str,
    not_before: datetime | None = None,
    thread_ts: str = "",
    private_to: str = "",
    detail: str = "",
) -> OutboxMessage | None:
    """A message to a person (Slack user id) or a channel, sent once this transaction stands. None: `key` is there.

    `private_to`: only that person in the channel sees it. `detail` is a short code for the drawing, never text.
    """
    fresh = insert_once(
        session,
        OutboxMessage,
        key=key,
        kind=str(kind),
        recipient=recipient,
        subject_id=subject_id,
        detail=detail,
        thread_ts=thread_ts,
        private_to=private_to,
        created_at=now,
        not_before=not_before or now,
        may_have_left=bool(session.info.get(_DOUBTING)),
    )
    if not fresh:
        return None
    ring_after_commit(session)
    return session.scalars(select(OutboxMessage).where(OutboxMessage.key == key)).one()


_TABLE = OutboxMessage.metadata.tables[OutboxMessage.__tablename__]
_REDRAW = (
    _TABLE.update()
    .where(_TABLE.c.kind == bindparam("of_kind"), _TABLE.c.subject_id.in_(bindparam("subjects", expanding=True)))
    .where(_TABLE.c.private_to == "")  # Slack cannot change what only one person sees
    .where(_TABLE.c.state.in_((State.SENDING, State.UNSURE, State.SENT)))
    .values(changes=_TABLE.c.changes + 1, stale_at=bindparam("at"))
)


def redraw(session: Session, kind: str, subject_id: int, now: datetime) -> None:
    """Everything already said about this subject is drawn again and updated in place, many changes in one go."""
    redraw_each(session, kind, [subject_id], now)


def redraw_each(session: Session, kind: str, subject_ids: Sequence[int], now: datetime) -> None:
    session.flush()
    session.execute(_REDRAW, {"of_kind": str(kind), "subjects": subject_ids, "at": now})
    ring_after_commit(session)


def about(session: Session, kind: str, subject_id: int) -> list[OutboxMessage]:
    """Every message of that kind about this subject, sent or not, oldest first."""
    query = select(OutboxMessage).where(OutboxMessage.kind == str(kind), OutboxMessage.subject_id == subject_id)
    return list(session.scalars(query.order_by(OutboxMessage.id)))


@contextmanager
def doubting(session: Session) -> Iterator[None]:
    """What is put inside may have been sent already, by a bot this one was restored from: it is looked for first."""
    session.info[_DOUBTING] = True
    try:
        yield
    finally:
        del session.info[_DOUBTING]


def doubt_everything_unsent(session: Session) -> None:
    """After a restore: what is not sent here may have been sent after the backup was made."""
    session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.state.in_((State.READY, State.SENDING, State.UNSURE)))
        .values(state=State.READY, attempts=0, may_have_left=True, lease_by="", lease_until=None)
    )


def send_again(session: Session, message_id: int, now: datetime) -> None:
    """A person has decided: a message that failed, or whose fate nobody knows, is sent (once more)."""
    row = session.get(OutboxMessage, message_id)
    if row is not None and row.state in (State.FAILED, State.UNKNOWN):
        row.state, row.not_before, row.attempts, row.may_have_left = State.READY, now, 0, False
        ring_after_commit(session)
