"""Which passages may answer a question: words and meaning side by side, best first.

Only audience and withdrawal keep a passage out; level and validity are labels the answer shows. Every hit is read again
from the database, so what was withdrawn a moment ago is gone now, whatever the index remembers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from knowledge import versions
from knowledge.calibration import Calibration, Evidence
from knowledge.danish.analysis import Analysis, analyse
from knowledge.danish.language import is_english
from knowledge.danish.lexicon import elsewhere
from knowledge.documents import AppliesTo, Document, Kind, Passage
from knowledge.fusion import Ranked, fused
from knowledge.index import Index

if TYPE_CHECKING:  # they load numpy, and words alone do without
    from knowledge.meaning import Meaning
    from knowledge.nearness import Nearness
    from knowledge.vectors import Vector

LIST = 50  # candidates by words, and as many by meaning
SHOWN = 10
SURE = 0.5
A_WORD = 20.0  # about what one rare word scores: a question of one or two words proves little, however well it fits
EVERYBODY = frozenset({"all"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, with the labels of its document. `score` is 0..1 and compares within one question only;
    `lexical` and `dense` are what words and meaning said by themselves.
    """

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


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question as the two lists see it."""

    tokens: Analysis
    english: bool
    near: Nearness | None

    def cosine(self, passage: int) -> float | None:
        return self.near.cosine(passage) if self.near else None


@dataclass(frozen=True, slots=True)
class _Found:
    """Candidates by words and by meaning, best first."""

    words: dict[int, float]
    meaning: dict[int, float]

    @property
    def is_full(self) -> bool:
        return len(self.words) >= LIST and (not self.meaning or len(self.meaning) >= LIST)

    def may_have_more(self, limit: int) -> bool:
        return len(self.words) >= limit or len(self.meaning) >= limit

    def cut(self) -> _Found:
        return _Found(dict(islice(self.words.items(), LIST)), dict(islice(self.meaning.items(), LIST)))


class Search:
    """The knowledge base as something to ask. Cheap to make; opens what it needs at the first question."""

    def __init__(self, index: Index, meaning: Meaning | None = None) -> None:
        self._index = index
        self.meaning = meaning
        self._stamp: object = None
        self._calibrations: dict[str, Calibration] = {}

    def refresh(self, session: Session) -> None:
        """See what changed in the database. `find` does it too; an import may do it early."""
        now = versions.stamp(session)
        changed = now != self._stamp
        self._index.refresh(session, now)
        if self.meaning is not None and self.meaning.refresh(session, changed=changed):
            changed = True
        if changed:
            self._calibrations = {}
            self._stamp = now

    def find(self, session: Session, query: str, *, audiences: frozenset[str] = EVERYBODY, k: int = 10) -> list[Hit]:
        """The k best passages this asker may see."""
        vector = self.meaning.vector(query) if self.meaning else None  # slow: before a transaction begins
        self.refresh(session)
        asked = self._asked(query, vector)
        found = self._candidates(session, asked, audiences)
        ranked = _ranked(asked, found)[:k]
        rows = _rows(session, [each.passage for each in ranked])
        return [
            _hit(rows[each.passage], each.score, found.words.get(each.passage, 0.0), asked.cosine(each.passage))
            for each in ranked
            if each.passage in rows
        ]

    def confidence(self, session: Session, query: str, hits: Sequence[Hit]) -> float:
        """How much better these hits fit than what a question about something else finds here; 0.5 is the threshold."""
        self.refresh(session)
        if not hits:
            return 0.0
        evidence = self._evidence(analyse(query), [hit.lexical for hit in hits], hits[0].dense)
        return self._calibration("en" if is_english(query) else "da").confidence(evidence)

    def is_sure(self, session: Session, query: str, hits: Sequence[Hit]) -> bool:
        """Are these worth answering from? docs/decisions/refusal.md tells how the threshold comes about."""
        return self.confidence(session, query, hits) >= SURE

    def _asked(self, query: str, vector: Vector | None) -> _Asked:
        english = is_english(query)
        near = self.meaning.near(vector, english=english) if self.meaning and vector is not None else None
        return _Asked(analyse(query), english, near)

    def _candidates(self, session: Session, asked: _Asked, audiences: frozenset[str]) -> _Found:
        """The best by words and the best by meaning this asker may see."""
        wanted = LIST
        while True:
            found = self._best(asked, wanted)
            allowed = _allowed(session, {*found.words, *found.meaning}, audiences)
            seen = _Found(
                {key: score for key, score in found.words.items() if key in allowed},
                {key: score for key, score in found.meaning.items() if key in allowed},
            )
            if seen.is_full or not found.may_have_more(wanted):
                return seen.cut()
            wanted *= 4  # much of it is not for this asker: look deeper

    def _best(self, asked: _Asked, limit: int) -> _Found:
        return _Found(dict(self._index.search(asked.tokens, limit)), asked.near.best(limit) if asked.near else {})

    def _evidence(self, tokens: Analysis, lexical: Sequence[float], cosine: float | None) -> Evidence:
        return Evidence(max(lexical) / (self._index.worth(tokens) + A_WORD), cosine)

    def _calibration(self, language: str) -> Calibration:
        """What questions about other things find here, whoever may see it."""
        if language not in self._calibrations:
            chance = [self._chance(text, near, language) for text, near in self._bank(language)]
            self._calibrations[language] = Calibration.of(chance, by_meaning_only=language == "en")
        return self._calibrations[language]

    def _bank(self, language: str) -> list[tuple[str, Nearness | None]]:
        near = self.meaning.bank(language) if self.meaning else {}
        return list(near.items()) if near else [(text, None) for text in elsewhere(language)]

    def _chance(self, text: str, near: Nearness | None, language: str) -> Evidence:
        asked = _Asked(analyse(text), language == "en", near)
        found = self._best(asked, LIST)
        ranked = _ranked(asked, found)[:SHOWN]
        if not ranked:
            return Evidence(0.0, None)
        lexical = [found.words.get(each.passage, 0.0) for each in ranked]
        return self._evidence(asked.tokens, lexical, asked.cosine(ranked[0].passage))


def _ranked(asked: _Asked, found: _Found) -> list[Ranked]:
    unknown = {key for key in found.words if asked.near and key not in asked.near.row}
    return fused(found.words, found.meaning, unknown, english=asked.english)


def _allowed(session: Session, passages: set[int], audiences: frozenset[str]) -> set[int]:
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
