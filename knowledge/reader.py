"""A model as a reader of sources: within budget, from memory when nothing has changed, with nothing private sent along.

What it returns is what the model claims, well formed and no more: the verifier decides what of it a person sees. That
holds for remembered claims too, so a rule that was sharpened yesterday counts for them today.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from bot.database import Sessions, reading
from knowledge import answer_cache, budget, prompts
from knowledge.budget import Caps
from knowledge.documents import AppliesTo
from knowledge.model import Completion, Model
from knowledge.sanitising import Redaction, gives_orders
from knowledge.values import Claim, ReaderFailed, SourceText, Turn
from knowledge.verifier import verify

PURPOSE = "answer"
MOST_CLAIMS = 8
MOST_TEXT = 1_000  # characters in a claim or quote; longer ones are no sentence


@dataclass(frozen=True, slots=True)
class ModelReader:
    """A `knowledge.values.Reader`. No transaction is open while the model thinks."""

    ask: Model
    sessions: Sessions
    now: Callable[[], datetime]
    caps: Caps = field(default_factory=Caps)

    @property
    def model(self) -> str:
        return self.ask.name

    @property
    def prompt_version(self) -> str:
        return prompts.VERSION

    def read(
        self,
        question: str,
        thread: tuple[Turn, ...],
        sources: list[SourceText],
        level: AppliesTo | None,
        today: date,
        person: str = "",
    ) -> list[Claim]:
        shown = [source for source in sources if not gives_orders(f"{source.title}\n{source.section}\n{source.text}")]
        if not shown:
            raise ReaderFailed("nothing_to_read")
        key = answer_cache.key_of(question, thread, shown, level, today, (self.model, self.prompt_version))
        if remembered := self._remembered(key, person):
            return remembered
        completion, redaction = self._asked(question, thread, shown, level, today)
        with self.sessions.begin() as session:
            tokens = completion.prompt_tokens, completion.completion_tokens
            budget.record(session, person, PURPOSE, tokens, self.now())
        claims = _claims(completion, redaction)
        if key is not None and verify(claims, shown, today):
            with self.sessions.begin() as session:
                answer_cache.put(session, key, claims, self.now())
        return claims

    def _remembered(self, key: str | None, person: str) -> list[Claim] | None:
        with reading(self.sessions) as session:
            if key is not None and (claims := answer_cache.get(session, key, self.now())):
                return claims
            budget.check(session, person, self.caps, self.now())
        return None

    def _asked(
        self,
        question: str,
        thread: tuple[Turn, ...],
        sources: list[SourceText],
        level: AppliesTo | None,
        today: date,
    ) -> tuple[Completion, Redaction]:
        redaction = Redaction()
        asked = redaction.hide(question)
        turns = [Turn(redaction.hide(turn.question), redaction.hide(turn.answer)) for turn in thread]
        ids = [source.id for source in sources]
        messages = prompts.messages(asked, turns, [_hidden(each, redaction) for each in sources], level, today)
        return self.ask.ask(messages, prompts.schema(ids), prompts.in_words(ids)), redaction


def _hidden(source: SourceText, redaction: Redaction) -> SourceText:
    title, section, text = redaction.hide_all((source.title, source.section, source.text))
    return replace(source, title=title, section=section, text=text)


def _claims(completion: Completion, redaction: Redaction) -> list[Claim]:
    claims = completion.data.get("claims")
    if completion.data.get("answerable") is False:
        raise ReaderFailed("no_answer")
    if not isinstance(claims, list):
        raise ReaderFailed("garbage")
    whole = [_claim(each, redaction) for each in claims[:MOST_CLAIMS] if _is_whole(each)]
    if not whole:
        raise ReaderFailed("no_answer")
    return whole


def _is_whole(claim: Any) -> bool:
    fields: Sequence[Any] = [claim.get(name) for name in ("text", "source", "quote")] if isinstance(claim, dict) else []
    return bool(fields) and all(isinstance(field, str) and len(field) <= MOST_TEXT for field in fields)


def _claim(claim: dict[str, str], redaction: Redaction) -> Claim:
    return Claim(redaction.show(claim["text"]).strip(), claim["source"], redaction.show(claim["quote"]).strip())
