"""What the receipts promise about keeping is kept: every night, what has had its time is gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time, timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from bot.clock import at_local, local
from bot.delivery.occurrences import Due
from bot.domain import briefs, experiences, rules
from bot.domain.absences import Absence
from bot.domain.agreements import Agreement
from bot.domain.briefs import Brief
from bot.domain.departures import KEPT as DEPARTURES_KEPT
from bot.domain.departures import Departure
from bot.domain.digest_lines import KEPT as LINES_KEPT
from bot.domain.digest_lines import DigestLine
from bot.domain.file_offers import KEPT as OFFERS_KEPT
from bot.domain.file_offers import FileOffer
from bot.domain.obstacles import Obstacle
from bot.domain.peers import PeerRequest
from bot.domain.questions import Question
from bot.domain.updates import DRAFT_KEPT, WITHDRAWN_KEPT, StatusUpdate, UpdateDraft

RETENTION = "retention"
NIGHT = time(4)  # after the hour that summer time skips or repeats
PEER_REQUESTS_KEPT = timedelta(days=90)
ABSENCES_KEPT = timedelta(days=365)

Finds = Callable[[Session, datetime], Sequence[int]]


def planned(_session: Session, start: datetime, end: datetime) -> list[Due]:
    """Every night."""
    day, dues = local(start).date(), []
    while (at := at_local(day, NIGHT)) <= end:
        if at > start:
            dues.append(Due(RETENTION, f"{RETENTION}:{day}", at, 0))
        day += timedelta(days=1)
    return dues


def due(session: Session, now: datetime) -> dict[str, int]:
    """How many of each would go now; nothing is changed."""
    return {table.__tablename__: len(finds(session, now)) for table, finds in _FINDS.items()}


def purge(session: Session, now: datetime) -> dict[str, int]:
    """Remove what has had its time; a card made of an update that goes, goes with it, and so does a quote."""
    gone = {table: list(finds(session, now)) for table, finds in _FINDS.items()}
    for update_id in gone[StatusUpdate]:
        experiences.withdraw(session, update_id, now)
        briefs.forget(session, session.get_one(StatusUpdate, update_id), now)
    session.flush()
    for table, ids in gone.items():
        for some in _hundreds(ids):
            session.execute(delete(table).where(table.id.in_(some)))
    session.expire_all()
    return {table.__tablename__: len(ids) for table, ids in gone.items()}


def _updates(session: Session, now: datetime) -> Sequence[int]:
    """Kept to the end of the day the receipt names; the withdrawn only a fortnight."""
    before = _start_of(now, rules.of(session).updates_kept_days)
    old = select(StatusUpdate.id).where(StatusUpdate.given_at < before)
    withdrawn = select(StatusUpdate.id).where(StatusUpdate.withdrawn_at < now - WITHDRAWN_KEPT)
    return session.scalars(old.union(withdrawn)).all()


def _drafts(session: Session, now: datetime) -> Sequence[int]:
    return session.scalars(select(UpdateDraft.id).where(UpdateDraft.created_at < now - DRAFT_KEPT)).all()


def _obstacles(session: Session, now: datetime) -> Sequence[int]:
    """As long as updates, counted from when they were closed; one that is open is never forgotten."""
    before = _start_of(now, rules.of(session).updates_kept_days)
    return session.scalars(select(Obstacle.id).where(Obstacle.closed_at < before)).all()


def _briefs(session: Session, now: datetime) -> Sequence[int]:
    """As long as the updates they rest on, with all their parts."""
    before = _start_of(now, rules.of(session).updates_kept_days)
    return session.scalars(select(Brief.id).where(Brief.made_at < before)).all()


def _agreements(session: Session, now: datetime) -> Sequence[int]:
    """As obstacles: one that is open is never forgotten."""
    before = _start_of(now, rules.of(session).updates_kept_days)
    return session.scalars(select(Agreement.id).where(Agreement.done_at < before)).all()


def _questions(session: Session, now: datetime) -> Sequence[int]:
    before = _start_of(now, rules.of(session).questions_kept_days)
    return session.scalars(select(Question.id).where(Question.asked_at < before)).all()


def _peer_requests(session: Session, now: datetime) -> Sequence[int]:
    return session.scalars(select(PeerRequest.id).where(PeerRequest.asked_at < now - PEER_REQUESTS_KEPT)).all()


def _digest_lines(session: Session, now: datetime) -> Sequence[int]:
    return session.scalars(select(DigestLine.id).where(DigestLine.written_at < now - LINES_KEPT)).all()


def _file_offers(session: Session, now: datetime) -> Sequence[int]:
    """What was sent and what was said of it; the document itself stays."""
    return session.scalars(select(FileOffer.id).where(FileOffer.offered_at < now - OFFERS_KEPT)).all()


def _departures(session: Session, now: datetime) -> Sequence[int]:
    before = local(now).date() - DEPARTURES_KEPT
    return session.scalars(select(Departure.id).where(Departure.last_day < before)).all()


def _absences(session: Session, now: datetime) -> Sequence[int]:
    """A year after the last day; the cancelled, which the person knows as deleted, the night after."""
    over = or_(Absence.last_day < (now - ABSENCES_KEPT).date(), Absence.cancelled_at.is_not(None))
    return session.scalars(select(Absence.id).where(over)).all()


def _start_of(now: datetime, kept_days: int) -> datetime:
    """What was given before this moment has been kept through its last promised day."""
    return at_local(local(now).date() - timedelta(days=kept_days), time())


def _hundreds(ids: Sequence[int]) -> Sequence[Sequence[int]]:
    return [ids[i : i + 500] for i in range(0, len(ids), 500)]


_Words = StatusUpdate | UpdateDraft | DigestLine | Obstacle | Question | PeerRequest | FileOffer
_Kept = _Words | Brief | Agreement | Departure | Absence
_FINDS: Mapping[type[_Kept], Finds] = {
    StatusUpdate: _updates,
    UpdateDraft: _drafts,
    DigestLine: _digest_lines,
    Obstacle: _obstacles,
    Brief: _briefs,
    Agreement: _agreements,
    Question: _questions,
    PeerRequest: _peer_requests,
    Departure: _departures,
    FileOffer: _file_offers,
    Absence: _absences,
}
