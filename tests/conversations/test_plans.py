"""The action plan: read by its own people, changed by consultants, and old updates keep their area."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from bot.domain.associations import Association
from tests.conversations.town import Town

WELLBEING = "4 Motivation og trivsel blandt børne- og ungemedlemmer"


def test_a_plan_shows_the_latest_sign_of_life_in_each_area(town: Town) -> None:
    town.aisha.command("/opdatering")
    town.aisha.submits(
        {"Hvad handler det om?": [WELLBEING], "Hvad er der sket?": "12 nye piger", "Hvordan går det?": "🟢 På sporet"}
    )
    town.settles()
    town.bo.command("/handleplan")
    page = town.bo.last()
    assert "Handleplan: Havnens Boldklub, 2026-2028" in page
    assert "Sidst 2/3: 🟢 På sporet · 12 nye piger" in page
    assert "Ingen status endnu" in page
    assert "Ret handleplan" not in town.bo.buttons()


@pytest.mark.everywhere
def test_a_consultant_writes_goals_and_pauses_an_area(town: Town) -> None:
    town.karen.command("/handleplan")
    town.karen.chooses("Søens Rollespil")
    town.karen.gets("Handleplan: Søens Rollespil")
    assert "5 Lokal koordinerende funktion" in town.karen.last()
    town.karen.presses("Ret handleplan")
    town.karen.submits(
        {
            f"Mål: {WELLBEING}": "Et pigehold\nFærre stopper",
            "Tilstand: 2 Involvering af frivillige og trænere": "På pause efter aftale",
        }
    )
    town.carla.command("/handleplan")
    assert "• Et pigehold\n• Færre stopper" in town.carla.last()
    assert "På pause efter aftale" in town.carla.last()
    assert "Version 2" in town.carla.last()


def test_every_goal_is_kept_and_the_same_plan_sent_again_is_no_new_version(town: Town) -> None:
    goals = "\n".join(f"Mål nummer {number}" for number in range(1, 13))
    for _ in range(2):
        town.karen.command("/handleplan", "søens")
        town.karen.presses("Ret handleplan")
        town.karen.submits({f"Mål: {WELLBEING}": goals})
    town.carla.command("/handleplan")
    assert "• Mål nummer 11\n• Mål nummer 12" in town.carla.last()
    assert "Version 2" in town.carla.last()


def test_without_associations_or_areas_to_choose_a_sentence_says_so(town: Town) -> None:
    """Slack takes no list without choices."""
    town.karen.command("/handleplan", "havnens")
    town.karen.presses("Ret handleplan")
    states = [label for label in town.karen.modal.splitlines() if label.startswith("Tilstand: ")]
    town.karen.submits(dict.fromkeys(states, "Ikke relevant"))
    town.aisha.command("/opdatering")
    town.aisha.gets("Alle områder i jeres handleplan er sat til »Ikke relevant«")
    town.aisha.command("/opdatering", "12 nye piger")
    town.aisha.gets("Alle områder i jeres handleplan er sat til »Ikke relevant«")
    with town.database() as session:
        session.execute(update(Association).values(ended_on=date(2026, 3, 1)))
    town.karen.command("/handleplan")
    town.karen.gets("Du har ingen foreninger endnu")


def test_an_old_update_keeps_its_area_when_the_plan_gets_a_new_name_for_it(town: Town) -> None:
    town.aisha.command("/opdatering")
    town.aisha.submits({"Hvad handler det om?": [WELLBEING], "Hvad er der sket?": "12 nye piger"})
    town.karen.command("/handleplan", "havnens")
    town.karen.presses("Ret handleplan")
    town.karen.submits({f"Eget navn: {WELLBEING}": "Pigerne"})
    town.settles()
    town.aisha.command("/handleplan")
    assert "Pigerne" in town.aisha.last()
    assert "12 nye piger" in town.aisha.last()
    town.aisha.writes("opdatering: pigerne: 14 nu")
    town.aisha.gets("Pigerne: 14 nu")


def test_the_rhythm_and_ones_own_hour_are_chosen_within_working_hours(town: Town) -> None:
    town.aisha.command("/handleplan")
    town.aisha.presses("Ret rytme")
    said = town.aisha.submits({"Hvor tit?": "Hver uge", "Regnet fra": "2026-03-04", "Mit eget tidspunkt": "21:00"})
    assert said["response_action"] == "errors"
    town.aisha.submits({"Mit eget tidspunkt": "13:30"})
    assert "Næste gang onsdag den 4. marts 2026 kl. 13.30" in town.aisha.modal


def test_those_without_a_plan_are_refused(town: Town) -> None:
    town.ida.command("/handleplan")
    town.erik.command("/handleplan")
    for person in (town.ida, town.erik):
        assert "ressourceperson" in person.sees()
