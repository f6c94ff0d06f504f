"""The first weeks of a new resource person: what they read, when, and what their consultant reads."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from bot.clock import local
from bot.domain import absences, onboarding, plans, publishing, upcoming
from bot.domain.associations import Association
from bot.domain.events import Details, EventType
from bot.domain.people import Person, Role
from bot.domain.plans import AreaPlan, FocusArea
from bot.domain.when import When
from bot.workspace import Person as InSlack
from tests.conversations.town import Town

METTE = {"Hvem begynder?": "Mette Ny", "Den nyes e-mail": "mette@demo.example"}
STEPS = {kind for kind, _ in onboarding.STEPS}
FRIDAY = datetime(2026, 3, 27, 16, tzinfo=UTC)


def mette_takes_over_from_carla(town: Town) -> InSlack:
    town.karen.opens_home()
    town.karen.chooses("Søens Rollespil", where="home")
    town.karen.presses("Skift ressourceperson")
    town.karen.submits(METTE)
    town.karen.closes()
    return town.workspace.person("Mette Ny", email="mette@demo.example")


def has_a_goal(town: Town, goal: str) -> None:
    with town.database() as session:
        karen = session.query(Person).filter_by(name="Karen Konsulent").one()
        place = session.query(Association).filter_by(name="Søens Rollespil").one()
        first, last = date(2026, 1, 1), date(2028, 12, 31)
        decided = [AreaPlan(FocusArea.VOLUNTEERS, goals=(goal,))]
        plans.replace(session, place, karen, town.clock(), first_day=first, last_day=last, decided=decided)


def foreseen(town: Town) -> list[str]:
    with town.database() as session:
        ahead = upcoming.messages(session, town.clock(), FRIDAY)
        return [f"{local(due.at):%d/%m %H:%M} {due.kind}" for due in ahead if due.kind in STEPS]


@pytest.mark.everywhere
def test_who_takes_over_gets_three_short_messages_in_the_first_weeks_and_the_consultant_one_line(town: Town) -> None:
    has_a_goal(town, "To trænere på hvert hold")
    with town.database() as session:
        karen = session.query(Person).filter_by(name="Karen Konsulent").one()
        day = date(2026, 3, 26)
        details = Details(EventType.NETWORK_MEETING, "Netværksmøde om pigehold", When(day, day, time(10), time(12)))
        publishing.publish(session, publishing.draft(session, details, karen, town.clock()).id, karen, town.clock())
    mette = mette_takes_over_from_carla(town)
    said = "Mette Ny er startet i Søens Rollespil. Bed Mette skrive `hjælp` til mig i Slack. Gå handleplanen igennem"
    town.karen.gets(said)
    assert foreseen(town) == []
    mette.writes("hjælp")
    mette.gets("Jeg er en computer, ikke et menneske")
    assert foreseen(town) == ["04/03 09:00 start_plan", "10/03 09:00 start_questions", "16/03 09:00 start_network"]
    town.move_to(datetime(2026, 3, 4, 8, 30, tzinfo=UTC))
    mette.gets("2 Involvering af frivillige og trænere: To trænere på hvert hold")
    mette.presses("Handleplan", in_message="Handleplanen er det")
    assert "To trænere på hvert hold" in mette.last()
    town.move_to(datetime(2026, 3, 10, 8, 30, tzinfo=UTC))
    mette.gets("Din konsulent er Karen Konsulent")
    mette.presses("Hvem er min konsulent?")
    mette.gets("Svaret kommer til dig som en direkte besked")
    mette.gets("Læs kilderne")
    town.move_to(datetime(2026, 3, 16, 8, 30, tzinfo=UTC))
    mette.gets("Det næste møde er Netværksmøde om pigehold, torsdag den 26. marts 2026 kl. 10.00-12.00")
    mette.gets("`/netvaerk pigehold`. Det var den sidste")
    town.move_to(FRIDAY)
    town.settles()
    assert foreseen(town) == []
    assert len([message for message in mette.messages() if "Handleplanen er det" in message.text]) == 1


def test_who_wants_no_more_of_them_gets_no_more(town: Town) -> None:
    mette = mette_takes_over_from_carla(town)
    mette.writes("hjælp")
    town.move_to(datetime(2026, 3, 4, 8, 30, tzinfo=UTC))
    mette.gets("Der er ikke skrevet mål ind endnu")
    town.forges(town.aisha, "start.stop", "1")
    assert "ikke adgang" in town.aisha.last()
    assert foreseen(town) != []
    mette.presses("Ikke flere af dem")
    mette.gets("Du får ikke flere af dem")
    assert foreseen(town) == []
    town.move_to(FRIDAY)
    town.settles()
    assert "Din konsulent er" not in mette.sees()


def test_they_wait_for_who_is_away_and_come_one_at_a_time(town: Town) -> None:
    mette = mette_takes_over_from_carla(town)
    mette.writes("hjælp")
    town.settles()
    with town.database() as session:
        person = session.query(Person).filter_by(name="Mette Ny").one()
        absences.register(session, person, date(2026, 3, 3), date(2026, 3, 15), person, town.clock())
    assert foreseen(town) == ["16/03 08:00 start_plan", "20/03 09:00 start_questions", "26/03 09:00 start_network"]


def test_somebody_added_by_an_administrator_gets_them_and_a_board_contact_or_a_consultant_does_not(town: Town) -> None:
    town.fremmed.writes("hej")
    town.karen.gets("Frida Fremmed")
    town.karen.presses("Tilføj", in_message="Frida Fremmed")
    town.karen.submits({"Rolle": "Ressourceperson", "Forening": "Søens Rollespil"})
    town.karen.gets("Frida Fremmed er startet i Søens Rollespil. Gå handleplanen igennem sammen")
    town.settles()
    assert len(foreseen(town)) == len(STEPS)
    town.karen.opens_home()
    town.karen.chooses("Søens Rollespil", where="home")
    town.karen.presses("Tilføj person")
    town.karen.submits({"Navn": "Mette Ny", "E-mail": "mette@demo.example", "Rolle": "Bestyrelseskontakt"})
    town.settles()
    assert "Mette Ny er startet" not in town.karen.sees()


def test_in_a_weekend_the_consultant_is_told_on_monday_and_nothing_comes_to_who_left_meanwhile(town: Town) -> None:
    town.move_to(datetime(2026, 3, 7, 10, tzinfo=UTC))
    mette = mette_takes_over_from_carla(town)
    mette.writes("hjælp")
    town.settles()
    assert "Mette Ny er startet" not in town.karen.sees()
    town.move_to(datetime(2026, 3, 9, 8, tzinfo=UTC))
    town.karen.gets("Mette Ny er startet i Søens Rollespil")
    with town.database() as session:
        session.query(Person).filter_by(name="Mette Ny", role=Role.RESOURCE_PERSON).one().left_on = date(2026, 3, 9)
    assert foreseen(town) == []
