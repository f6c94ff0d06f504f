"""How much of a question's own words a text speaks of: is a passage about the matter, or only near it?"""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.danish.letters import words
from knowledge.danish.lexicon import listed, stem

INSIDE = 4  # letters: from here on a word inside another counts (møde in netværksmøde)


def share(question: str, text: str) -> float:
    """0..1, of the words that carry a subject. A question without any is covered by anything."""
    asked = subjects(question)
    told = {stem(word) for word in words(text)}
    return sum(meets(term, told) for term in asked) / len(asked) if asked else 1.0


def best_share(question: str, texts: Iterable[str]) -> float:
    return max((share(question, text) for text in texts), default=0.0)


def subjects(question: str) -> set[str]:
    empty = listed("stopwords")
    return {stem(word) for word in words(question) if word not in empty}


def meets(term: str, told: set[str]) -> bool:
    """Is the word said, alone or as part of a longer or shorter one?"""
    return term in told or (len(term) >= INSIDE and any(_within(term, other) for other in told))


def _within(term: str, other: str) -> bool:
    return term in other or (len(other) >= INSIDE and other in term)
