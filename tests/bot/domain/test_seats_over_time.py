"""Whatever people press, in whatever order: never too many, nobody passed over, nothing free while somebody waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import Engine

from bot.database import Base, connect, open_sessions
from bot.domain import events, offers, publishing, replies, replying, seats
from bot.domain.people import Person
from bot.domain.publishing import CapacityBelowBooked
from bot.domain.replies import Choice, Reply, Seat
from tests.bot.domain.gatherings import announced, network

STARTED = datetime(2026, 3, 2, 8, tzinfo=UTC)
PEOPLE = st.integers(0, 5)


HELD = {Seat.TAKEN, Seat.OFFERED}


@cache
def _engine() -> Engine:
    """One database in memory for all examples; each leaves it as it was."""
    engine = connect("sqlite:///:memory:")
    Base.metadata.create_all(engine)
    return engine


class Seats(RuleBasedStateMachine):
    """Three associations with two people each, a few seats, and a clock that only goes forwards."""

    @initialize(limit=st.integers(1, 3), one_each=st.booleans())
    def open_the_list(self, limit: int, *, one_each: bool) -> None:
        self.session = open_sessions(_engine())()
        self.now = STARTED
        made = network(self.session, places=3, each=2)
        self.karen, self.people = made.consultant, made.resource_persons
        deadline = datetime(2026, 3, 10, tzinfo=UTC).date()
        event = announced(self.session, made, self.now, seats=limit, one_each=one_each, reply_by=deadline)
        self.event_id = event.id
        self.before = self._picture()

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.close()  # nothing is kept: the next example starts empty

    @rule(some=st.lists(PEOPLE, min_size=1, max_size=4, unique=True))
    def come(self, some: list[int]) -> None:
        for person in (self.people[who] for who in some):
            had = self._row(person).seat
            last = events.get(self.session, self.event_id).last_queue_no
            reply = self._answers(person, Choice.YES)
            if had == Seat.NONE:
                assert reply.queue_no == last + 1, "a newcomer, also one who was here before, goes last"

    @rule(who=PEOPLE, choice=st.sampled_from([Choice.NO, Choice.MAYBE]))
    def leave(self, who: int, choice: Choice) -> None:
        assert self._answers(self.people[who], choice).seat == Seat.NONE, "one can always leave"

    @rule(who=PEOPLE, accepts=st.booleans())
    def answer_an_offer(self, who: int, *, accepts: bool) -> None:
        offered = [r for r in self._rows() if r.seat == Seat.OFFERED]
        if not offered:
            return
        row = offered[who % len(offered)]
        person = next(p for p in self.people if p.id == row.person_id)
        verb = replying.take_offer if accepts else replying.decline_offer
        reply = self._step(lambda: verb(self.session, row.id, person, self.now))
        assert reply.seat == (Seat.TAKEN if accepts else Seat.NONE)

    @rule(hours=st.integers(1, 40))
    @precondition(lambda self: self.now < STARTED + timedelta(days=18))
    def time_passes(self, hours: int) -> None:
        start, self.now = self.now, self.now + timedelta(hours=hours)
        for due in offers.planned_ends(self.session, start - timedelta(days=9), self.now):
            self._step(lambda due=due: offers.end(self.session, due, self.now))
        for due in offers.planned_rounds(self.session, start, self.now):
            self._step(lambda due=due: offers.make_round(self.session, due, self.now))

    @rule(limit=st.integers(1, 4))
    def change_the_number_of_seats(self, limit: int) -> None:
        event = events.get(self.session, self.event_id)
        booked = seats.booked(self._rows())
        wanted = replace(publishing.details_of(self.session, event), seats=limit)
        try:
            self._step(lambda: publishing.change(self.session, event.id, wanted, self.karen, self.now))
        except CapacityBelowBooked:
            assert limit < booked
        else:
            assert limit >= booked

    @invariant()
    def never_more_seats_than_there_are(self) -> None:
        if hasattr(self, "session"):
            event = events.get(self.session, self.event_id)
            assert seats.booked(self._rows()) <= (event.seats or 0)

    @invariant()
    def a_yes_is_a_seat_taken_waited_for_or_offered(self) -> None:
        if hasattr(self, "session"):
            assert all((r.choice == Choice.YES) == (r.seat != Seat.NONE) for r in self._rows())

    @invariant()
    def nobody_waits_who_should_have_been_asked(self) -> None:
        if hasattr(self, "session") and not self._deadline_just_passed():
            event = events.get(self.session, self.event_id)
            assert not seats.next_ones(event, self._rows(), self.now)

    def _deadline_just_passed(self) -> bool:
        """Between the deadline and the next working morning, what was set aside waits for that morning's round."""
        deadline = events.get(self.session, self.event_id).deadline
        return deadline < self.now < deadline + timedelta(hours=9)

    def _answers(self, person: Person, choice: Choice) -> Reply:
        return self._step(lambda: replying.answer(self.session, self.event_id, person, choice, self.now))

    def _step(self, act):  # noqa: ANN001, ANN202  any verb
        self.before = self._picture()
        result = act()
        self.session.flush()
        self._nobody_was_passed_over()
        return result

    def _nobody_was_passed_over(self) -> None:
        """Among people of one kind the order is kept, and second persons come after all first ones."""
        event = events.get(self.session, self.event_id)
        rows = self._rows()
        still = {r.person_id for r in rows if r.holds_seat}
        had = {a for person_id, (a, seat) in self.before.items() if seat in HELD and person_id in still}
        for row in (r for r in rows if r.holds_seat and self.before[r.person_id][1] not in HELD):
            second = event.one_each and row.association_id in had
            seated = {r.association_id for r in rows if r.holds_seat} if event.one_each else set()
            first_ones = [r for r in rows if r.seat == Seat.WAITING and r.association_id not in seated]
            assert not (second and first_ones)
            assert second or all(r.queue_no > row.queue_no for r in first_ones)
            if second and self.now <= event.deadline:
                undecided = {r.association_id for r in rows if r.choice in {Choice.NONE, Choice.MAYBE}} - seated
                assert len(undecided) <= seats.free(event, rows), "each that may still come has a seat set aside"

    def _picture(self) -> dict[int, tuple[int | None, str]]:
        return {r.person_id: (r.association_id, r.seat) for r in self._rows()}

    def _rows(self) -> list[Reply]:
        return replies.of(self.session, self.event_id)

    def _row(self, person: Person) -> Reply:
        return next(r for r in self._rows() if r.person_id == person.id)


TestSeatsOverTime = Seats.TestCase
TestSeatsOverTime.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
