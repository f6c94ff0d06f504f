"""What passes between those who find, those who read and those who answer: plain frozen values, no database, no Slack.

A source is a passage of a document or a live fact (the next network meeting, the asker's own consultant): both are
quoted, labelled and cited in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from knowledge.documents import AppliesTo


class Outcome(StrEnum):
    """How a question ended. Each has its own text; none is ever left out."""

    ANSWER = "answer"  # a model wrote it, the verifier let it through
    EXTRACT = "extract"  # quoted, no model
    UNSURE = "unsure"  # within the subject, but nothing found that is good enough
    OUT_OF_SCOPE = "out_of_scope"
    UNCLEAR = "unclear"
    PERSONAL_CASE = "personal_case"  # about one child: never answered by a machine
    ACUTE = "acute"  # a fixed card, never model text
    NOT_ALLOWED = "not_allowed"
    GUARDED = "guarded"  # child data in the question: nothing is kept
    GREETING = "greeting"  # "hej", "tak": said back, not searched


class Trust(StrEnum):
    """How far a source may be trusted today."""

    LIVE = "live"  # from the network's own records, this moment
    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    NOT_YET = "not_yet"  # valid_from lies ahead
    EXPIRED = "expired"  # valid_to has passed
    SUPERSEDED = "superseded"

    @property
    def is_current(self) -> bool:
        return self in (Trust.LIVE, Trust.VERIFIED, Trust.UNVERIFIED)


@dataclass(frozen=True, slots=True)
class SourceText:
    """One passage or live fact as a reader gets it. `id` is "p12" for passage 12, "live:…" for a live fact.

    `aliases` are questions it answers: they find it, they are never quoted.
    """

    id: str
    title: str
    text: str
    document: str = ""  # the imported file's name, or "live:…"
    section: str = ""
    page: int | None = None
    applies_to: AppliesTo = AppliesTo.ALL
    valid_from: date | None = None
    valid_to: date | None = None
    superseded: bool = False
    verified_by: str | None = None
    verified_on: date | None = None
    owner: str | None = None
    changed_on: date | None = None
    version: int = 1
    aliases: tuple[str, ...] = ()
    score: float = 0.0

    @property
    def is_live(self) -> bool:
        return self.id.startswith("live:")

    def trust(self, today: date) -> Trust:
        if self.is_live:
            return Trust.LIVE
        if self.superseded:
            return Trust.SUPERSEDED
        if self.valid_to is not None and self.valid_to < today:
            return Trust.EXPIRED
        if self.valid_from is not None and self.valid_from > today:
            return Trust.NOT_YET
        return Trust.VERIFIED if self.verified_on else Trust.UNVERIFIED


def live_fact(
    key: str, title: str, text: str, *, aliases: tuple[str, ...] = (), valid_to: date | None = None
) -> SourceText:
    """A fact the domain reads out of its tables for this one question; never stored, never indexed, never cached."""
    return SourceText(
        id=f"live:{key}", document=f"live:{key}", title=title, text=text, aliases=aliases, valid_to=valid_to
    )


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of an answer, the source it rests on and the words in that source it rests on."""

    text: str
    source: str  # a SourceText.id of this very request
    quote: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier question in the thread, and what was answered."""

    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, as far as the knowledge base may know. `key` is opaque; `level` is None without an association."""

    key: str = ""
    level: AppliesTo | None = None
    audiences: frozenset[str] = frozenset({"all"})


class Reader(Protocol):
    """Something that writes claims from sources (a model). It may be slow, fail or lie: its claims are checked,
    and `ReaderFailed` or silence past the deadline means the answer is quoted instead.
    """

    @property
    def model(self) -> str: ...  # for receipts

    @property
    def prompt_version(self) -> str: ...

    def read(
        self,
        question: str,
        thread: tuple[Turn, ...],
        sources: list[SourceText],
        level: AppliesTo | None,
        today: date,
        person: str,  # the asker's opaque key: whose budget it is
    ) -> list[Claim]: ...


class ReaderFailed(Exception):  # noqa: N818  not an error here: the answer is quoted instead
    """The reader gave nothing usable. `reason` is a short code for receipts: timeout, budget, down, garbage …"""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
