"""What a text is searched by: its words, the parts of its compounds, neighbouring words, and four-letter pieces.

Stems join "møde" and "møderne", parts find "netværksmøde" by "møde", pairs prefer a passage that says it in one breath,
and pieces forgive typing errors and compounds nobody knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from knowledge.danish.compounds import split
from knowledge.danish.letters import words
from knowledge.danish.lexicon import listed, stem

VERSION = "5"  # raised whenever the same text would give other tokens: every index is then built again
PIECE = 4
LONGEST = 60  # letters: no word is longer, only addresses and noise


@dataclass(frozen=True, slots=True)
class Analysis:
    """Tokens of a text, in order and with repetitions; made the same way for a passage and a question."""

    terms: tuple[str, ...]
    pieces: tuple[str, ...]
    pairs: tuple[str, ...]


def analyse(text: str) -> Analysis:
    found = [word[:LONGEST] for word in words(text)]
    telling = [word for word in found if not is_empty(word)]
    return Analysis(
        terms=_joined([_terms(word) for word in found]),
        pieces=_joined([_pieces(word) for word in telling]),
        pairs=tuple(f"{first}~{second}" for first, second in pairwise(map(stem, telling))),
    )


def is_empty(word: str) -> bool:
    """Does this folded word, or its stem, carry no subject?"""
    return word in _empty()


@lru_cache(maxsize=1)
def _empty() -> frozenset[str]:
    return listed("stopwords") | frozenset(map(stem, listed("stopwords")))


@lru_cache(maxsize=60_000)
def _terms(word: str) -> tuple[str, ...]:
    return (stem(word), *map(stem, split(word)))


@lru_cache(maxsize=60_000)
def _pieces(word: str) -> tuple[str, ...]:
    """Overlapping pieces; the marks keep a word's beginning and end apart from its middle."""
    marked = f"_{word}_"
    if len(marked) <= PIECE:
        return (marked,)
    return tuple(marked[at : at + PIECE] for at in range(len(marked) - PIECE + 1))


def _joined(tokens: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(token for each in tokens for token in each)
