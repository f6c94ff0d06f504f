"""Takes documents into the knowledge base: a file, a folder, or what a consultant sent in Slack.

Each document is one transaction: it is wholly in or not at all, and a changed one replaces its passages in the same
moment. What has not changed is not touched, so an import can be run again and again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import chain, count
from pathlib import Path, PurePosixPath
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.database import Sessions, reading
from bot.errors import Refused
from knowledge.documents import Document, Passage
from knowledge.drafts import TITLE_LENGTH, Draft, SameName, draft, fingerprint
from knowledge.drafts import Options as Options  # noqa: PLC0414  whoever imports says what with
from knowledge.reading import Limits, check
from knowledge.refusals import (
    FileTooLarge,
    FileUnreadable,
    NameTaken,
    NameTooLong,
)

Progress = Callable[[int, int, str], None]  # done, of how many, the name of the next


class Status(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    RELABELLED = "relabelled"  # same text; owner, validity or audience changed
    UNCHANGED = "unchanged"
    WITHDRAWN = "withdrawn"  # taken out by a person; the same text in a folder does not bring it back
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file."""

    document: str
    status: Status
    title: str = ""
    passages: int = 0
    version: int = 0
    verified: bool = False
    refusal: Refused | None = None

    def as_dict(self) -> dict[str, Any]:
        plain = {name: getattr(self, name) for name in ("document", "title", "passages", "version")}
        return plain | {"status": self.status.value, "refused": type(self.refusal).__name__ if self.refusal else None}


class _ChangedMeanwhile(Exception):  # noqa: N818  not an error: read it and try again
    """The text that was known a moment ago is another one now."""


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
    with reading(sessions) as session:
        if options.same_name is SameName.BESIDE:
            name = _beside(session, name, options, fingerprint(content))
        stored = session.scalar(select(Document.content_hash).where(Document.name == name))
    paper = draft(name, content, options, labels_only=stored == fingerprint(content))
    try:
        with sessions.begin() as session:
            return _store(session, paper, options, now, alone=alone)
    except (IntegrityError, _ChangedMeanwhile):  # somebody took in a document of this name in the same moment
        paper = draft(name, content, options)
        with sessions.begin() as session:
            return _store(session, paper, options, now, alone=alone)


def _store(session: Session, paper: Draft, options: Options, now: datetime, *, alone: bool) -> Imported:
    document = session.scalar(select(Document).where(Document.name == paper.name).with_for_update())
    if document is None:
        document = Document(name=paper.name, kind=options.kind, changed_at=now, version=0)
        session.add(document)
        status = Status.NEW
    elif document.content_hash != paper.content_hash:
        if options.same_name is not SameName.REPLACE and _is_anothers(document, options):
            raise NameTaken(paper.name)
        status = Status.CHANGED
    elif document.withdrawn_at is not None and not alone:
        status = Status.WITHDRAWN
    else:  # whoever sends in what is there already says nothing new of it
        different = not options.by and any(getattr(document, label) != value for label, value in paper.labels.items())
        status = Status.RELABELLED if different or document.withdrawn_at is not None else Status.UNCHANGED
    if status in (Status.NEW, Status.CHANGED):
        _replace(session, document, paper, now)
    if status in (Status.NEW, Status.CHANGED, Status.RELABELLED):
        for label, value in (paper.labels | _owner(document, options)).items():
            setattr(document, label, value)
        document.withdrawn_at, document.changed_at = None, now
    session.flush()
    verified = document.verified_on is not None
    return Imported(paper.name, status, document.title, len(document.passages), document.version, verified=verified)


def _is_anothers(document: Document, options: Options) -> bool:
    """Whoever says nothing of who they are changes what is there: a folder is taken in again and again."""
    if document.withdrawn_at is not None:
        return False
    if options.by:
        return document.owner != options.by
    return bool(options.owner and document.owner) and document.owner != options.owner


def _owner(document: Document, options: Options) -> dict[str, str]:
    """Who hands in a document looks after it; a new text in one that somebody looks after leaves it with them."""
    if options.by is None:
        return {}
    return {"owner": document.owner if document.owner and document.withdrawn_at is None else options.by}


def _beside(session: Session, name: str, options: Options, content_hash: str) -> str:
    """The first of "name", "name (2)", "name (3)" … that is free, this person's, or has this very content."""
    path = PurePosixPath(name)
    for each in chain([name], (str(path.with_stem(f"{path.stem} ({n})")) for n in count(2))):
        document = session.scalar(select(Document).where(Document.name == each))
        if document is None or document.content_hash == content_hash or not _is_anothers(document, options):
            break
    return each


def _replace(session: Session, document: Document, paper: Draft, now: datetime) -> None:
    """New text is a new version that nobody has verified yet."""
    if not paper.pieces:
        raise _ChangedMeanwhile
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
