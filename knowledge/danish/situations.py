"""Recognises what must not be looked up, by how Danes write it: worry for a child, a case about one child, small talk.

The patterns stand in `situations.txt`, so that somebody who reads Danish and not Python can see and mend them.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from knowledge.danish.letters import fold
from knowledge.danish.lexicon import listed

LONGEST_GREETING = 6  # words

_CHILD = "(?:barn(?:et)?|dreng(?:en)?|pigen?|knægt(?:en)?|unge?|teenager|medlem|spiller|elev|søn|datter|ham|hende)"
_SOME = r"(?:\w+ ){0,3}"
# "Yusuf på 9 år"; not "Børn på 9 år", nor "Foreningen er 25 år" (a noun in its definite form)
_MANY = "Børn|Unge|Drenge|Piger|Medlemmer|Spillere|Trænere|Frivillige|Hold|Alle|Nogle|Mange|Hvad|Man"
_NAMED_CHILD = re.compile(
    rf"\b(?!(?:{_MANY})\b)(?!\w+(?:en|et|erne)\b)[A-ZÆØÅ][a-zæøåé]+,? (?:på|er|som er|der er|er lige blevet) "
    r"\d{1,2}(?: år\b|(?=[,.!?]|$))"
)


def is_acute(words: str) -> bool:
    return _says("acute", words)


def is_about_one_child(text: str, words: str) -> bool:
    """`text` as it was typed, for the capital letter of a name."""
    if _NAMED_CHILD.search(text):
        return True
    return _says("one_child", words) and (_says("circumstance", words) or _says("what_to_do", words))


def is_not_allowed(words: str) -> bool:
    return _says("not_allowed", words)


def is_elsewhere(words: str) -> bool:
    return _says("elsewhere", words)


def is_greeting(words: str) -> bool:
    parts = words.split()
    return _says("greeting", words) or (0 < len(parts) <= LONGEST_GREETING and listed("greetings").issuperset(parts))


def is_about_the_bot(words: str) -> bool:
    return _says("bot", words)


def _says(situation: str, words: str) -> bool:
    return any(pattern.search(words) for pattern in _patterns()[situation])


@cache
def _patterns() -> dict[str, list[re.Pattern[str]]]:
    """Read and folded when first needed: importing costs nothing."""
    text = (resources.files("knowledge.danish") / "situations.txt").read_text(encoding="utf-8")
    found: dict[str, list[re.Pattern[str]]] = {}
    situation = ""
    for line in text.splitlines():
        if line.startswith("["):
            situation = line[1 : line.index("]")]
        elif line and not line.startswith("#"):
            pattern = line.replace("<child>", _CHILD).replace("<some>", _SOME)
            found.setdefault(situation, []).append(re.compile(fold(pattern)))
    return found
