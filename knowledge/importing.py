"""Takes documents into the knowledge base: a file, a folder, or what a consultant sent in Slack.

Each document is one transaction: it is wholly in or not at all, and a changed one replaces its passages in the same
moment. What has not changed is not touched, so an import can be run again and again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.database import Sessions, reading
from bot.errors import Refused
from bot.guard import check as child_data_in
from knowledge.blocks import Block, Paper, Part, from_markdown, front_matter
from knowledge.cleaning import clean
from knowledge.documents import AppliesTo, Document, Kind, Passage
from knowledge.passages import Piece, cut
from knowledge.reading import Limits, as_text, check, read
from knowledge.refusals import (
    ChildDataInFile,
    FileTooLarge,
    FileUnreadable,
    FileWithoutText,
    NameTooLong,
    SettingNotUnderstood,
)

READER = b"1"  # raise it when reading or cutting changes: every document is then read anew
TITLE_LENGTH = 255
MASKED = re.compile(r"[^\n•]{0,30}•[•\W]{4,20}•")  # enough to find the place, nothing of the number
Progress = Callable[[int, int, str], None]  # done, of how many, the name of the next


class Status(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    RELABELLED = "relabelled"  # same text; owner, validity or audience changed
    UNCHANGED = "unchanged"
    WITHDRAWN = "withdrawn"  # taken out by a person; the same text in a folder does not bring it back
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Options:
    """What the person says of the documents; it counts before what a document says of itself. Empty says nothing."""

    title: str = ""
    source: str = ""
    owner: str | None = None
    audience: str = ""
    applies_to: AppliesTo | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    kind: Kind = Kind.DOCUMENT


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file."""

    document: str
    status: Status
    title: str = ""
    passages: int = 0
    version: int = 0
    refusal: Refused | None = None

    def as_dict(self) -> dict[str, Any]:
        plain = {name: getattr(self, name) for name in ("document", "title", "passages", "version")}
        return plain | {"status": self.status.value, "refused": type(self.refusal).__name__ if self.refusal else None}


@dataclass(frozen=True, slots=True)
class _Read:
    """A document outside the database: its labels and its passages."""

    name: str
    labels: dict[str, Any]
    pieces: list[Piece]
    content_hash: str


def import_path(
    sessions: Sessions, path: Path, options: Options, now: datetime, progress: Progress = lambda *_: None
) -> list[Imported]:
    """A file or everything in a folder, in the order of names. One file that is refused does not stop the others."""
    files = list(_files(path))
    results = []
    for done, (name, file) in enumerate(files):
        progress(done, len(files), name)
        results.append(_import_file(sessions, name, file, options, now, alone=path.is_file()))
    progress(len(files), len(files), "")
    return results


def import_bytes(sessions: Sessions, name: str, content: bytes, options: Options, now: datetime) -> Imported:
    """One document by its bytes. Raises a Refused. Slow work is done before the transaction opens."""
    return _import(sessions, name, content, options, now, alone=True)


def withdraw(session: Session, document: Document, now: datetime) -> None:
    """Out of the next answer; the rows stay, so that an old answer can still be explained."""
    document.withdrawn_at = document.changed_at = now
    session.flush()


def _files(path: Path) -> Iterator[tuple[str, Path]]:
    if not path.is_dir():
        yield path.name, path
        return
    root = path.resolve()
    for file in sorted(path.rglob("*")):
        inside = file.resolve().is_relative_to(root)  # a link out of the folder is not part of it
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.is_file() and inside and not hidden:
            yield file.relative_to(path).as_posix(), file


def _import_file(
    sessions: Sessions, name: str, file: Path, options: Options, now: datetime, *, alone: bool
) -> Imported:
    try:
        return _import(sessions, name, _content(name, file), options, now, alone=alone)
    except Refused as refusal:
        return Imported(name, Status.REFUSED, refusal=refusal)


