"""The articles the knowledge base is born with (`knowledge/base/*.md`), and what happens when one changes later.

In a fresh database they are loaded, unverified until a consultant confirms them. From then on the database is the
truth: a changed file becomes a proposal that a consultant accepts or dismisses, never an overwrite.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from sqlalchemy import CheckConstraint, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from knowledge.blocks import Paper, from_markdown, front_matter
from knowledge.documents import AppliesTo, Document, Kind, Passage
from knowledge.passages import cut

PREFIX = "base/"  # so that an imported file of the same name is another document


class State(StrEnum):
    LOADED = "loaded"
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


class StarterFile(Base):
    """One version of one file, the first time it was seen. No row is made twice, so a proposal is made once."""

    __tablename__ = "starter_files"
    __table_args__ = (
        UniqueConstraint("name", "content_hash"),
        CheckConstraint("state IN ('loaded', 'proposed', 'accepted', 'dismissed')", name="state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(255))
    content_hash: Mapped[str] = mapped_column(String(64))
    state: Mapped[State] = mapped_column()
    seen_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class Article:
    """A file as it was read: front matter and text."""

    name: str
    title: str
    body: str
    content_hash: str
    owner: str | None = None
    source: str = ""
    audience: str = "all"
    applies_to: AppliesTo = AppliesTo.ALL
    valid_from: date | None = None
    valid_to: date | None = None
    superseded: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    new: int = 0
    proposed: int = 0


def articles(folder: Traversable | None = None) -> Iterable[Article]:
    """The articles of a folder, by name; those that ship with the product when none is given."""
    return _shipped() if folder is None else _in(folder)


@cache
def _shipped() -> tuple[Article, ...]:
    return tuple(_in(files("knowledge") / "base"))


def _in(folder: Traversable) -> Iterator[Article]:
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".md"):
            yield read(PREFIX + file.name, file.read_text(encoding="utf-8"))


def read(name: str, text: str) -> Article:
    settings, body = front_matter(text)
    return Article(
        name=name,
        title=str(settings["title"]),
        body=body.strip(),
        content_hash=hashlib.sha256(text.encode()).hexdigest(),
        owner=settings.get("owner"),
        source=str(settings.get("source", "")),
        audience=str(settings.get("audience", "all")),
        applies_to=AppliesTo(settings.get("applies_to", "all")),
        valid_from=settings.get("valid_from"),
        valid_to=settings.get("valid_to"),
        superseded=bool(settings.get("superseded", False)),
        aliases=tuple(str(alias) for alias in settings.get("aliases") or ()),
    )


def load(session: Session, now: datetime, folder: Traversable | None = None) -> Loaded:
    """Adds what the database has never had; proposes what has changed since. Safe to run at every start."""
    new = proposed = 0
    seen = {(row.name, row.content_hash) for row in session.scalars(select(StarterFile))}
    wanted = [article for article in articles(folder) if (article.name, article.content_hash) not in seen]
    names = [article.name for article in wanted]
    documents = {row.name: row for row in session.scalars(select(Document).where(Document.name.in_(names)))}
    for article in wanted:
        document = documents.get(article.name)
        if document is None:
            document = Document(name=article.name, kind=Kind.ARTICLE, version=1)
            session.add(document)
            _write(document, article, now)
            new += 1
        else:
            proposed += 1
        state = State.LOADED if document.content_hash == article.content_hash else State.PROPOSED
        session.add(StarterFile(name=article.name, content_hash=article.content_hash, state=state, seen_at=now))
    session.flush()
    return Loaded(new, proposed)


def proposals(session: Session, folder: Traversable | None = None) -> list[tuple[StarterFile, Article]]:
    """Changed files that wait for a consultant, with what they say now; not those a newer file has overtaken."""
    current = {article.content_hash: article for article in articles(folder)}
    rows = session.scalars(select(StarterFile).where(StarterFile.state == State.PROPOSED).order_by(StarterFile.name))
    return [(row, current[row.content_hash]) for row in rows if row.content_hash in current]


def accept(session: Session, proposal: StarterFile, article: Article, now: datetime) -> Document:
    """The document says what the file says, as a new version that nobody has verified yet. Its owner stays."""
    document = _document(session, proposal.name)
    if document is None:
        document = Document(name=article.name, kind=Kind.ARTICLE, version=0)
        session.add(document)
    document.version += 1
    document.verified_by = document.verified_on = None
    document.passages.clear()
    session.flush()  # the old passages leave before new ones take their places
    owner = document.owner
    _write(document, article, now)
    document.owner, document.withdrawn_at = owner or article.owner, None
    proposal.state, proposal.decided_at = State.ACCEPTED, now
    return document


def dismiss(proposal: StarterFile, now: datetime) -> None:
    proposal.state, proposal.decided_at = State.DISMISSED, now


def _document(session: Session, name: str) -> Document | None:
    return session.scalar(select(Document).where(Document.name == name))


def _write(document: Document, article: Article, now: datetime) -> None:
    document.title, document.source, document.owner = article.title, article.source, article.owner
    document.audience, document.applies_to = article.audience, article.applies_to
    document.valid_from, document.valid_to = article.valid_from, article.valid_to
    document.superseded = article.superseded
    document.aliases = "\n".join(article.aliases)
    document.content_hash, document.changed_at = article.content_hash, now
    pieces = cut(Paper(tuple(from_markdown(article.body))), article.title)
    document.passages.extend(
        Passage(position=position, section=piece.section, page=piece.page, text=piece.text)
        for position, piece in enumerate(pieces)
    )
