"""The passages as vectors: which are near in meaning, whatever words they use. One matrix, made from the cache.

A passage whose vector is not there yet is simply found by words until somebody calls `embed`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.database import Sessions, reading
from knowledge import versions
from knowledge.danish.lexicon import elsewhere
from knowledge.documents import Passage
from knowledge.vectors import PASSAGE, QUERY, Cache, Embedder, Matrix, Unavailable, Vector, chunks

NEIGHBOURS = 10  # questions about other things a passage is compared with
HUB = 0.5  # how much of its nearness to those is taken off: some passages are near everything
LOOK_AGAIN_S = 5.0  # between looks for vectors another process may have made
DOCUMENTS_AT_ONCE = 200
AT_ONCE = 8  # texts embedded between two writes to the cache: what is done stays done


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near every passage is to one question."""

    cosines: Vector
    corrected: Vector
    passages: Sequence[int]
    row: dict[int, int]

    def best(self, limit: int) -> dict[int, float]:
        """The nearest passages, nearest first."""
        limit = min(limit, len(self.passages))
        top = np.argpartition(-self.corrected, limit - 1)[:limit]
        ordered = top[np.argsort(-self.corrected[top], kind="stable")]
        return {self.passages[at]: float(self.corrected[at]) for at in ordered}

    def cosine(self, passage: int) -> float | None:
        at = self.row.get(passage)
        return None if at is None else float(self.cosines[at])


class Meaning:
    """Safe to share between threads: what is searched is replaced, never changed."""

    def __init__(self, embedder: Embedder, cache: Path) -> None:
        self._embedder = embedder
        self._cache = Cache(cache, embedder.name)
        self._busy = threading.Lock()
        self._versions: dict[int, str] = {}
        self._waiting: set[int] = set()  # documents with passages that have no vector yet
        self._looked_at = 0.0
        self._table = _Table.of({}, {}, None)

    def refresh(self, session: Session, *, changed: bool) -> bool:
        """Follow the database. `changed`: something did since the last time. True when vectors came or went."""
        with self._busy:
            waited = bool(self._waiting) and time.monotonic() - self._looked_at > LOOK_AGAIN_S
            if not (changed or waited):
                return False
            self._looked_at = time.monotonic()
            wanted = versions.live(session)
            stale = {key for key, version in self._versions.items() if wanted.get(key) != version}
            new = [key for key in wanted if key not in self._versions or key in stale or key in self._waiting]
            before = self._table
            if stale or new:
                self._table = self._changed(stale, self._texts(session, new))
            self._versions = wanted
            return self._table is not before

    def vector(self, question: str) -> Vector | None:
        """What the question means. Slow, and needs no database. None when it cannot be had now."""
        try:
            return self._embedder.query(question)
        except Unavailable:
            return None

    def near(self, question: Vector, *, english: bool = False) -> Nearness | None:
        """Every passage's nearness; None while there are none."""
        table = self._table
        return table.near(question, english=english) if table.passages else None

    def bank(self, language: str) -> dict[str, Nearness]:
        """What questions about other things come near here; those whose vectors are known."""
        table, known = self._table, self._known(elsewhere(language), QUERY)
        return {text: table.near(vector, english=language == "en") for text, vector in known.items()}

    def embed(self, sessions: Sessions, seen: Callable[[int, int], None] | None = None) -> int:
        """Make the missing vectors. Slow: never called while somebody waits. `seen`: how many are done, of how many."""
        missing = self.missing(sessions)
        for done, some in enumerate(chunks(missing, AT_ONCE)):
            self.make(some)
            if seen:
                seen(AT_ONCE * done + len(some), len(missing))
        return len(missing)

    def missing(self, sessions: Sessions) -> list[tuple[str, str]]:
        """What has no vector yet, each with its role: passages, and the questions they are measured by."""
        with reading(sessions) as session:
            texts = list(dict.fromkeys(self._texts(session, list(versions.live(session))).values()))
        wanted = {PASSAGE: texts, QUERY: [*elsewhere("da"), *elsewhere("en")]}
        known = {role: self._known(texts, role) for role, texts in wanted.items()}
        return [(role, text) for role, texts in wanted.items() for text in texts if text not in known[role]]

    def make(self, texts: Sequence[tuple[str, str]]) -> None:
        """Vectors for these, into the cache."""
        passages = [text for role, text in texts if role == PASSAGE]
        questions = [text for role, text in texts if role == QUERY]
        self._put(passages, PASSAGE, self._embedder.passages(passages))
        self._put(questions, QUERY, [self._embedder.query(text) for text in questions])
        self._looked_at = 0.0

    def _texts(self, session: Session, documents: Sequence[int]) -> dict[tuple[int, int], str]:
        """What is embedded of each (document, passage): its section too, which says what the text leaves out."""
        found: dict[tuple[int, int], str] = {}
        wanted = select(Passage.document_id, Passage.id, Passage.section, Passage.text)
        for some in chunks(documents, DOCUMENTS_AT_ONCE):
            for document, passage, section, text in session.execute(wanted.where(Passage.document_id.in_(some))):
                found[document, passage] = f"{section}\n{text}" if section else text
        return found

    def _changed(self, stale: set[int], texts: dict[tuple[int, int], str]) -> _Table:
        known = self._known(list(texts.values()), PASSAGE)
        again = stale | {document for document, _ in texts}
        kept = {key: vector for key, vector in self._table.vectors.items() if key[0] not in again}
        fresh = {key: known[text] for key, text in texts.items() if text in known}
        self._waiting = {document for (document, _), text in texts.items() if text not in known}
        bank = list(self._known(elsewhere("da"), QUERY).values())
        return _Table.of(kept, fresh, np.stack(bank) if bank else None)

    def _known(self, texts: Sequence[str], role: str) -> dict[str, Vector]:
        keys = {text: self._cache.key(text, role) for text in texts}
        found = self._cache.get(list(keys.values()))
        return {text: found[key] for text, key in keys.items() if key in found}

    def _put(self, texts: Sequence[str], role: str, vectors: Sequence[Vector]) -> None:
        self._cache.put({self._cache.key(text, role): vector for text, vector in zip(texts, vectors, strict=True)})


