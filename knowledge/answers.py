"""Answers a question from what is known, with sources: quoted without a model, written and checked with one.

Every question gets exactly one outcome within the deadline. A reader (a model) that fails, lies or is late costs
nothing but its prose: the answer is then quoted instead.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.clock import local
from bot.database import Sessions, reading
from knowledge import live, preference
from knowledge.aliases import asked_of, is_known, lifted
from knowledge.coverage import best_share
from knowledge.danish import phrases
from knowledge.danish.language import is_english
from knowledge.documents import AppliesTo
from knowledge.extract import quote
from knowledge.followups import standalone
from knowledge.patience import within
from knowledge.receipts import Receipt, rested
from knowledge.routing import route
from knowledge.search import SURE, Hit, Search
from knowledge.values import Asker, Claim, Outcome, Reader, ReaderFailed, SourceText, Trust, Turn
from knowledge.verifier import verify

CANDIDATES = 12
READ = 8  # passages a reader is given
DEADLINE_S = 25.0
CERTAIN = 0.97


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
class _Question:
    """A question on its way to an answer."""

    text: str
    query: str  # as it would stand without its thread
    asker: Asker
    thread: tuple[Turn, ...]
    today: date


class Library:
    """The knowledge base as somebody to ask."""

    def __init__(
        self,
        sessions: Sessions,
        search: Search,
        *,
        reader: Reader | None = None,
        acute_contact: str = "",
        deadline_s: float = DEADLINE_S,
    ) -> None:
        self._sessions = sessions
        self._search = search
        self._reader = reader
        self._acute_contact = acute_contact
        self._deadline_s = deadline_s

    def ask(
        self,
        question: str,
        asker: Asker,
        *,
        today: date,
        thread: tuple[Turn, ...] = (),
        facts: tuple[SourceText, ...] = (),
    ) -> Answer:
        started = time.perf_counter()
        asked = _Question(question, standalone(question, thread), asker, thread, today)
        answer = self._answer(asked, facts)
        return replace(answer, ms=round(1000 * (time.perf_counter() - started)))

    def search(self, query: str, asker: Asker, k: int = 10) -> list[Hit]:
        with reading(self._sessions) as session:
            return self._search.find(session, query, audiences=asker.audiences, k=k)

    def _answer(self, asked: _Question, facts: tuple[SourceText, ...]) -> Answer:
        routed = route(asked.text, in_thread=bool(asked.thread))
        if routed not in (None, Outcome.OUT_OF_SCOPE):
            return self._refuse(asked, routed)
        found, sure = self._find(asked, elsewhere=routed is Outcome.OUT_OF_SCOPE)
        known = live.matching(asked.query, facts)
        if not sure and not known:
            return self._refuse(asked, routed or Outcome.UNSURE, found[0] if found else None)
        trusted = found if sure else []
        quoted = [*known, *preference.shown(trusted, asked.query, asked.asker.level)][: preference.QUOTES]
        return self._read(asked, [*known, *trusted][:READ], quoted) or _quoted(asked, quoted)

    def _find(self, asked: _Question, *, elsewhere: bool) -> tuple[list[SourceText], bool]:
        """Sources, best first, and whether they are worth answering from. What sounds like something else entirely
        must be certain: "Hvem vandt prisen?" may well stand in a card.
        """
        with reading(self._sessions) as session:  # closed before a reader is asked: no transaction waits for a model
            hits = self._search.find(session, asked.query, audiences=asked.asker.audiences, k=CANDIDATES)
            confidence = self._search.confidence(session, asked.query, hits)
            known = asked_of(session, [hit.document_id for hit in hits])
        sources = lifted([_source(hit, known.get(hit.document_id, "")) for hit in hits], asked.query)
        by_meaning = bool(hits) and hits[0].dense is not None
        enough = confidence >= (CERTAIN if elsewhere else _needed(asked.query, sources, by_meaning=by_meaning))
        sure = enough or any(is_known(each, asked.query) for each in sources[:1])
        return preference.preferred(sources, asked.query, asked.asker.level, asked.today), sure

    def _refuse(self, asked: _Question, outcome: Outcome, nearest: SourceText | None = None) -> Answer:
        near = rested(nearest, asked.today) if nearest else None
        receipt = Receipt(outcome, nearest=near, level=asked.asker.level)
        return Answer(asked.text, outcome, phrases.said(outcome, self._acute_contact), receipt, nearest=nearest)

    def _read(self, asked: _Question, sources: list[SourceText], quoted: list[SourceText]) -> Answer | None:
        """What the reader says of the sources, as far as it can be checked; None without a reader."""
        reader, asker = self._reader, asked.asker
        if reader is None:
            return None
        receipt = Receipt(Outcome.ANSWER, model=reader.model, prompt_version=reader.prompt_version)
        try:
            claims = within(
                self._deadline_s,
                lambda: reader.read(asked.query, asked.thread, sources, asker.level, asked.today, asker.key),
            )
        except ReaderFailed as failure:
            return _quoted(asked, quoted, replace(receipt, fell_back=failure.reason))
        kept = verify(claims, sources, asked.today)
        receipt = replace(receipt, claims_dropped=len(claims) - len(kept))
        if not kept:
            return _quoted(asked, quoted, replace(receipt, fell_back="unsupported"))
        return _written(asked, kept, sources, receipt)


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


def _quoted(asked: _Question, quoted: list[SourceText], receipt: Receipt | None = None) -> Answer:
    cited = tuple(_cited(n, each, quote(each.text, asked.query), asked) for n, each in enumerate(quoted, start=1))
    lines = [_line(source.label, f"«{source.quote}»", source.n) for source in cited]
    text = "\n\n".join([phrases.FOUND, *lines])
    return _finished(asked, Outcome.EXTRACT, text, cited, receipt)


def _written(asked: _Question, claims: list[Claim], sources: list[SourceText], receipt: Receipt) -> Answer:
    """The claims as sentences with source marks, and what holds for the other kind of partnership beside them."""
    by_id = {source.id: source for source in sources}
    order = list(dict.fromkeys(claim.source for claim in claims))
    quotes = {claim.source: claim.quote for claim in reversed(claims)}
    cited = [_cited(n, by_id[key], quotes[key], asked) for n, key in enumerate(order, start=1)]
    marks = {source.evidence.id: source for source in cited}
    lines = [_line(marks[claim.source].label, claim.text, marks[claim.source].n) for claim in claims]
    twin = preference.counterpart([source.evidence for source in cited], sources)
    if twin is not None and twin.id not in marks:
        other = _cited(len(cited) + 1, twin, quote(twin.text, asked.query), asked)
        cited.append(other)
        lines.append(_line(other.label, f"«{other.quote}»", other.n))
    return _finished(asked, Outcome.ANSWER, "\n".join(lines), tuple(cited), receipt)


def _finished(
    asked: _Question, outcome: Outcome, text: str, cited: tuple[Source, ...], receipt: Receipt | None
) -> Answer:
    receipt = replace(
        receipt or Receipt(outcome),
        outcome=outcome,
        rested_on=tuple(rested(source.evidence, asked.today) for source in cited),
        level=asked.asker.level,
        leaned_on_thread=asked.query != asked.text,
    )
    return Answer(asked.text, outcome, text, receipt, cited)


def _needed(question: str, sources: list[SourceText], *, by_meaning: bool) -> float:
    """How sure the search must be: its own threshold when a source speaks of all that is asked, more when of less.
    Between two languages no words are shared: there meaning decides alone.
    """
    if by_meaning and (is_english(question) or any(is_english(source.text) for source in sources[:1])):
        return SURE
    spoken_of = best_share(question, map(_everything, sources[: preference.QUOTES]))
    return 1 - (1 - SURE) * spoken_of


def _everything(source: SourceText) -> str:
    return " ".join((source.title, source.section, source.text, *source.aliases))


def _cited(n: int, evidence: SourceText, words: str, asked: _Question) -> Source:
    own = evidence.applies_to is asked.asker.level
    label = phrases.label(evidence, asked.today, with_level=not own)
    return Source(n, evidence, words, evidence.trust(asked.today), label)


def _line(label: str, text: str, n: int) -> str:
    return f"{label}: {text} [{n}]" if label else f"{text} [{n}]"


def _source(hit: Hit, aliases: str) -> SourceText:
    return SourceText(
        id=f"p{hit.passage_id}",
        document=hit.document,
        title=hit.title,
        section=hit.section,
        page=hit.page,
        text=hit.text,
        applies_to=AppliesTo(hit.applies_to),  # the column holds plain words
        valid_from=hit.valid_from,
        valid_to=hit.valid_to,
        superseded=hit.superseded,
        verified_by=hit.verified_by,
        verified_on=hit.verified_on,
        owner=hit.owner,
        changed_on=local(hit.changed_at).date(),
        version=hit.version,
        aliases=tuple(aliases.splitlines()),
        score=hit.score,
    )


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
