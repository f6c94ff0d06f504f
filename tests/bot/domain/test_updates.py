"""Updates and what becomes of them: stored once, in their own area, shared, withdrawn everywhere."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import Engine, select, text

from bot.database import Sessions, connect, open_sessions
from bot.delivery.outbox import OutboxMessage
from bot.domain import experiences, plans, reporting, updates
from bot.domain.associations import Level
from bot.domain.experiences import ExperienceState
from bot.domain.messages import MessageKind
from bot.domain.obstacles import Obstacle
from bot.domain.people import Person
from bot.domain.plans import AreaPlan, AreaState, FocusArea
from bot.domain.reporting import Report
from bot.domain.updates import Said, StatusUpdate
from bot.errors import NotAllowed
from knowledge.documents import Document
from tests.bot.domain.network import Network
from tests.bot.domain.reports import NOW, areas, give


def test_a_hundred_forms_sent_twice_at_once_are_a_hundred_updates(database_url: str):
    """As by double clicks and redelivery. Patient, since a busy SQLite makes one wait for the other."""
    engine = connect(database_url, busy_timeout_s=60)
    sessions = open_sessions(engine)
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        people = [network.resource_person(network.association(consultant), f"Person {n}").id for n in range(100)]
        own = {p: areas(session, session.get_one(Person, p))[:1] for p in people}

    def submit(person_id: int) -> None:
        with sessions.begin() as session:
            person = session.get_one(Person, person_id)
            report = Report(Said(f"Fra {person_id}", own[person_id]), obstacle="Mangler haltid")
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
        update = give(session, person)
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


def test_another_kind_of_partnership_brings_or_takes_the_fifth_area_and_keeps_the_goals(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        association = network.association(consultant)
        dates = {"first_day": date(2026, 1, 1), "last_day": date(2028, 12, 31)}
        first = AreaPlan(FocusArea.ORGANISATION, goals=("Et mål",))
        plans.replace(session, association, consultant, NOW, **dates, decided=[first])
        association.level = Level.EXTENDED
        rows = plans.areas(session, plans.current(session, association, NOW))
        assert [row.kind for row in rows] == list(FocusArea)
        assert rows[0].goal_list == ["Et mål"]
        association.level = Level.STANDARD
        assert len(plans.open_areas(session, association, NOW)) == 4


def test_nobody_gives_a_status_for_somebody_elses_area(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        one = network.resource_person(network.association(consultant))
        other = network.resource_person(network.association(consultant))
        foreign = Report(Said("x", areas(session, other)[:1]))
        with pytest.raises(NotAllowed):
            reporting.give(session, one, foreign, "form:9", NOW)
        update = give(session, one)
        for forbidden in (updates.own, lambda s, p, i: reporting.withdraw(s, p, i, NOW)):
            with pytest.raises(NotAllowed):
                forbidden(session, other, update.id)


def test_a_shared_experience_is_a_card_until_it_is_withdrawn(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        person = network.resource_person(network.association(consultant))
        update = give(session, person, share=True)
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


def test_the_database_itself_refuses_a_second_update_with_the_same_key(database: Engine):
    with open_sessions(database).begin() as session:
        person = Network(session).resource_person(Network(session).association())
        give(session, person)
        give(session, person, words="igen")

        assert session.execute(text("SELECT count(*) FROM status_updates")).scalar_one() == 1
