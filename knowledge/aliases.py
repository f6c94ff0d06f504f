"""How near a question comes to one an article says it answers: people ask in other words than articles are written.

A whole question is compared with a whole question, which a bag of words over all of them cannot do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.danish.letters import words
from knowledge.danish.lexicon import listed, stem
from knowledge.documents import Document
from knowledge.values import SourceText

SHARE = 0.4  # of the final score; the rest is the search's own
KNOWN = 0.7
EMPTY_WORD = 0.25  # "hvem" and "hvornår" tell questions apart, but less than a subject does


def lifted(sources: list[SourceText], question: str) -> list[SourceText]:
    """The same sources with scores that know the questions they answer, best first."""
    scored = [
        replace(each, score=(1 - SHARE) * each.score + SHARE * nearest(question, (each.title, *each.aliases)))
        for each in sources
    ]
    return sorted(scored, key=lambda each: -each.score)


def is_known(source: SourceText, question: str) -> bool:
    """Is this nearly one of the questions the source says it answers? Then no other measure needs to be sure."""
    return nearest(question, source.aliases) >= KNOWN


def asked_of(session: Session, documents: Sequence[int]) -> dict[int, str]:
    """The questions each document says it answers, one a line."""
    wanted = select(Document.id, Document.aliases).where(Document.id.in_(documents))
    return {key: aliases for key, aliases in session.execute(wanted)}  # noqa: C416  rows are not pairs to mypy


def nearest(question: str, known: tuple[str, ...]) -> float:
    """0..1: the share of words that the question and the most alike of the known ones have in common."""
    asked = _stems(question)
    return max((_alike(asked, _stems(each)) for each in known), default=0.0)


def _alike(asked: frozenset[str], known: frozenset[str]) -> float:
    either = _weight(asked | known)
    return _weight(asked & known) / either if either else 0.0


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text))


def _weight(stems: frozenset[str]) -> float:
    empty = listed("stopwords")
    return sum(EMPTY_WORD if each in empty else 1.0 for each in stems)
