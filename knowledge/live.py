"""Which of the facts the network knows this moment a question is about: the next meeting, the asker's own consultant.

Live facts are never indexed, so they are matched here: by the questions they say they answer, and by their words.
"""

from __future__ import annotations

from dataclasses import replace

from knowledge.coverage import share, subjects
from knowledge.danish import cues
from knowledge.danish.letters import words
from knowledge.danish.lexicon import listed
from knowledge.values import SourceText

COVERED = 0.6  # of the question's own words must stand in the fact or in its questions


def matching(question: str, facts: tuple[SourceText, ...]) -> list[SourceText]:
    """The facts this question is about, best first. Only for questions that ask for a time, a person or one's own."""
    if not cues.A_TIME_A_PERSON_OR_ONES_OWN.search(" ".join(words(question))):
        return []
    scored = [(_coverage(question, fact), fact) for fact in facts]
    found = sorted(((share, fact) for share, fact in scored if share >= COVERED), key=lambda pair: -pair[0])
    best = found[0][0] if found else 0.0
    return [replace(fact, score=share) for share, fact in found if share == best]


def _coverage(question: str, fact: SourceText) -> float:
    """The share of the question that the fact and the questions it answers speak of together."""
    asked = " ".join(word for word in words(question) if word not in listed("light_words"))
    return share(asked, " ".join((fact.title, fact.text, *fact.aliases))) if subjects(asked) else 0.0
