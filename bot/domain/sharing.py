"""A private answer its asker wants to show the channel it was asked from: only what everybody there may read."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.delivery import outbox
from bot.delivery.outbox import OutboxMessage
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.domain.questions import Place, Question
from bot.errors import NotAllowed
from knowledge.documents import Document

EVERYBODY = "all"


def may_share(session: Session, question: Question) -> bool:
    """Nothing out of the network's own records, which may be about one person, and nothing meant for some only."""
    in_channel = question.place is Place.PRIVATE and question.channel[:1] in ("C", "G")
    rested = ((question.answer or {}).get("receipt") or {}).get("rested_on") or []
    names = [str(source["document"]) for source in rested]
    if not in_channel or not names or any(name.startswith("live:") for name in names):
        return False
    closed = select(Document.id).where(Document.name.in_(names), Document.audience != EVERYBODY)
    return session.scalar(closed.limit(1)) is None


def share(session: Session, asker: Person, question_id: int, now: datetime) -> None:
    question = session.get(Question, question_id)
    if question is None or question.asker_id != asker.id or not may_share(session, question):
        raise NotAllowed
    outbox.put(session, MessageKind.ANSWER_SHARED, question.channel, question.id, now, key=_key(question))


def is_shared(session: Session, question: Question) -> bool:
    """Its asker has let others see the answer."""
    row = select(OutboxMessage.id).where(OutboxMessage.key == _key(question))
    return session.scalar(row) is not None


def _key(question: Question) -> str:
    return f"{MessageKind.ANSWER_SHARED}:{question.id}"
