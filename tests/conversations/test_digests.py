"""The consultant's digest: on its day, on demand, and what one can do from it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from bot.domain import digests, publishing, replying, updates
from bot.domain.events import Details, EventType
from bot.domain.people import Person, association_of
from bot.domain.plans import FocusArea, areas, current
from bot.domain.replies import Choice
from bot.domain.updates import Colour, Said
from bot.domain.when import When
from tests.conversations.town import Town

NEXT_MONDAY = datetime(2026, 3, 9, 7, 0, tzinfo=UTC)  # eight o'clock in Copenhagen


def gives_status(town: Town, who: str, text: str, colour: Colour | None = None) -> int:
    """A status update that is already there when the story begins."""
    with town.database() as session:
        author = session.get_one(Person, town.person(who).id)
        plan = current(session, association_of(session, author), town.clock())
        area = next(a for a in areas(session, plan) if a.kind is FocusArea.WELLBEING)
        said = Said(text=text, area_ids=(area.id,), colour=colour)
        return updates.give(session, author, said, f"test:{text}", town.clock()).id


@pytest.mark.everywhere
def test_the_digest_comes_on_monday_at_eight_with_the_news_and_the_silent(town: Town) -> None:
    gives_status(town, "aisha", "12 nye piger på holdet", Colour.GREEN)
    town.move_to(NEXT_MONDAY)
    digest = town.karen.gets("Opsamling")
    assert "Svar 1/2" in digest.text
    assert (
        "Havnens Boldklub · 🟢 på sporet · 4 Motivation og trivsel blandt børne- og ungemedlemmer: 12 nye piger"
        in digest.text
    )
    assert "Søens Rollespil: aldrig hørt fra" in digest.text
    town.lars.gets("Bakkens Dans: aldrig hørt fra")


def test_red_waits_for_the_consultant_first(town: Town) -> None:
    gives_status(town, "carla", "Vi mangler en træner fra mandag", Colour.RED)
    town.move_to(NEXT_MONDAY)
    digest = town.karen.gets("Opsamling")
    assert "Søens Rollespil har brug for hjælp (7 dage): Vi mangler en træner" in digest.text


def test_a_wish_for_sparring_waits_for_the_consultant_and_the_receipt_says_so(town: Town) -> None:
    town.carla.command("/opdatering")
    form = {"Hvad handler det om?": ["2 Involvering af frivillige og trænere"], "Hvad er der sket?": "Tre nye trænere"}
    town.carla.submits(form | {"Sparring": ["Jeg vil gerne tale med min konsulent om det"]})
    town.carla.gets("Din konsulent kan se, at du gerne vil tale om det.")
    assert "Søens Rollespil ønsker sparring (i dag): Tre nye trænere" in town.karen.opens_home()
    town.move_to(NEXT_MONDAY)
    town.karen.gets("Søens Rollespil ønsker sparring (7 dage): Tre nye trænere")
    town.carla.presses("Ret", in_message="Tak, din status er gemt")
    town.carla.submits({"Sparring": []})
    town.settles()
    assert "ønsker sparring" not in town.karen.sees()
    assert "gerne vil tale om det" not in town.carla.sees()


def test_the_calendar_names_the_associations_nobody_has_answered_from(town: Town) -> None:
    with town.database() as session:
        karen, bo = (session.query(Person).filter_by(name=name).one() for name in ("Karen Konsulent", "Bo Demo"))
        day = date(2026, 3, 12)
        details = Details(EventType.NETWORK_MEETING, "Netværksmøde", When(day, day, time(10), time(12)))
        event = publishing.draft(session, details, karen, town.clock())
        publishing.publish(session, event.id, karen, town.clock())
        replying.answer(session, event.id, bo, Choice.NO, town.clock())
    town.settles()
    town.karen.command("/opsamling")
    assert "tors. 12. mar.: Netværksmøde · mangler svar fra Søens Rollespil" in town.karen.last()
    with town.database() as session:
        carla = session.query(Person).filter_by(name="Carla Demo").one()
        replying.answer(session, 1, carla, Choice.YES, town.clock())
    town.karen.command("/opsamling")
    assert "mangler svar" not in town.karen.last()


def test_each_update_is_told_in_one_digest(town: Town) -> None:
    gives_status(town, "aisha", "12 nye piger på holdet")
    town.move_to(NEXT_MONDAY)
    town.karen.gets("12 nye piger")
    town.advance(days=7)
    second = town.karen.gets("Opsamling 9/3–16/3")
    assert "12 nye piger" not in second.text
    assert "Svar 0/2 (sidst 1/2)" in second.text


def test_what_is_withdrawn_is_gone_from_the_digest(town: Town) -> None:
    update_id = gives_status(town, "aisha", "Det her fortryder jeg")
    town.move_to(NEXT_MONDAY)
    town.karen.gets("Det her fortryder jeg")
    with town.database() as session:
        updates.withdraw(session, session.get_one(Person, town.person("aisha").id), update_id, town.clock())
    town.karen.presses("Se alt")
    assert "Det her fortryder jeg" not in town.karen.modal


@pytest.mark.everywhere
def test_on_demand_only_the_consultant_sees_it_and_nothing_is_marked_as_told(town: Town) -> None:
    gives_status(town, "aisha", "12 nye piger på holdet")
    town.karen.command("/opsamling")
    assert "12 nye piger" in town.karen.last()
    town.move_to(NEXT_MONDAY)
    town.karen.gets("Svar 1/2")


def test_a_resource_person_gets_no_digest(town: Town) -> None:
    town.aisha.command("/opsamling")
    assert "ikke adgang" in town.aisha.last()


def test_a_period_can_be_asked_for_in_plain_words(town: Town) -> None:
    gives_status(town, "aisha", "12 nye piger på holdet")
    town.karen.command("/opsamling", "14 dage")
    assert "12 nye piger" in town.karen.last()
    town.karen.command("/opsamling", "mandag")
    assert "Opsamling 23/2–2/3" in town.karen.last()
    town.karen.command("/opsamling", "sidste fuldmåne")
    assert "Perioden forstår jeg ikke" in town.karen.last()


def test_letters_to_the_silent_are_edited_first_and_sent_only_when_pressed(town: Town) -> None:
    town.move_to(NEXT_MONDAY)
    town.karen.gets("Opsamling")
    town.karen.presses("Skriv til dem")
    assert "Hej Carla" in town.karen.modal
    assert "Besked fra" not in town.carla.sees()
    town.karen.submits({"Carla Demo": "Hej Carla, skal vi tale sammen torsdag?", "Aisha Demo": ""})
    town.carla.gets("Besked fra Karen Konsulent: Hej Carla, skal vi tale sammen torsdag?")
    town.settles()
    assert "Besked fra" not in town.aisha.sees()


def test_who_is_not_in_slack_is_written_to_by_mail_and_the_answer_says_whom_it_was_sent_to(town: Town) -> None:
    with town.database() as session:
        session.query(Person).filter_by(name="Carla Demo").one().slack_id = None
    town.move_to(NEXT_MONDAY)
    town.karen.gets("Opsamling")
    town.karen.presses("Skriv til dem")
    assert "Carla Demo, Søens Rollespil (carla@demo.example) er ikke set i Slack endnu" in town.karen.modal
    assert "Hej Carla. Jeg har ikke hørt fra jer endnu." in town.karen.modal
    town.karen.submits({"Aisha Demo": "Hej Aisha, skal vi tale sammen?"})
    assert "Sendt til Aisha Demo." in town.karen.modal
    town.aisha.gets("Hej Aisha, skal vi tale sammen?")
    town.karen.closes()
    town.karen.presses("Skriv til dem")
    town.karen.submits({"Aisha Demo": ""})
    assert "Intet er sendt, for felterne var tomme." in town.karen.modal


def test_the_letter_goes_to_whoever_of_two_is_in_slack_and_without_anybody_there_is_nothing_to_send(town: Town) -> None:
    with town.database() as session:
        session.query(Person).filter_by(name="Aisha Demo").one().slack_id = None
    town.move_to(NEXT_MONDAY)
    town.karen.gets("Opsamling")
    town.karen.presses("Skriv til dem")
    assert "Hej Bo." in town.karen.modal
    town.karen.closes()
    with town.database() as session:
        for name in ("Bo Demo", "Carla Demo"):
            session.query(Person).filter_by(name=name).one().slack_id = None
    town.karen.presses("Skriv til dem")
    assert "Hej Aisha." in town.karen.modal
    assert town.karen.view is not None
    assert "submit" not in town.karen.view.body


def test_who_reported_the_same_morning_is_neither_silent_nor_written_to(town: Town) -> None:
    gives_status(town, "aisha", "12 nye piger på holdet")
    town.move_to(NEXT_MONDAY)
    town.karen.gets("12 nye piger")
    gives_status(town, "aisha", "Og så kom der tre til")
    town.karen.command("/opsamling")
    assert "Svar 1/2" in town.karen.last()
    town.advance(hours=2)
    with town.database() as session:
        karen = session.get_one(Person, town.person("karen").id)
        digests.close_period(session, karen, town.clock(), "closed by hand")
    town.advance(hours=1)
    town.karen.command("/opsamling")
    digest = town.karen.last()
    assert "Havnens Boldklub: i dag siden sidst" not in digest
    assert "Svar 1/2" in digest
    town.karen.presses("Skriv til dem")
    assert "Aisha" not in town.karen.modal
    assert "Hej Carla" in town.karen.modal


def test_a_withdrawn_update_is_no_sign_of_life(town: Town) -> None:
    update_id = gives_status(town, "aisha", "Det her fortryder jeg")
    with town.database() as session:
        updates.withdraw(session, session.get_one(Person, town.person("aisha").id), update_id, town.clock())
    town.karen.command("/opsamling")
    assert "Havnens Boldklub: aldrig hørt fra" in town.karen.last()


def test_nobody_is_written_to_when_all_have_been_heard(town: Town) -> None:
    town.advance(days=2)
    town.settles()
    town.karen.command("/opsamling")
    assert "Skriv til dem" in town.karen.last()
    for who in ("aisha", "carla"):
        gives_status(town, who, f"Det går godt for {who}")
    town.karen.presses("Skriv til dem")
    assert "Der er ingen at skrive til" in town.karen.last()


def test_who_owes_no_answer_is_not_written_to(town: Town) -> None:
    town.karen.command("/opsamling")
    assert "Søens Rollespil: aldrig hørt fra · er ikke spurgt endnu" in town.karen.last()
    assert "Skriv til dem" not in town.karen.last()
    town.advance(days=2)
    gives_status(town, "carla", "Tre nye trænere")
    town.move_to(datetime(2026, 3, 16, 7, 0, tzinfo=UTC))
    digest = town.karen.gets("Opsamling 9/3")
    assert "Søens Rollespil: 12 dage siden sidst · er ikke spurgt siden" in digest.text
    assert "Havnens Boldklub: aldrig hørt fra\n" in digest.text


def test_the_digest_can_be_taken_home_as_a_workbook(town: Town) -> None:
    gives_status(town, "aisha", "12 nye piger på holdet")
    town.move_to(NEXT_MONDAY)
    town.karen.gets("Opsamling")
    town.karen.presses("Hent som Excel")
    message = town.karen.gets("Her er opsamlingen som Excel")
    assert message.files[0].name == "opsamling-2026-03-09.xlsx"


def test_nobody_reads_a_digest_by_forging_its_number(town: Town) -> None:
    town.aisha.writes("hjælp")
    town.move_to(NEXT_MONDAY)
    town.karen.gets("Opsamling")
    with town.database() as session:
        karen = session.query(Person).filter_by(name="Karen Konsulent").one()
        number = session.query(digests.Digest.id).filter_by(consultant_id=karen.id).scalar()
    town.forges(town.aisha, "digest.see_all", str(number))
    assert "Svar" not in town.aisha.modal
    town.lars.gets("Opsamling")
    town.forges(town.lars, "digest.see_all", str(number))
    assert "Havnens Boldklub" not in town.lars.modal
    town.forges(town.aisha, "digest.excel", "1")
    town.settles()
    assert "Excel" not in town.aisha.sees()