@dataclass(frozen=True, slots=True)
class _Table:
    """What is searched: one row a passage."""

    vectors: dict[tuple[int, int], Vector]
    passages: Sequence[int]
    row: dict[int, int]
    matrix: Matrix
    hubs: Vector  # how near a passage is to everything

    @classmethod
    def of(
        cls, kept: dict[tuple[int, int], Vector], fresh: dict[tuple[int, int], Vector], bank: Matrix | None
    ) -> _Table:
        vectors = kept | fresh
        matrix = np.stack(list(vectors.values())) if vectors else np.zeros((0, 0), dtype=np.float32)
        rows = dict(zip(vectors, matrix, strict=True))  # views of the matrix: the vectors are held once
        passages = [passage for _, passage in vectors]
        return cls(rows, passages, {passage: at for at, passage in enumerate(passages)}, matrix, _hubs(matrix, bank))

    def near(self, question: Vector, *, english: bool) -> Nearness:
        cosines = self.matrix @ question
        corrected = cosines if english else cosines - HUB * self.hubs  # between languages the correction only harms
        return Nearness(cosines, corrected, self.passages, self.row)


def _hubs(matrix: Matrix, bank: Matrix | None) -> Vector:
    if bank is None or not len(matrix):
        return np.zeros(len(matrix), dtype=np.float32)
    found = np.zeros(len(matrix), dtype=np.float32)
    for at in range(0, len(matrix), 4096):
        cosines = matrix[at : at + 4096] @ bank.T
        found[at : at + 4096] = np.sort(cosines, axis=1)[:, -NEIGHBOURS:].mean(axis=1)
    return found
