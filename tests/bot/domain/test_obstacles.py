"""What stands in the way: one item however often it is said, followed, and brought to the consultant once."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from bot.clock import at_local
from bot.database import Sessions
from bot.delivery.outbox import OutboxMessage
from bot.domain import absences, escalations, helping, obstacles, reporting
from bot.domain.messages import MessageKind
from bot.domain.obstacles import Helper, Obstacle, ObstacleState
from bot.domain.reporting import Report, Standing, Word
from bot.domain.updates import Said, UpdateVersion
from bot.errors import NotAllowed
from tests.bot.domain.network import Network
from tests.bot.domain.reports import NOW, areas, give


def test_an_edit_never_makes_a_second_obstacle(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        person = network.resource_person(network.association(network.consultant()))
        update = give(session, person, obstacle="Ingen hal", helper=Helper.CONSULTANT)
        changed = Report(
            Said("Rettet", areas(session, person)[:1]), obstacle="Ingen hal om onsdagen", helper=Helper.BOARD
        )
        reporting.change(session, person, update.id, changed, NOW)

        assert [(o.text, o.helper) for o in session.scalars(select(Obstacle))] == [
            ("Ingen hal om onsdagen", Helper.BOARD)
        ]
        assert [v.text for v in session.scalars(select(UpdateVersion))] == ["12 nye piger"]


def test_an_obstacle_is_answered_in_the_next_form(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        person = network.resource_person(network.association(network.consultant()))
        give(session, person, obstacle="Ingen hal", helper=Helper.CONSULTANT)
        obstacle = session.scalars(select(Obstacle)).one()
        reporting.give(
            session,
            person,
            Report(
                Said("Nyt", areas(session, person)[:1]), (Word(obstacle.id, Standing.CHANGED, "Kun fredag mangler"),)
            ),
            "form:2",
            NOW,
        )
        assert obstacle.text == "Kun fredag mangler"
        solved = Report(Said("Nyt", areas(session, person)[:1]), (Word(obstacle.id, Standing.SOLVED),))
        reporting.give(session, person, solved, "form:3", NOW)
        assert obstacle.state == ObstacleState.SOLVED


def test_a_typed_update_without_it_closes_only_what_nobody_was_asked_about(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        person = network.resource_person(network.association(network.consultant()))
        give(session, person, obstacle="Sagt i forbifarten")
        give(session, person, key="form:2", obstacle="Spurgt om", helper=Helper.CONSULTANT)
        clean = Report(Said("Alt vel", areas(session, person)[:1]))
        reporting.give_typed(session, person, clean, "draft:1", NOW)

        assert [o.text for o in obstacles.open_for(session, person.association_id or 0)] == ["Spurgt om"]


def test_an_obstacle_escalates_once_after_five_working_days(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        person = network.resource_person(network.association(consultant))
        give(session, person, obstacle="Ingen hal", helper=Helper.BOARD)
        (due,) = escalations.planned(session, NOW, NOW + timedelta(days=30))

        assert due.at == at_local(date(2026, 3, 9), time(8))
        assert due.to == (consultant.id,)
        escalations.escalate(session, due, due.at)
        helping.see(session, consultant, due.subject_id, due.at)
        assert escalations.planned(session, NOW, NOW + timedelta(days=30)) == []


def test_the_stand_in_helps_while_the_consultant_is_away(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        consultant, stand_in = network.consultant(), network.consultant("Lars Konsulent")
        consultant.stand_in_id = stand_in.id
        absences.register(session, consultant, NOW.date(), None, consultant, NOW)
        person = network.resource_person(network.association(consultant))
        give(session, person, obstacle="Ingen hal", helper=Helper.CONSULTANT)
        cards = select(OutboxMessage.recipient).where(OutboxMessage.kind == MessageKind.OBSTACLE_CARD)

        assert list(session.scalars(cards)) == [stand_in.slack_id]


def test_a_consultant_of_others_may_not_help_unless_asked_or_the_network_is(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        own, other = network.consultant(), network.consultant("Lars Konsulent")
        person = network.resource_person(network.association(own))
        give(session, person, obstacle="Ingen hal", helper=Helper.CONSULTANT)
        obstacle = session.scalars(select(Obstacle)).one()
        assert helping.to_settle(session, own, obstacle.id, NOW) is obstacle
        with pytest.raises(NotAllowed):
            helping.to_help_with(session, other, obstacle.id, NOW)
        obstacles.send(session, MessageKind.OBSTACLE_CARD, other, obstacle, NOW)  # as the stand-in of a colleague away
        assert helping.to_settle(session, other, obstacle.id, NOW) is obstacle
        obstacle.helper = Helper.NETWORK
        assert helping.to_help_with(session, network.consultant("Lise Konsulent"), obstacle.id, NOW) is obstacle


def test_nobody_is_asked_for_help_at_a_weekend_and_who_asked_has_the_words_for_the_board_at_once(sessions: Sessions):
    saturday_night = at_local(date(2026, 3, 7), time(23, 30))
    with sessions.begin() as session:
        network = Network(session)
        person = network.resource_person(network.association(network.consultant()))
        for helper in (Helper.CONSULTANT, Helper.BOARD):
            said = Said("12 nye piger", areas(session, person)[:1])
            reporting.give(session, person, Report(said, obstacle="Ingen bold", helper=helper), helper, saturday_night)
        kinds = (MessageKind.OBSTACLE_CARD, MessageKind.OBSTACLE_MAIL)
        rows = session.scalars(select(OutboxMessage).where(OutboxMessage.kind.in_(kinds)))

        assert {row.kind: row.not_before for row in rows} == {
            MessageKind.OBSTACLE_CARD: at_local(date(2026, 3, 9), time(8)),
            MessageKind.OBSTACLE_MAIL: saturday_night,
        }
