"""Whatever happens to the roster, the consultants and the clock: every update is told in exactly one digest that
somebody gets, and every association is counted in exactly one digest a period.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.clock import local
from bot.database import Sessions, connect, open_sessions
from bot.delivery.outbox import OutboxMessage
from bot.domain import absences, associations, digest_lines, digests
from bot.domain.associations import Association
from bot.domain.digests import Digest, DigestAssociation, DigestRhythm, Pace
from bot.domain.messages import MessageKind
from bot.domain.people import Person, Role
from bot.domain.updates import StatusUpdate
from bot.migrations.tables import every_table
from scheduler.digests import JOBS
from scheduler.jobs import run

STARTS = [
    datetime(2026, 3, 2, 5, tzinfo=UTC),
    datetime(2026, 3, 27, 5, tzinfo=UTC),
    datetime(2026, 12, 18, 5, tzinfo=UTC),
]
THREE, FOUR = st.integers(0, 2), st.integers(0, 3)
STEPS = st.one_of(
    st.tuples(st.just("time passes"), st.integers(1, 24 * 12)),
    st.tuples(st.just("an update"), FOUR),
    st.tuples(st.just("moves to"), FOUR, st.one_of(THREE, st.none())),
    st.tuples(st.just("is away"), THREE, st.integers(0, 20)),
    st.tuples(st.just("has a stand-in"), THREE, st.one_of(THREE, st.none())),
    st.tuples(st.just("chooses"), THREE, st.sampled_from(Pace), st.integers(0, 4)),
    st.tuples(st.just("is in Slack"), THREE, st.booleans()),
    st.tuples(st.just("is employed"), THREE, st.booleans()),
    st.tuples(st.just("ends"), FOUR),
)


@dataclass
class Story:
    session: Session
    now: datetime
    seen: int = 0
    consultants: list[Person] = field(default_factory=list)
    places: list[Association] = field(default_factory=list)

    def begins(self) -> None:
        for number in range(3):
            email = f"k{number}@demo.example"
            self.consultants.append(
                Person(name=f"Konsulent {number}", email=email, slack_id=f"U{number}", role=Role.CONSULTANT)
            )
        self.session.add_all(self.consultants)
        self.session.flush()
        for number in range(4):
            owner = self.consultants[number % 3].id
            self.places.append(Association(name=f"Forening {number}", consultant_id=owner))
        self.session.add_all(self.places)
        self.passes(1)

    def happens(self, what: str, *how: object) -> None:
        match what, *how:
            case "time passes", int(hours):
                self.passes(hours)
            case "an update", int(place):
                self.session.add(
                    StatusUpdate(
                        key=f"{self.now}:{len(list(self.session.scalars(select(StatusUpdate.id))))}",
                        association_id=self.places[place].id,
                        text="Nyt",
                        given_at=self.now,
                    )
                )
            case "moves to", int(place), who:
                self.places[place].consultant_id = None if who is None else self.consultants[who].id
            case "is away", int(who), int(days):
                person, today = self.consultants[who], local(self.now).date()
                absences.register(self.session, person, today, today + timedelta(days=days), person, self.now)
            case "has a stand-in", int(who), other:
                self.consultants[who].stand_in_id = None if other is None else self.consultants[other].id
            case "chooses", int(who), Pace() as pace, int(weekday):
                digests.choose(self.session, self.consultants[who], pace, weekday, time(8))
            case "is in Slack", int(who), bool(there):
                self.consultants[who].slack_id = f"U{who}" if there else None
            case "is employed", int(who), bool(there):
                self.consultants[who].left_on = None if there else local(self.now).date()
            case "ends", int(place):
                self.places[place].ended_on = local(self.now).date()
        self.session.flush()

    def passes(self, hours: float) -> None:
        self.now += timedelta(hours=hours)
        run(self.session, JOBS[0], self.now)
        self.session.flush()
        for digest in self.session.scalars(select(Digest).where(Digest.id > self.seen).order_by(Digest.id)):
            self.seen = digest.id
            mine = associations.portfolio(self.session, digest.consultant_id or 0, local(digest.until).date())
            assert {place.id for place in mine} <= self.counted_between(digest.since, digest.until)

    def counted_between(self, since: datetime, until: datetime) -> set[int]:
        query = select(DigestAssociation.association_id).join(Digest, Digest.id == DigestAssociation.digest_id)
        return set(self.session.scalars(query.where(Digest.until > since, Digest.until <= until)))

    def comes_to_rest(self) -> None:
        """Everybody is there again, every association has somebody, each week has its digest, and two of them pass."""
        self.session.execute(delete(DigestRhythm))
        for number, person in enumerate(self.consultants):
            person.slack_id, person.left_on = f"U{number}", None
        for place in self.places:
            place.consultant_id = place.consultant_id or self.consultants[0].id
        for _ in range(5):
            self.passes(72)

    def told(self) -> Iterator[int]:
        """The updates in every digest that was sent, as it is drawn."""
        sent = select(OutboxMessage.subject_id).where(OutboxMessage.kind == MessageKind.DIGEST)
        for digest_id in self.session.scalars(sent):
            yield from (update.id for update in digest_lines.told(self.session, digest_id))

    def counted(self) -> dict[int, list[Digest]]:
        query = select(DigestAssociation.association_id, Digest).join(Digest, Digest.id == DigestAssociation.digest_id)
        found: dict[int, list[Digest]] = {place.id: [] for place in self.places}
        for association_id, digest in self.session.execute(query.order_by(Digest.until, Digest.id)):
            found[association_id].append(digest)
        return found


@pytest.fixture(scope="module")
def tables() -> Iterator[Sessions]:
    engine = connect("sqlite://")
    every_table().create_all(engine)
    yield open_sessions(engine)
    engine.dispose()


@settings(max_examples=20)
@given(st.sampled_from(STARTS), st.lists(STEPS, min_size=5, max_size=20))
def test_every_update_is_in_one_digest_and_every_association_in_one_a_period(
    tables: Sessions, start: datetime, steps: list[tuple[object, ...]]
) -> None:
    with tables() as session:
        story = Story(session, start)
        story.begins()
        for step in steps:
            story.happens(*step)  # type: ignore[arg-type]
        story.comes_to_rest()
        assert Counter(story.told()) == Counter(session.scalars(select(StatusUpdate.id)))
        for counted in story.counted().values():
            assert all(before.until <= after.since for before, after in pairwise(counted))
        session.rollback()
