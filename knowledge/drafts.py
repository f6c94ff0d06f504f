"""A document on its way in: what it says, cut into passages, and what is said about it. Nothing is stored here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from bot.guard import check as child_data_in
from knowledge.blocks import Block, Paper, Part, from_markdown, front_matter
from knowledge.cleaning import clean
from knowledge.documents import AppliesTo, Document, Kind
from knowledge.passages import Piece, cut
from knowledge.reading import as_text, read
from knowledge.refusals import ChildDataInFile, ChildSignsInFile, FileWithoutText, SettingNotUnderstood, Spot

READER = b"1"  # raise it when reading or cutting changes: every document is then read anew
TITLE_LENGTH = 255


class SameName(StrEnum):
    """What to do when somebody else's document has the name."""

    ASK = "ask"  # refuse, so that the person can choose
    REPLACE = "replace"
    BESIDE = "beside"  # both are there, this one under a name of its own


@dataclass(frozen=True, slots=True)
class Options:
    """What the person says of the documents; it counts before what a document says of itself. Empty says nothing.

    `by`: who hands it in, and looks after it when nobody does. `checked`: they have read it; no child is known by it.
    """

    title: str = ""
    source: str = ""
    owner: str | None = None
    audience: str = ""
    applies_to: AppliesTo | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    kind: Kind = Kind.DOCUMENT
    by: str | None = None
    checked: bool = False
    same_name: SameName = SameName.ASK


@dataclass(frozen=True, slots=True)
class Draft:
    """A document outside the database: its labels and its passages."""

    name: str
    labels: dict[str, Any]
    pieces: list[Piece]
    content_hash: str


def draft(name: str, content: bytes, options: Options, *, labels_only: bool = False) -> Draft:
    """Raises a FileRefused. `labels_only`: the text is known and need not be read again."""
    content_hash = fingerprint(content)
    ending = PurePath(name).suffix.lower()
    if ending == ".md":
        settings, body = front_matter(as_text(name, content))
        paper = clean(Paper(tuple(from_markdown(body))))
    else:
        settings = {}
        paper = Paper(()) if labels_only else clean(read(name, content))
    labels = _labels(name, settings, options)
    if labels_only:
        said = (options.title, options.source, options.owner or "", options.audience)
        _guard(name, said, [], checked=options.checked)
        return Draft(name, labels, [], content_hash)
    labels.setdefault("title", (paper.title or _first_heading(paper.blocks) or _from_name(name))[:TITLE_LENGTH])
    pieces = cut(paper, labels["title"])
    if not pieces:
        raise FileWithoutText(name)
    _guard(name, (name, *map(str, labels.values())), pieces, checked=options.checked)
    return Draft(name, labels, pieces, content_hash)


def fingerprint(content: bytes) -> str:
    """The same for the same bytes, as long as they are read in the same way."""
    return hashlib.sha256(READER + content).hexdigest()


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


def _guard(name: str, said: Iterable[str], pieces: list[Piece], *, checked: bool) -> None:
    """Raises ChildDataInFile for numbers; for softer signs ChildSignsInFile, unless somebody has `checked`."""
    found = [(child_data_in(text), Spot()) for text in said]
    for place, piece in enumerate(pieces, start=1):
        found.append((child_data_in(f"{piece.section}\n{piece.text}"), Spot(place, len(pieces), piece.page)))
    if hard := tuple(spot for finding, spot in found if finding.hard):
        raise ChildDataInFile(name, hard)
    soft = tuple(spot for finding, spot in found if finding.soft)
    if soft and not checked:
        raise ChildSignsInFile(name, soft)


def _first_heading(blocks: tuple[Block, ...]) -> str:
    """The highest heading at the top: a lower one, or one further down, names only a part."""
    return next((block.text for block in blocks[:3] if block.part is Part.HEADING and block.level == 1), "")


def _from_name(name: str) -> str:
    stem = PurePath(name).stem.replace("_", " ").replace("-", " ").strip() or name
    return stem[0].upper() + stem[1:]
