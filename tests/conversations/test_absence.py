"""Away: said in a command, a form or a message, by oneself or a consultant; and never why."""

from __future__ import annotations

import pytest

from bot.domain.absences import Absence
from tests.conversations.town import Town


def _spans(town: Town) -> list[tuple[str, str]]:
    with town.database() as session:
        rows = session.query(Absence).filter(Absence.cancelled_at.is_(None)).order_by(Absence.id)
        return [(str(a.first_day), str(a.last_day)) for a in rows]


def test_the_command_with_days(town: Town) -> None:
    town.aisha.command("/ferie", "14/7-4/8")
    assert "Du er fraværende fra 14.7.2026 til og med 4.8.2026" in town.aisha.sees()
    assert _spans(town) == [("2026-07-14", "2026-08-04")]


@pytest.mark.everywhere
def test_a_message_says_it_and_it_can_be_undone(town: Town) -> None:
    town.aisha.writes("ferie 14/7-4/8")
    town.aisha.gets("fra 14.7.2026 til og med 4.8.2026")
    town.aisha.presses("Fortryd")
    town.aisha.gets("Fraværet er slettet igen")
    assert _spans(town) == []


def test_who_comes_back_early_is_asked_for_the_status_that_was_put_off(town: Town) -> None:
    town.carla.writes("ferie 2/3-6/3")
    town.carla.gets("fra 2.3.2026 til og med 6.3.2026")
    town.advance(days=2)
    town.quiet(town.carla)
    town.carla.presses("Fortryd", in_message="fra 2.3.2026")
    town.carla.gets("Tid til en kort status")
    town.advance(days=7)
    town.settles()
    assert sum("Tid til en kort status" in message.text for message in town.carla.messages()) == 1


def test_a_single_day(town: Town) -> None:
    town.aisha.writes("Ferie I Overmorgen")
    town.aisha.gets("Du er fraværende den 4.3.2026.")


def test_leave_without_an_end(town: Town) -> None:
    town.carla.writes("barsel fra 1. april")
    town.carla.gets("fra 1.4.2026 og indtil videre")
    assert "barsel" not in town.karen.sees()


def test_in_doubt_there_are_two_buttons(town: Town) -> None:
    town.aisha.writes("ferie 14/7-4/8?")
    town.aisha.gets("Vil du melde fravær fra 14.7.2026 til og med 4.8.2026?")
    assert _spans(town) == []
    town.aisha.presses("Ja, meld fravær")
    town.aisha.gets("Noteret")
    assert _spans(town) == [("2026-07-14", "2026-08-04")]


def test_the_form_and_days_that_cannot_be_read(town: Town) -> None:
    town.aisha.command("/ferie", "til sommer")
    assert "Jeg kunne ikke læse datoerne" in town.aisha.modal
    said = town.aisha.submits({"Første dag": "2026-07-14", "Sidste dag": "2026-07-01"})
    assert said["response_action"] == "errors"
    town.aisha.submits({"Sidste dag": "2026-07-20"})
    assert _spans(town) == [("2026-07-14", "2026-07-20")]


def test_a_consultant_says_it_for_somebody_who_is_told(town: Town) -> None:
    town.karen.command("/ferie")
    town.karen.submits({"Hvem?": "Carla Demo", "Første dag": "2026-03-09", "Sidste dag": "2026-03-13"})
    town.carla.gets("Karen Konsulent har noteret, at du er fraværende")
    town.carla.presses("Fortryd")
    town.settles()
    assert _spans(town) == []


def test_a_resource_person_says_it_for_nobody_else(town: Town) -> None:
    town.aisha.command("/ferie")
    assert "Hvem?" not in town.aisha.modal
