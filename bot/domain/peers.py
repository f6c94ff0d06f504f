"""Who has tried this before? Those who said so themselves are asked one at a time; who declined is never told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.clock import at_local, local
from bot.database import Base
from bot.delivery import outbox
from bot.delivery.occurrences import Due
from bot.domain import absences, experiences, good_time, people, rules, workdays
from bot.domain.experiences import Experience, ExperienceState
from bot.domain.messages import MessageKind
from bot.domain.people import Person, Role
from bot.domain.updates import StatusUpdate
from bot.errors import NotAllowed, Refused

WAIT = 3  # working days for one peer to answer, then the next is asked
TOPIC_MAX = 200
_SHORTEST_STEM = 4
_WORD = re.compile(r"\w{3,}")


class TopicMissing(Refused):
    """A search needs a word to look for."""

    field = "peer.topic"


class AskState(StrEnum):
    ASKED = "asked"
    YES = "yes"
    NO = "no"
    SILENT = "silent"


class PeerProfile(Base):
    """What somebody says they have experience with. No row: not in the finder."""

    __tablename__ = "peer_profiles"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    experience: Mapped[str] = mapped_column(Text)
    target_groups: Mapped[str] = mapped_column(String(200), default="")
    part_of_town: Mapped[str] = mapped_column(String(80), default="")
    since: Mapped[datetime]


class PeerRequest(Base):
    __tablename__ = "peer_requests"

    id: Mapped[int] = mapped_column(primary_key=True)
    asker_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    topic: Mapped[str] = mapped_column(String(TOPIC_MAX))
    asked_at: Mapped[datetime]
    started_at: Mapped[datetime | None]  # None: looked for, and nobody asked
    closed_at: Mapped[datetime | None]


class PeerAsk(Base):
    """One peer, asked about one request."""

    __tablename__ = "peer_asks"
    __table_args__ = (
        UniqueConstraint("request_id", "peer_id"),
        CheckConstraint("state IN ('asked', 'yes', 'no', 'silent')", name="state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("peer_requests.id", ondelete="CASCADE"))
    peer_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    state: Mapped[AskState] = mapped_column(default=AskState.ASKED)
    asked_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class Found:
    """What there is about a topic: how many can be asked, what they say (no names), what has been shared."""

    peer_ids: tuple[int, ...]
    said: tuple[str, ...]
    shared: tuple[Experience, ...]


def takes_part(person: Person) -> bool:
    return person.is_resource_person or person.is_consultant


def join(
    session: Session, person: Person, now: datetime, *, experience: str, target_groups: str = "", part_of_town: str = ""
) -> None:
    """Opt in, or change what one says. Raises TopicMissing without any experience."""
    _must_take_part(person)
    if not experience.strip():
        raise TopicMissing
    row = session.get(PeerProfile, person.id)
    if row is None:
        row = PeerProfile(person_id=person.id, since=now)
        session.add(row)
    row.experience, row.target_groups, row.part_of_town = experience.strip(), target_groups, part_of_town
    session.flush()


def leave(session: Session, person: Person) -> None:
    row = session.get(PeerProfile, person.id)
    if row is not None:
        session.delete(row)
        session.flush()


def profile(session: Session, person: Person) -> PeerProfile | None:
    return session.get(PeerProfile, person.id)


def find(session: Session, asker: Person, topic: str, now: datetime) -> Found:
    """The best fit first. Those who are away are left out; whoever asks is not their own peer."""
    _must_take_part(asker)
    words = _words(topic)
    if not words:
        raise TopicMissing
    today = local(now).date()
    told = _shared_by(session)
    about = [(p, r, f"{_about(r)} {told[p.id]}") for p, r in _profiles(session) if p.id != asker.id]
    scored = [(s, p, r) for p, r, text in about if (s := _score(words, text))]
    scored = [row for row in scored if not absences.is_away(session, row[1].id, today)]
    scored.sort(key=lambda row: (-row[0], row[1].id))
    shared = [e for e in experiences.shared(session) if _score(words, f"{e.title} {e.text}")]
    return Found(tuple(p.id for _, p, _ in scored), tuple(r.experience for _, _, r in scored), tuple(shared))


def note_down(session: Session, asker: Person, topic: str, now: datetime) -> PeerRequest:
    """What is looked for, kept so that a press can start it. The same open question again is the same request."""
    query = select(PeerRequest).where(PeerRequest.asker_id == asker.id, PeerRequest.topic == topic[:TOPIC_MAX])
    request = session.scalar(query.where(PeerRequest.closed_at.is_(None)))
    if request is None:
        request = PeerRequest(asker_id=asker.id, topic=topic[:TOPIC_MAX], asked_at=now)
        session.add(request)
        session.flush()
    return request


def start(session: Session, asker: Person, request_id: int, now: datetime) -> None:
    """Put it to the first of them; pressed again, nothing more happens."""
    request = session.get(PeerRequest, request_id)
    if request is None or request.asker_id != asker.id:
        raise NotAllowed
    if request.started_at is None:
        request.started_at = now
        _next(session, request, now)


def reply(session: Session, peer: Person, ask_id: int, *, yes: bool, now: datetime) -> PeerAsk:
    """Yes: both hear each other's name. No: the next is asked, and the asker hears nothing of it."""
    row = session.get(PeerAsk, ask_id)
    if row is None or row.peer_id != peer.id:
        raise NotAllowed
    request = session.get(PeerRequest, row.request_id)
    if row.state != AskState.ASKED or request is None or request.closed_at is not None:
        return row
    row.state = AskState.YES if yes else AskState.NO
    outbox.redraw(session, MessageKind.PEER_ASK, row.id, now)
    if yes:
        request.closed_at = now
        _tell_asker(session, request, f"found:{peer.id}", now)
    else:
        _next(session, request, now)
    return row


