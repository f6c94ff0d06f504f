"""How much of a question's own words a text speaks of: is a passage about the matter, or only near it?"""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.danish.letters import words
from knowledge.danish.lexicon import listed, stem

INSIDE = 4  # letters: from here on a word inside another counts (møde in netværksmøde)
PART = 0.5


def share(question: str, text: str) -> float:
    """0..1, of the words that carry a subject. A question without any is covered by anything."""
    asked = subjects(question)
    told = {stem(word) for word in words(text)}
    return sum(said(term, told) for term in asked) / len(asked) if asked else 1.0


def best_share(question: str, texts: Iterable[str]) -> float:
    return max((share(question, text) for text in texts), default=0.0)


def subjects(question: str) -> set[str]:
    empty = listed("stopwords")
    return {stem(word) for word in words(question) if word not in empty}


def said(term: str, told: set[str]) -> float:
    """1 when the word is said, alone or in a compound; less when only a part of it is: "ordning" of pensionsordning."""
    if term in told or (len(term) >= INSIDE and any(term in other for other in told)):
        return 1.0
    return PART if any(len(other) >= INSIDE and other in term for other in told) else 0.0
