"""What a text is searched by: its words, the parts of its compounds, and five-letter pieces of every word.

Stems join "møde" and "møderne", parts find "netværksmøde" by "møde", and pieces forgive typing errors and compounds
nobody knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from knowledge.danish.compounds import split
from knowledge.danish.letters import words
from knowledge.danish.lexicon import listed, stem

VERSION = "1"  # raised whenever the same text would give other tokens: every index is then built again
PIECE = 5


@dataclass(frozen=True, slots=True)
class Analysis:
    terms: tuple[str, ...]
    pieces: tuple[str, ...]


def analyse(text: str) -> Analysis:
    """Tokens of a text, in order and with repetitions, for a passage and a question alike."""
    terms: list[str] = []
    pieces: list[str] = []
    for word in words(text):
        word_terms, word_pieces = _of(word)
        terms += word_terms
        pieces += word_pieces
    return Analysis(tuple(terms), tuple(pieces))


def is_empty_word(word: str) -> bool:
    """Does the (folded) word carry no subject?"""
    return word in listed("stopwords")


@lru_cache(maxsize=60_000)
def _of(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    word = word[:60]
    parts = split(word)
    return (stem(word), *dict.fromkeys(map(stem, parts))), _pieces(word)


def _pieces(word: str) -> tuple[str, ...]:
    """Overlapping pieces; a mark in front keeps a word's beginning apart, and short words stay whole."""
    marked = f"_{word}"
    if len(marked) <= PIECE:
        return (marked,)
    return tuple(marked[at : at + PIECE] for at in range(len(marked) - PIECE + 1))
