"""Updates and what hangs on them: stored once, versions kept, withdrawn everywhere, kept as long as promised."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from bot.clock import at_local
from bot.database import Base, Sessions, connect, open_sessions
from bot.delivery.outbox import OutboxMessage
from bot.domain import (
    absences,
    escalations,
    experiences,
    obstacles,
    peers,
    plans,
    privacy,
    prompts,
    reporting,
    retention,
    updates,
)
from bot.domain.experiences import ExperienceState
from bot.domain.messages import MessageKind
from bot.domain.obstacles import Helper, Obstacle, ObstacleState
from bot.domain.people import Person
from bot.domain.plans import AreaPlan, AreaState, FocusArea
from bot.domain.reporting import Report, Standing, Word
from bot.domain.updates import Said, StatusUpdate, UpdateVersion
from bot.errors import NotAllowed
from knowledge.documents import Document
from tests.bot.domain.network import Network

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


def _areas(session: Session, person: Person) -> tuple[int, ...]:
    association = session.get(plans.Association, person.association_id)
    assert association is not None
    return tuple(a.id for a in plans.open_areas(session, association, NOW))


def _give(
    session: Session, person: Person, words: str = "12 nye piger", key: str = "form:1", **more: Any
) -> StatusUpdate:
    said = Said(words, _areas(session, person)[:1])
    return reporting.give(session, person, Report(said, **more), key, NOW)


def test_a_hundred_forms_sent_twice_at_once_are_a_hundred_updates(database_url: str):
    """As by double clicks and redelivery. Patient, since a busy SQLite makes one wait for the other."""
    engine = connect(database_url, busy_timeout_s=60)
    sessions = open_sessions(engine)
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        people = [network.resource_person(network.association(consultant), f"Person {n}").id for n in range(100)]
        areas = {p: _areas(session, session.get_one(Person, p))[:1] for p in people}

    def submit(person_id: int) -> None:
        with sessions.begin() as session:
            person = session.get_one(Person, person_id)
            report = Report(Said(f"Fra {person_id}", areas[person_id]), obstacle="Mangler haltid")
            reporting.give(session, person, report, f"form:V{person_id}", NOW)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(submit, [p for p in people for _ in range(2)]))

    with sessions() as session:
        assert sorted(session.scalars(select(StatusUpdate.author_id))) == people
        assert len(set(session.scalars(select(StatusUpdate.text)))) == 100
        assert len(list(session.scalars(select(Obstacle.id)))) == 100
        receipts = select(OutboxMessage.id).where(OutboxMessage.kind == MessageKind.STATUS_RECEIPT)
        assert len(list(session.scalars(receipts))) == 100
    engine.dispose()


def test_an_old_update_keeps_its_area_when_the_plan_is_replaced(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        association = network.association(consultant)
        person = network.resource_person(association)
        update = _give(session, person)
        renamed = [AreaPlan(kind, f"Nyt navn {kind}", AreaState.PAUSED, ("Et mål",)) for kind in FocusArea]
        dates = {"first_day": date(2028, 1, 1), "last_day": date(2030, 12, 31)}
        plan = plans.replace(session, association, consultant, NOW, **dates, decided=renamed)

        assert plan.version == 2
        assert [a.name for a in updates.areas_of(session, update.id)] == [""]
        assert updates.latest_by_kind(session, association.id)["organisation"].id == update.id
        assert len(plans.areas(session, plan)) == 4


def test_the_same_plan_saved_again_is_no_new_version(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        association = network.association(consultant, extended=True)
        plan = plans.current(session, association, NOW)
        dates = {"first_day": plan.first_day, "last_day": plan.last_day}
        same = plans.replace(
            session, association, consultant, NOW, **dates, decided=[AreaPlan(kind) for kind in FocusArea]
        )

        assert same.id == plan.id
        assert len(plans.areas(session, plan)) == 5


def test_nobody_gives_a_status_for_somebody_elses_area(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        one = network.resource_person(network.association(consultant))
        other = network.resource_person(network.association(consultant))
        foreign = Report(Said("x", _areas(session, other)[:1]))
        with pytest.raises(NotAllowed):
            reporting.give(session, one, foreign, "form:9", NOW)
        update = _give(session, one)
        for forbidden in (updates.own, lambda s, p, i: reporting.withdraw(s, p, i, NOW)):
            with pytest.raises(NotAllowed):
                forbidden(session, other, update.id)


def test_an_edit_never_makes_a_second_obstacle(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        person = network.resource_person(network.association(network.consultant()))
        update = _give(session, person, obstacle="Ingen hal", helper=Helper.CONSULTANT)
        changed = Report(
            Said("Rettet", _areas(session, person)[:1]), obstacle="Ingen hal om onsdagen", helper=Helper.BOARD
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
        _give(session, person, obstacle="Ingen hal", helper=Helper.CONSULTANT)
        obstacle = session.scalars(select(Obstacle)).one()
        reporting.give(
            session,
            person,
            Report(
                Said("Nyt", _areas(session, person)[:1]), (Word(obstacle.id, Standing.CHANGED, "Kun fredag mangler"),)
            ),
            "form:2",
            NOW,
        )
        assert obstacle.text == "Kun fredag mangler"
        solved = Report(Said("Nyt", _areas(session, person)[:1]), (Word(obstacle.id, Standing.SOLVED),))
        reporting.give(session, person, solved, "form:3", NOW)
        assert obstacle.state == ObstacleState.SOLVED


def test_a_typed_update_without_it_closes_only_what_nobody_was_asked_about(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        person = network.resource_person(network.association(network.consultant()))
        _give(session, person, obstacle="Sagt i forbifarten")
        _give(session, person, key="form:2", obstacle="Spurgt om", helper=Helper.CONSULTANT)
        clean = Report(Said("Alt vel", _areas(session, person)[:1]))
        reporting.give_typed(session, person, clean, "draft:1", NOW)

        assert [o.text for o in obstacles.open_for(session, person.association_id or 0)] == ["Spurgt om"]


def test_an_obstacle_escalates_once_after_five_working_days(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        person = network.resource_person(network.association(consultant))
        _give(session, person, obstacle="Ingen hal", helper=Helper.BOARD)
        (due,) = escalations.planned(session, NOW, NOW + timedelta(days=30))

        assert due.at == at_local(date(2026, 3, 9), time(8))
        assert due.to == (consultant.id,)
        escalations.escalate(session, due, due.at)
        obstacles.see(session, consultant, due.subject_id, due.at)
        assert escalations.planned(session, NOW, NOW + timedelta(days=30)) == []


def test_the_stand_in_helps_while_the_consultant_is_away(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        consultant, stand_in = network.consultant(), network.consultant("Lars Konsulent")
        consultant.stand_in_id = stand_in.id
        absences.register(session, consultant, NOW.date(), None, consultant, NOW)
        person = network.resource_person(network.association(consultant))
        _give(session, person, obstacle="Ingen hal", helper=Helper.CONSULTANT)
        cards = select(OutboxMessage.recipient).where(OutboxMessage.kind == MessageKind.OBSTACLE_CARD)

        assert list(session.scalars(cards)) == [stand_in.slack_id]


def test_a_shared_experience_is_a_card_until_it_is_withdrawn(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        person = network.resource_person(network.association(consultant))
        update = _give(session, person, share=True)
        experience = experiences.of_update(session, update.id)
        assert experience is not None
        with pytest.raises(NotAllowed):
            experiences.approve(session, person, experience.id, "Titel", "Tekst", NOW)
        experiences.approve(session, consultant, experience.id, "Pigehold fra nul", "Start med forældrene.", NOW)
        card = session.scalars(select(Document)).one()
        assert (card.title, card.verified_by) == ("Pigehold fra nul", "Karen Konsulent")
        assert [p.text for p in card.passages] == ["Start med forældrene."]
        reporting.withdraw(session, person, update.id, NOW)

        assert experience.state == ExperienceState.WITHDRAWN
        assert card.withdrawn_at == NOW
        assert (card.title, list(card.passages)) == ("", [])


def test_what_the_receipt_promises_is_what_the_night_does(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        person = network.resource_person(network.association(network.consultant()))
        update = _give(session, person, share=True)
        update_id, last_day = update.id, updates.kept_until(session, update)
        retention.purge(session, at_local(last_day, retention.NIGHT))
        assert session.get(StatusUpdate, update_id) is not None
        night_after = at_local(last_day + timedelta(days=1), retention.NIGHT)
        assert retention.due(session, night_after)["status_updates"] == 1
        assert retention.purge(session, night_after)["status_updates"] == 1

        assert session.get(StatusUpdate, update_id) is None
        assert retention.due(session, night_after)["status_updates"] == 0


def test_the_withdrawn_and_the_drafts_go_soon(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        person = network.resource_person(network.association(network.consultant()))
        updates.keep_draft(session, person, "trivsel: godt", NOW)
        reporting.withdraw(session, person, _give(session, person).id, NOW)

        assert retention.due(session, NOW + timedelta(days=2)) | {"status_updates": 0} == {
            **dict.fromkeys(retention.due(session, NOW), 0),
            "update_drafts": 1,
        }
        assert retention.purge(session, NOW + timedelta(days=15))["status_updates"] == 1


def test_erasing_leaves_no_word_and_no_name_but_keeps_the_associations_history(sessions: Sessions):
    canary = "Kanariefugl"
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        person = network.resource_person(network.association(consultant), f"{canary} Demo")
        update = _give(
            session, person, words=f"{canary} skrev", obstacle=f"{canary} mangler", helper=Helper.NETWORK, share=True
        )
        reporting.change(session, person, update.id, Report(Said(f"{canary} retter", _areas(session, person)[:1])), NOW)
        experience = experiences.propose(session, update, NOW)
        experiences.approve(session, consultant, experience.id, f"{canary} titel", f"{canary} tekst", NOW)
        updates.keep_draft(session, person, f"{canary} kladde", NOW)
        peers.join(session, person, NOW, experience=f"{canary} pigehold")
        peers.note_down(session, person, f"{canary} emne", NOW)
        absences.register(session, person, NOW.date(), None, person, NOW)
        prompts.answered(session, person.association_id or 0, NOW)
        person.left_on = date(2026, 3, 1)
        session.flush()
        assert canary in str(privacy.my_data(session, person))
        privacy.erase(session, person, NOW)

        for table in Base.metadata.sorted_tables:
            for row in session.execute(select(table)):
                assert canary.casefold() not in str(row).casefold(), table.name
        kept = session.scalars(select(StatusUpdate)).one()
        assert (kept.author_id, kept.given_at) == (None, NOW)
        assert updates.areas_of(session, kept.id)


def test_every_table_that_holds_a_persons_words_is_in_their_data():
    """A new table with an author is found without anybody remembering it."""
    named = {column.table.name for column in privacy._theirs()}

    assert {"status_updates", "obstacles", "questions", "event_replies", "peer_profiles", "absences"} <= named


def test_the_database_itself_refuses_a_second_update_with_the_same_key(database: Engine):
    with open_sessions(database).begin() as session:
        person = Network(session).resource_person(Network(session).association())
        _give(session, person)
        _give(session, person, words="igen")

        assert session.execute(text("SELECT count(*) FROM status_updates")).scalar_one() == 1


def test_peers_are_asked_one_at_a_time_and_the_asker_hears_only_of_a_yes(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        asker, no, yes, last = (
            network.resource_person(network.association(consultant), name) for name in ("Aisha", "Bo", "Carla", "Dina")
        )
        for peer in (no, yes, last):
            peers.join(session, peer, NOW, experience="hold for piger")
        request = peers.note_down(session, asker, "pigehold", NOW)
        peers.start(session, asker, request.id, NOW)
        peers.start(session, asker, request.id, NOW)
        (first,) = session.scalars(select(peers.PeerAsk)).all()
        with pytest.raises(NotAllowed):
            peers.reply(session, last, first.id, yes=True, now=NOW)
        peers.reply(session, no, first.id, yes=False, now=NOW)
        second = session.scalars(select(peers.PeerAsk).order_by(peers.PeerAsk.id.desc())).first()
        assert second is not None
        peers.reply(session, yes, second.id, yes=True, now=NOW)
        told = session.scalars(select(OutboxMessage).where(OutboxMessage.kind == MessageKind.PEER_NEWS)).all()

        assert [(m.recipient, m.detail) for m in told] == [(asker.slack_id, f"found:{yes.id}")]
        assert [a.peer_id for a in session.scalars(select(peers.PeerAsk).order_by(peers.PeerAsk.id))] == [no.id, yes.id]


def test_a_peer_who_does_not_answer_is_passed_by_after_three_working_days(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        asker, silent = (network.resource_person(network.association(consultant), n) for n in ("Aisha", "Bo"))
        peers.join(session, silent, NOW, experience="pigehold")
        request = peers.note_down(session, asker, "pigehold", NOW)
        peers.start(session, asker, request.id, NOW)
        (due,) = peers.planned_turns(session, NOW, NOW + timedelta(days=10))
        peers.pass_on(session, due, due.at)
        told = session.scalars(select(OutboxMessage.detail).where(OutboxMessage.kind == MessageKind.PEER_NEWS)).all()

        assert due.at == at_local(date(2026, 3, 5), time(8))
        assert list(told) == ["nobody"]
