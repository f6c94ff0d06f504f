"""What changed in the knowledge base, told to those it concerns."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery.outbox import Message, OutboxMessage
from bot.domain import cards, knowledge_base
from bot.domain.questions import Question
from bot.texts import cards as texts
from bot.views import cards as views
from knowledge.documents import Document


def changed(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    found = _found(session, row)
    if found is None:
        return None
    question, document = found
    retired = document.withdrawn_at is not None
    return views.note(texts.changed(document.title, question.text, cards.told(document), retired=retired))


def closed(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    found = _found(session, row)
    if found is None or found[1].withdrawn_at is not None:
        return None
    question, document = found
    return views.note(texts.closed(question.text, document.title, cards.told(document)))


def review(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    due = knowledge_base.to_review(session, row.subject_id, now)[: knowledge_base.AT_A_TIME]
    if not due and not row.ts:
        return None
    return views.review([(r.document.id, line(r)) for r in due])


def line(due: knowledge_base.Review) -> str:
    document = due.document
    return texts.review(document.title, due.uses, document.verified_on, document.valid_to)


def _found(session: Session, row: OutboxMessage) -> tuple[Question, Document] | None:
    """None when the asker has erased the question."""
    question = session.get(Question, row.subject_id)
    document = session.get(Document, int(row.detail)) if row.detail.isdecimal() else None
    return (question, document) if question and question.text and document else None
