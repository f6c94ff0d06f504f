"""What must not be looked up at all: worry for a child, a case about one child, what nobody may see, small talk.

Comes before search, so that no passage however near is ever offered as an answer to these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot import guard
from knowledge.danish import situations
from knowledge.danish.letters import words
from knowledge.danish.lexicon import listed
from knowledge.values import Outcome

_VOWEL = re.compile(r"[aeiouy\d]")
_ABBREVIATION = re.compile(r"\b[A-ZÆØÅ]{2,6}\b")


def route(question: str, *, in_thread: bool = False) -> Outcome | None:
    """The outcome that is clear from the question alone; None: look it up."""
    found = next(_outcomes(question), None)
    return None if in_thread and found is Outcome.UNCLEAR else found


def is_acute(text: str) -> bool:
    """Is somebody worried for a child right now? Heard wherever it is written, before anything else."""
    return situations.is_acute(" ".join(words(text)))


def says_something(question: str) -> bool:
    """Is there a word to look up, or a question about the bot itself?"""
    folded = words(question)
    if situations.is_about_the_bot(" ".join(folded)) or _ABBREVIATION.search(question):
        return True
    empty = listed("stopwords")
    return any(word not in empty and len(word) > 1 and _VOWEL.search(word) for word in folded)


def _outcomes(question: str) -> Iterator[Outcome]:
    """Worst first, so that worry for a child is heard even inside small talk."""
    text = " ".join(words(question))
    if situations.is_acute(text):
        yield Outcome.ACUTE
    if guard.check(question).hard:
        yield Outcome.GUARDED
    if situations.is_about_one_child(question, text):
        yield Outcome.PERSONAL_CASE
    if situations.is_not_allowed(text):
        yield Outcome.NOT_ALLOWED
    if situations.is_greeting(text):
        yield Outcome.GREETING
    if situations.is_elsewhere(text):
        yield Outcome.OUT_OF_SCOPE
    if not says_something(question):
        yield Outcome.UNCLEAR
