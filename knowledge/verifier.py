"""Holds every sentence a model wrote against the passage it points to, and drops what does not hold.

No model is asked: each check is a small rule a person can follow. A rule that is too strict costs a good sentence, and
the answer is then quoted; one that is too loose puts a wrong sentence before a person. They lean to the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from knowledge import comparing
from knowledge.danish import wording
from knowledge.sanitising import gives_orders
from knowledge.sentences import is_bullet, sentences
from knowledge.statements import Sentence, find
from knowledge.values import Claim, SourceText

FEWEST_WORDS, LONGEST, MOST_CLAIMS = 3, 450, 8
SHARED = 0.5  # of a claim's own words that its source must know
LINK = re.compile(
    r"https?:|www\.|<[!@#]|@(?:channel|here|everyone)\b|\]\(|mailto:|\bslack:|\b[\w-]+\.(?:com|net|org|io|ru|xyz|example)\b",
    re.IGNORECASE,
)
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


class Fault(StrEnum):
    UNKNOWN_SOURCE = "unknown_source"
    QUOTE = "quote"
    LINK = "link"
    ORDER = "order"
    FORM = "form"
    NUMBER = "number"
    MOVED_NUMBER = "moved_number"
    DATE = "date"
    NAME = "name"
    POLARITY = "polarity"
    MODALITY = "modality"
    SCOPE = "scope"
    ROLES = "roles"
    WORDS = "words"
    NOT_CURRENT = "not_current"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`claim` with its quote as the source spells it, when there is no fault."""

    claim: Claim
    fault: Fault | None


def verify(claims: Sequence[Claim], sources: Sequence[SourceText], today: date | None = None) -> list[Claim]:
    """The claims that hold, in their order. `today` decides whether a source is still current."""
    return [verdict.claim for verdict in verdicts(claims, sources, today) if verdict.fault is None]


def verdicts(claims: Sequence[Claim], sources: Sequence[SourceText], today: date | None = None) -> list[Verdict]:
    known = {source.id: source for source in sources}
    return [_verdict(claim, known.get(claim.source), today) for claim in claims[:MOST_CLAIMS]]


def _verdict(claim: Claim, source: SourceText | None, today: date | None) -> Verdict:
    if source is None:
        return Verdict(claim, Fault.UNKNOWN_SOURCE)
    if _badly_formed(claim):
        return Verdict(claim, Fault.FORM)
    if LINK.search(claim.text) or not set(MAIL.findall(claim.text)) <= set(MAIL.findall(source.text)):
        return Verdict(claim, Fault.LINK)
    if gives_orders(claim.text) or gives_orders(claim.quote):
        return Verdict(claim, Fault.ORDER)
    place = find(claim.quote, source.text, FEWEST_WORDS)
    if place is None:
        return Verdict(claim, Fault.QUOTE)
    evidence = _around(source.text, *place)
    fault = _fault(claim.text, evidence, source)
    if fault is None and today is not None and not source.trust(today).is_current and not _is_past(claim.text):
        fault = Fault.NOT_CURRENT
    return Verdict(replace(claim, quote=source.text[place[0] : place[1]].strip()), fault)


def _badly_formed(claim: Claim) -> bool:
    return not claim.text.strip() or len(claim.text) > LONGEST or "\n" in claim.text.strip()


def _around(text: str, start: int, end: int) -> list[Sentence]:
    """The whole sentences the quote was taken from: half a sentence can be quoted so that it says something else.
    A list item is read with the words that open the list, for there it stands whether it is a must or a wish.
    """
    found, at, opening = [], 0, ""
    for sentence in sentences(text):
        place = find(sentence, text[at:], 1)
        first, last = (at + place[0], at + place[1]) if place else (at, at + len(sentence))
        opening = sentence if sentence.endswith(":") else opening if is_bullet(sentence) else ""
        if first < end and last > start:
            found.append(Sentence.of(sentence, opening if is_bullet(sentence) else ""))
        at = last
    return found or [Sentence.of(text[start:end])]


def _fault(text: str, evidence: Sequence[Sentence], source: SourceText) -> Fault | None:
    said = Sentence.of(text)
    about = Sentence.of(f"{source.title}. {source.section}")
    whole = Sentence.of(source.text)
    nearest = max(evidence, key=lambda sentence: len(said.stems & sentence.stems))
    checks: Iterable[tuple[Fault, Callable[[], bool]]] = (
        (Fault.NUMBER, lambda: bool(comparing.strange_numbers(said, [*evidence, about], whole))),
        (Fault.DATE, lambda: comparing.other_date(said, evidence, about)),
        (Fault.MOVED_NUMBER, lambda: comparing.moved_number(said, evidence)),
        (Fault.NAME, lambda: comparing.foreign_name(text, [whole, about])),
        (Fault.POLARITY, lambda: comparing.turned_round(said, nearest, about)),
        (Fault.MODALITY, lambda: comparing.other_force(said, nearest)),
        (Fault.SCOPE, lambda: comparing.other_scope(said, nearest)),
        (Fault.ROLES, lambda: comparing.other_roles(said, nearest, [*evidence, about])),
        (Fault.WORDS, lambda: comparing.smuggled_in(said, [whole, about])),
        (Fault.WORDS, lambda: said.foreign_share([whole, about]) > 1 - SHARED),
    )
    return next((fault for fault, holds_not in checks if holds_not()), None)


def _is_past(text: str) -> bool:
    return bool(Sentence.of(text).words_set & wording.PAST)
