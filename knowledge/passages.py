"""Cuts a document into passages that can be found, quoted and cited: one matter, its section path and its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.blocks import Block, Paper, Part
from knowledge.sentences import sentences

FEWEST, MOST = 60, 180  # words: shorter ones are joined within their section, longer ones cut between sentences
FEWEST_ALONE = 8  # words
SECTION_LENGTH = 500  # what the column holds


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage before it is stored."""

    text: str
    section: str = ""
    page: int | None = None


def cut(paper: Paper, title: str = "") -> list[Piece]:
    """The document's passages in order. `title` is not repeated in the section path."""
    pieces: list[Piece] = []
    for section, blocks in _sections(paper.blocks, title):
        pieces += _pieces(section, blocks)
    return pieces


def words(text: str) -> int:
    return len(text.split())


def _sections(blocks: Iterable[Block], title: str) -> Iterator[tuple[str, list[Block]]]:
    path: dict[int, str] = {}
    body: list[Block] = []
    for block in blocks:
        if block.part is not Part.HEADING:
            body.append(block)
            continue
        if body and (path or not _runs_on_top(body)):
            yield _path(path, title), body
            body = []
        path = {level: text for level, text in path.items() if level < block.level} | {block.level: block.text}
    if body:
        yield _path(path, title), body


def _runs_on_top(blocks: list[Block]) -> bool:
    """A few words before the first heading that say nothing: they stand with what follows, not alone as a passage."""
    return sum(words(block.text) for block in blocks) < FEWEST_ALONE and not blocks[-1].text.endswith((".", "!", "?"))


def _path(path: dict[int, str], title: str) -> str:
    parts = [text for _, text in sorted(path.items()) if text.casefold() != title.casefold()]
    return " › ".join(parts)[:SECTION_LENGTH]


def _pieces(section: str, blocks: list[Block]) -> Iterator[Piece]:
    """Blocks are gathered until there is enough to stand alone; what is too long is cut between sentences."""
    gathered: list[Block] = []
    for block in [part for each in blocks for part in _small(each)]:
        size = sum(words(each.text) for each in gathered)
        full = size + words(block.text) > MOST or (size >= FEWEST and not _goes_on(gathered[-1], block))
        if gathered and full:
            yield _piece(section, gathered)
            gathered = []
        gathered.append(block)
    if gathered:
        yield _piece(section, gathered)


def _goes_on(before: Block, block: Block) -> bool:
    """A list stays with the sentence that opens it, and a table with itself."""
    return block.part in (Part.ITEM, Part.ROW) and (before.part is block.part or before.text.endswith(":"))


def _small(block: Block) -> Iterator[Block]:
    if words(block.text) <= MOST:
        yield block
        return
    whole = [part for sentence in sentences(block.text) for part in _chunks(sentence)]
    taken: list[str] = []
    for sentence in whole:
        if taken and words(" ".join([*taken, sentence])) > (FEWEST + MOST) // 2:
            yield Block(block.part, " ".join(taken), page=block.page)
            taken = []
        taken.append(sentence)
    yield Block(block.part, " ".join(taken), page=block.page)


def _chunks(sentence: str) -> Iterator[str]:
    """A "sentence" without an end is cut by count, so that no passage outgrows what a model or a person can read."""
    each = sentence.split()
    for start in range(0, len(each), MOST):
        yield " ".join(each[start : start + MOST])


def _piece(section: str, blocks: list[Block]) -> Piece:
    lines = [f"- {block.text}" if block.part is Part.ITEM else block.text for block in blocks]
    return Piece("\n".join(lines), section, next((block.page for block in blocks if block.page is not None), None))