def _content(name: str, file: Path) -> bytes:
    """A size that is too large is found before a byte is read."""
    most = Limits().size
    try:
        if file.stat().st_size > most:
            raise FileTooLarge(name, most // 1_000_000)
        return file.read_bytes()
    except OSError:
        raise FileUnreadable(name) from None


def _import(sessions: Sessions, name: str, content: bytes, options: Options, now: datetime, *, alone: bool) -> Imported:
    if len(name) > TITLE_LENGTH:
        raise NameTooLong(name)
    check(name, content, Limits())
    content_hash = hashlib.sha256(READER + content).hexdigest()
    with reading(sessions) as session:
        known = session.scalar(select(Document.content_hash).where(Document.name == name)) == content_hash
    paper = _paper(name, content, options, content_hash, labels_only=known)
    with sessions.begin() as session:
        return _store(session, paper, options, now, alone=alone)


def _paper(name: str, content: bytes, options: Options, content_hash: str, *, labels_only: bool) -> _Read:
    ending = PurePath(name).suffix.lower()
    if ending == ".md":
        settings, body = front_matter(as_text(name, content))
        paper = clean(Paper(tuple(from_markdown(body))))
    else:
        settings = {}
        paper = Paper(()) if labels_only else clean(read(name, content))
    labels = _labels(name, settings, options)
    if labels_only:
        return _Read(name, labels, [], content_hash)
    labels.setdefault("title", (paper.title or _first_heading(paper.blocks) or _from_name(name))[:TITLE_LENGTH])
    pieces = cut(paper, labels["title"])
    if not pieces:
        raise FileWithoutText(name)
    _guard(name, labels, pieces)
    return _Read(name, labels, pieces, content_hash)


def _labels(name: str, settings: dict[str, Any], options: Options) -> dict[str, Any]:
    """What the person said, else what the document says. What nobody said stays as a consultant has set it."""
    said: dict[str, Any] = {}
    for label in ("title", "source", "owner", "audience", "applies_to", "valid_from", "valid_to"):
        value = getattr(options, label) or settings.get(label)
        if value not in (None, ""):
            said[label] = value
    try:
        if "applies_to" in said:
            said["applies_to"] = AppliesTo(said["applies_to"])
    except ValueError:
        raise SettingNotUnderstood(name, "applies_to") from None
    for label in ("valid_from", "valid_to"):
        if label in said and (not isinstance(said[label], date) or isinstance(said[label], datetime)):
            raise SettingNotUnderstood(name, label)
    for label in ("title", "source", "owner", "audience"):
        if label in said:
            said[label] = str(said[label])[: Document.__table__.c[label].type.length]  # type: ignore[attr-defined]
    if aliases := settings.get("aliases"):
        said["aliases"] = "\n".join(str(alias) for alias in aliases) if isinstance(aliases, list) else str(aliases)
    return said


def _guard(name: str, labels: dict[str, Any], pieces: list[Piece]) -> None:
    texts = [*(str(value) for value in labels.values()), *(f"{piece.section}\n{piece.text}" for piece in pieces), name]
    masked = [finding.masked for finding in map(child_data_in, texts) if finding.hard]
    if masked:
        raise ChildDataInFile(name, tuple(place.strip() for text in masked for place in MASKED.findall(text)))


def _store(session: Session, paper: _Read, options: Options, now: datetime, *, alone: bool) -> Imported:
    document = session.scalar(select(Document).where(Document.name == paper.name))
    if document is None:
        document = Document(name=paper.name, kind=options.kind, changed_at=now, version=0)
        session.add(document)
        status = Status.NEW
    elif document.content_hash != paper.content_hash:
        status = Status.CHANGED
    elif document.withdrawn_at is not None and not alone:
        status = Status.WITHDRAWN
    else:
        different = any(getattr(document, label) != value for label, value in paper.labels.items())
        status = Status.RELABELLED if different or document.withdrawn_at is not None else Status.UNCHANGED
    if status in (Status.NEW, Status.CHANGED):
        _replace(session, document, paper, now)
    if status in (Status.NEW, Status.CHANGED, Status.RELABELLED):
        for label, value in paper.labels.items():
            setattr(document, label, value)
        document.withdrawn_at, document.changed_at = None, now
    session.flush()
    return Imported(paper.name, status, document.title, len(document.passages), document.version)


def _replace(session: Session, document: Document, paper: _Read, now: datetime) -> None:
    """New text is a new version that nobody has verified yet."""
    document.passages.clear()
    document.title = paper.labels["title"]
    session.flush()  # the old passages leave before new ones take their places
    document.passages.extend(
        Passage(position=position, section=piece.section, page=piece.page, text=piece.text)
        for position, piece in enumerate(paper.pieces)
    )
    document.content_hash, document.changed_at = paper.content_hash, now
    document.version += 1
    document.verified_by = document.verified_on = None


def _first_heading(blocks: tuple[Block, ...]) -> str:
    """The highest heading at the top: a lower one, or one further down, names only a part."""
    return next((block.text for block in blocks[:3] if block.part is Part.HEADING and block.level == 1), "")


def _from_name(name: str) -> str:
    stem = PurePath(name).stem.replace("_", " ").replace("-", " ").strip() or name
    return stem[0].upper() + stem[1:]
