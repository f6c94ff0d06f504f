"""The passages as vectors: which are near in meaning, whatever words they use. Made from the cache.

A passage whose vector is not there yet is simply found by words until somebody calls `embed`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.database import Sessions, reading
from knowledge import versions
from knowledge.danish.lexicon import elsewhere
from knowledge.documents import Document, Passage
from knowledge.nearness import Key, Nearness, Table
from knowledge.vectors import PASSAGE, QUERY, Cache, Embedder, Unavailable, Vector, chunks

LOOK_AGAIN_S = 5.0  # between looks for vectors another process may have made
DOCUMENTS_AT_ONCE = 200
AT_ONCE = 8  # texts embedded between two writes to the cache: what is done stays done


class Meaning:
    """Safe to share between threads: what is searched is replaced, never changed."""

    def __init__(self, embedder: Embedder, cache: Path) -> None:
        self._embedder = embedder
        self._cache = Cache(cache, embedder.name)
        self._busy = threading.Lock()
        self._versions: dict[int, str] = {}
        self._waiting: set[int] = set()  # documents with passages that have no vector yet
        self._looked_at = 0.0
        self._table = Table.of({})

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
        table = self._table
        known = self._bank(language).items() if table.passages else ()
        return {text: table.near(vector, english=language == "en") for text, vector in known}

    def embed(self, sessions: Sessions, seen: Callable[[int, int], None] | None = None) -> int:
        """Make the missing vectors. Slow: never called while somebody waits. `seen`: how many are done, of how many."""
        missing = self.missing(sessions)
        for done, some in enumerate(chunks(missing, AT_ONCE)):
            self.make(some)
            if seen:
                seen(AT_ONCE * done + len(some), len(missing))
        return len(missing)

    def missing(self, sessions: Sessions) -> list[tuple[str, str]]:
        """What has no vector yet, each with its role. Questions come first: few, and all else is measured by them."""
        with reading(sessions) as session:
            texts = self._texts(session, list(versions.live(session)))
        wanted = dict.fromkeys([*((QUERY, text) for text in [*elsewhere("da"), *elsewhere("en")]), *texts.values()])
        known = self._known(list(wanted))
        return sorted((each for each in wanted if each not in known), key=lambda each: each[0] != QUERY)

    def make(self, texts: Sequence[tuple[str, str]]) -> None:
        """Vectors for these, into the cache."""
        passages = [text for role, text in texts if role == PASSAGE]
        questions = [text for role, text in texts if role == QUERY]
        self._put(passages, PASSAGE, self._embedder.passages(passages))
        self._put(questions, QUERY, [self._embedder.query(text) for text in questions])
        self._looked_at = 0.0

    def _texts(self, session: Session, documents: Sequence[int]) -> dict[Key, tuple[str, str]]:
        """What is embedded of these documents, with its role: passages, each with its section, which says what the
        text leaves out, and the questions they answer.
        """
        found: dict[Key, tuple[str, str]] = {}
        passages = select(Passage.document_id, Passage.id, Passage.section, Passage.text)
        questions = select(Document.id, Document.aliases)
        for some in chunks(documents, DOCUMENTS_AT_ONCE):
            for document, passage, section, text in session.execute(passages.where(Passage.document_id.in_(some))):
                found[document, passage] = (PASSAGE, f"{section}\n{text}" if section else text)
            for document, aliases in session.execute(questions.where(Document.id.in_(some))):
                found |= {(document, alias): (QUERY, alias) for alias in map(str.strip, aliases.splitlines()) if alias}
        return found

    def _changed(self, stale: set[int], texts: dict[Key, tuple[str, str]]) -> Table:
        known = self._known(list(texts.values()))
        again = stale | {document for document, _ in texts}
        kept = {key: vector for key, vector in self._table.vectors.items() if key[0] not in again}
        fresh = {key: known[text] for key, text in texts.items() if text in known}
        self._waiting = {document for (document, _), text in texts.items() if text not in known}
        return Table.of(kept | fresh, list(self._bank("da").values()))

    def _bank(self, language: str) -> dict[str, Vector]:
        known = self._known([(QUERY, text) for text in elsewhere(language)])
        return {text: vector for (_, text), vector in known.items()}

    def _known(self, texts: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Vector]:
        keys = {(role, text): self._cache.key(text, role) for role, text in texts}
        found = self._cache.get(list(keys.values()))
        return {each: found[key] for each, key in keys.items() if key in found}

    def _put(self, texts: Sequence[str], role: str, vectors: Sequence[Vector]) -> None:
        self._cache.put({self._cache.key(text, role): vector for text, vector in zip(texts, vectors, strict=True)})
