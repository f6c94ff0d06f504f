"""What a document is made of once the file format is forgotten: headings, paragraphs, list items and table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import yaml


class Part(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    part: Part
    text: str
    level: int = 0  # of a heading, 1 is the highest
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as it was read. `title` is what the file calls itself, when it says so."""

    blocks: tuple[Block, ...]
    title: str = ""


HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")
UNDERLINE = re.compile(r"(=+|-{3,})$")
CAPITALS = re.compile(r"(?=.*[A-ZÆØÅ]{3})[A-ZÆØÅ0-9][A-ZÆØÅ0-9 ,&/()-]{2,60}")  # how plain text writes a heading
ITEM = re.compile(r"(?:[-*+•]|\d{1,2}[.)])\s+(.*)")
TABLE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?")
FRONT_MATTER = re.compile(r"---\s*\n(.*?)\n---\s*(?:\n|$)(.*)", re.DOTALL)


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The settings at the top of a Markdown file and the rest of it. Something between two lines that is not
    settings after all is text.
    """
    found = FRONT_MATTER.match(text)
    if found is None:
        return {}, text
    try:
        settings = yaml.load(found[1], Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):  # ValueError: a day no month has
        return {}, text
    return (
        ({str(key): value for key, value in settings.items()}, found[2]) if isinstance(settings, dict) else ({}, text)
    )


def from_markdown(text: str) -> Iterator[Block]:
    """Also right for plain text, which is Markdown without the marks."""
    headers: list[str] = []
    for lines in _groups(text):
        if "|" in lines[0] and len(lines) > 1 and TABLE_RULE.fullmatch(lines[1].strip()):
            headers = _cells(lines[0])
            yield from (Block(Part.ROW, row(headers, _cells(line))) for line in lines[2:] if "|" in line)
        elif heading := HEADING.fullmatch(lines[0]):
            yield Block(Part.HEADING, heading[2], len(heading[1]))
        elif len(lines) == 2 and UNDERLINE.fullmatch(lines[1]):  # noqa: PLR2004  a line and the rule under it
            yield Block(Part.HEADING, lines[0], 1 if lines[1][0] == "=" else 2)
        elif CAPITALS.fullmatch(lines[0]):
            yield Block(Part.HEADING, lines[0], 2)
            if rest := "\n".join(lines[1:]):
                yield Block(Part.PARAGRAPH, rest)
        elif item := ITEM.fullmatch(lines[0]):
            yield Block(Part.ITEM, "\n".join([item[1], *lines[1:]]))
        else:
            yield Block(Part.PARAGRAPH, "\n".join(lines))


def row(headers: list[str], cells: list[str]) -> str:
    """A table row that can be quoted alone: every cell says what it is."""
    named = [
        f"{header}: {cell}" if header and header != cell else cell
        for header, cell in zip([*headers, *[""] * len(cells)], cells, strict=False)
        if cell
    ]
    return " · ".join(named)


def _groups(text: str) -> Iterator[list[str]]:
    """Lines that belong together: a blank line, a heading and the start of an item each begin something new."""
    group: list[str] = []
    for raw in text.splitlines():
        line = raw.strip()
        starts_new = not line or HEADING.fullmatch(line) or ITEM.fullmatch(line)
        if group and (starts_new or HEADING.fullmatch(group[0])):
            yield group
            group = []
        if line:
            group.append(line)
    if group:
        yield group


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]
