"""Two years of what might have happened in the made-up network: plans, updates, obstacles, meetings held and to come.

The same every time: chance is seeded, so that a screenshot taken twice shows the same.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from bot.clock import at_local, local
from bot.demo.sentences import GOALS, OBSTACLES, UPDATES
from bot.domain import plans, publishing, rules, workdays
from bot.domain.associations import Association
from bot.domain.digests import Digest, DigestUpdate
from bot.domain.events import Details, Event, EventState, EventType
from bot.domain.obstacles import Helper, Obstacle, ObstacleState
from bot.domain.people import Person, Role
from bot.domain.plans import AreaPlan, FocusArea, PlanArea
from bot.domain.replies import Choice, Reply, Seat
from bot.domain.updates import Colour, StatusUpdate, UpdateArea
from bot.domain.when import When

YEARS = 2
EVERY = timedelta(days=14)
ANSWERED, NOTHING_NEW = 0.85, 0.15  # of all prompts; of all answers
COLOURS = (Colour.GREEN, Colour.GREEN, Colour.GREEN, None, Colour.YELLOW, Colour.YELLOW, Colour.RED)
MEETINGS = ("Netværksmøde om frivillige", "Netværksmøde om skolesamarbejde", "Netværksmøde om piger i foreningen")


def write(session: Session, now: datetime) -> None:
    chance = random.Random(2025)  # noqa: S311  a made-up past needs no secrecy
    consultant = session.scalars(select(Person).where(Person.role == Role.CONSULTANT)).first()
    assert consultant is not None
    for association in session.scalars(select(Association).order_by(Association.id)):
        areas = _plan(session, association, consultant, now, chance)
        author = session.scalars(select(Person).where(Person.association_id == association.id)).first()
        if author is not None and author.role == Role.RESOURCE_PERSON:
            _updates(session, association, author, areas, now, chance)
            _obstacles(session, association, author, now, chance)
    _tell(session, now)
    _meetings_held(session, consultant, now, chance)


def announce(session: Session, now: datetime) -> None:
    """What is to come, told to everyone as it really is: in the channel and to each person."""
    consultant = session.scalars(select(Person).where(Person.role == Role.CONSULTANT)).first()
    assert consultant is not None
    today = local(now).date()
    meeting = _working_day(session, today + timedelta(days=21))
    trip = _working_day(session, today + timedelta(days=56))
    for details in (
        Details(
            EventType.NETWORK_MEETING,
            "Netværksmøde om overgange",
            When(meeting, meeting, time(10), time(13)),
            place="Det Opdigtede Medborgerhus, sal 2",
            description="Vi deler erfaringer med at få børn godt fra den ene aktivitet til den næste. Der er frokost.",
            reply_by=meeting - timedelta(days=7),
        ),
        Details(
            EventType.STUDY_TRIP,
            "Studietur til Eksempelby",
            When(trip, trip + timedelta(days=1)),
            place="Eksempelby",
            description="Vi besøger foreningslivet i en by, der ikke findes. Én plads til hver forening først.",
            seats=20,
            one_each=True,
            reply_by=trip - timedelta(days=21),
            questions=(("Særlige hensyn til mad", True),),
        ),
    ):
        event = publishing.draft(session, details, consultant, now)
        publishing.publish(session, event.id, consultant, now)


def _plan(
    session: Session, association: Association, consultant: Person, now: datetime, chance: random.Random
) -> list[PlanArea]:
    year = local(now).year
    decided = [AreaPlan(kind, goals=tuple(chance.sample(GOALS[kind], 2))) for kind in plans.kinds_for(association)]
    first, last = date(year - 1, 1, 1), date(year + 1, 12, 31)
    plan = plans.replace(session, association, consultant, now, first_day=first, last_day=last, decided=decided)
    return plans.areas(session, plan)


def _updates(
    session: Session,
    association: Association,
    author: Person,
    areas: Sequence[PlanArea],
    now: datetime,
    chance: random.Random,
) -> None:
    given = now - timedelta(days=YEARS * 365) + timedelta(days=chance.randrange(14), hours=chance.randrange(3))
    number = 0
    while given < now - timedelta(days=1):
        if chance.random() < ANSWERED:
            number += 1
            _update(session, association, author, areas, given, f"demo:{association.id}:{number}", chance)
        given += EVERY
    session.flush()


def _update(
    session: Session,
    association: Association,
    author: Person,
    areas: Sequence[PlanArea],
    given: datetime,
    key: str,
    chance: random.Random,
) -> None:
    nothing_new = chance.random() < NOTHING_NEW
    area = chance.choice(areas)
    update = StatusUpdate(
        key=key,
        association_id=association.id,
        author_id=author.id,
        text="" if nothing_new else chance.choice(UPDATES[FocusArea(area.kind)]),
        colour=None if nothing_new else chance.choice(COLOURS),
        nothing_new=nothing_new,
        given_at=given,
    )
    session.add(update)
    session.flush()
    if not nothing_new:
        session.add(UpdateArea(update_id=update.id, area_id=area.id))


def _obstacles(
    session: Session, association: Association, author: Person, now: datetime, chance: random.Random
) -> None:
    if chance.random() > 0.4:  # noqa: PLR2004  some have one
        return
    text, helper = chance.choice(OBSTACLES)
    session.add(
        Obstacle(
            key=f"demo:{association.id}",
            association_id=association.id,
            owner_id=author.id,
            text=text,
            helper=Helper(helper),
            state=ObstacleState.OPEN,
            opened_at=now - timedelta(days=chance.randrange(2, 30)),
            escalated_at=now - timedelta(days=1),
        )
    )


def _tell(session: Session, now: datetime) -> None:
    """All but the newest have been in a digest: the first digest of the demo tells of the last fortnight."""
    for consultant in session.scalars(select(Person).where(Person.role == Role.CONSULTANT)):
        until = now - timedelta(days=7)
        digest = Digest(key=f"demo:{consultant.id}", consultant_id=consultant.id, since=until - EVERY, until=until)
        session.add(digest)
        session.flush()
        told = (
            select(StatusUpdate.id)
            .join(Association, Association.id == StatusUpdate.association_id)
            .where(Association.consultant_id == consultant.id, StatusUpdate.given_at <= until)
        )
        rows = [{"update_id": update_id, "digest_id": digest.id} for update_id in session.scalars(told)]
        session.execute(insert(DigestUpdate), rows)


def _meetings_held(session: Session, consultant: Person, now: datetime, chance: random.Random) -> None:
    """The last three network meetings, with who was there."""
    people = list(session.scalars(select(Person).where(Person.role == Role.RESOURCE_PERSON)))
    for back, title in enumerate(MEETINGS, 1):
        day = _working_day(session, local(now).date() - timedelta(days=90 * back))
        held = at_local(day, time(10))
        event = Event(
            kind=EventType.NETWORK_MEETING,
            state=EventState.PUBLISHED,
            title=title,
            place="Det Opdigtede Medborgerhus",
            first_day=day,
            last_day=day,
            starts=time(10),
            ends=time(13),
            organiser_id=consultant.id,
            created_at=held - timedelta(days=40),
            changed_at=held - timedelta(days=40),
            published_at=held - timedelta(days=40),
            minutes="Vi aftalte at dele skabeloner for samarbejdsaftaler.",
        )
        session.add(event)
        session.flush()
        session.add_all(_reply(event, person, held, came=chance.random() < 0.8) for person in people)  # noqa: PLR2004
    session.flush()


def _reply(event: Event, person: Person, held: datetime, *, came: bool) -> Reply:
    return Reply(
        event_id=event.id,
        person_id=person.id,
        association_id=person.association_id,
        invited_at=held - timedelta(days=40),
        choice=Choice.YES if came else Choice.NO,
        seat=Seat.TAKEN if came else Seat.NONE,
        answered_at=held - timedelta(days=20),
        attended=came,
    )


def _working_day(session: Session, day: date) -> date:
    kept = rules.of(session)
    return day if workdays.is_working_day(kept, day) else workdays.next_working_day(kept, day)
