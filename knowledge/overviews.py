"""A line about several documents at once, and whether it holds: each text it rests on must carry all of it alone.

So nothing is put together from two texts that neither of them says, and nobody is given another's words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from knowledge.danish import letters, wording
from knowledge.statements import Sentence, find
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
    known = {source.id: source for source in sources}
    if len(line.text) > LONGEST or MARKS.search(line.text) or any(find(name, line.text, 1) for name in never):
        return False
    if len(line.rests_on) > MOST_SUPPORTS or not all(support.source in known for support in line.rests_on):
        return False
    cited = [known[support.source] for support in line.rests_on]
    if len({source.document for source in cited}) < FEWEST_DOCUMENTS:
        return False
    claims = [Claim(line.text, support.source, support.quote) for support in line.rests_on]
    return len(verify(claims, sources)) == len(claims) and all(_has_every_word(each, line.text) for each in cited)


def _has_every_word(source: SourceText, text: str) -> bool:
    """In some form. The words that say that a thing is said more than once are ours to allow."""
    told = Sentence.of(" ".join(word for word in letters.words(text) if word not in wording.TOLD_BY_SEVERAL))
    return told.foreign_share([Sentence.of(source.text)]) == 0
