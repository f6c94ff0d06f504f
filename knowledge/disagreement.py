"""Two sources that hold today and say another number or day of the same thing: pointed out, never settled here."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from itertools import product

from knowledge.documents import AppliesTo
from knowledge.extract import quote
from knowledge.preference import named_levels
from knowledge.sentences import sentences
from knowledge.statements import Sentence
from knowledge.values import SourceText

ALIKE = 0.6  # of all that two sentences speak of, both speak of it: then they are about the same
_FEWEST = 2  # words they share
_YEARS = range(1900, 2100)


def between(one: SourceText, other: SourceText, question: str, today: date) -> bool:
    """Both current, for the same kind of partnership, and apart in what they say to the question."""
    if one.document == other.document or not (one.trust(today).is_current and other.trust(today).is_current):
        return False
    if AppliesTo.ALL not in (one.applies_to, other.applies_to) and one.applies_to is not other.applies_to:
        return False
    first, second = (map(Sentence, sentences(quote(each.text, question))) for each in (one, other))
    return any(_same_matter(a, b) and _other_facts(a, b) for a, b in product(first, second))


def _same_matter(one: Sentence, other: Sentence) -> bool:
    a, b = one.stems - one.months, other.stems - other.months
    return len(a & b) >= max(_FEWEST, ALIKE * len(a | b)) and named_levels(one.text) == named_levels(other.text)


def _other_facts(one: Sentence, other: Sentence) -> bool:
    """Of two years each may say its own; a year is a fact itself where no other number is told."""
    (a, years), (b, other_years) = _parted(one), _parted(other)
    if a or b:
        return not _apart(years, other_years) and (_apart(a, b) or _apart(one.months, other.months))
    return _apart(years, other_years) or _apart(one.months, other.months)


def _parted(sentence: Sentence) -> tuple[frozenset[float], frozenset[float]]:
    years = frozenset(number for number in sentence.numbers if number in _YEARS)
    return sentence.numbers - years, years


def _apart(one: frozenset[Hashable], other: frozenset[Hashable]) -> bool:
    return bool(one and other) and not one & other
