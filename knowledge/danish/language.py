"""Is this question English? Only meaning finds Danish passages for it: its words are of no use there."""

from __future__ import annotations

from knowledge.danish.letters import words
from knowledge.danish.lexicon import english_weights, weights

UNKNOWN = -700  # centibels: what a word outside a list counts as
SURE = 100  # how much likelier English must be: a name or a single word we cannot place counts as Danish


def is_english(text: str) -> bool:
    """Are its words, taken together, more usual in English than in Danish? A word in hv- ("hvem") settles it."""
    danish, english = weights(), english_weights()
    found = words(text)
    if any(word.startswith("hv") for word in found):
        return False
    return sum(english.get(word, UNKNOWN) - danish.get(word, UNKNOWN) for word in found) > SURE
