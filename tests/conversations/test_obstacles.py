"""What stands in the way is seen, answered and solved by those who can help; and the board that is not in Slack."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from bot.domain.people import Person as OnRoster
from bot.workspace import Person
from tests.conversations.town import Town

WELLBEING = "4 Motivation og trivsel blandt børne- og ungemedlemmer"


def _reports(who: Person, text: str, helper: str) -> None:
    who.command("/opdatering")
    who.submits(
        {
            "Hvad handler det om?": [WELLBEING],
            "Hvad er der sket?": "Godt i gang",
            "Ny forhindring": text,
            "Hvem kan hjælpe med den?": helper,
        }
    )


@pytest.mark.everywhere
def test_a_consultant_sees_answers_and_solves_an_obstacle_and_the_owner_hears_of_each(town: Town) -> None:
    _reports(town.aisha, "Vi mangler haltid om onsdagen", "Min konsulent")
    town.karen.gets("Vi mangler haltid om onsdagen")
    town.karen.presses("Set")
    town.aisha.gets("Karen Konsulent har set jeres forhindring")
    town.karen.presses("Skriv svar")
    town.karen.submits({"Dit svar": "Jeg taler med hallen i morgen"})
    town.aisha.gets("Jeg taler med hallen i morgen")
    town.karen.presses("Løst")
    town.aisha.gets("har markeret jeres forhindring som løst")
    town.settles()
    assert "Løst" not in town.karen.buttons()


def test_the_board_contact_in_slack_gets_the_card(town: Town) -> None:
    _reports(town.aisha, "Vi mangler en kasserer", "Bestyrelsen")
    town.erik.gets("Vi mangler en kasserer")
    town.settles()
    assert "kasserer" not in town.karen.sees()
    town.erik.presses("Løst")
    town.aisha.gets("Erik Formand har markeret")


def test_for_a_board_outside_slack_there_are_words_to_send_by_mail(town: Town) -> None:
    with town.database() as session:
        session.execute(update(OnRoster).where(OnRoster.name == "Erik Formand").values(slack_id=None))
    _reports(town.aisha, "Vi mangler en kasserer", "Bestyrelsen")
    town.aisha.gets("Kære bestyrelse")
    assert "Vi mangler en kasserer" in town.aisha.last()
    assert "Venlig hilsen\nAisha Demo" in town.aisha.last()
    town.aisha.command("/minedata")
    town.aisha.presses("Slet mine data")
    town.aisha.gets("Dine data er slettet")
    town.settles()
    assert "kasserer" not in town.aisha.sees()


def test_the_network_is_asked_only_when_chosen_and_anyone_there_can_answer(town: Town) -> None:
    _reports(town.aisha, "Vi mangler en bus til stævnet", "Netværket (vises i netværkets kanal)")
    town.dina.gets("beder netværket om hjælp", where="#netværk")
    town.dina.presses("Skriv svar", where="#netværk")
    town.dina.submits({"Dit svar": "I kan låne vores"})
    town.aisha.gets("Dina Demo har svaret på jeres forhindring")
    assert "I kan låne vores" in town.aisha.last()
    assert "I kan låne vores" not in town.dina.sees_in("#netværk")


def test_what_nobody_reacts_to_comes_to_the_consultant_once(town: Town) -> None:
    _reports(town.aisha, "Vi mangler en kasserer", "Bestyrelsen")
    town.erik.gets("Vi mangler en kasserer")
    for _ in range(9):
        town.advance(days=1)
    town.karen.gets("har ventet i")
    town.settles()
    assert sum("uden svar" in message.text for message in town.karen.messages()) == 1


def test_the_next_form_asks_about_it_and_solved_is_solved(town: Town) -> None:
    _reports(town.aisha, "Vi mangler haltid", "Min konsulent")
    town.karen.gets("Vi mangler haltid")
    town.bo.command("/opdatering")
    assert "Forhindring (fra i dag): Vi mangler haltid" in town.bo.modal
    town.bo.submits(
        {
            "Hvad handler det om?": [WELLBEING],
            "Hvad er der sket?": "Fik haltid",
            "Forhindring (fra i dag): Vi mangler haltid": "Løst",
        }
    )
    town.settles()
    assert "Løst" not in town.karen.buttons()


def test_changed_needs_the_new_words(town: Town) -> None:
    _reports(town.aisha, "Vi mangler haltid", "Min konsulent")
    town.karen.gets("Vi mangler haltid")
    town.aisha.command("/opdatering")
    town.aisha.fills({"Hvad er der sket?": "Lidt bedre", "Forhindring (fra i dag): Vi mangler haltid": "Ændret"})
    words = "Hvad er det nu? (kun hvis den er ændret)"
    town.aisha.fills({words: ""})
    assert town.aisha.submits()["response_action"] == "errors"
    town.aisha.submits({words: "Vi mangler kun haltid om fredagen"})
    town.karen.gets("Vi mangler kun haltid om fredagen")


def test_withdrawing_the_update_takes_the_obstacle_back(town: Town) -> None:
    _reports(town.aisha, "Vi mangler haltid", "Min konsulent")
    town.karen.gets("Vi mangler haltid")
    town.aisha.presses("Træk tilbage")
    town.karen.gets("Forhindringen er trukket tilbage")
    assert "haltid" not in town.karen.sees()


def _corrects(who: Person, **obstacle: str) -> None:
    who.presses("Ret")
    who.submits({"Ny forhindring": obstacle["to"]})


def test_an_obstacle_emptied_in_the_correction_is_taken_back_and_does_not_come_to_anybody(town: Town) -> None:
    _reports(town.aisha, "Vi mangler en kasserer", "Bestyrelsen")
    town.erik.gets("Vi mangler en kasserer")
    _corrects(town.aisha, to="")
    town.erik.gets("Forhindringen er trukket tilbage")
    for _ in range(9):
        town.advance(days=1)
    town.settles()
    assert "har ventet i" not in town.karen.sees()
    town.aisha.command("/opdatering")
    assert "kasserer" not in town.aisha.modal


def test_new_words_for_a_solved_obstacle_are_a_new_one_that_somebody_is_asked_about(town: Town) -> None:
    _reports(town.aisha, "Vi mangler haltid", "Min konsulent")
    town.karen.gets("Vi mangler haltid")
    town.karen.presses("Løst")
    town.aisha.gets("har markeret jeres forhindring som løst")
    _corrects(town.aisha, to="Vi mangler bolde")
    town.karen.gets("Vi mangler bolde")
    town.karen.presses("Set")
    town.aisha.gets("har set jeres forhindring")
    assert "Vi mangler haltid" in town.karen.sees()
    town.aisha.presses("Ret")
    assert "Vi mangler bolde" in town.aisha.modal
    town.aisha.closes()
    town.aisha.presses("Træk tilbage")
    town.settles()
    assert "bolde" not in town.karen.sees()
    assert "haltid" not in town.karen.sees()


def test_a_correction_of_something_else_leaves_a_solved_obstacle_solved(town: Town) -> None:
    _reports(town.aisha, "Vi mangler haltid", "Min konsulent")
    town.karen.gets("Vi mangler haltid")
    town.aisha.presses("Ret")  # the form still holds the words
    town.karen.presses("Løst")
    town.aisha.gets("har markeret jeres forhindring som løst")
    town.aisha.submits({"Hvad er der sket?": "Rigtig godt i gang"})
    town.aisha.gets("Rigtig godt i gang")
    town.settles()
    assert sum("Vi mangler haltid" in message.text for message in town.karen.messages()) == 1


def test_what_waits_can_be_acted_on_where_it_is_read(town: Town) -> None:
    _reports(town.aisha, "Vi mangler haltid", "Min konsulent")
    town.karen.gets("Vi mangler haltid")
    town.quiet(town.karen)
    town.karen.opens_home()
    town.karen.chooses("Set", where="home")
    town.aisha.gets("Karen Konsulent har set jeres forhindring")
    assert "Set: »Vi mangler haltid«" in town.karen.modal
    town.karen.closes()
    town.karen.command("/opsamling")
    town.karen.chooses("Skriv svar", in_message="beder om hjælp")
    town.karen.submits({"Dit svar": "Jeg taler med hallen i morgen"})
    town.aisha.gets("Jeg taler med hallen i morgen")
    town.karen.chooses("Løst", in_message="beder om hjælp")
    town.aisha.gets("har markeret jeres forhindring som løst")
    town.karen.gets("Løst: »Vi mangler haltid«")
    town.workspace.waits(lambda: "Intet venter" in town.karen.home_text(), "the Home to have nothing waiting")
