"""An answer on its way to where the question was asked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery.outbox import Message, OutboxMessage
from bot.domain.questions import Place, Question, State
from bot.texts import questions as texts
from bot.texts import refusals
from bot.views import questions as views


def answer(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    question = session.get(Question, row.subject_id)
    if question is None:
        return None
    if question.state == State.STOPPED:
        return Message(texts.STOPPED)
    if question.answer is None:
        return None
    restate = question.place in {Place.PRIVATE, Place.FORM}
    return views.answer(question.id, question.text, question.answer, restate=restate)


def apology(_session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    return Message(refusals.apology(row.detail))
