"""A line about several documents at once, and whether it holds: each text it rests on must carry all of it alone.

So nothing is put together from two texts that neither of them says, and nobody is given another's words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from knowledge.statements import find
from knowledge.values import Claim, SourceText
from knowledge.verifier import verify

MOST_LINES, MOST_SUPPORTS, LONGEST = 6, 8, 200
FEWEST_DOCUMENTS = 2  # a line about one says nothing that is not said below it, word for word
MARKS = re.compile(r"[@#<>|`\[\]]|//|\w\w\.[^\W\d_]{2,}")  # what Slack makes a mention or a link of, bare addresses too


@dataclass(frozen=True, slots=True)
class Support:
    """A source of this request, and the words in it that the line rests on."""

    source: str
    quote: str


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    rests_on: tuple[Support, ...]


class Summariser(Protocol):
    """Something that writes such lines (a model). Its lines are checked; it raises ReaderFailed when it has none."""

    def write(self, sources: Sequence[SourceText], person: str) -> list[Line]: ...


def holding(lines: Sequence[Line], sources: Sequence[SourceText], never: Sequence[str] = ()) -> list[Line]:
    """Those that hold, in their order, none twice. `never`: names no line may say, since code says them."""
    held: dict[str, Line] = {}
    for line in lines:
        if holds(line, sources, never):
            held.setdefault(" ".join(line.text.split()).casefold(), line)
    return list(held.values())[:MOST_LINES]


def holds(line: Line, sources: Sequence[SourceText], never: Sequence[str] = ()) -> bool:
    documents = {source.id: source.document for source in sources}
    claims = [Claim(line.text, support.source, support.quote) for support in line.rests_on]
    if not all(claim.source in documents for claim in claims) or len(claims) > MOST_SUPPORTS:
        return False
    if len({documents[claim.source] for claim in claims}) < FEWEST_DOCUMENTS or len(line.text) > LONGEST:
        return False
    if MARKS.search(line.text) or any(find(name, line.text, 1) for name in never):
        return False
    return len(verify(claims, sources)) == len(claims)
