"""The associations that carry the effort, each with its level, its part of town and its consultant."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base


class Level(StrEnum):
    STANDARD = "standard"
    EXTENDED = "extended"


class Association(Base):
    __tablename__ = "associations"
    __table_args__ = (CheckConstraint("level IN ('standard', 'extended')", name="level"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    level: Mapped[Level] = mapped_column(default=Level.STANDARD)
    area: Mapped[str] = mapped_column(String(80), default="")
    get2sport: Mapped[bool] = mapped_column(default=False)
    consultant_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id", ondelete="SET NULL", use_alter=True), index=True
    )
    ended_on: Mapped[date | None]

    @property
    def is_extended(self) -> bool:
        return self.level == Level.EXTENDED


def running(session: Session, today: date) -> list[Association]:
    """Those with an agreement today, by name as a Dane sorts them."""
    rows = session.scalars(select(Association))
    return sorted((a for a in rows if a.ended_on is None or a.ended_on >= today), key=lambda a: danish_order(a.name))


def portfolio(session: Session, consultant_id: int, today: date) -> list[Association]:
    return [a for a in running(session, today) if a.consultant_id == consultant_id]


def danish_order(text: str) -> str:
    """A sort key with æ, ø, å after z; databases differ in their collation, people do not."""
    return text.casefold().translate(_AFTER_Z)


_AFTER_Z = str.maketrans({"æ": "{", "ø": "|", "å": "}"})
