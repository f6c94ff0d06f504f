"""Danish letters and numbers, written one way: so that "Ældre", "aeldre" and a PDF's taken-apart "å" meet.

Everything searched goes through `plain` first. Folding æøå to ae/oe/aa lets people write without Danish keys.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_FOLDED = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "u", "ß": "ss", "đ": "d", "ł": "l"}
)
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\ufeff]")
_DIGIT = re.compile(r"\d")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[. \u00a0]\d{3})+(?![\d]|[.,]\d)")
_IN_WORDS = re.compile(r"\b(\d+)(?:,(\d))? ?(tusinde?|mio\.?|millioner|million)\b")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def plain(text: str) -> str:
    """Lower case, one spelling of every letter, "250.000" and "250 tusind" as 250000."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text).lower())
    if _DIGIT.search(text):
        text = _THOUSANDS.sub(lambda found: re.sub(r"\D", "", found[0]), text)
        text = _IN_WORDS.sub(_spelled, text)
    return text


def fold(word: str) -> str:
    """The word as somebody without æ, ø and å would type it; other accents fall away."""
    if not word.isascii():
        word = word.translate(_FOLDED)
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """The folded words of a text in their order."""
    return [_bare(found) for found in _WORD.findall(plain(text))]


@lru_cache(maxsize=60_000)
def _bare(word: str) -> str:
    return fold(word).replace("'", "").replace("’", "")


def _spelled(found: re.Match[str]) -> str:
    scale = 1_000 if found[3].startswith("tusind") else 1_000_000
    return str(int(found[1]) * scale + int(found[2] or 0) * scale // 10)
