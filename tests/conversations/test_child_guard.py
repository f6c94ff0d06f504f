"""Child data at every door: it is caught before anything is kept, and the text stays with the person."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from bot.domain.questions import Question
from tests.conversations.town import Town

CPR = "010114-1234"
SOFT = "Hvad gør jeg med Ali på 9 år fra 3.b, der har ADHD?"


def _questions(town: Town) -> list[str]:
    with town.database() as session:
        return [question.text for question in session.query(Question)]


@pytest.mark.everywhere
def test_a_cpr_number_in_a_direct_message_is_refused_and_not_kept(town: Town) -> None:
    town.aisha.writes(f"Hvem kan hjælpe {CPR}?")
    town.aisha.gets("ser ud til at indeholde et CPR-nummer")
    assert _questions(town) == []


def test_a_cpr_number_in_a_command_is_said_back_masked(town: Town) -> None:
    town.aisha.command("/spoerg", f"Hvem kan hjælpe {CPR}?")
    assert "Hvem kan hjælpe" in town.aisha.last()
    assert CPR not in town.aisha.last()
    assert _questions(town) == []


def test_a_cpr_number_in_a_form_is_shown_on_its_field_and_the_text_stays(town: Town) -> None:
    town.aisha.command("/spoerg")
    town.aisha.submits({"Hvad vil du vide?": f"Hvem kan hjælpe {CPR}?"})
    assert "ligner et CPR-nummer" in town.aisha.modal
    town.aisha.submits({"Hvad vil du vide?": "Hvem godkender handleplanen?"})
    town.settles()
    assert _questions(town) == ["Hvem godkender handleplanen?"]


def test_a_text_that_may_be_about_a_child_waits_in_slack_until_the_writer_says_it_is_not(town: Town) -> None:
    town.aisha.writes(SOFT)
    town.aisha.gets("ligner noget om et bestemt barn")
    assert _questions(town) == []
    town.aisha.presses("Ingen kan kendes")
    town.aisha.gets("Så går jeg videre")
    town.settles()
    assert _questions(town) == [SOFT]


def test_the_writer_can_say_that_it_is_about_a_child(town: Town) -> None:
    town.aisha.writes(SOFT)
    town.aisha.gets("ligner noget om et bestemt barn")
    town.aisha.presses("Det er om et barn")
    town.aisha.gets("Jeg har ikke gemt noget")
    assert _questions(town) == []


def test_nobody_can_send_on_what_another_person_wrote(town: Town) -> None:
    message = town.aisha.writes(SOFT)
    town.aisha.gets("ligner noget om et bestemt barn")
    town.bo.writes(SOFT)
    town.bo.gets("ligner noget om et bestemt barn")
    forged = f"{message.channel}::{message.ts}"
    town.forges(town.bo, "guard.send", forged)
    town.bo.gets("Jeg kan ikke finde din besked")
    town.settles()
    assert _questions(town) == []


def test_a_soft_hit_in_a_command_opens_the_text_in_a_form_with_a_tick_box(town: Town) -> None:
    town.aisha.command("/spoerg", SOFT)
    assert SOFT in town.aisha.modal
    town.aisha.submits({"Teksten ligner noget": ["Nej, ingen kan kende"]})
    town.settles()
    assert _questions(town) == [SOFT]


def test_a_soft_hit_in_a_form_adds_a_tick_box_and_keeps_what_was_written(town: Town) -> None:
    town.aisha.command("/spoerg")
    town.aisha.submits({"Hvad vil du vide?": SOFT})
    assert SOFT in town.aisha.modal
    town.aisha.submits({"Teksten ligner noget": ["Nej, ingen kan kende"]})
    town.settles()
    assert _questions(town) == [SOFT]


def test_no_table_holds_a_number_that_was_refused(town: Town) -> None:
    town.aisha.writes(f"opdatering: {CPR}")
    town.aisha.mentions("#netværk", f"Hvem kender {CPR}?")
    town.aisha.command("/spoerg", CPR)
    town.settles()
    with town.database() as session:
        for table in session.get_bind().dialect.get_table_names(session.connection()):
            rows = session.execute(text(f'SELECT * FROM "{table}"')).all()  # noqa: S608  our own table names
            assert CPR not in str(rows)
            assert CPR.replace("-", "") not in str(rows)
