"""When can most of us? Three to seven times to choose from; the best becomes the event in one press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import clock
from bot.database import Base
from bot.delivery import outbox
from bot.delivery.occurrences import Due
from bot.domain import absences, event_post, event_reminders, events, good_time, people, publishing, rules
from bot.domain.events import Details, Event, EventState
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.domain.when import When
from bot.errors import NotAllowed, Refused

FEWEST, MOST = 3, 7


class TooFewSlots(Refused):
    """A choice needs three to seven different times, all still to come."""

    field = "poll.slot.1"


class PollClosed(Refused):
    """The date is found."""


class ClosesTooLate(Refused):
    """Answers are wanted before the first of the times, and not in the past."""

    field = "poll.closes"


class Vote(StrEnum):
    YES = "yes"
    IF_NEEDED = "if_needed"
    NO = "no"


class Poll(Base):
    __tablename__ = "polls"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), unique=True)
    opened_at: Mapped[datetime]
    closes_on: Mapped[date]  # "til og med"
    settled_at: Mapped[datetime | None]


class Slot(Base):
    __tablename__ = "poll_slots"

    id: Mapped[int] = mapped_column(primary_key=True)
    poll_id: Mapped[int] = mapped_column(ForeignKey("polls.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    first_day: Mapped[date]
    last_day: Mapped[date]
    starts: Mapped[time | None]
    ends: Mapped[time | None]

    @property
    def when(self) -> When:
        return When(self.first_day, self.last_day, self.starts, self.ends)


class SlotVote(Base):
    __tablename__ = "poll_votes"
    __table_args__ = (UniqueConstraint("slot_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("poll_slots.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    vote: Mapped[Vote] = mapped_column()


@dataclass(frozen=True, slots=True)
class Tally:
    slot_id: int
    when: When
    yes: int = 0
    if_needed: int = 0
    no: int = 0

    @property
    def rank(self) -> tuple[int, int, int]:
        """Most who can at all, then most who gladly can, then fewest who cannot."""
        return (self.yes + self.if_needed, self.yes, -self.no)


def open_poll(
    session: Session, details: Details, slots: Sequence[When], closes_on: date, by: Person, now: datetime
) -> Poll:
    """Ask everybody the event is for. Its own time is the first of the slots until one is chosen."""
    times = sorted(set(slots), key=lambda w: w.starts_at)
    if not FEWEST <= len(times) <= MOST or any(w.starts_at <= now or not w.is_possible for w in times):
        raise TooFewSlots
    if not clock.local(now).date() <= closes_on <= times[0].first_day:
        raise ClosesTooLate
    event = publishing.draft(session, details, by, now)
    events.move(event, times[0])
    event.state = EventState.POLLING
    poll = Poll(event_id=event.id, opened_at=now, closes_on=closes_on)
    session.add(poll)
    session.flush()
    session.add_all(_slot(poll, position, when) for position, when in enumerate(times))
    _ask(session, event, poll, now)
    return poll


def vote(session: Session, slot_id: int, person: Person, choice: Vote, now: datetime) -> Poll:
    """One vote a time and person; a new one takes its place."""
    slot = session.get(Slot, slot_id)
    if slot is None:
        raise NotAllowed
    poll = get(session, slot.poll_id)
    event = events.locked(session, poll.event_id)
    if not events.is_for(session, event, person, clock.local(now).date()):
        raise NotAllowed
    if event.state != EventState.POLLING or now > clock.end_of_day(poll.closes_on):
        raise PollClosed
    query = select(SlotVote).where(SlotVote.slot_id == slot.id, SlotVote.person_id == person.id)
    row = session.scalar(query) or SlotVote(slot_id=slot.id, person_id=person.id)
    row.vote = choice
    session.add(row)
    session.flush()
    for kind in (MessageKind.POLL, MessageKind.POLL_REMINDER):
        outbox.redraw(session, kind, poll.id, now)
    return poll


def settle(session: Session, slot_id: int, by: Person, now: datetime) -> Event:
    """The event at that time, announced. Any consultant may, also before the poll closes."""
    people.must_be_consultant(by)
    slot = session.get(Slot, slot_id)
    if slot is None:
        raise NotAllowed
    poll = get(session, slot.poll_id)
    event = events.locked(session, poll.event_id)
    if event.state != EventState.POLLING:
        raise PollClosed
    events.move(event, slot.when)
    if event.reply_by and event.reply_by > slot.first_day:
        event.reply_by = None
    poll.settled_at = now
    session.flush()
    publishing.publish(session, event.id, by, now)
    for kind in (MessageKind.POLL, MessageKind.POLL_CLOSED):
        outbox.redraw(session, kind, poll.id, now)
    return event


def drop(session: Session, event_id: int, by: Person, now: datetime) -> None:
    """No date was found. Those who were asked see so where they were asked."""
    publishing.cancel(session, event_id, by, now)
    poll = for_event(session, event_id)
    if poll is not None:
        outbox.redraw(session, MessageKind.POLL, poll.id, now)
        outbox.redraw(session, MessageKind.POLL_CLOSED, poll.id, now)


def get(session: Session, poll_id: int) -> Poll:
    poll = session.get(Poll, poll_id)
    if poll is None:
        raise NotAllowed
    return poll


def for_event(session: Session, event_id: int) -> Poll | None:
    return session.scalar(select(Poll).where(Poll.event_id == event_id))


def tallies(session: Session, poll_id: int) -> list[Tally]:
    """Every time with its votes, soonest first."""
    slots = session.scalars(select(Slot).where(Slot.poll_id == poll_id).order_by(Slot.position))
    votes = _votes(session, poll_id)
    return [_tally(slot, [v.vote for v in votes if v.slot_id == slot.id]) for slot in slots]


def winner(tallied: Sequence[Tally]) -> Tally:
    """The best; of equally good ones the soonest."""
    return max(tallied, key=lambda t: t.rank)


def votes_of(session: Session, poll_id: int, person_id: int) -> dict[int, Vote]:
    return {v.slot_id: Vote(v.vote) for v in _votes(session, poll_id) if v.person_id == person_id}


def planned(session: Session, start: datetime, end: datetime) -> list[Due]:
    """48 hours before it closes those who have not answered; the morning after, the organiser."""
    kept = rules.of(session)
    dues: list[Due] = []
    query = select(Poll, Event).join(Event, Event.id == Poll.event_id).where(Event.state == EventState.POLLING)
    for poll, event in session.execute(query.order_by(Poll.id)):
        at = good_time.morning_of(kept, poll.closes_on - timedelta(days=2))
        if poll.opened_at < at and start < at <= end:
            to = _silent(session, poll, event, clock.local(at).date())
            dues.append(_due(MessageKind.POLL_REMINDER, poll, at, to))
        at = good_time.morning_from(kept, poll.closes_on + timedelta(days=1))
        if start < at <= end:
            to = event_reminders.organiser_on(session, event, clock.local(at).date())
            dues.append(_due(MessageKind.POLL_CLOSED, poll, at, to))
    return [due for due in dues if due.to]


def _due(kind: MessageKind, poll: Poll, at: datetime, to: tuple[int, ...]) -> Due:
    return Due(kind, f"{kind}:{poll.id}:{poll.closes_on}", at, poll.id, to)


def _ask(session: Session, event: Event, poll: Poll, now: datetime) -> None:
    asked = events.audience(session, event, clock.local(now).date())
    if not asked:
        raise events.AudienceEmpty
    for person in asked:
        at = event_post.decent(session, event, person.id, now)
        key = f"poll:{poll.id}:{person.id}"
        if at is not None:
            event_post.tell(session, MessageKind.POLL, person.id, poll.id, now, key=key, not_before=at)


def _silent(session: Session, poll: Poll, event: Event, day: date) -> tuple[int, ...]:
    heard = {v.person_id for v in _votes(session, poll.id)}
    asked = [p.id for p in events.audience(session, event, day) if p.id not in heard]
    return tuple(p for p in asked if not absences.is_away(session, p, day))


def _slot(poll: Poll, position: int, when: When) -> Slot:
    return Slot(
        poll_id=poll.id,
        position=position,
        first_day=when.first_day,
        last_day=when.last_day,
        starts=when.starts,
        ends=when.ends,
    )


def _votes(session: Session, poll_id: int) -> list[SlotVote]:
    query = select(SlotVote).join(Slot).where(Slot.poll_id == poll_id).order_by(SlotVote.id)
    return list(session.scalars(query.execution_options(populate_existing=True)))


def _tally(slot: Slot, votes: list[Vote]) -> Tally:
    return Tally(slot.id, slot.when, votes.count(Vote.YES), votes.count(Vote.IF_NEEDED), votes.count(Vote.NO))
