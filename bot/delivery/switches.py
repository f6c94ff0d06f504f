"""The switch that holds everything back: nothing leaves while it is on, and nothing is lost."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.delivery.bell import ring_after_commit

_PAUSE = "pause"


class Switch(Base):
    __tablename__ = "switches"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    on: Mapped[bool]
    changed_by: Mapped[int | None]
    changed_at: Mapped[datetime]


def pause(session: Session, by: int | None, now: datetime) -> None:
    """Hold back all messages. `by` is the id of the person who pressed it."""
    session.merge(Switch(name=_PAUSE, on=True, changed_by=by, changed_at=now))


def resume(session: Session, by: int | None, now: datetime) -> None:
    session.merge(Switch(name=_PAUSE, on=False, changed_by=by, changed_at=now))
    ring_after_commit(session)


def paused(session: Session) -> bool:
    switch = session.get(Switch, _PAUSE)
    return switch is not None and switch.on
