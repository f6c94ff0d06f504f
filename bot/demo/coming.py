"""What lies ahead in the made-up network: told to everyone as it really is, and some have answered already."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local
from bot.demo.network import SHARED
from bot.domain import polls, publishing, replies, rules, workdays
from bot.domain.associations import Association, Level
from bot.domain.events import Audience, Details, Event, EventType
from bot.domain.people import Person, Role
from bot.domain.polls import Slot, Vote
from bot.domain.replies import Choice, Reply, Seat
from bot.domain.when import When


def announce(session: Session, now: datetime) -> None:
    consultant = session.scalars(select(Person).where(Person.role == Role.CONSULTANT)).first()
    assert consultant is not None
    today = local(now).date()
    for details in _events(session, today):
        event = publishing.draft(session, details, consultant, now)
        publishing.publish(session, event.id, consultant, now)
        _answer(session, event, now)
    _book_status_meeting(session, now, today)
    _look_for_a_date(session, consultant, now, today)


def _events(session: Session, today: date) -> Iterator[Details]:
    meeting = _working_day(session, today + timedelta(days=21))
    yield Details(
        EventType.NETWORK_MEETING,
        "Netværksmøde om overgange",
        When(meeting, meeting, time(10), time(13)),
        place="Det Opdigtede Medborgerhus, sal 2",
        description="Vi deler erfaringer med at få børn godt fra den ene aktivitet til den næste. Der er frokost.",
        reply_by=meeting - timedelta(days=7),
    )
    course = _working_day(session, today + timedelta(days=16))
    yield Details(
        EventType.TRAINING,
        "Kursus: Den gode velkomst",
        When(course, course, time(13), time(16)),
        place="Det Opdigtede Medborgerhus, sal 1",
        description="En eftermiddag om de første fire uger i foreningen. Sammen med DIF get2sport.",
        audience=Audience.GET2SPORT,
        seats=4,
        reply_by=course - timedelta(days=6),
    )
    trip = _working_day(session, today + timedelta(days=56))
    yield Details(
        EventType.STUDY_TRIP,
        "Studietur til Eksempelby",
        When(trip, trip + timedelta(days=1)),
        place="Eksempelby",
        description="Vi besøger foreningslivet i en by, der ikke findes.",
        seats=20,
        one_each=True,
        reply_by=trip - timedelta(days=21),
        questions=(("Særlige hensyn til mad", True),),
    )


def _answer(session: Session, event: Event, now: datetime) -> None:
    """The quick ones. Those at the association the demo begins with have not: it is for whoever tries it to answer."""
    association = session.scalar(select(Association.id).where(Association.name == SHARED))
    others = [reply for reply in replies.of(session, event.id) if reply.association_id != association]
    seats = event.seats if event.kind == EventType.TRAINING else len(others) // 3
    for place, reply in enumerate(others):
        if place < (seats or 0):
            _set(reply, Choice.YES, now, Seat.TAKEN)
        elif event.kind == EventType.TRAINING:
            if place == seats:
                _set(reply, Choice.YES, now, Seat.WAITING)
                event.last_queue_no = reply.queue_no = 1
        elif place % 4 == 0:
            _set(reply, Choice.NO if place % 8 else Choice.MAYBE, now)
    session.flush()


def _set(reply: Reply, choice: Choice, now: datetime, seat: Seat = Seat.NONE) -> None:
    reply.choice, reply.seat, reply.answered_at = choice, seat, now


def _book_status_meeting(session: Session, now: datetime, today: date) -> None:
    """So near that the brief for it is asked about within the first days somebody lets pass."""
    association = session.scalars(select(Association).where(Association.name == SHARED)).one()
    consultant = session.get_one(Person, association.consultant_id)
    day = _working_day(session, today + timedelta(days=18))
    details = Details(
        EventType.STATUS_MEETING,
        "Statusmøde",
        When(day, day, time(14), time(15)),
        place="I foreningens klublokale",
        audience=Audience.CHOSEN,
        association_ids=(association.id,),
    )
    event = publishing.draft(session, details, consultant, now)
    publishing.publish(session, event.id, consultant, now)


def _look_for_a_date(session: Session, consultant: Person, now: datetime, today: date) -> None:
    first = _working_day(session, today + timedelta(days=33))
    days = [first, _working_day(session, first + timedelta(days=1)), _working_day(session, first + timedelta(days=7))]
    slots = [
        When(day, day, hour, time(hour.hour + 2)) for day, hour in zip(days, (time(9), time(13), time(10)), strict=True)
    ]
    details = Details(
        EventType.THEME_MEETING,
        "Temamøde om lokale netværk",
        slots[0],
        place="Det Opdigtede Medborgerhus, sal 2",
        description="For jer, der også samler foreningerne i bydelen.",
        audience=Audience.EXTENDED,
    )
    closes_on = _working_day(session, today + timedelta(days=9))
    poll = polls.open_poll(session, details, slots, closes_on, consultant, now)
    _vote(session, poll.id, now)


def _vote(session: Session, poll_id: int, now: datetime) -> None:
    """Two of those who are asked have said when they can."""
    extended = select(Association.id).where(Association.level == Level.EXTENDED, Association.name != SHARED)
    asked = session.scalars(select(Person).where(Person.association_id.in_(extended)).order_by(Person.id).limit(2))
    slots = list(session.scalars(select(Slot).where(Slot.poll_id == poll_id).order_by(Slot.id)))
    for person, votes in zip(asked, ((Vote.YES, Vote.NO, Vote.YES), (Vote.IF_NEEDED, Vote.YES, Vote.YES)), strict=True):
        for slot, choice in zip(slots, votes, strict=True):
            polls.vote(session, slot.id, person, choice, now)


def _working_day(session: Session, day: date) -> date:
    kept = rules.of(session)
    return day if workdays.is_working_day(kept, day) else workdays.next_working_day(kept, day)
