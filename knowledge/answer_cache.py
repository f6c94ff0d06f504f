"""Checked answers kept for a while, so that the same question from the same sources costs nothing the second time.

The key is a fingerprint of everything the answer rests on: a card that changes, a new prompt or another model makes
another key. No question is stored. Answers that use live facts are never kept: those are read anew every time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta

from sqlalchemy import String, Text, delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from knowledge.documents import AppliesTo
from knowledge.values import Claim, SourceText, Turn

KEPT = timedelta(days=7)


class CachedAnswer(Base):
    __tablename__ = "cached_answers"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    claims: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(index=True)


def key_of(
    question: str,
    thread: Sequence[Turn],
    sources: Sequence[SourceText],
    level: AppliesTo | None,
    today: date,
    maker: tuple[str, str],
) -> str | None:
    """`maker`: model and prompt version. None: this answer is not to be kept."""
    if any(source.is_live for source in sources):
        return None
    seen = [(source.id, source.version, source.text, source.title, source.trust(today).value) for source in sources]
    parts = [normalised(question), [normalised(turn.question) for turn in thread], seen, level, maker]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def normalised(question: str) -> str:
    """Capitals, spaces and the question mark make no other question."""
    return " ".join(question.casefold().split()).strip(" ?!.")


def get(session: Session, key: str, now: datetime) -> list[Claim] | None:
    row = session.get(CachedAnswer, key)
    if row is None or row.made_at < now - KEPT:
        return None
    return [Claim(**claim) for claim in json.loads(row.claims)]


def put(session: Session, key: str, claims: Sequence[Claim], now: datetime) -> None:
    plain = [{"text": claim.text, "source": claim.source, "quote": claim.quote} for claim in claims]
    written = json.dumps(plain, ensure_ascii=False)
    if row := session.get(CachedAnswer, key):
        row.claims, row.made_at = written, now
        return
    with suppress(IntegrityError), session.begin_nested():  # somebody asked the same in this moment: either will do
        session.add(CachedAnswer(key=key, claims=written, made_at=now))


def forget_old(session: Session, now: datetime) -> int:
    gone = session.execute(delete(CachedAnswer).where(CachedAnswer.made_at < now - KEPT))
    return int(getattr(gone, "rowcount", 0))
