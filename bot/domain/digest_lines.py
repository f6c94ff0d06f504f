"""Lines a model wrote across the updates of a digest. Each is held against the updates when it is written, and again
whenever the digest is drawn: an update that was changed or withdrawn meanwhile carries its line no longer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Text, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import guard
from bot.database import Base
from bot.delivery import inbox, outbox
from bot.domain import rules
from bot.domain.associations import Association
from bot.domain.messages import MessageKind
from bot.domain.updates import WITHDRAWN_KEPT, StatusUpdate
from knowledge.overviews import Line, Support, holding
from knowledge.values import SourceText

WORK = "digest_lines"
KEPT = WITHDRAWN_KEPT  # no longer than the words of an update that was withdrawn the day the digest came


class DigestLine(Base):
    """`rests_on`: [[update's id, the words in it], …]."""

    __tablename__ = "digest_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest_id: Mapped[int] = mapped_column(ForeignKey("digests.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)
    rests_on: Mapped[list[list[str]]] = mapped_column(JSON)
    written_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class Across:
    """A line that holds now, and whom it is about: the associations of the updates it rests on."""

    text: str
    associations: tuple[str, ...]
    update_ids: tuple[int, ...]


def ask_for(session: Session, digest_id: int, now: datetime) -> None:
    """Work for a thread of its own, where KFF has said yes to it. The digest does not wait."""
    if rules.of(session).digest_lines:
        inbox.first_time(session, f"{WORK}:{digest_id}", now, kind=WORK, subject_id=digest_id)


def sources(updates: Sequence[StatusUpdate]) -> list[SourceText]:
    """What a model may read of them: no names, and nothing that may point at a child, whatever its author ticked."""
    return [
        SourceText(id=_key(update.id), title="", text=update.text, document=str(update.association_id))
        for update in updates
        if update.text.strip() and not _points_at_a_child(update.text)
    ]


def keep(session: Session, digest_id: int, lines: Sequence[Line], now: datetime) -> int:
    """Those that hold; how many. The message that is already there is drawn again."""
    held = holding(lines, sources(told(session, digest_id)), tuple(_names(session).values()))
    held = [line for line in held if not _points_at_a_child(line.text)]
    for line in held:
        rests_on = [[support.source, support.quote] for support in line.rests_on]
        session.add(DigestLine(digest_id=digest_id, text=line.text, rests_on=rests_on, written_at=now))
    if held:
        outbox.redraw(session, MessageKind.DIGEST, digest_id, now)
    return len(held)


def are_written(session: Session, digest_id: int) -> bool:
    return session.scalar(select(DigestLine.id).where(DigestLine.digest_id == digest_id).limit(1)) is not None


def standing(session: Session, digest_id: int, updates: Sequence[StatusUpdate]) -> tuple[Across, ...]:
    """The lines that still hold. `updates`: those of the digest that may still be read."""
    rows = session.scalars(select(DigestLine).where(DigestLine.digest_id == digest_id).order_by(DigestLine.id)).all()
    if not rows:
        return ()
    lines = [Line(row.text, tuple(Support(source, quote) for source, quote in row.rests_on)) for row in rows]
    names, of_each = _names(session), {_key(update.id): update for update in updates}
    return tuple(
        _across(line, [of_each[support.source] for support in line.rests_on], names)
        for line in holding(lines, sources(updates), tuple(names.values()))
    )


def told(session: Session, digest_id: int) -> list[StatusUpdate]:
    """The updates of a digest that may still be read, oldest first."""
    query = select(StatusUpdate).where(StatusUpdate.digest_id == digest_id, StatusUpdate.withdrawn_at.is_(None))
    return list(session.scalars(query.order_by(StatusUpdate.given_at, StatusUpdate.id)))


def forget_what_rests_on(session: Session, author_id: int) -> None:
    """Everything written across this person's updates goes with their words."""
    theirs = select(StatusUpdate.digest_id).where(StatusUpdate.author_id == author_id)
    session.execute(
        delete(DigestLine).where(DigestLine.digest_id.in_(theirs.where(StatusUpdate.digest_id.is_not(None))))
    )


def _across(line: Line, updates: Sequence[StatusUpdate], names: Mapping[int, str]) -> Across:
    said_by = dict.fromkeys(names[update.association_id] for update in updates)
    return Across(line.text, tuple(said_by), tuple(dict.fromkeys(update.id for update in updates)))


def _names(session: Session) -> dict[int, str]:
    return dict(session.execute(select(Association.id, Association.name)).all())


def _key(update_id: int) -> str:
    return f"u{update_id}"


def _points_at_a_child(text: str) -> bool:
    found = guard.check(text)
    return found.hard or found.soft
