"""Two years of what might have happened in the made-up network: plans, updates, obstacles, meetings held.

The same every time: chance is seeded, so that a screenshot taken twice shows the same.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.clock import at_local, local
from bot.demo.sentences import EXPERIENCES, GOALS, OBSTACLES, TROUBLES, UPDATES
from bot.domain import cards, digests, peers, plans, rules, workdays
from bot.domain.associations import Association
from bot.domain.digests import Digest
from bot.domain.events import Event, EventState, EventType
from bot.domain.obstacles import Helper, Obstacle, ObstacleState
from bot.domain.people import Person, Role
from bot.domain.plans import AreaPlan, FocusArea, PlanArea
from bot.domain.replies import Choice, Reply, Seat
from bot.domain.rhythm import Rhythm
from bot.domain.updates import Colour, StatusUpdate, UpdateArea
from knowledge.documents import Document

YEARS = 2
EVERY = timedelta(days=14)
ANSWERED, NOTHING_NEW, HARD = 0.85, 0.15, 0.3  # of all prompts; of all answers; of all that say something
COLOURS = {False: (Colour.GREEN, Colour.GREEN, None), True: (Colour.YELLOW, Colour.YELLOW, Colour.RED)}
MEETINGS = ("Netværksmøde om frivillige", "Netværksmøde om skolesamarbejde", "Netværksmøde om piger i foreningen")
CONFIRMED = tuple(
    f"base/{name}.md"
    for name in ("bestyrelsens-rolle", "konsulenterne", "netvaerksmoeder", "statusmoeder", "timer-standard")
)


def write(session: Session, now: datetime) -> None:
    chance = random.Random(2025)  # noqa: S311  a made-up past needs no secrecy
    consultant = session.scalars(select(Person).where(Person.role == Role.CONSULTANT)).first()
    assert consultant is not None
    for association in session.scalars(select(Association).order_by(Association.id)):
        areas = _plan(session, association, consultant, now, chance)
        asked = _asked(session, association, now)
        author = session.scalars(select(Person).where(Person.association_id == association.id)).first()
        if author is not None and author.role == Role.RESOURCE_PERSON:
            _updates(session, author, areas, asked, chance)
            _obstacles(session, association, author, now, chance)
    _tell(session, now)
    _meetings_held(session, consultant, now, chance)
    _peers(session, now)
    _confirmed(session, consultant, now)


def _confirmed(session: Session, consultant: Person, now: datetime) -> None:
    """Some articles have been looked at, most have not: an answer shows which."""
    for document in session.scalars(select(Document).where(Document.name.in_(CONFIRMED))):
        cards.keep(session, consultant, document.id, now)


def _asked(session: Session, association: Association, now: datetime) -> date:
    """A third of each consultant's are asked today, the others in a week; the day of the question before that."""
    coming = local(now).date() + timedelta(days=0 if _is_asked_today(association) else 7)
    session.add(Rhythm(association_id=association.id, anchor=coming - YEARS * 26 * EVERY))
    return coming - EVERY


def _plan(
    session: Session, association: Association, consultant: Person, now: datetime, chance: random.Random
) -> list[PlanArea]:
    year = local(now).year
    decided = [AreaPlan(kind, goals=tuple(chance.sample(GOALS[kind], 2))) for kind in plans.kinds_for(association)]
    first, last = date(year - 1, 1, 1), date(year + 1, 12, 31)
    agreed = at_local(_weekday(date(year - 1, 1, 31)), time(13))
    plan = plans.replace(session, association, consultant, agreed, first_day=first, last_day=last, decided=decided)
    return plans.areas(session, plan)


def _updates(session: Session, author: Person, areas: Sequence[PlanArea], asked: date, chance: random.Random) -> None:
    """An answer to most of the questions up to the one of the day `asked`, a few days after each."""
    words = {
        area.id: {
            hard: _shuffled(said[FocusArea(area.kind)], chance) for hard, said in ((False, UPDATES), (True, TROUBLES))
        }
        for area in areas
    }
    given = []
    for back in reversed(range(YEARS * 26)):
        if chance.random() < ANSWERED or back == 0:
            day = _weekday(asked - back * EVERY + timedelta(days=chance.randrange(4)))
            area = chance.choice(areas)
            at = at_local(day, time(chance.randrange(10, 16), chance.randrange(60)))
            given.append((_update(author, at, words[area.id], chance), area))
    session.add_all(update for update, _area in given)
    session.flush()
    session.add_all(UpdateArea(update_id=u.id, area_id=area.id) for u, area in given if not u.nothing_new)


def _update(
    author: Person, given: datetime, words: Mapping[bool, Iterator[str]], chance: random.Random
) -> StatusUpdate:
    nothing_new, hard = chance.random() < NOTHING_NEW, chance.random() < HARD
    return StatusUpdate(
        key=f"demo:{author.association_id}:{given:%Y%m%d}",
        association_id=author.association_id,
        author_id=author.id,
        text="" if nothing_new else next(words[hard]),
        colour=None if nothing_new else chance.choice(COLOURS[hard]),
        nothing_new=nothing_new,
        given_at=given,
    )


def _shuffled(words: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Over and over, so that the same is not said twice in a row."""
    return itertools.cycle(chance.sample(words, len(words)))


def _weekday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _is_asked_today(association: Association) -> bool:
    return (association.id // 3) % 3 == 0


def _obstacles(
    session: Session, association: Association, author: Person, now: datetime, chance: random.Random
) -> None:
    if not _is_asked_today(association) and chance.random() > 0.3:  # noqa: PLR2004  some have one
        return
    text, helper = OBSTACLES[association.id // 3 % len(OBSTACLES)]
    opened = at_local(_weekday(local(now).date() - timedelta(days=chance.randrange(9, 30))), time(11))
    session.add(
        Obstacle(
            key=f"demo:{association.id}",
            association_id=association.id,
            owner_id=author.id,
            text=text,
            helper=Helper(helper),
            state=ObstacleState.OPEN,
            opened_at=opened,
            escalated_at=opened + timedelta(days=7),
        )
    )


def _tell(session: Session, now: datetime) -> None:
    """All but the newest have been in a digest: the first digest of the demo tells of the last week or two."""
    until = now - timedelta(days=7)
    for consultant in session.scalars(select(Person).where(Person.role == Role.CONSULTANT)):
        before = Digest(
            key=f"demo:{consultant.id}", consultant_id=consultant.id, since=until - 2 * EVERY, until=until - EVERY
        )
        session.add(before)
        session.flush()
        told = update(StatusUpdate).where(digests.is_untold(consultant, before.until))
        session.execute(told.values(digest_id=before.id))
        digests.close_period(session, consultant, until, f"demo:last:{consultant.id}")


def _peers(session: Session, now: datetime) -> None:
    """Some say what they have experience with, and one experience is shared as a card."""
    query = select(Person).where(Person.role == Role.RESOURCE_PERSON).order_by(Person.id)
    people = list(session.scalars(query))
    for person, words in zip(people[3::4], EXPERIENCES, strict=False):
        peers.join(session, person, now, experience=words)


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
