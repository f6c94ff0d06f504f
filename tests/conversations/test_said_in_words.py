"""Everything can be reached by writing to the bot; a real question about the same things is still a question."""

from __future__ import annotations

import pytest

from bot.domain.questions import Question
from tests.conversations.town import Town


def _asked(town: Town) -> list[str]:
    with town.database() as session:
        return [question.text for question in session.query(Question)]


@pytest.mark.parametrize("said", ["handleplan", "Vis mig vores handleplan", "/handleplan", "se handleplanen?"])
def test_the_plan_is_shown_to_who_names_it(town: Town, said: str) -> None:
    town.aisha.writes(said)
    town.aisha.gets("Havnens Boldklub")
    assert "4 Motivation og trivsel" in town.aisha.last()
    assert _asked(town) == []


def test_events_and_own_data_are_shown_to_who_names_them(town: Town) -> None:
    town.aisha.writes("Arrangementer")
    town.aisha.gets("Der er ingen kommende arrangementer for dig")
    town.aisha.writes("mine data")
    town.aisha.gets("Dine data")
    assert _asked(town) == []


@pytest.mark.parametrize("said", ["status", "Giv status", "giv en status", "opdatering"])
def test_status_offers_the_form(town: Town, said: str) -> None:
    town.aisha.writes(said)
    town.aisha.gets("Tryk Giv status")
    town.aisha.presses("Giv status")
    assert "Hvad er der sket?" in town.aisha.modal


@pytest.mark.parametrize("said", ["netværk pigehold", "/netvaerk pigehold", "Hvem har erfaring med pigehold?"])
def test_a_peer_is_looked_for_by_who_asks_for_one(town: Town, said: str) -> None:
    town.aisha.writes(said)
    town.aisha.gets("Jeg fandt ingen med erfaring med »pigehold«")
    assert _asked(town) == []


def test_who_takes_no_part_in_the_finder_asks_a_question(town: Town) -> None:
    town.erik.writes("Hvem har erfaring med pigehold?")
    town.settles()
    assert _asked(town) == ["Hvem har erfaring med pigehold?"]


@pytest.mark.parametrize(
    "said",
    [
        "Hvad skal der stå i handleplanen?",
        "Hvornår skal vi give status?",
        "Hvem har ansvar for arrangementer?",
        "Hvad er et netværk?",
        "netværk er vigtigt, men hvordan bygger man et?",
    ],
)
def test_a_question_about_it_is_a_question(town: Town, said: str) -> None:
    town.aisha.writes(said)
    town.settles()
    assert _asked(town) == [said]


def test_help_opens_what_a_message_cannot(town: Town) -> None:
    town.aisha.writes("netværk")
    town.aisha.gets("Det kan du bruge mig til")
    town.aisha.presses("Min netværksprofil")
    assert "Det har jeg erfaring med" in town.aisha.modal
    town.aisha.closes()
    town.aisha.presses("Handleplan")
    town.aisha.gets("Havnens Boldklub")


@pytest.mark.parametrize(
    "said",
    ["status: vi har fået nye trænere", "Opdatering - vi har fået nye trænere", "STATUS – vi har fået nye trænere"],
)
def test_a_status_may_begin_with_either_word_and_a_colon_or_a_dash(town: Town, said: str) -> None:
    town.aisha.writes(said)
    town.aisha.gets("Hvilket område hører det til?")
    town.aisha.chooses("2 Involvering af frivillige og trænere", in_message="Sådan har jeg forstået")
    town.aisha.gets("Tak, din status er gemt")
    assert "\nvi har fået nye trænere" in town.aisha.last()


def test_news_without_a_word_for_it_may_become_a_status_and_is_not_lost(town: Town) -> None:
    town.aisha.writes("Vi har fået to kanariefugle i klubhuset")
    town.aisha.gets("Spørg min konsulent")
    town.aisha.presses("Det er en status")
    assert "Vi har fået to kanariefugle i klubhuset" in town.aisha.modal
    town.aisha.submits({"Hvad handler det om?": ["4 Motivation og trivsel blandt børne- og ungemedlemmer"]})
    town.aisha.gets("Tak, din status er gemt")


def test_a_question_nobody_can_answer_is_not_taken_for_a_status(town: Town) -> None:
    town.aisha.writes("Har vi to kanariefugle i klubhuset?")
    town.aisha.gets("Spørg min konsulent")
    assert "Det er en status" not in town.aisha.buttons()


def test_an_obstacle_in_words_is_taken_to_the_consultant_as_the_form_would(town: Town) -> None:
    town.aisha.writes("opdatering: motivation: 12 nye piger. forhindring: mangler haltid")
    town.aisha.gets("Ny forhindring: mangler haltid (hjælp fra: din konsulent)")
    seen = "Opdateringen ses altid af dig, Bo Demo og din konsulent Karen Konsulent (eller en afløser)."
    assert seen in town.aisha.last()
    town.aisha.presses("Gem")
    town.aisha.gets("Tak, din status er gemt")
    assert "Ny forhindring: mangler haltid (hjælp fra: din konsulent)" in town.aisha.last()
    town.karen.gets("*Havnens Boldklub* har en forhindring")


def test_who_wants_no_help_says_so(town: Town) -> None:
    town.aisha.writes("opdatering: motivation: 12 nye piger. forhindring: mangler haltid. hjælp: ingen")
    town.aisha.gets("Ny forhindring: mangler haltid")
    assert "hjælp fra" not in town.aisha.last()


@pytest.mark.parametrize("said", ["opdatering: godt nyt", "status", "handleplan"])
def test_a_board_contact_hears_whose_it_is(town: Town, said: str) -> None:
    town.erik.writes(said)
    town.erik.gets("Det er jeres ressourceperson, der giver status")
    assert "fanen Hjem" in town.erik.last()


def test_only_who_gives_status_is_invited_to_on_home(town: Town) -> None:
    assert "giv en status" in town.aisha.opens_home()
    assert "giv en status" not in town.erik.opens_home()


def test_a_search_that_ends_says_what_it_was_for(town: Town) -> None:
    for who in (town.carla, town.aisha):
        who.command("/netvaerk")
        who.submits({"Jeg har erfaring med": "pigehold"})
    town.aisha.writes("netværk pigehold")
    town.aisha.gets("1 person i netværket har erfaring med »pigehold«")
    town.aisha.presses("Spørg én ad gangen")
    town.carla.gets("leder efter en med erfaring med »pigehold«")
    town.carla.presses("Nej tak, ikke nu")
    town.aisha.gets("Der er ingen, der kan tale med dig om »pigehold« lige nu.")


def test_thanks_are_returned(town: Town) -> None:
    town.aisha.writes("tak!")
    town.aisha.gets("Selv tak")


def test_days_that_cannot_be_say_why(town: Town) -> None:
    town.aisha.writes("ferie 31/2")
    town.aisha.gets("Datoen 31/2 findes ikke.")
    town.aisha.writes("ferie 4/8-14/7")
    town.aisha.gets("Sidste dag må ikke ligge før første dag.")
