"""The knowledge base as the consultants look after it: what there is, and what somebody should read again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local
from bot.delivery.occurrences import Due
from bot.domain import cards, good_time, people, rules
from bot.domain.feedback import AnswerFeedback, Fault
from bot.domain.messages import MessageKind
from bot.domain.people import Role
from bot.domain.questions import Question
from knowledge.aliases import nearest
from knowledge.documents import Document, Passage

ENDS_SOON = timedelta(days=30)
CONFIRMED_FOR = timedelta(days=365)
AT_A_TIME = 8
_MONDAY = 0


@dataclass(frozen=True, slots=True)
class Review:
    """A document that may be out of date. `days`: how overdue it is; `uses`: answers of the last sixty days."""

    document: Document
    days: int
    uses: int


def live(session: Session) -> list[Document]:
    query = select(Document).where(Document.withdrawn_at.is_(None)).order_by(Document.title, Document.id)
    return list(session.scalars(query))


def passage(session: Session, source: str, audiences: frozenset[str]) -> Passage | None:
    """The passage a receipt calls `source`, if it still stands and this reader may see it."""
    found = session.get(Passage, int(source.removeprefix("p")))
    shown = found is not None and found.document.withdrawn_at is None and found.document.audience in audiences
    return found if shown else None


def nearest_first(session: Session, question: str) -> list[Document]:
    """By how near a title or a known question is to what was asked."""
    near = {d.id: nearest(question, (d.title, *d.aliases.splitlines())) for d in live(session)}
    return sorted(live(session), key=lambda d: (-near[d.id], d.title))


def to_review(session: Session, owner_id: int, now: datetime) -> list[Review]:
    """What this consultant owns and should read again: most used and most overdue first."""
    return [r for r in _due(session, now) if r.document.owner == cards.owner_key(owner_id)]


def to_verify(session: Session, owner_id: int, now: datetime) -> list[Review]:
    """The same, and what no consultant who is here owns: the starter cards belong to all of them together."""
    others = {cards.owner_key(p.id) for p in people.present(session, Role.CONSULTANT) if p.id != owner_id}
    return [r for r in _due(session, now) if r.document.owner not in others]


def planned(session: Session, start: datetime, end: datetime) -> list[Due]:
    """Every Monday morning, to each consultant who owns something that is due by then."""
    kept, kind = rules.of(session), MessageKind.KNOWLEDGE_REVIEW
    dues = []
    for monday in _mondays(local(start).date() - timedelta(days=14), local(end).date()):
        at = good_time.morning_from(kept, monday)
        if start < at <= end:
            owners = [p.id for p in people.present(session, Role.CONSULTANT) if to_review(session, p.id, at)]
            dues += [Due(kind, f"{kind}:{owner}:{monday}", at, owner, (owner,)) for owner in owners]
    return dues


def _due(session: Session, now: datetime) -> list[Review]:
    uses, doubted = _uses(session, now), _doubted(session, now)
    today = local(now).date()
    found = [Review(d, max(_overdue(d, today), _since_doubt(d, doubted, now)), uses[d.name]) for d in live(session)]
    return sorted((r for r in found if r.days >= 0), key=lambda r: (-(r.uses + 1) * (r.days + 1), r.document.id))


def _overdue(document: Document, today: date) -> int:
    """Days since it should have been looked at; negative: not yet. What nobody confirmed is due at once."""
    if document.verified_on is None:
        return max(0, (today - local(document.changed_at).date()).days)
    ends = [document.verified_on + CONFIRMED_FOR, *([document.valid_to - ENDS_SOON] if document.valid_to else [])]
    return (today - min(ends)).days


def _since_doubt(document: Document, doubted: dict[str, datetime], now: datetime) -> int:
    """Somebody called an answer from it wrong after it was last looked at: due at once."""
    at = doubted.get(document.name)
    return (now - at).days if at is not None and at > document.changed_at else -1


def _doubted(session: Session, now: datetime) -> dict[str, datetime]:
    query = (
        select(Question.answer, AnswerFeedback.at)
        .join(AnswerFeedback, AnswerFeedback.question_id == Question.id)
        .where(AnswerFeedback.fault.in_((Fault.WRONG, Fault.OUTDATED)), AnswerFeedback.at > now - cards.TOLD_FOR)
    )
    found = session.execute(query.order_by(AnswerFeedback.at))
    return {name: at for answer, at in found for name in _rested_on(answer)}


def _rested_on(answer: dict[str, Any] | None) -> list[str]:
    rested = ((answer or {}).get("receipt") or {}).get("rested_on") or []
    return [str(source.get("document")) for source in rested]


def _uses(session: Session, now: datetime) -> Counter[str]:
    query = select(Question.answer).where(Question.answered_at > now - cards.TOLD_FOR)
    counted: Counter[str] = Counter()
    for answer in session.scalars(query):
        counted.update(_rested_on(answer))
    return counted


def _mondays(first: date, last: date) -> list[date]:
    day = first + timedelta(days=(_MONDAY - first.weekday()) % 7)
    return [day + timedelta(days=7 * n) for n in range(max(0, (last - day).days // 7 + 1))]
