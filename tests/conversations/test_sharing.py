"""Shared experience, approved and withdrawn; peers who find each other one at a time; and one's own data."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from bot.domain.updates import StatusUpdate
from bot.workspace import Person
from knowledge.documents import Document, Kind
from tests.conversations.meetings import MEETING, announces
from tests.conversations.town import Town

WELLBEING = "4 Motivation og trivsel blandt børne- og ungemedlemmer"


def _shares(who: Person, text: str) -> None:
    who.command("/opdatering")
    ticks = {"Må andre læse den?": ["Del som erfaring"]}
    who.submits({"Hvad handler det om?": [WELLBEING], "Hvad er der sket?": text, **ticks})


@pytest.mark.everywhere
def test_an_experience_is_approved_posted_and_withdrawn_again(town: Town) -> None:
    _shares(town.aisha, "Vi startede et pigehold med Bakkens Dans ved at spørge mødrene først")
    town.karen.gets("vil gerne dele en erfaring")
    assert "Vi startede" not in town.dina.sees_in("#netværk")
    town.karen.presses("Gennemgå og del")
    assert "Vi startede et pigehold med [navn] ved at spørge mødrene først" in town.karen.modal
    town.karen.submits({"Overskrift": "Pigehold: spørg mødrene først"})
    town.dina.gets("Erfaring fra Havnens Boldklub: Pigehold", where="#netværk")
    town.aisha.gets("er nu delt i vidensbanken")
    with town.database() as session:
        card = session.scalars(select(Document).where(Document.kind == Kind.CARD)).one()
        assert card.withdrawn_at is None
    town.dina.writes("Hvordan startede I et pigehold?")
    town.dina.gets("ved at spørge mødrene først")
    town.aisha.presses("Træk tilbage")
    town.dina.gets("Denne erfaring er trukket tilbage", where="#netværk")
    assert "mødrene" not in town.dina.sees_in("#netværk")
    town.quiet(town.dina)
    town.dina.writes("Hvordan startede I jeres pigehold?")
    town.dina.gets("Det kan jeg ikke finde et sikkert svar på")
    with town.database() as session:
        assert session.scalars(select(Document).where(Document.kind == Kind.CARD)).one().withdrawn_at is not None


def test_what_is_declined_stays_with_the_consultant(town: Town) -> None:
    _shares(town.aisha, "Noget, der ikke skal deles")
    town.karen.gets("vil gerne dele en erfaring")
    town.karen.presses("Del ikke")
    town.aisha.gets("valgt ikke at dele din erfaring")
    town.settles()
    assert "Noget" not in town.dina.sees_in("#netværk")


def _can(who: Person, experience: str) -> None:
    who.command("/netvaerk")
    who.submits({"Jeg har erfaring med": experience})


def test_a_peer_is_found_without_names_and_put_in_touch_after_a_yes(town: Town) -> None:
    _can(town.carla, "pigehold og forældremøder")
    _can(town.dina, "pigehold i dans")
    town.aisha.command("/netvaerk", "pigehold")
    found = town.aisha.last()
    assert "2 personer i netværket har erfaring med »pigehold«" in found
    assert "Carla" not in found
    assert "Dina" not in found
    town.aisha.presses("Spørg én ad gangen")
    town.carla.gets("Aisha Demo fra Havnens Boldklub leder efter")
    town.settles()
    assert "leder efter" not in town.dina.sees()
    town.carla.presses("Nej tak, ikke nu")
    town.dina.gets("Aisha Demo fra Havnens Boldklub leder efter")
    town.dina.presses("Ja, gerne")
    town.aisha.gets("Dina Demo fra Bakkens Dans vil gerne tale med dig")
    assert "Carla" not in town.aisha.sees()


def test_whoever_erases_their_words_is_asked_for_no_more_and_the_others_still_are(town: Town) -> None:
    _can(town.carla, "pigehold")
    for asker in (town.aisha, town.bo):
        asker.command("/netvaerk", "pigehold")
        asker.presses("Spørg én ad gangen")
    town.carla.gets("Bo Demo fra Havnens Boldklub leder efter")
    town.aisha.command("/minedata")
    town.aisha.presses("Slet mine data")
    town.aisha.gets("Dine data er slettet")
    town.carla.gets("Spørgsmålet er gået videre.")
    assert "Aisha Demo" not in town.carla.sees()
    town.advance(days=4)
    assert town.bot.ticker.failing == {}
    town.bo.gets("Der er ingen, der kan tale med dig om »pigehold« lige nu")
    assert "Der er ingen" not in town.aisha.sees()


def test_whoever_has_not_said_so_is_not_found_and_one_can_leave_again(town: Town) -> None:
    _can(town.carla, "pigehold")
    town.carla.command("/netvaerk")
    town.carla.presses("Tag mig ud", where="modal")
    town.aisha.command("/netvaerk", "pigehold")
    assert "Jeg fandt ingen med erfaring" in town.aisha.last()


def test_own_data_is_shown_taken_away_and_erased(town: Town) -> None:
    town.aisha.command("/opdatering")
    town.aisha.submits({"Hvad handler det om?": [WELLBEING], "Hvad er der sket?": "Noget jeg skrev"})
    town.aisha.gets("Tak, din status er gemt")
    town.aisha.command("/minedata")
    assert "Statusopdateringer: 1" in town.aisha.last()
    town.aisha.presses("Hent som filer")
    town.aisha.gets("mine-data.json")
    town.aisha.gets("mine-data.txt")
    town.aisha.command("/minedata")
    town.aisha.presses("Slet mine data")
    town.aisha.gets("Dine data er slettet")
    town.settles()
    assert "Noget jeg skrev" not in town.aisha.sees()
    with town.database() as session:
        (update,) = session.scalars(select(StatusUpdate))
        assert (update.author_id, update.text) == (None, "")


def test_the_file_holds_what_was_written(town: Town) -> None:
    town.aisha.command("/opdatering")
    town.aisha.submits({"Hvad handler det om?": [WELLBEING], "Hvad er der sket?": "Noget jeg skrev"})
    town.aisha.command("/minedata")
    town.aisha.presses("Hent som filer")
    sent = town.aisha.gets("mine-data.json")
    (file,) = sent.files
    assert json.loads(file.content or b"")["status_updates"][0]["text"] == "Noget jeg skrev"


def test_the_file_to_read_is_in_danish_with_names_for_numbers(town: Town) -> None:
    town.aisha.command("/opdatering")
    town.aisha.submits(
        {
            "Hvad handler det om?": [WELLBEING],
            "Hvad er der sket?": "Noget jeg skrev",
            "Hvordan går det?": "🟢 På sporet",
        }
    )
    announces(town, town.karen)
    town.aisha.presses("Kommer", in_message=MEETING)
    town.aisha.command("/minedata")
    town.aisha.presses("Hent som filer")
    (file,) = town.aisha.gets("mine-data.txt").files
    said = (file.content or b"").decode()
    for line in (
        "Rolle: Ressourceperson",
        "Administrator: Nej",
        "Forening: Havnens Boldklub",
        "Tekst: Noget jeg skrev",
        "Hvordan går det: 🟢 På sporet",
        "Givet: mandag den 2. marts 2026 kl. 9.00",
        f"Arrangement: {MEETING}",
        "Svar: Kommer",
    ):
        assert line in said.splitlines()
    for trace in ("False", "True", "+00:00", "_", town.aisha.id):
        assert trace not in said
