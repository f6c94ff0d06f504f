"""Answers a question from what is known, with sources: quoted without a model, written and checked with one.

Every question gets exactly one outcome within the deadline. A reader (a model) that fails, lies or is late costs
nothing but its prose: the answer is then quoted instead.
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

from bot.clock import local
from bot.database import Sessions, reading
from knowledge import live, preference, replies
from knowledge.aliases import asked_of, is_known, lifted
from knowledge.coverage import best_share, share
from knowledge.danish import phrases
from knowledge.danish.language import is_english
from knowledge.documents import AppliesTo
from knowledge.followups import standalone
from knowledge.patience import within
from knowledge.receipts import Receipt
from knowledge.replies import Answer, Asked, Source, as_json, receipt_of
from knowledge.routing import route
from knowledge.search import SURE, Hit, Search
from knowledge.values import Asker, Outcome, Reader, ReaderFailed, SourceText, Turn
from knowledge.verifier import verify

__all__ = ["Answer", "Library", "Source", "as_json", "receipt_of"]

CANDIDATES = 24  # so that an article ranked low by its words can be lifted by the questions it answers
READ = 8  # passages a reader is given
DEADLINE_S = 25.0
MOST = 0.5  # of a question: the article that came closest is named when it speaks of more
CERTAIN = 0.97


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
        self.acute = phrases.said(Outcome.ACUTE, acute_contact)  # whom to call when a child is in danger
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
        asked = Asked(question, standalone(question, thread), asker, thread, today)
        answer = self._answer(asked, facts)
        return replace(answer, ms=round(1000 * (time.perf_counter() - started)))

    def search(self, query: str, asker: Asker, k: int = 10) -> list[Hit]:
        with reading(self._sessions) as session:
            return self._search.find(session, query, audiences=asker.audiences, k=k)

    def _answer(self, asked: Asked, facts: tuple[SourceText, ...]) -> Answer:
        routed = route(asked.text, in_thread=bool(asked.thread))
        if routed not in (None, Outcome.OUT_OF_SCOPE):
            return self._refused(asked, routed)
        found, sure = self._find(asked, elsewhere=routed is Outcome.OUT_OF_SCOPE)
        known = live.matching(asked.query, facts)
        if not sure and not known:
            return (
                self._refused(asked, routed)
                if routed
                else self._refused(asked, Outcome.UNSURE, *_worth_naming(asked.query, found))
            )
        trusted = found if sure else []
        quoted = [*known, *preference.shown(trusted, asked.query, asked.asker.level)][: preference.QUOTES]
        return self._read(asked, [*known, *trusted][:READ], quoted) or replies.quoted(asked, quoted)

    def _find(self, asked: Asked, *, elsewhere: bool) -> tuple[list[SourceText], bool]:
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

    def _refused(self, asked: Asked, outcome: Outcome, nearest: SourceText | None = None) -> Answer:
        said = self.acute if outcome is Outcome.ACUTE else phrases.said(outcome, question=asked.text)
        return replies.refused(asked, outcome, said, nearest)

    def _read(self, asked: Asked, sources: list[SourceText], quoted: list[SourceText]) -> Answer | None:
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
            return replies.quoted(asked, quoted, replace(receipt, fell_back=failure.reason))
        kept = verify(claims, sources, asked.today)
        receipt = replace(receipt, claims_dropped=len(claims) - len(kept))
        if not kept:
            return replies.quoted(asked, quoted, replace(receipt, fell_back="unsupported"))
        return replies.written(asked, kept, sources, quoted, receipt)


def _needed(question: str, sources: list[SourceText], *, by_meaning: bool) -> float:
    """How sure the search must be: its own threshold when a source speaks of all that is asked, more when of less.
    Between two languages no words are shared: there meaning decides alone.
    """
    if by_meaning and (is_english(question) or any(is_english(source.text) for source in sources[:1])):
        return SURE
    spoken_of = best_share(question, map(_everything, sources[: preference.QUOTES]))
    return 1 - (1 - SURE) * spoken_of


def _worth_naming(question: str, sources: list[SourceText]) -> list[SourceText]:
    """The nearest, when it speaks of most that is asked. One word in common is chance: every budget says "koster"."""
    return [source for source in sources[:1] if share(question, _everything(source)) > MOST]


def _everything(source: SourceText) -> str:
    return " ".join((source.title, source.section, source.text, *source.aliases))


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
