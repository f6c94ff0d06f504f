"""A date is found: everybody can answer and change their mind, the best wins, and one press makes it the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

import pytest
from sqlalchemy.orm import Session

from bot.clock import MovableClock, end_of_day
from bot.database import Sessions
from bot.domain import events, polls
from bot.domain.events import Audience, EventState
from bot.domain.polls import ClosesTooLate, PollClosed, TooFewSlots, Vote
from bot.domain.when import When
from bot.errors import NotAllowed
from tests.bot.domain.gatherings import Network, details, network, put

CLOSES = date(2026, 3, 12)
APRIL = [When(date(2026, 4, day), date(2026, 4, day), time(10), time(12)) for day in (14, 15, 16)]


@pytest.fixture
def session(sessions: Sessions) -> Iterator[Session]:
    with sessions() as opened:
        yield opened


def _asked(session: Session, now: datetime, **more: object) -> tuple[Network, polls.Poll, list[int]]:
    made = network(session)
    poll = polls.open_poll(session, details(APRIL[0].first_day, **more), APRIL, CLOSES, made.consultant, now)
    return made, poll, [tally.slot_id for tally in polls.tallies(session, poll.id)]


def test_most_who_can_wins_then_most_who_gladly_can(session: Session, clock: MovableClock) -> None:
    made, poll, (first, second, third) = _asked(session, clock())
    votes = {first: "yes yes no", second: "yes if_needed if_needed", third: "yes yes if_needed"}
    for slot, said in votes.items():
        for person, vote in zip(made.resource_persons, said.split(), strict=True):
            polls.vote(session, slot, person, Vote(vote), clock())
    assert polls.winner(polls.tallies(session, poll.id)).slot_id == third


def test_a_change_of_mind_takes_the_place_of_the_first_answer(session: Session, clock: MovableClock) -> None:
    made, poll, (first, *_) = _asked(session, clock())
    for vote in (Vote.YES, Vote.NO):
        polls.vote(session, first, made.resource_persons[0], vote, clock())
    tally = polls.tallies(session, poll.id)[0]
    assert (tally.yes, tally.no) == (0, 1)
    assert polls.votes_of(session, poll.id, made.resource_persons[0].id) == {first: Vote.NO}


def test_the_chosen_time_becomes_the_meeting_and_everybody_is_invited(session: Session, clock: MovableClock) -> None:
    made, poll, (_, second, _) = _asked(session, clock())
    event = polls.settle(session, second, made.consultant, clock())
    assert (event.state, event.when) == (EventState.PUBLISHED, APRIL[1])
    assert len(put(session, "event_invitation")) == 3
    with pytest.raises(PollClosed):
        polls.settle(session, second, made.consultant, clock())
    with pytest.raises(PollClosed):
        polls.vote(session, second, made.resource_persons[0], Vote.YES, clock())
    assert poll.settled_at == clock()


def test_the_last_day_counts_to_its_last_second(session: Session, clock: MovableClock) -> None:
    made, _, (first, *_) = _asked(session, clock())
    clock.move_to(end_of_day(CLOSES))
    polls.vote(session, first, made.resource_persons[0], Vote.YES, clock())
    clock.move_to(end_of_day(date(2026, 3, 13)))
    with pytest.raises(PollClosed):
        polls.vote(session, first, made.resource_persons[0], Vote.NO, clock())


def test_only_those_who_are_asked_can_vote_and_only_consultants_decide(session: Session, clock: MovableClock) -> None:
    made = network(session)
    made.associations[0].get2sport = True
    wanted = details(APRIL[0].first_day, audience=Audience.GET2SPORT)
    poll = polls.open_poll(session, wanted, APRIL, CLOSES, made.consultant, clock())
    slot = polls.tallies(session, poll.id)[0].slot_id
    with pytest.raises(NotAllowed):
        polls.vote(session, slot, made.resource_persons[1], Vote.YES, clock())
    with pytest.raises(NotAllowed):
        polls.settle(session, slot, made.resource_persons[0], clock())


def test_a_date_that_is_not_found_is_dropped_without_an_invitation(session: Session, clock: MovableClock) -> None:
    made, poll, _ = _asked(session, clock())
    polls.drop(session, poll.event_id, made.consultant, clock())
    assert events.get(session, poll.event_id).state == EventState.CANCELLED
    assert put(session, "event_cancelled") == []


@pytest.mark.parametrize(
    ("slots", "closes", "refusal"),
    [
        (APRIL[:2], CLOSES, TooFewSlots),
        ([APRIL[0], APRIL[0], APRIL[1]], CLOSES, TooFewSlots),
        (APRIL, date(2026, 3, 1), ClosesTooLate),
        (APRIL, date(2026, 4, 15), ClosesTooLate),
    ],
)
def test_a_poll_that_cannot_work_is_refused(
    session: Session, clock: MovableClock, slots: list[When], closes: date, refusal: type[Exception]
) -> None:
    made = network(session)
    with pytest.raises(refusal):
        polls.open_poll(session, details(APRIL[0].first_day), slots, closes, made.consultant, clock())