def forget(session: Session, asker: Person, now: datetime) -> None:
    """The asker erases everything: nobody is asked for them any more, and who was asked no longer reads for what."""
    for request in session.scalars(select(PeerRequest).where(PeerRequest.asker_id == asker.id)).all():
        request.closed_at = request.closed_at or now
        for row in session.scalars(select(PeerAsk).where(PeerAsk.request_id == request.id)).all():
            row.state = AskState.SILENT if row.state == AskState.ASKED else row.state
            outbox.redraw(session, MessageKind.PEER_ASK, row.id, now)


def planned_turns(session: Session, start: datetime, end: datetime) -> list[Due]:
    """When somebody has not answered in time, and the next is asked."""
    kept = rules.of(session)
    dues = []
    for row in session.scalars(select(PeerAsk).where(PeerAsk.state == AskState.ASKED).order_by(PeerAsk.id)):
        day = workdays.working_days_after(kept, local(row.asked_at).date(), WAIT)
        at = at_local(day, kept.day_starts)
        if start < at <= end:
            dues.append(Due("peer_turn", f"peer-turn:{row.id}", at, row.id))
    return dues


def pass_on(session: Session, due: Due, now: datetime) -> None:
    row = session.get(PeerAsk, due.subject_id)
    if row is None or row.state != AskState.ASKED:
        return
    row.state = AskState.SILENT
    request = session.get(PeerRequest, row.request_id)
    outbox.redraw(session, MessageKind.PEER_ASK, row.id, now)
    if request is not None and request.closed_at is None:
        _next(session, request, now)


def _next(session: Session, request: PeerRequest, now: datetime) -> None:
    asker = session.get(Person, request.asker_id)
    if asker is None or asker.left_on is not None or not takes_part(asker) or not _words(request.topic):  # erased
        request.closed_at = now
        return
    asked = set(session.scalars(select(PeerAsk.peer_id).where(PeerAsk.request_id == request.id)))
    for peer_id in find(session, asker, request.topic, now).peer_ids:
        peer = session.get(Person, peer_id)
        if peer_id in asked or peer is None or not peer.slack_id:
            continue
        row = PeerAsk(request_id=request.id, peer_id=peer_id, asked_at=now)
        session.add(row)
        session.flush()
        kind, at = MessageKind.PEER_ASK, good_time.soonest_for(session, peer.id, now)
        outbox.put(session, kind, peer.slack_id, row.id, now, key=f"{kind}:{row.id}", not_before=at)
        return
    request.closed_at = now
    _tell_asker(session, request, "nobody", now)


def _tell_asker(session: Session, request: PeerRequest, what: str, now: datetime) -> None:
    asker = session.get(Person, request.asker_id)
    if asker is not None and asker.slack_id:
        key = f"{MessageKind.PEER_NEWS}:{request.id}"
        outbox.put(session, MessageKind.PEER_NEWS, asker.slack_id, request.id, now, key=key, detail=what)


def _profiles(session: Session) -> Iterable[tuple[Person, PeerProfile]]:
    for person in people.present(session, Role.RESOURCE_PERSON):
        row = session.get(PeerProfile, person.id)
        if row is not None:
            yield person, row


def _shared_by(session: Session) -> defaultdict[int | None, str]:
    """What each has shared as experience speaks for them too, once they are in the finder."""
    query = select(StatusUpdate.author_id, Experience.title, Experience.text)
    query = query.join(Experience, Experience.update_id == StatusUpdate.id)
    told: defaultdict[int | None, str] = defaultdict(str)
    for author_id, title, text in session.execute(query.where(Experience.state == ExperienceState.APPROVED)):
        told[author_id] += f"{title} {text} "
    return told


def _must_take_part(person: Person) -> None:
    if not takes_part(person):
        raise NotAllowed


def _about(row: PeerProfile) -> str:
    return f"{row.experience} {row.target_groups} {row.part_of_town}"


def _words(text: str) -> set[str]:
    return {w.casefold() for w in _WORD.findall(text)}


def _score(wanted: set[str], text: str) -> int:
    """How many of the words are there. "pigehold" finds "hold for piger": a long enough shared beginning is enough."""
    there = _words(text)
    return sum(any(_alike(w, t) for t in there) for w in wanted)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST_STEM and (long.startswith(short[: max(_SHORTEST_STEM, len(short) - 1)]))
