"""Marks on the whole of delivery: everything is held back, a backup was made, everything was restored from one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.delivery.bell import ring_after_commit

_PAUSE = "pause"
_RESTORED = "restored"
_BACKUP = "backup"


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


def mark_restored(session: Session, now: datetime) -> None:
    """From now on this database is older than what was said: messages due before `now` may be in Slack already."""
    session.merge(Switch(name=_RESTORED, on=True, changed_by=None, changed_at=now))


def restored_at(session: Session) -> datetime | None:
    mark = session.get(Switch, _RESTORED)
    return mark.changed_at if mark is not None else None


def mark_backup(session: Session, now: datetime) -> None:
    """A copy of this database was written."""
    session.merge(Switch(name=_BACKUP, on=True, changed_by=None, changed_at=now))


def backed_up_at(session: Session) -> datetime | None:
    mark = session.get(Switch, _BACKUP)
    return mark.changed_at if mark is not None else None
