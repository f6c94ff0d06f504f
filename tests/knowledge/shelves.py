"""A few passages to search in tests, and an embedder that knows which words mean the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import count

import numpy as np

from bot.database import Sessions
from knowledge.danish.letters import words
from knowledge.documents import Document, Passage
from knowledge.vectors import Unavailable, Vector

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
_later = count(1)


def put(
    sessions: Sessions,
    name: str,
    *texts: str,
    title: str = "",
    section: str = "",
    audience: str = "all",
    aliases: str = "",
) -> int:
    """A document of that name says this from now on, whatever it said before."""
    at = NOW + timedelta(seconds=next(_later))
    with sessions.begin() as session:
        document = session.query(Document).filter_by(name=name).one_or_none()
        if document is None:
            document = Document(name=name, version=0)
            session.add(document)
        document.title, document.audience, document.aliases, document.changed_at = title, audience, aliases, at
        document.version += 1
        document.passages.clear()
        session.flush()
        document.passages += [Passage(position=at, section=section, text=text) for at, text in enumerate(texts)]
        session.flush()
        return document.id


def withdraw(sessions: Sessions, name: str) -> None:
    with sessions.begin() as session:
        session.query(Document).filter_by(name=name).one().withdrawn_at = NOW


class Concepts:
    """Words of the same concept share a direction; any other word has one of its own. Counts what it is asked to do."""

    def __init__(self, *concepts: str, name: str = "begreber") -> None:
        self.name = name
        self.embedded: list[str] = []
        self.working = True
        self._concept = {word: at for at, line in enumerate(concepts) for word in words(line)}

    def query(self, text: str) -> Vector:
        if not self.working:
            raise Unavailable
        return self._vector(text)

    def passages(self, texts: Sequence[str]) -> list[Vector]:
        self.embedded += texts
        return [self._vector(text) for text in texts]

    def _vector(self, text: str) -> Vector:
        vector = np.full(512, 0.01, dtype=np.float32)
        for word in words(text):
            vector[self._concept.get(word, 100 + sum(map(ord, word)) % 400)] += 1
        return vector / np.linalg.norm(vector)
