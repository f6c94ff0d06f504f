"""Which of the facts the network knows this moment a question is about: the next meeting, the asker's own consultant.

Live facts are never indexed, so they are matched here: by the questions they say they answer, and by their words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.danish.letters import words
from knowledge.danish.lexicon import listed, stem
from knowledge.extract import meets
from knowledge.values import SourceText

COVERED = 0.6  # of the question's own words must stand in the fact or in one of its questions

_WHERE = r"hvor(?! (?:mange|meget|ofte|tit|laenge|stor\w*|gamm\w*)\b)"
_ASKS_FOR_ONE = re.compile(
    r"^(?:og |men |saa )?(?:ved du |kan du (?:sige|fortaelle) (?:mig )?)?"
    rf"(?:hvornaar|hvem|hvad tid|hvilken (?:dag|dato)|{_WHERE})\b"
    r"|\b(?:min|mit|mine|vores|naeste|kommende|deadline|frist|fristen|dato|datoen|tilmeldt)\b"
    r"|\b(?:i dag|i morgen|i naeste uge|denne uge)\b"
)


def matching(question: str, facts: tuple[SourceText, ...]) -> list[SourceText]:
    """The facts this question is about, best first. Only for questions that ask for a time, a person or one's own."""
    folded = words(question)
    if not _ASKS_FOR_ONE.search(" ".join(folded)):
        return []
    scored = [(_coverage(folded, fact), fact) for fact in facts]
    found = sorted(((share, fact) for share, fact in scored if share >= COVERED), key=lambda pair: -pair[0])
    best = found[0][0] if found else 0.0
    return [replace(fact, score=share) for share, fact in found if share == best]


def _coverage(folded: list[str], fact: SourceText) -> float:
    """The largest share of the question's content that one of the fact's questions, or the fact itself, holds."""
    empty = listed("stopwords")
    asked = {stem(word) for word in folded if word not in empty}
    if not asked:
        return 0.0
    ways = [*fact.aliases, f"{fact.title} {fact.text}"]
    return max(_share(asked, {stem(word) for word in words(way)}) for way in ways)


def _share(asked: set[str], told: set[str]) -> float:
    return sum(meets(term, told) for term in asked) / len(asked)
