"""Who did what on whose behalf: ids and codes only, never a word of what was written."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.domain.people import Person


class Action(StrEnum):
    ANSWERED_FOR = "answered_for"  # subject: reply:ID
    PUBLISHED = "published"  # subject: event:ID
    CHANGED = "changed"
    CANCELLED = "cancelled"
    LET_IN = "let_in"  # subject: person:ID
    LET_GO = "let_go"


class Audit(Base):
    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(80), index=True)


def record(session: Session, person: Person, action: str, subject: str, now: datetime) -> None:
    """`subject` names a row, e.g. "reply:12"."""
    session.add(Audit(at=now, person_id=person.id, action=str(action), subject=subject))


def about(session: Session, subject: str) -> list[Audit]:
    return list(session.scalars(select(Audit).where(Audit.subject == subject).order_by(Audit.id)))
