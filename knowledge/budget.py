"""How much the model may be used: so much for each person a day, so much for all a month, then answers are quotes.

A person is a hash here; the table says how much was read and written, never what.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import String, UniqueConstraint, delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.clock import local
from bot.database import Base
from knowledge.values import ReaderFailed


class ModelUsage(Base):
    __tablename__ = "model_usage"
    __table_args__ = (UniqueConstraint("day", "person_hash", "purpose"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(index=True)
    person_hash: Mapped[str] = mapped_column(String(32))
    purpose: Mapped[str] = mapped_column(String(20))  # "answer", "digest"
    calls: Mapped[int] = mapped_column(default=0)
    prompt_tokens: Mapped[int] = mapped_column(default=0)
    completion_tokens: Mapped[int] = mapped_column(default=0)


@dataclass(frozen=True, slots=True)
class Caps:
    """Tokens, in and out together. 0 means none at all."""

    person_per_day: int = 100_000
    month: int = 5_000_000


def person_hash(person: str) -> str:
    return hashlib.sha256(f"model usage of {person}".encode()).hexdigest()[:32]


def check(session: Session, person: str, caps: Caps, now: datetime) -> None:
    """Raises ReaderFailed("budget") when the person's day or everybody's month is used up."""
    today = local(now).date()
    own = ModelUsage.day == today, ModelUsage.person_hash == person_hash(person)
    if _tokens(session, *own) >= caps.person_per_day or _tokens(session, _in_month(today)) >= caps.month:
        raise ReaderFailed("budget")


def record(session: Session, person: str, purpose: str, tokens: tuple[int, int], now: datetime) -> None:
    """One call: how many tokens went in, how many came out."""
    key = {"day": local(now).date(), "person_hash": person_hash(person), "purpose": purpose}
    if _add(session, key, tokens):
        return
    try:
        with session.begin_nested():
            session.add(ModelUsage(**key, calls=1, prompt_tokens=tokens[0], completion_tokens=tokens[1]))
    except IntegrityError:  # the same person's other question made the row in this moment
        _add(session, key, tokens)


def spent_in_month(session: Session, now: datetime) -> int:
    return _tokens(session, _in_month(local(now).date()))


def forget_before(session: Session, day: date) -> int:
    """Old rows are of no use to anybody. How many went."""
    gone = session.execute(delete(ModelUsage).where(ModelUsage.day < day))
    return int(getattr(gone, "rowcount", 0))


def _add(session: Session, key: dict[str, Any], tokens: tuple[int, int]) -> bool:
    """Counted by the database, so that two at once are both counted."""
    more = {
        ModelUsage.calls: ModelUsage.calls + 1,
        ModelUsage.prompt_tokens: ModelUsage.prompt_tokens + tokens[0],
        ModelUsage.completion_tokens: ModelUsage.completion_tokens + tokens[1],
    }
    return bool(session.execute(update(ModelUsage).filter_by(**key).values(more)).rowcount)  # type: ignore[attr-defined]


def _in_month(today: date) -> object:
    return ModelUsage.day.between(today.replace(day=1), today)


def _tokens(session: Session, *where: object) -> int:
    total = func.coalesce(func.sum(ModelUsage.prompt_tokens + ModelUsage.completion_tokens), 0)
    return int(session.scalar(select(total).where(*where)) or 0)  # type: ignore[arg-type]
