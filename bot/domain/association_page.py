"""One association on one page: what it works with and says, what stands in its way, its meetings, its people."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local
from bot.domain import absences, home_content, obstacles, posts, readers, status_meetings, updates
from bot.domain.absences import Absence
from bot.domain.associations import Association
from bot.domain.events import Event, EventState, EventType
from bot.domain.home_content import Own
from bot.domain.people import Person
from bot.domain.replies import Reply, Seat
from bot.domain.updates import StatusUpdate
from bot.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Meeting:
    """`held`: it is over. `there`: how many from here came, or said that they will come; None: nothing is known."""

    event: Event
    held: bool
    there: int | None


@dataclass(frozen=True, slots=True)
class Holder:
    person: Person
    away: Absence | None


@dataclass(frozen=True, slots=True)
class Words:
    """What only those may see who read the association's texts. `agreed`: the last status meeting with minutes;
    `for_board`: what a board that is not in Slack may read.
    """

    own: Own
    meetings: tuple[Meeting, ...]
    lacks_resource_person: bool
    lacks_board: bool
    agreed: Event | None
    for_board: tuple[StatusUpdate, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """`words` None: an administrator, who keeps the people and reads no texts, or a colleague of the consultant."""

    association: Association
    consultant: str
    words: Words | None
    holders: tuple[Holder, ...]
    former: tuple[Person, ...]
    may_change: bool


def of(session: Session, association_id: int, reader: Person, now: datetime) -> Page:
    """Raises NotAllowed for all but consultants and administrators."""
    association = session.get(Association, association_id)
    if association is None or not (reader.is_consultant or reader.is_administrator):
        raise NotAllowed
    consultant = session.get(Person, association.consultant_id) if association.consultant_id else None
    today = local(now).date()
    here = posts.holders(session, association.id)
    away = absences.away_on(session, [person.id for person in here], today)
    return Page(
        association=association,
        consultant=consultant.name if consultant else "",
        words=_words(session, association, now) if readers.reads(session, reader, association, today) else None,
        holders=tuple(Holder(person, away.get(person.id)) for person in here),
        former=tuple(posts.former(session, association.id)),
        may_change=posts.may_change(session, reader, association, now),
    )


def _words(session: Session, association: Association, now: datetime) -> Words:
    year = local(now).year
    booked = status_meetings.of(session, association.id, year)
    with_board = {event.with_board for event in booked}
    return Words(
        own=home_content.about(session, association),
        meetings=_meetings(session, association.id, booked, now),
        lacks_resource_person=False not in with_board,
        lacks_board=True not in with_board,
        agreed=status_meetings.last_with_minutes(session, association.id),
        for_board=_for_board(session, association.id),
    )


def _for_board(session: Session, association_id: int) -> tuple[StatusUpdate, ...]:
    """Nothing when somebody of the board finds it on their own Home."""
    there = any(contact.slack_id for contact in obstacles.board_contacts(session, association_id))
    return () if there else tuple(updates.for_board(session, association_id, home_content.LATEST))


def _meetings(session: Session, association_id: int, booked: list[Event], now: datetime) -> tuple[Meeting, ...]:
    """The year's, soonest first: what somebody from here was invited to, and `booked` without invitations yet."""
    year = local(now).year
    query = (
        select(Event, Reply)
        .join(Reply, Reply.event_id == Event.id)
        .where(Reply.association_id == association_id, Event.state == EventState.PUBLISHED)
        .where(Event.kind != EventType.NOTICE, Event.first_day.between(date(year, 1, 1), date(year, 12, 31)))
    )
    rows: dict[Event, list[Reply]] = defaultdict(list, {event: [] for event in booked})
    for event, reply in session.execute(query):
        rows[event].append(reply)
    ordered = sorted(rows, key=lambda e: (e.first_day, e.id))
    return tuple(_meeting(event, rows[event], now) for event in ordered)


def _meeting(event: Event, rows: list[Reply], now: datetime) -> Meeting:
    held = event.state == EventState.PUBLISHED and event.when.ends_at <= now
    if held:
        told = [row.attended for row in rows if row.attended is not None]
        return Meeting(event, held, sum(told) if told else None)
    return Meeting(event, held, sum(row.seat == Seat.TAKEN for row in rows) if rows else None)
