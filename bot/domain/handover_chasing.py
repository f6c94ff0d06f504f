"""A question somebody took and has not answered: they are reminded once, or it goes to all when they are not here."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local
from bot.delivery import outbox
from bot.delivery.occurrences import Due
from bot.domain import absences, good_time, handovers, rules
from bot.domain.handovers import Handover, HandoverState, To
from bot.domain.messages import MessageKind
from bot.domain.people import Person


def planned(session: Session, start: datetime, end: datetime) -> list[Due]:
    """One working day after it was taken, as the asker was promised; once for each who has it."""
    kept, kind, dues = rules.of(session), MessageKind.HANDOVER_REMINDER, []
    taken = select(Handover).where(Handover.to == To.CONSULTANT, Handover.state == HandoverState.TAKEN)
    for handover in session.scalars(taken.order_by(Handover.id)):
        if handover.taken_at is None or handover.taken_by_id is None:
            continue
        at = good_time.one_working_day_later(kept, good_time.soonest(kept, handover.taken_at))
        if start < at <= end:
            key = f"{kind}:{handover.id}:{handover.taken_by_id}"
            dues.append(Due(kind, key, at, handover.id, (handover.taken_by_id,)))
    return dues


def chase(session: Session, due: Due, now: datetime) -> None:
    handover = session.get(Handover, due.subject_id)
    if handover is None or handover.state is not HandoverState.TAKEN or (handover.taken_by_id,) != due.to:
        return
    holder = session.get(Person, handover.taken_by_id)
    here = holder is not None and holder.is_consultant and holder.left_on is None
    if holder is None or not here or absences.is_away(session, holder.id, local(now).date()):
        handovers.release(session, handover, now)
    elif holder.slack_id:
        outbox.put(session, MessageKind.HANDOVER_REMINDER, holder.slack_id, handover.id, now, key=due.key)
