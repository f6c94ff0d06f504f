"""In which order sources are used: the asker's own kind of partnership and what holds today first, the rest named.

Level and validity never keep a source out: a wrong level shown as such is worth more than a right one hidden.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from knowledge.danish import cues
from knowledge.danish.letters import words
from knowledge.documents import AppliesTo
from knowledge.values import SourceText

OTHER_LEVEL = 0.8  # what a source for the other kind of partnership is worth
NOT_CURRENT = 0.7
CLOSE = 0.6  # of the best score: further down is noise beside it
QUOTES = 3

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OTHER = {AppliesTo.STANDARD: AppliesTo.EXTENDED, AppliesTo.EXTENDED: AppliesTo.STANDARD}


def named_levels(question: str) -> frozenset[AppliesTo]:
    """The kinds of partnership the question itself names."""
    text = " ".join(words(question))
    named = {AppliesTo.EXTENDED: cues.EXTENDED, AppliesTo.STANDARD: cues.STANDARD}
    return frozenset(level for level, pattern in named.items() if pattern.search(text))


def asked_for(question: str, level: AppliesTo | None) -> frozenset[AppliesTo]:
    """Whose facts come first: those the question names, else the asker's own."""
    return named_levels(question) or (frozenset({level}) if level else frozenset())


def is_about_the_past(question: str, today: date) -> bool:
    text = " ".join(words(question))
    return bool(cues.PAST.search(text)) or any(int(year) < today.year for year in _YEAR.findall(text))


def preferred(sources: list[SourceText], question: str, level: AppliesTo | None, today: date) -> list[SourceText]:
    """All sources, best first, with scores that say how much each is worth to this asker."""
    levels = asked_for(question, level)
    past = is_about_the_past(question, today)
    weighed = [replace(each, score=each.score * _worth(each, levels, today, past=past)) for each in sources]
    return sorted(weighed, key=lambda each: -each.score)


def shown(ranked: list[SourceText], question: str, level: AppliesTo | None) -> list[SourceText]:
    """The few that are quoted: close to the best, one a document, the other kind of partnership beside the asker's."""
    if not ranked:
        return []
    close = [each for each in _one_a_document(ranked) if each.score >= CLOSE * ranked[0].score]
    chosen = close[:QUOTES]
    twin = counterpart(chosen, close)
    if twin and twin not in chosen:
        chosen = [*chosen[: QUOTES - 1], twin]
    return _in_order(chosen, asked_for(question, level))


def counterpart(chosen: list[SourceText], among: list[SourceText]) -> SourceText | None:
    """What holds for the other kind of partnership, when the best source holds for one kind only."""
    if not chosen:
        return None
    other = _OTHER.get(chosen[0].applies_to)
    return next((each for each in among if each.applies_to is other), None)


def _in_order(chosen: list[SourceText], levels: frozenset[AppliesTo]) -> list[SourceText]:
    """The asked-for kind of partnership before the other, once it is there at all."""
    if not any(each.applies_to in levels for each in chosen):
        return chosen
    return sorted(chosen, key=lambda each: each.applies_to is not AppliesTo.ALL and each.applies_to not in levels)


def _worth(source: SourceText, levels: frozenset[AppliesTo], today: date, *, past: bool) -> float:
    worth = 1.0
    if levels and source.applies_to is not AppliesTo.ALL and source.applies_to not in levels:
        worth *= OTHER_LEVEL
    if not past and not source.trust(today).is_current:
        worth *= NOT_CURRENT
    return worth


def _one_a_document(ranked: list[SourceText]) -> list[SourceText]:
    seen: dict[str, SourceText] = {}
    for each in ranked:
        seen.setdefault(each.document or each.id, each)
    return list(seen.values())
