"""The words the language part knows: a frequency list from wordfreq and small lists of our own in *.txt.

All lists are folded (see letters.py) and read when first needed: importing costs nothing.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import Stemmer

from knowledge.danish.letters import fold

TRUSTED = -440  # the weight of a word of our own list, in centibels: as common as "handle"
RARE = -601  # and of one we know to be a word, but rarer than any of wordfreq's


@lru_cache(maxsize=1)
def weights() -> dict[str, int]:
    """Danish words and how common they are, in centibels (0 is every word, -500 one in a hundred thousand)."""
    found = _frequencies("da")
    for name, weight in (("roots", RARE), ("short_first", RARE), ("short_last", RARE), ("more_words", TRUSTED)):
        for word in listed(name):
            found[word] = max(found.get(word, weight), weight)
    return found


def is_common(word: str) -> bool:
    """Is it one of the thirty thousand words of `weights`?"""
    return fold(word.lower()) in weights()


@lru_cache(maxsize=1)
def english_weights() -> dict[str, int]:
    """The same for English: only to tell the two languages apart."""
    return _frequencies("en")


@lru_cache(maxsize=8)
def listed(name: str) -> frozenset[str]:
    """The words of one of our own lists, folded."""
    return frozenset(fold(word) for line in _lines(name) for word in line.split())


@lru_cache(maxsize=1)
def irregular() -> dict[str, str]:
    """Forms the stemmer cannot join: børn -> barn. The first word of a line stands for all of it."""
    return {fold(form): fold(line.split()[0]) for line in _lines("irregular") for form in line.split()}


@lru_cache(maxsize=2)
def elsewhere(language: str) -> tuple[str, ...]:
    """Everyday questions ("da" or "en") about things no knowledge base of ours is about."""
    return tuple(_lines(f"elsewhere_{language}"))


@lru_cache(maxsize=60_000)
def stem(word: str) -> str:
    """What the forms of one word share. `word` is folded."""
    return str(_stemmer().stemWord(irregular().get(word, word)))


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("danish", 0)


def _frequencies(language: str) -> dict[str, int]:
    import wordfreq  # noqa: PLC0415  half a second, only for whoever searches or reads documents

    found: dict[str, int] = {}
    for centibels, same in enumerate(wordfreq.get_frequency_list(language, "small")):
        for word in same:
            letters = word.replace("'", "")
            if letters.isalpha():
                found.setdefault(fold(letters), -centibels)
    wordfreq.get_frequency_list.cache_clear()
    return found


def _lines(name: str) -> list[str]:
    text = (resources.files("knowledge.danish") / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
