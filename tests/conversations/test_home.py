"""The Home tab: each role's own, current when opened and within seconds while it is looked at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from bot.app import tell_administrators
from bot.delivery import outbox, switches
from bot.domain.associations import Association
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.domain.updates import Colour, StatusUpdate
from bot.running import numbers
from bot.workspace import server_error
from knowledge.documents import Document
from scheduler import TIMETABLE
from tests.conversations.test_digests import gives_status
from tests.conversations.town import Town


@pytest.mark.everywhere
def test_a_resource_person_sees_what_is_theirs_and_can_begin_from_there(town: Town) -> None:
    gives_status(town, "aisha", "12 nye piger på holdet", Colour.GREEN)
    home = town.aisha.opens_home()
    assert "12 nye piger på holdet" in home
    assert "4 Motivation og trivsel blandt børne- og ungemedlemmer: man. 2. mar. 🟢 på sporet" in home
    for button in ("Spørg", "Giv status", "Handleplan", "Arrangementer", "Ferie og fravær", "Mine data"):
        assert f"[{button}]" in home
    town.aisha.presses("Giv status", where="home")
    assert "Hvad er der sket" in town.aisha.modal


def test_everything_that_stands_in_the_home_leads_somewhere(town: Town) -> None:
    for who in ("aisha", "karen"):
        person = town.people[who]
        person.opens_home()
        for button in ("Spørg", "Arrangementer", "Ferie og fravær", "Mine data", "Hjælp"):
            person.presses(button, where="home")
            assert person.modal, button
            person.closes(everything=True)


def test_an_empty_home_says_what_to_do(town: Town) -> None:
    assert "Ingen endnu. Tryk Giv status" in town.dina.opens_home()
    assert "Intet planlagt lige nu" in town.erik.opens_home()
    assert "Giv status" not in town.erik.home_text()


def test_a_change_is_seen_by_those_who_look_at_their_home(town: Town) -> None:
    town.karen.opens_home()
    assert "stillingen" not in town.karen.home_text()
    town.aisha.writes("opdatering: motivation: 12 nye piger på holdet")
    town.aisha.presses("Gem")
    town.workspace.waits(lambda: "hørt i dag" in town.karen.home_text(), "Karen's Home to show it", timeout=5)


def test_the_board_contact_reads_what_is_ticked_for_the_board_and_nothing_else(town: Town) -> None:
    assert "Intet endnu. Her står de opdateringer" in town.erik.opens_home()
    gives_status(town, "aisha", "Det her er mellem os")
    town.aisha.command("/opdatering")
    town.aisha.submits({"Hvad er der sket?": "12 nye piger på holdet", "Må andre læse den?": ["Bestyrelsen"]})
    town.workspace.waits(lambda: "12 nye piger på holdet" in town.erik.home_text(), "Erik's Home to show it")
    assert "Det her er mellem os" not in town.erik.home_text()
    town.aisha.gets("og må læses af bestyrelsen")
    town.aisha.presses("Ret", in_message="12 nye piger på holdet")
    town.aisha.submits({"Må andre læse den?": []})
    town.workspace.waits(lambda: "12 nye piger på holdet" not in town.erik.home_text(), "it to be gone")


def test_what_all_consultants_own_together_is_theirs_to_confirm_until_one_does(town: Town) -> None:
    home = town.lars.opens_home()
    assert "Bør bekræftes i vidensbanken (56)" in home
    town.lars.presses("Gælder stadig", where="home")
    town.workspace.waits(lambda: "Bør bekræftes i vidensbanken (55)" in town.lars.home_text(), "one to be confirmed")
    with town.database() as session:
        assert session.query(Document).filter(Document.owner == f"person:{town.person('lars').id}").count() == 1


def test_a_consultant_sees_the_portfolio_and_only_their_own(town: Town) -> None:
    gives_status(town, "carla", "Vi mangler en træner", Colour.RED)
    home = town.karen.opens_home()
    assert "Søens Rollespil har brug for hjælp" in home
    assert "standard · Aisha Demo, Bo Demo\naldrig hørt fra" in home
    assert "*Bakkens Dans*" not in home


def test_an_old_update_told_late_is_not_the_latest_sign(town: Town) -> None:
    gives_status(town, "aisha", "Det nyeste")
    first = gives_status(town, "aisha", "Det ældste")
    with town.database() as session:
        session.get_one(StatusUpdate, first).given_at = town.clock() - timedelta(days=700)
    assert "hørt i dag" in town.karen.opens_home()


def test_sixty_associations_are_read_page_by_page(town: Town) -> None:
    with town.database() as session:
        karen = session.query(Person).filter_by(name="Karen Konsulent").one()
        session.add_all(Association(name=f"Æble {n:02}", consultant_id=karen.id) for n in range(58))
    home = town.karen.opens_home()
    assert "60 foreninger, side 1 af 4" in home
    assert "*Æble 57*" not in home
    for page in (2, 3, 4):
        town.karen.presses("Næste", where="home")
        town.workspace.waits(lambda page=page: f"side {page} af 4" in town.karen.home_text(), "the next page")
    assert "*Æble 57*" in town.karen.home_text()
    town.karen.presses("Opsamling nu", where="home")
    town.karen.chooses("Æble 57")
    assert "Æble 57\nstandard · konsulent: Karen Konsulent" in town.karen.modal


def test_a_consultant_chooses_day_and_stand_in_for_the_digest(town: Town) -> None:
    town.lars.opens_home()
    town.lars.presses("Min opsamling", where="home")
    town.lars.submits({"Hvilken dag?": "Torsdag"})
    town.lars.presses("Min afløser", where="home")
    town.lars.submits({"Hvem afløser dig?": "Karen Konsulent"})
    town.settles()
    assert "hver torsdag kl. 8.00" in town.lars.home_text()
    assert "Din afløser er Karen Konsulent" in town.lars.home_text()


@pytest.mark.everywhere
def test_an_administrator_sees_the_days_ahead_and_stops_everything_with_one_press(town: Town) -> None:
    home = town.ida.opens_home()
    assert "Ressourceperson: 4" in home
    assert "man. 9. mar. kl. 8.00 · Opsamling · Karen Konsulent" in home
    town.ida.presses("Sæt alt på pause", where="home")
    town.workspace.waits(lambda: "Alt er på pause" in town.ida.home_text(), "the Home to say so", timeout=5)
    town.advance(days=8)
    assert "Opsamling" not in town.karen.sees()
    town.ida.presses("Send igen", where="home")
    town.karen.gets("Opsamling")


def test_an_administrator_sees_what_never_arrived_and_how_old_the_last_copy_is(town: Town) -> None:
    assert "ikke taget en kopi af databasen endnu" in town.ida.opens_home()
    bo = town.person("bo").id
    with town.database() as session:
        switches.mark_backup(session, town.clock() - timedelta(days=3))
        row = outbox.put(session, MessageKind.WELCOME, town.bo.id, bo, town.clock(), key="lost")
        assert row is not None
        row.state, row.error = outbox.State.FAILED, "fatal_error"
        tell_administrators(session, row, town.clock())
    town.ida.opens_home()
    town.workspace.waits(lambda: "kopi af databasen: for 3 dage siden" in town.ida.home_text(), "the age of the copy")
    assert "Beskeder, der ikke kom frem (1)" in town.ida.home_text()
    town.ida.presses("Prøv igen", in_message="En besked kunne ikke sendes")
    town.bo.gets("Hej Bo")
    town.ida.gets("Den er sendt af sted igen")


def test_a_monitor_sees_which_line_of_the_timetable_fails(town: Town) -> None:
    seen = partial(numbers(town.bot).get_sample_value, "ressourcebot_job_failing")
    job = TIMETABLE[0].name
    assert (town.bot.is_healthy(), seen({"job": job})) == (True, 0)
    town.bot.ticker.failing[job] = "3f9c01ab"
    assert (town.bot.is_healthy(), seen({"job": job})) == (False, 1)


def test_nobody_else_can_stop_the_bot(town: Town) -> None:
    town.lars.writes("hjælp")
    town.forges(town.lars, "home.pause", "")
    town.settles()
    with town.database() as session:
        assert not switches.paused(session)


def test_what_stands_in_the_list_of_the_days_ahead_is_then_sent(town: Town) -> None:
    listed = next(line for line in town.ida.opens_home().splitlines() if "Spørgsmål om status · Aisha Demo" in line)
    assert "tirs. 3. mar." in listed
    town.move_to(datetime(2026, 3, 3, 15, tzinfo=UTC))
    town.aisha.gets("Tid til en kort status")


def test_the_messages_tab_offers_something_to_begin_with(town: Town) -> None:
    town.aisha.opens_messages()
    town.settles()
    prompts = town.workspace.team.prompts[town.aisha.direct.id]["prompts"]
    assert "Hvornår er næste netværksmøde?" in [prompt["message"] for prompt in prompts]


def test_a_workspace_without_prompts_loses_nothing(town: Town) -> None:
    town.workspace.breaks("assistant.threads.setSuggestedPrompts", server_error(), times=None)
    town.aisha.opens_messages()
    town.aisha.writes("hjælp")
    town.aisha.gets("Det kan du bruge mig til")
