"""What the bot could not answer: counted, gathered when several ask the same, and closed when somebody answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.delivery import outbox
from bot.domain.handovers import Handover
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.domain.questions import Question, State
from bot.errors import NotAllowed
from knowledge.aliases import KNOWN, nearest
from knowledge.documents import Document
from knowledge.values import Outcome

LOOKED_BACK = timedelta(days=180)
COUNTED = timedelta(days=30)
WORTH_A_MEETING = 3  # askers of the same
_ANSWERED = (Outcome.ANSWER, Outcome.EXTRACT)
_MOST = 200  # each is held against each


@dataclass(frozen=True, slots=True)
class Gap:
    """One question however it was put. No names: who asked is nobody's business."""

    text: str
    askers: int
    question_id: int

    @property
    def is_for_a_meeting(self) -> bool:
        return self.askers >= WORTH_A_MEETING


@dataclass(frozen=True, slots=True)
class Figures:
    asked: int
    answered: int
    unanswered: int
    handed_over: int


def figures(session: Session, now: datetime) -> Figures:
    """The last thirty days, counted and not named."""
    since = Question.asked_at > now - COUNTED
    rows = select(Question.outcome, func.count()).where(since, Question.state == State.ANSWERED)
    by_outcome = dict(session.execute(rows.group_by(Question.outcome)).all())
    handed = select(func.count(func.distinct(Handover.question_id))).where(Handover.made_at > now - COUNTED)
    return Figures(
        asked=sum(by_outcome.values()),
        answered=sum(by_outcome.get(outcome.value, 0) for outcome in _ANSWERED),
        unanswered=by_outcome.get(Outcome.UNSURE.value, 0),
        handed_over=session.scalar(handed) or 0,
    )


def unanswered(session: Session, now: datetime) -> list[Gap]:
    """Most asked first. The same question in other words is the same question."""
    clusters: list[list[Question]] = []
    for question in _open(session, now):
        home = next((c for c in clusters if _same(question.text, c[0].text)), None)
        if home is None:
            clusters.append([question])
        else:
            home.append(question)
    gaps = [Gap(c[0].text, len({q.asker_id for q in c}), c[0].id) for c in clusters]
    return sorted(gaps, key=lambda gap: (-gap.askers, gap.question_id))


def get(session: Session, question_id: int, now: datetime) -> Question:
    """An unanswered one, which any consultant may answer. Raises NotAllowed for every other question."""
    found = next((question for question in _open(session, now) if question.id == question_id), None)
    if found is None:
        raise NotAllowed
    return found


def close(session: Session, text: str, answered_id: int | None, document: Document, now: datetime) -> int:
    """Everyone who asked the same is told that there is an answer now; `answered_id` has had theirs. How many."""
    told: set[int | None] = set()
    for question in _open(session, now):
        if question.id != answered_id and not _same(question.text, text):
            continue
        question.settled_at = now
        if question.id != answered_id and question.asker_id not in told | {_asker_of(session, answered_id)}:
            told.add(question.asker_id)
            _tell(session, question, document, now)
    return len(told)


def _open(session: Session, now: datetime) -> list[Question]:
    query = select(Question).where(
        Question.outcome == Outcome.UNSURE.value,
        Question.asked_at > now - LOOKED_BACK,
        Question.settled_at.is_(None),
        Question.asker_id.is_not(None),
        Question.text != "",
    )
    return list(session.scalars(query.order_by(Question.id.desc()).limit(_MOST)))[::-1]


def _asker_of(session: Session, question_id: int | None) -> int | None:
    question = session.get(Question, question_id) if question_id else None
    return question.asker_id if question else None


def _same(one: str, other: str) -> bool:
    return nearest(one, (other,)) >= KNOWN


def _tell(session: Session, question: Question, document: Document, now: datetime) -> None:
    asker = session.get(Person, question.asker_id)
    if asker is not None and asker.slack_id and asker.left_on is None:
        kind = MessageKind.GAP_CLOSED
        key = f"{kind}:{question.id}"
        outbox.put(session, kind, asker.slack_id, question.id, now, key=key, detail=str(document.id))
