"""An answer on its way to where the question was asked, with what its asker can do next."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.delivery.outbox import Message, OutboxMessage
from bot.domain import handovers, rules, sharing
from bot.domain.people import Person
from bot.domain.questions import Place, Question, State
from bot.texts import handovers as handover_texts
from bot.texts import questions as texts
from bot.texts import refusals, update_text
from bot.views import handovers as handover_views
from bot.views import questions as views
from bot.views import updates as update_views
from bot.views.parts import Block
from knowledge.values import Outcome

_OPEN_TO_PEOPLE = {Outcome.ANSWER, Outcome.EXTRACT, Outcome.UNSURE, Outcome.OUT_OF_SCOPE, Outcome.UNCLEAR}
"""What people may be asked after the bot; a child's case and an acute worry have their own ways."""


def answer(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    question = session.get(Question, row.subject_id)
    if question is None:
        return None
    if question.state == State.STOPPED:
        return Message(texts.STOPPED)
    if question.answer is None:
        return None
    restate = question.place in {Place.PRIVATE, Place.FORM}
    stored = _with_owners(session, question.answer)
    more = [*_sources(question), *_ways(session, question)]
    return views.answer(question.id, question.text, stored, restate=restate, more=more)


def shared(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    """What its asker has chosen to show a channel."""
    question = session.get(Question, row.subject_id)
    asker = session.get(Person, question.asker_id) if question and question.asker_id else None
    if question is None or question.answer is None or asker is None:
        return None
    said = handover_texts.shared(asker.name, question.text)
    return views.answer(question.id, question.text, _with_owners(session, question.answer), restate=False, said=said)


def apology(_session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    return Message(refusals.apology(row.detail))


def _sources(question: Question) -> list[Block]:
    button = views.sources_button(question.id, question.answer or {})
    return [button] if button else []


def _ways(session: Session, question: Question) -> list[Block]:
    asker = session.get(Person, question.asker_id) if question.asker_id else None
    if asker is None or question.outcome not in _OPEN_TO_PEOPLE:
        return []
    share = [handover_views.share_button(question.id)] if sharing.may_share(session, question) else []
    if not handovers.may_hand_over(asker) or handovers.of_question(session, question.id):
        return share
    answered = question.outcome in {Outcome.ANSWER, Outcome.EXTRACT}
    network = bool(rules.of(session).network_channel)
    ways = handover_views.ways(question.id, unsure=not answered, network=network, share=bool(share), again=not answered)
    news = asker.is_resource_person and update_text.is_news(question.text)
    return [*ways, update_views.from_question_button(question.id)] if news else ways


def _with_owners(session: Session, stored: dict[str, Any]) -> dict[str, Any]:
    """Owners are opaque keys in the knowledge base; here they are people again."""
    receipt = dict(stored.get("receipt") or {})
    rested = [dict(source) for source in receipt.get("rested_on") or []]
    keys = [str(source["owner"]).removeprefix("person:") for source in rested if source.get("owner")]
    numbers = [int(key) for key in keys if key.isdecimal()]
    names = {f"person:{p.id}": p.name for p in session.scalars(select(Person).where(Person.id.in_(numbers)))}
    for source in rested:
        owner = str(source.get("owner") or "")
        source["owner"] = names.get(owner, None if owner.startswith("person:") else owner or None)
    return {**stored, "receipt": {**receipt, "rested_on": rested}}
