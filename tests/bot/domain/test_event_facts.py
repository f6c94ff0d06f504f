"""The next meeting is a fact an answer can cite, and the calendar address shows what its owner comes to."""

from __future__ import annotations

from datetime import date

from bot.clock import MovableClock
from bot.database import Sessions
from bot.domain import calendar_feeds, facts, replying
from bot.domain.events import Audience
from bot.domain.replies import Choice
from tests.bot.domain.gatherings import announced, network


def test_the_next_meeting_can_be_told_also_in_a_channel(sessions: Sessions, clock: MovableClock) -> None:
    with sessions.begin() as session:
        made = network(session)
        announced(session, made, clock(), day=date(2026, 4, 23))
        announced(session, made, clock(), place="Demohuset")
        asker = made.resource_persons[0]
        told = facts.about(session, asker, "", clock(), in_public=True)
        assert [fact.text for fact in told] == [
            "Næste netværksmøde er torsdag den 26. marts 2026 kl. 10.00-12.00: Netværksmøde. Stedet er Demohuset.",
            "Der er ikke planlagt nogen studietur endnu.",
        ]


def test_what_only_some_are_invited_to_is_not_told_to_others(sessions: Sessions, clock: MovableClock) -> None:
    with sessions.begin() as session:
        made = network(session)
        made.associations[0].get2sport = True
        announced(session, made, clock(), audience=Audience.GET2SPORT)
        invited, other, _ = made.resource_persons
        assert "26. marts" in str(facts.about(session, invited, "", clock(), in_public=False))
        assert "26. marts" not in str(facts.about(session, invited, "", clock(), in_public=True))
        assert "26. marts" not in str(facts.about(session, other, "", clock(), in_public=False))


def test_a_calendar_address_works_until_a_new_one_is_asked_for(sessions: Sessions, clock: MovableClock) -> None:
    with sessions.begin() as session:
        made = network(session)
        event = announced(session, made, clock())
        announced(session, made, clock(), day=date(2026, 4, 23), title="Uden mig")
        person = made.resource_persons[0]
        replying.answer(session, event.id, person, Choice.YES, clock())
        first = calendar_feeds.new_token(session, person, clock())
        assert calendar_feeds.owner(session, first) is person
        assert calendar_feeds.events_of(session, person, clock()) == [event]
        second = calendar_feeds.new_token(session, person, clock())
        assert calendar_feeds.owner(session, first) is None
        assert calendar_feeds.owner(session, second) is person
        assert calendar_feeds.owner(session, "gættet") is None
