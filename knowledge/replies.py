"""An answer as a value: its words, the sources it cites, the receipt of what it rests on, and its stable JSON form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any

from knowledge import disagreement, preference
from knowledge.danish import phrases
from knowledge.extract import quote
from knowledge.receipts import Receipt, rested
from knowledge.values import Asker, Claim, Outcome, SourceText, Trust, Turn

MOST_SOURCES = 5


@dataclass(frozen=True, slots=True)
class Source:
    """A source as it stands under an answer: its number, the words it is cited for and what they are worth today."""

    n: int
    evidence: SourceText
    quote: str
    trust: Trust
    label: str  # what must be said before it: the other kind of partnership, no longer so


@dataclass(frozen=True, slots=True)
class Answer:
    question: str
    outcome: Outcome
    text: str
    receipt: Receipt
    sources: tuple[Source, ...] = ()
    nearest: SourceText | None = None  # only with UNSURE: the article that came closest
    ms: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on its way to an answer."""

    text: str
    query: str  # as it would stand without its thread
    asker: Asker
    thread: tuple[Turn, ...]
    today: date

    @property
    def leans(self) -> bool:
        return self.query != self.text


def refused(asked: Asked, outcome: Outcome, said: str, nearest: SourceText | None = None) -> Answer:
    near = rested(nearest, asked.today) if nearest else None
    receipt = Receipt(outcome, nearest=near, level=asked.asker.level, leaned_on_thread=asked.leans)
    return Answer(asked.text, outcome, said, receipt, nearest=nearest)


def quoted(asked: Asked, chosen: list[SourceText], receipt: Receipt | None = None) -> Answer:
    """What the sources say themselves, cut to what matters."""
    cited = tuple(_cited(n, each, quote(each.text, asked.query), asked) for n, each in enumerate(chosen, start=1))
    lines = [_line(source.label, phrases.quoted(source.quote), source.n) for source in cited]
    text = "\n\n".join([phrases.FOUND, *lines, *_doubts(cited, asked)])
    return _finished(asked, Outcome.EXTRACT, text, cited, receipt)


def written(
    asked: Asked, claims: list[Claim], sources: list[SourceText], chosen: list[SourceText], receipt: Receipt
) -> Answer:
    """The claims as sentences with source marks, and what must be read beside them."""
    by_id = {source.id: source for source in sources}
    order, beside = _room_for([by_id[key] for key in dict.fromkeys(claim.source for claim in claims)], chosen, asked)
    quotes = {claim.source: claim.quote for claim in reversed(claims)}
    cited = [_cited(n, each, quotes[each.id], asked) for n, each in enumerate(order, start=1)]
    marks = {source.evidence.id: source for source in cited}
    lines = [
        _line(marks[claim.source].label, claim.text, marks[claim.source].n) for claim in claims if claim.source in marks
    ]
    for each in beside:
        other = _cited(len(cited) + 1, each, quote(each.text, asked.query), asked)
        cited.append(other)
        lines.append(_line(other.label, phrases.quoted(other.quote), other.n))
    lines += _doubts(cited, asked)
    return _finished(asked, Outcome.ANSWER, "\n".join(lines), tuple(cited), receipt)


def _room_for(
    order: list[SourceText], chosen: list[SourceText], asked: Asked
) -> tuple[list[SourceText], list[SourceText]]:
    """What is cited and what stands beside it, so few that each mark has its source below: the last cited give way."""
    beside = _beside(order, chosen, asked)
    if len(order) + len(beside) <= MOST_SOURCES:
        return order, beside
    return _room_for(order[:-1], chosen, asked)


def _beside(cited: list[SourceText], chosen: list[SourceText], asked: Asked) -> list[SourceText]:
    """What holds for the other kind of partnership, and what contradicts a source: a reader may have passed it by."""
    twin = preference.counterpart(cited, chosen)
    known = {source.id for source in cited}
    return [
        each
        for each in chosen
        if each.id not in known
        and (each is twin or any(disagreement.between(each, source, asked.query, asked.today) for source in cited))
    ]


def _doubts(cited: Sequence[Source], asked: Asked) -> list[str]:
    return [
        phrases.disagree(one.n, other.n)
        for one, other in combinations(cited, 2)
        if disagreement.between(one.evidence, other.evidence, asked.query, asked.today)
    ]


def _finished(asked: Asked, outcome: Outcome, text: str, cited: tuple[Source, ...], receipt: Receipt | None) -> Answer:
    receipt = replace(
        receipt or Receipt(outcome),
        outcome=outcome,
        rested_on=tuple(rested(source.evidence, asked.today) for source in cited),
        level=asked.asker.level,
        leaned_on_thread=asked.leans,
    )
    return Answer(asked.text, outcome, text, receipt, cited)


def as_json(answer: Answer) -> dict[str, Any]:
    """The stable form of `ask --json`. A greeting has no outcome of its own there."""
    outcome = Outcome.OUT_OF_SCOPE if answer.outcome is Outcome.GREETING else answer.outcome
    return {
        "question": answer.question,
        "outcome": outcome.value,
        "answer": answer.text,
        "sources": [_source_json(source) for source in answer.sources],
        "ms": answer.ms,
    }


def receipt_of(answer: Answer) -> dict[str, Any]:
    return answer.receipt.as_json()


def _cited(n: int, evidence: SourceText, words: str, asked: Asked) -> Source:
    own = evidence.applies_to is asked.asker.level
    label = phrases.label(evidence, asked.today, with_level=not own)
    return Source(n, evidence, words, evidence.trust(asked.today), label)


def _line(label: str, text: str, n: int) -> str:
    return f"{label}: {text} [{n}]" if label else f"{text} [{n}]"


def _source_json(source: Source) -> dict[str, Any]:
    evidence = source.evidence
    return {
        "n": source.n,
        "document": evidence.document,
        "title": evidence.title,
        "section": evidence.section,
        "page": evidence.page,
        "passage": None if evidence.is_live else int(evidence.id[1:]),
        "text": source.quote,
        "score": round(evidence.score, 4),
        "trust": source.trust.value,
        "valid_to": evidence.valid_to.isoformat() if evidence.valid_to else None,
    }
