"""Where one Danish sentence ends and the next begins, so that a quote is a whole thought.

Our own rule: the splitters on the market break at "kl.", "pr." and "2. division", or miss "mio. kr. Herudover"
(measured on the gold list in `tests/knowledge/sentences.yaml`).
"""

from __future__ import annotations

import re

from knowledge.danish import cues
from knowledge.danish.abbreviations import CLOSING, LEANING

BULLET = re.compile(r"^\s*(?:[-–—•*▪●◦‣·✓]|ü(?=\s)|\d{1,2}[.)](?=\s)|[a-z]\))\s+")
SHORT_LINE = 60  # a shorter line followed by a capital was ended on purpose
ORDINAL = 2  # digits: "2. division" is an ordinal, "2024." ends a sentence

_HEADING = re.compile(r"^\s*#{1,6}\s+")
_STOP = re.compile(r"(?:(?:[.!?]+|…)[»«\"”’')\]]*|[:;]-?[)D])(?=\s)")
_WORD_BEFORE = re.compile(r"([^\s(»«\"”]+)$")
_OPENING = "»«\"“”'(["


def sentences(text: str) -> list[str]:
    """Whitespace is folded, nothing else is changed. A bullet and a heading are sentences of their own."""
    return [sentence for block in blocks(text) for sentence in _split(block)]


def blocks(text: str) -> list[str]:
    """Wrapped lines joined to paragraphs; bullets, headings and deliberately ended lines kept apart."""
    joined: list[str] = []
    previous = ""
    for line in text.splitlines():
        if joined and previous.strip() and line.strip() and not _starts_anew(previous, line):
            joined[-1] += " " + line.strip()
        elif line.strip():
            joined.append(line.strip())
        previous = line
    return [" ".join(block.split()) for block in joined]


def is_bullet(sentence: str) -> bool:
    return BULLET.match(sentence) is not None


def word_count(text: str) -> int:
    return len(text.split())


def _starts_anew(previous: str, line: str) -> bool:
    if BULLET.match(line) or _HEADING.match(line) or _HEADING.match(previous):
        return True
    start = line.strip().lstrip(_OPENING)[:1]
    ended = previous.rstrip()
    return len(ended) < SHORT_LINE and not ended.endswith((",", "-", *cues.GOES_ON)) and _opens(start)


def _split(block: str) -> list[str]:
    found: list[str] = []
    start = 0
    for stop in _STOP.finditer(block):
        if _ends(block[start : stop.start()], stop.group(), block[stop.end() :].lstrip()):
            found.append(block[start : stop.end()].strip())
            start = stop.end()
    rest = block[start:].strip()
    return [*found, rest] if rest else found


def _ends(before: str, stop: str, after: str) -> bool:
    """Does the sentence `before` end with this `stop`, given what comes `after`?"""
    if not after:
        return False
    following = after.lstrip(_OPENING)[:1]
    if stop[0] != "." or stop.startswith(".."):
        return not following.islower()
    return _opens(following) and not _leans(before, following)


def _leans(before: str, following: str) -> bool:
    """Is this full stop part of an abbreviation, an initial, an ordinal or a list number?"""
    match = _WORD_BEFORE.search(before)
    word = match.group(1) if match else ""
    if word.isdigit():
        starts_the_sentence = before.strip() == word
        return starts_the_sentence or (len(word) <= ORDINAL and following.isdigit())
    folded = word.casefold()
    if len(word) == 1 and word.isupper():
        return True
    return folded in LEANING or (folded in CLOSING and not following.isupper())


def _opens(character: str) -> bool:
    return character.isupper() or character.isdigit() or (bool(character) and not character.isalnum())
