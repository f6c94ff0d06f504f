"""What the bot cannot answer goes to people, and their answer comes back: to the asker, as a card, to all who asked."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update

from bot.domain import absences
from bot.domain.people import Person
from knowledge.documents import Document
from tests.conversations.town import Town

UNKNOWN = "Hvor gemmer vi nøglen til redskabsrummet på skolen?"
AGAIN = "Hvor gemmer vi nøglen til redskabsrummet på vores skole?"
REPLY = "Nøglen ligger hos pedellen i bygning 3."


def asks_own_consultant(town: Town, who: str = "aisha") -> None:
    town.people[who].writes(UNKNOWN)
    town.people[who].presses("Spørg min konsulent")
    town.people[who].gets("Dit spørgsmål er sendt til")


@pytest.mark.everywhere
def test_the_own_consultant_answers_once_and_the_asker_gets_it_in_the_thread(town: Town) -> None:
    asked = town.aisha.writes(UNKNOWN)
    town.aisha.presses("Spørg min konsulent")
    town.aisha.gets("Dit spørgsmål er sendt til Karen Konsulent")
    card = town.karen.gets("Nyt spørgsmål fra Aisha Demo fra Havnens Boldklub (standardpartnerskab)")
    assert UNKNOWN in card.text
    town.settles()
    assert UNKNOWN not in town.lars.sees()
    town.karen.presses("Jeg tager den")
    town.aisha.gets("Karen Konsulent har taget dit spørgsmål")
    town.karen.presses("Svar", in_message="Nyt spørgsmål")
    assert "Svaret sendes som dit svar til Aisha Demo" in town.karen.modal
    town.karen.submits({"Dit svar": REPLY})
    answer = town.aisha.gets("Karen Konsulent svarer")
    assert REPLY in answer.text
    assert answer.thread_ts == asked.ts
    town.karen.gets("Besvaret af Karen Konsulent")


@pytest.mark.everywhere
def test_the_answer_becomes_a_card_that_the_next_one_gets_and_the_others_who_asked_are_told(town: Town) -> None:
    town.dina.writes(AGAIN)
    town.dina.gets("Det kan jeg ikke finde et sikkert svar på")
    asks_own_consultant(town)
    town.karen.presses("Svar", in_message="Nyt spørgsmål")
    town.karen.submits({"Dit svar": f"Hej Aisha Demo. {REPLY}"})
    town.karen.presses("Gem som kort", where="modal")
    assert "Aisha" not in town.karen.modal
    town.karen.submits({"Svar": REPLY, "Personoplysninger": ["Jeg har læst det igennem"]})
    assert "1 anden, der har spurgt om det samme, får besked" in town.karen.modal
    town.dina.gets("Nu er der et svar")
    town.carla.writes(UNKNOWN)
    answer = town.carla.gets(REPLY)
    assert "bekræftet af Karen Konsulent" in answer.text
    assert "ejer: Karen Konsulent" in answer.text


def test_without_a_name_all_consultants_get_it_and_none_can_tell_who_asks(town: Town) -> None:
    town.carla.writes(UNKNOWN)
    town.carla.presses("Spørg uden navn")
    town.carla.gets("sendt til konsulenterne uden dit navn")
    for consultant in (town.karen, town.lars):
        card = consultant.gets("Nyt spørgsmål fra en, der ikke vil nævnes")
        shown = f"{card.text}{card.blocks}"
        for trace in ("Carla", "Rollespil", "udvidet", town.carla.id):
            assert trace not in shown
    town.lars.presses("Svar", in_message="Nyt spørgsmål")
    assert "Carla" not in town.lars.modal
    assert "Svaret sendes som dit svar til en, der ikke vil nævnes." in town.lars.modal
    town.lars.submits({"Dit svar": "Hvilken skole?"})
    town.carla.gets("Lars Konsulent svarer")
    town.carla.presses("Skriv tilbage")
    town.carla.submits({"Din besked": "Skolen ved søen"})
    back = town.lars.gets("Skolen ved søen")
    assert "Carla" not in f"{back.text}{back.blocks}"
    assert "En, der ikke vil nævnes" in back.text


def test_the_stand_in_gets_it_while_the_consultant_is_away(town: Town) -> None:
    karen_id, lars_id = town.person("karen").id, town.person("lars").id
    with town.database() as session:
        karen = session.get_one(Person, karen_id)
        karen.stand_in_id = lars_id
        absences.register(session, karen, date(2026, 3, 1), date(2026, 3, 20), karen, town.clock())
    asks_own_consultant(town)
    town.lars.gets("Nyt spørgsmål fra Aisha Demo")
    town.settles()
    assert UNKNOWN not in town.karen.sees()


def test_after_one_working_day_all_consultants_get_it(town: Town) -> None:
    town.move_to(datetime(2026, 3, 6, 9, tzinfo=UTC))  # a Friday
    asks_own_consultant(town)
    town.karen.gets("Nyt spørgsmål")
    town.move_to(datetime(2026, 3, 8, 12, tzinfo=UTC))
    town.settles()
    assert UNKNOWN not in town.lars.sees()
    town.move_to(datetime(2026, 3, 9, 9, 30, tzinfo=UTC))
    town.lars.gets("Nyt spørgsmål fra Aisha Demo")


def test_what_somebody_has_taken_goes_to_nobody_else(town: Town) -> None:
    asks_own_consultant(town)
    town.karen.presses("Jeg tager den")
    town.karen.gets("Karen Konsulent har taget det")
    town.advance(days=3)
    town.settles()
    assert UNKNOWN not in town.lars.sees()


def test_nothing_is_delivered_in_the_evening_or_at_easter(town: Town) -> None:
    town.move_to(datetime(2026, 4, 1, 18, tzinfo=UTC))  # the evening before Maundy Thursday
    asks_own_consultant(town)
    assert "tirsdag den 7. april 2026 kl. 8.00" in town.aisha.sees()
    town.move_to(datetime(2026, 4, 6, 12, tzinfo=UTC))
    town.settles()
    assert UNKNOWN not in town.karen.sees()
    town.move_to(datetime(2026, 4, 7, 6, 30, tzinfo=UTC))
    town.karen.gets("Nyt spørgsmål")


def test_a_consultant_sends_it_to_a_colleague(town: Town) -> None:
    asks_own_consultant(town)
    town.karen.presses("Send til …", in_message="Nyt spørgsmål")
    town.karen.submits({"Hvem skal have det?": "Lars Konsulent"})
    town.lars.gets("Nyt spørgsmål fra Aisha Demo")
    town.aisha.gets("Lars Konsulent har taget dit spørgsmål")


def test_with_nobody_and_nothing_to_choose_a_sentence_says_so(town: Town) -> None:
    """One consultant alone, and an empty knowledge base: Slack takes no list without choices."""
    with town.database() as session:
        session.execute(update(Person).where(Person.name == "Lars Konsulent").values(left_on=date(2026, 3, 1)))
        session.execute(update(Document).values(withdrawn_at=town.clock()))
    asks_own_consultant(town)
    town.karen.presses("Send til …", in_message="Nyt spørgsmål")
    town.karen.gets("Der er ingen anden konsulent at sende det til")
    town.karen.presses("Findes allerede…", in_message="Nyt spørgsmål")
    town.karen.gets("Vidensbanken er tom")


def test_what_is_known_already_is_sent_as_the_answer(town: Town) -> None:
    asks_own_consultant(town)
    town.karen.presses("Findes allerede…", in_message="Nyt spørgsmål")
    town.karen.submits({"Hvor står svaret?": "Handleplanen"})
    told = town.aisha.gets("Svaret står i »Handleplanen").text
    assert "KFF godkender planen endeligt" in told
    assert "Målene i handleplanen er foreningens egne" in told
    town.karen.gets("Besvaret af Karen Konsulent")


def test_the_other_resource_persons_are_asked_in_the_channel_and_their_answer_is_passed_on(town: Town) -> None:
    town.aisha.writes(UNKNOWN)
    town.aisha.presses("Spørg de andre ressourcepersoner")
    town.carla.gets("Aisha Demo fra Havnens Boldklub spørger jer andre", where="#netværk")
    town.carla.presses("Svar", where="#netværk")
    town.carla.submits({"Dit svar": REPLY})
    town.aisha.gets("Carla Demo svarer")


def test_who_took_a_question_is_reminded_once_and_it_waits_in_that_digest_with_its_age(town: Town) -> None:
    town.carla.writes(AGAIN)
    town.carla.presses("Spørg uden navn")
    town.lars.gets("Nyt spørgsmål fra en, der ikke vil nævnes")
    town.lars.presses("Jeg tager den")
    asks_own_consultant(town)
    town.karen.presses("Jeg tager den", in_message="Aisha Demo")
    town.move_to(datetime(2026, 3, 3, 7, 30, tzinfo=UTC))
    town.settles()
    assert "ventet på svar" not in town.karen.sees()
    town.move_to(datetime(2026, 3, 9, 7, tzinfo=UTC))
    digest = town.karen.gets("Opsamling")
    assert f"Havnens Boldklub venter på svar (7 dage): {UNKNOWN}" in digest.text
    assert AGAIN not in digest.text
    nameless = town.lars.gets("Opsamling")
    assert f"En, der ikke vil nævnes, venter på svar (7 dage): {AGAIN}" in nameless.text
    town.settles()
    assert len([said for said in town.karen.messages() if "Hej Karen. Du har taget det her" in said.text]) == 1
    town.karen.presses("Svar", in_message="Hej Karen. Du har taget")
    town.karen.submits({"Dit svar": REPLY})
    town.aisha.gets("Karen Konsulent svarer")
    town.settles()
    assert "Hej Karen. Du har taget" not in town.karen.sees()


def test_what_somebody_took_who_is_not_here_goes_to_all_consultants(town: Town) -> None:
    asks_own_consultant(town)
    town.karen.presses("Jeg tager den")
    karen_id = town.person("karen").id
    with town.database() as session:
        karen = session.get_one(Person, karen_id)
        absences.register(session, karen, date(2026, 3, 3), date(2026, 3, 20), karen, town.clock())
    town.move_to(datetime(2026, 3, 3, 9, tzinfo=UTC))
    town.lars.gets("Nyt spørgsmål fra Aisha Demo")
    town.aisha.gets("Dit spørgsmål er sendt til Karen Konsulent og Lars Konsulent")


def test_a_question_can_be_put_in_other_words(town: Town) -> None:
    town.aisha.writes(UNKNOWN)
    town.aisha.presses("Omformulér")
    town.aisha.submits({"Hvad vil du vide?": "Hvem godkender handleplanen?"})
    town.aisha.gets("KFF godkender planen endeligt")


def test_a_private_answer_is_shown_to_the_channel_when_its_asker_says_so(town: Town) -> None:
    town.aisha.command("/spoerg", "Hvem godkender handleplanen?", where="#netværk")
    town.aisha.gets("KFF godkender planen endeligt", where="#netværk")
    town.settles()
    assert "KFF godkender" not in town.bo.sees_in("#netværk")
    town.aisha.presses("Del i kanalen", where="#netværk")
    town.bo.gets("Aisha Demo deler et svar", where="#netværk")


def test_what_is_about_oneself_cannot_be_shown_to_a_channel(town: Town) -> None:
    town.aisha.command("/spoerg", "Hvem er min konsulent?", where="#netværk")
    town.aisha.gets("Karen Konsulent er konsulent", where="#netværk")
    assert "Del i kanalen" not in town.aisha.buttons(where="#netværk")


def test_pressed_twice_it_is_handed_over_once(town: Town) -> None:
    town.aisha.writes(UNKNOWN)
    town.aisha.presses("Spørg min konsulent")
    town.workspace.redeliver()
    town.forges(town.aisha, "handover.mine", "1")
    town.settles()
    assert len([said for said in town.karen.messages() if "Nyt spørgsmål" in said.text]) == 1


def test_nobody_hands_over_reads_or_answers_the_question_of_another_by_forging_its_number(town: Town) -> None:
    town.aisha.writes(UNKNOWN)
    town.aisha.gets("Det kan jeg ikke finde")
    for who in ("bo", "carla", "karen"):
        town.people[who].writes("hjælp")
        for action in ("handover.mine", "handover.nameless", "handover.network", "question.again", "question.share"):
            town.forges(town.people[who], action, "1")
        town.settles()
        assert UNKNOWN not in town.people[who].sees() + town.people[who].modal
    town.aisha.presses("Spørg min konsulent")
    town.karen.gets("Nyt spørgsmål")
    for action in ("handover.take", "handover.answer", "handover.exists", "handover.send_on", "card.new"):
        town.forges(town.carla, action, "1")
    town.settles()
    assert UNKNOWN not in town.carla.sees() + town.carla.modal
