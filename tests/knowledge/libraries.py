"""A knowledge base to ask in tests: the starter articles, a folder for the index, readers that behave or misbehave."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from bot.database import Base, Sessions, connect, open_sessions
from knowledge import starter
from knowledge.answers import Answer, Library
from knowledge.documents import AppliesTo, Document, Passage
from knowledge.index import Index
from knowledge.search import Search
from knowledge.values import Asker, Claim, Reader, SourceText

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
STANDARD = Asker(key="person:1", level=AppliesTo.STANDARD)
EXTENDED = Asker(key="person:2", level=AppliesTo.EXTENDED)
SOMEBODY = Asker()


def fresh_sessions(folder: Path) -> Sessions:
    engine = connect(f"sqlite:///{folder / 'knowledge.db'}")
    Base.metadata.create_all(engine)
    return open_sessions(engine)


def starter_library(sessions: Sessions, folder: Path) -> Library:
    """Makes what a fresh data folder holds: the starter articles, and an index over them."""
    with sessions.begin() as session:
        starter.load(session, NOW)
    return Library(sessions, Search(Index(folder / "index")), acute_contact="Ring til KFF.")


def library_on(folder: Path, reader: Reader | None = None, deadline_s: float = 5.0) -> Library:
    """The library of a folder that was made before."""
    search = Search(Index(folder / "index"))
    return Library(fresh_sessions(folder), search, reader=reader, acute_contact="Ring til KFF.", deadline_s=deadline_s)


def add_card(folder: Path, title: str, text: str, **labels: object) -> None:
    with fresh_sessions(folder).begin() as session:
        document = Document(name=title, title=title, changed_at=NOW, **labels)
        document.passages.append(Passage(position=0, text=text))
        session.add(document)


@dataclass
class FirstSentenceReader:
    """Says the first sentence of the first source that it was given, and remembers what it was asked."""

    model: str = "lille-model"
    prompt_version: str = "7"
    asked: list[str] = field(default_factory=list)

    def read(self, question: str, _thread: object, sources: list[SourceText], *_more: object) -> list[Claim]:
        self.asked.append(question)
        words = " ".join(sources[0].text.split()).split(". ")[0]
        return [Claim(text=words + ".", source=sources[0].id, quote=words)]


@dataclass
class LyingReader:
    """Doubles every number it reads."""

    model: str = "lille-model"
    prompt_version: str = "7"

    def read(self, _question: str, _thread: object, sources: list[SourceText], *_more: object) -> list[Claim]:
        words = " ".join(sources[0].text.split()).split(". ")[0]
        doubled = re.sub(r"\d+", lambda found: str(2 * int(found[0])), words)
        return [Claim(text=doubled + ".", source=sources[0].id, quote=words)]


@dataclass
class EverySourceReader:
    """Says the first sentence of each source that it was given."""

    model: str = "lille-model"
    prompt_version: str = "7"

    def read(self, _question: str, _thread: object, sources: list[SourceText], *_more: object) -> list[Claim]:
        firsts = [(source.id, " ".join(source.text.split()).split(". ")[0].removesuffix(".")) for source in sources]
        return [Claim(text=words + ".", source=key, quote=words) for key, words in firsts]


@dataclass
class FailingReader:
    """Raises what it is told to, or hangs until the test lets it go."""

    fail: Callable[[], object]
    model: str = "lille-model"
    prompt_version: str = "7"

    def read(self, *_asked: object) -> list[Claim]:
        self.fail()
        return []


def hanging() -> tuple[FailingReader, threading.Event]:
    let_go = threading.Event()
    return FailingReader(lambda: let_go.wait(30)), let_go


def documents(answer: Answer) -> list[str]:
    return [source.evidence.document for source in answer.sources]
