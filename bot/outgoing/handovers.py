"""A handed-over question as it stands when the message leaves; without a name where it was asked without one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.delivery.outbox import Message, OutboxMessage
from bot.domain import handovers, people
from bot.domain.associations import Association
from bot.domain.handover_replies import HandoverReply
from bot.domain.handovers import Handover, HandoverState, To
from bot.domain.messages import MessageKind
from bot.domain.people import Person, Role
from bot.domain.questions import Question
from bot.texts import handovers as texts
from bot.views import handovers as views
from bot.views import parts


def card(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    found = _found(session, row.subject_id)
    if found is None:
        return _erased(row)
    handover, question = found
    return views.card(
        views.Card(
            handover_id=handover.id,
            heading=_heading(session, handover, question),
            question=question.text,
            nearest=_nearest(question),
            standing=_standing(session, handover),
            is_open=handover.state is not HandoverState.ANSWERED,
            is_taken=handover.state is HandoverState.TAKEN,
            is_card=handover.card_id is not None,
        )
    )


def reminder(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    """The card once more, with a kind word; once it is settled, or somebody else has it, only the card."""
    again, handover = card(session, row, now), session.get(Handover, row.subject_id)
    holder = session.get(Person, handover.taken_by_id) if handover and handover.taken_by_id else None
    taken = handover is not None and handover.state is HandoverState.TAKEN
    if again and holder and taken and holder.slack_id == row.recipient:
        return views.reminder(texts.still_waiting(holder.first_name), again)
    return again if row.ts else None


def post(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    found = _found(session, row.subject_id)
    asker = _asker(session, found[1]) if found else None
    if found is None or asker is None:
        return _erased(row)
    handover, question = found
    heading = texts.in_network(asker.name, _association(session, asker))
    standing = texts.answered_by(_name(session, handover.taken_by_id)) if handover.answered_at else ""
    return views.post(handover.id, heading, question.text, standing)


def status(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    """Where the question is, for the one who asked it."""
    handover = session.get(Handover, row.subject_id)
    return views.note(_where(session, handover)) if handover else None


def reply(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    written = session.get(HandoverReply, row.subject_id)
    found = _found(session, written.handover_id) if written else None
    author = session.get(Person, written.author_id) if written and written.author_id else None
    if written is None or found is None or author is None or not written.text:
        return _erased(row)
    handover, question = found
    asked, text = parts.plain(parts.cut(question.text, 300)), parts.plain(written.text)
    if written.from_asker:
        name = texts.SOMEBODY if handover.nameless else author.name
        return views.reply(handover.id, texts.wrote_back(parts.plain(name), asked, text), from_asker=True)
    return views.reply(handover.id, texts.reply(parts.plain(author.name), asked, text), from_asker=False)


def line(session: Session, handover: Handover) -> str:
    """One line of a list; nothing when the asker has erased the question."""
    found = _found(session, handover.id)
    if found is None:
        return texts.ERASED
    return f"{_heading(session, *found)}: {found[1].text}"


def _found(session: Session, handover_id: int) -> tuple[Handover, Question] | None:
    """None when the asker has erased the question."""
    handover = session.get(Handover, handover_id)
    question = session.get(Question, handover.question_id) if handover else None
    return (handover, question) if handover and question and question.text else None


def _erased(row: OutboxMessage) -> Message | None:
    """What was said already says so; what was not said yet never is."""
    return views.note(texts.ERASED) if row.ts else None


def _heading(session: Session, handover: Handover, question: Question) -> str:
    asker = _asker(session, question)
    if handover.nameless or asker is None:
        return texts.ASKED_NAMELESS
    association = session.get(Association, asker.association_id) if asker.association_id else None
    level = texts.LEVELS[association.level] if association else ""
    return texts.asked_by(asker.name, association.name if association else "", level)


def _nearest(question: Question) -> str:
    receipt = (question.answer or {}).get("receipt") or {}
    near = receipt.get("nearest") or next(iter(receipt.get("rested_on") or []), None)
    is_own = near and str(near["document"]).startswith("live:")  # a fact about the asker would be a name
    return texts.nearest(near["title"]) if near and not is_own else texts.NOTHING_NEAR


def _standing(session: Session, handover: Handover) -> str:
    name = _name(session, handover.taken_by_id)
    if handover.card_id is not None:
        return f"{texts.answered_by(name)} · {texts.IS_CARD}"
    if handover.state is HandoverState.ANSWERED:
        return texts.answered_by(name)
    return texts.held_by(name) if handover.state is HandoverState.TAKEN and name else ""


def _where(session: Session, handover: Handover) -> str:
    if handover.state is HandoverState.ANSWERED:
        return texts.ANSWERED
    if handover.to is To.NETWORK:
        return texts.STATUS_NETWORK
    if handover.state is HandoverState.TAKEN:
        return texts.TAKEN_NAMELESS if handover.nameless else texts.taken(_name(session, handover.taken_by_id))
    if handover.nameless:
        return f"{texts.STATUS_OPEN_NAMELESS} {texts.PROMISE}"
    cards = select(OutboxMessage).where(
        OutboxMessage.kind == str(MessageKind.HANDOVER_CARD), OutboxMessage.subject_id == handover.id
    )
    rows = list(session.scalars(cards))
    receivers = handovers.received_by(session, handover.id)
    names = [p.name for p in people.present(session, Role.CONSULTANT) if p.slack_id in receivers]
    later = min((r.not_before for r in rows if r.not_before > handover.made_at), default=None)
    return f"{texts.open_status(names, None if handover.widened_at else later)} {texts.PROMISE}"


def _asker(session: Session, question: Question) -> Person | None:
    return session.get(Person, question.asker_id) if question.asker_id else None


def _association(session: Session, person: Person) -> str:
    association = session.get(Association, person.association_id) if person.association_id else None
    return association.name if association else ""


def _name(session: Session, person_id: int | None) -> str:
    person = session.get(Person, person_id) if person_id else None
    return person.name if person else ""
