"""Which passages may answer a question: words and meaning side by side, best first.

Only audience and withdrawal keep a passage out; level and validity are labels the answer shows. Every hit is read again
from the database, so what was withdrawn a moment ago is gone now, whatever the index remembers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from knowledge.danish.analysis import analyse
from knowledge.documents import AppliesTo, Document, Kind, Passage
from knowledge.index import Index

CANDIDATES = 50
EVERYBODY = frozenset({"all"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, with the labels of its document. `score` is 0..1 within one question only."""

    passage_id: int
    document_id: int
    document: str  # the document's name
    title: str
    section: str
    page: int | None
    text: str
    score: float
    lexical: float
    dense: float | None
    kind: Kind
    version: int
    owner: str | None
    applies_to: AppliesTo
    valid_from: date | None
    valid_to: date | None
    verified_by: str | None
    verified_on: date | None
    superseded: bool
    changed_at: datetime


class Search:
    """The knowledge base as something to ask. Cheap to make; opens what it needs at the first question."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def refresh(self, session: Session) -> None:
        """See what changed in the database. `find` does it too; an import may do it early."""
        self._index.refresh(session)

    def find(self, session: Session, query: str, *, audiences: frozenset[str] = EVERYBODY, k: int = 10) -> list[Hit]:
        """The k best passages this asker may see."""
        self.refresh(session)
        question = analyse(query)
        wanted = CANDIDATES
        while True:
            found = dict(self._index.search(question, wanted))
            allowed = _allowed(session, list(found), audiences)
            if len(allowed) >= min(k, len(found)) or len(found) < wanted:
                break
            wanted *= 4  # most of the best are not for this asker: look deeper
        ranked = sorted(((found[key], key) for key in allowed), key=lambda pair: (-pair[0], pair[1]))[:k]
        top = ranked[0][0] if ranked else 1.0
        rows = _rows(session, [key for _, key in ranked])
        return [_hit(rows[key], score / top, score, None) for score, key in ranked if key in rows]


def _allowed(session: Session, passages: list[int], audiences: frozenset[str]) -> set[int]:
    live = select(Passage.id).join(Passage.document).where(Document.withdrawn_at.is_(None))
    return set(session.scalars(live.where(Document.audience.in_(audiences), Passage.id.in_(passages))))


def _rows(session: Session, passages: list[int]) -> dict[int, Row[Passage, Document]]:
    wanted = select(Passage, Document).join(Passage.document).where(Passage.id.in_(passages))
    return {row[0].id: row for row in session.execute(wanted)}


def _hit(row: Row[Passage, Document], score: float, lexical: float, dense: float | None) -> Hit:
    passage, document = row
    return Hit(
        passage_id=passage.id,
        document_id=document.id,
        document=document.name,
        title=document.title,
        section=passage.section,
        page=passage.page,
        text=passage.text,
        score=score,
        lexical=lexical,
        dense=dense,
        kind=document.kind,
        version=document.version,
        owner=document.owner,
        applies_to=document.applies_to,
        valid_from=document.valid_from,
        valid_to=document.valid_to,
        verified_by=document.verified_by,
        verified_on=document.verified_on,
        superseded=document.superseded,
        changed_at=document.changed_at,
    )
