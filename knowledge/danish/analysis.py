"""What a text is searched by: its words, the parts of its compounds, neighbouring words, and four-letter pieces.

Stems join "møde" and "møderne", parts find "netværksmøde" by "møde", pairs prefer a passage that says it in one breath,
and pieces forgive typing errors and compounds nobody knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from knowledge.danish.compounds import split
from knowledge.danish.letters import words
from knowledge.danish.lexicon import listed, stem

VERSION = "6"  # raised whenever the same text would give other tokens: every index is then built again
PIECE = 4
LONGEST = 60  # letters: no word is longer, only addresses and noise


@dataclass(frozen=True, slots=True)
class Analysis:
    """Tokens of a text, in order and with repetitions; made the same way for a passage and a question."""

    terms: tuple[str, ...]
    pieces: tuple[str, ...]
    pairs: tuple[str, ...]


class _Word(NamedTuple):
    stem: str
    terms: tuple[str, ...]
    pieces: tuple[str, ...]  # none of a word that carries no subject


def analyse(text: str) -> Analysis:
    found = [_word(word) for word in words(text)]
    telling = [word.stem for word in found if word.pieces]
    return Analysis(
        terms=tuple(chain.from_iterable([word.terms for word in found])),
        pieces=tuple(chain.from_iterable([word.pieces for word in found])),
        pairs=tuple(f"{first}~{second}" for first, second in pairwise(telling)),
    )


def is_empty(word: str) -> bool:
    """Does this folded word, or its stem, carry no subject?"""
    return word in _empty()


@lru_cache(maxsize=1)
def _empty() -> frozenset[str]:
    return listed("stopwords") | frozenset(map(stem, listed("stopwords")))


@lru_cache(maxsize=60_000)
def _word(word: str) -> _Word:
    word = word[:LONGEST]
    root = stem(word)
    return _Word(root, (root, *map(stem, split(word))), () if is_empty(word) else _pieces(word))


def _pieces(word: str) -> tuple[str, ...]:
    """Overlapping pieces; the marks keep a word's beginning and end apart from its middle."""
    marked = f"_{word}_"
    return tuple([marked[at : at + PIECE] for at in range(max(1, len(marked) - PIECE + 1))])
