"""A model as a writer of lines across texts: within budget, with nothing private sent along. What it says is not yet
checked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.database import Sessions, reading
from knowledge import budget
from knowledge import overview_prompts as prompts
from knowledge.budget import Caps
from knowledge.model import Model
from knowledge.overviews import MOST_LINES, MOST_SUPPORTS, Line, Support
from knowledge.sanitising import Redaction, gives_orders
from knowledge.values import ReaderFailed, SourceText

PURPOSE = "digest"
MOST_READ = 60  # texts, the newest: more would not fit a small model
MOST_TEXT = 1_000


@dataclass(frozen=True, slots=True)
class ModelSummariser:
    """A `knowledge.overviews.Summariser`. No transaction is open while the model thinks."""

    ask: Model
    sessions: Sessions
    now: Callable[[], datetime]
    caps: Caps = field(default_factory=Caps)

    def write(self, sources: Sequence[SourceText], person: str) -> list[Line]:
        shown = [source for source in sources if not gives_orders(source.text)][-MOST_READ:]
        if not shown:
            raise ReaderFailed("nothing_to_read")
        with reading(self.sessions) as session:
            budget.check(session, person, self.caps, self.now())
        redaction = Redaction()
        ids = [source.id for source in shown]
        messages = prompts.messages([replace(each, text=redaction.hide(each.text)) for each in shown])
        completion = self.ask.ask(messages, prompts.schema(ids), prompts.in_words(ids))
        with self.sessions.begin() as session:
            tokens = completion.prompt_tokens, completion.completion_tokens
            budget.record(session, person, PURPOSE, tokens, self.now())
        return _lines(completion.data.get("lines"), redaction)


def _lines(said: Any, redaction: Redaction) -> list[Line]:
    if not isinstance(said, list):
        raise ReaderFailed("garbage")
    return [_line(each, redaction) for each in said[: 2 * MOST_LINES] if _is_whole(each)]


def _is_whole(line: Any) -> bool:
    """Of the form that was asked for, in every part."""
    supports = line.get("rests_on") if isinstance(line, dict) else None
    if not isinstance(supports, list) or not 0 < len(supports) <= MOST_SUPPORTS:
        return False
    if not all(isinstance(each, dict) for each in supports):
        return False
    texts = [line.get("text"), *(each.get(name) for each in supports for name in ("source", "quote"))]
    return all(isinstance(text, str) and len(text) <= MOST_TEXT for text in texts)


def _line(said: dict[str, Any], redaction: Redaction) -> Line:
    supports = [Support(each["source"], redaction.show(each["quote"]).strip()) for each in said["rests_on"]]
    return Line(redaction.show(said["text"]).strip(), tuple(supports))
