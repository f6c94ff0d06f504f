"""What the knowledge base holds right now, said so that everything derived from it notices when it changes."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from knowledge.documents import Document


def stamp(session: Session) -> object:
    """A value that is another one whenever some document has changed. One quick statement, asked at every question."""
    counted = func.count(Document.id), func.max(Document.changed_at), func.sum(Document.version)
    return tuple(session.execute(select(*counted, func.count(Document.withdrawn_at))).one())


def live(session: Session) -> dict[int, str]:
    """Every document that is not withdrawn, with a text that is another one when it changes."""
    wanted = select(Document.id, Document.version, Document.changed_at).where(Document.withdrawn_at.is_(None))
    return {key: f"{version}:{changed_at.isoformat()}" for key, version, changed_at in session.execute(wanted)}
