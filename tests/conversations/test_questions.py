"""Somebody asks, from every place one can ask from, and gets one answer with sources there."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from bot.delivery.outbox import OutboxMessage
from bot.domain.associations import Association
from bot.domain.messages import MessageKind
from bot.workspace import rate_limited, server_error
from knowledge.documents import Document, Passage
from tests.conversations.town import Town

WHO = "Hvem godkender handleplanen?"
UNKNOWN = "Hvilken pensionsordning er den billigste?"
SOURCE = "[1] Handleplanen"


@pytest.mark.everywhere
def test_a_question_in_a_direct_message_is_answered_in_its_thread_with_sources(town: Town) -> None:
    asked = town.aisha.writes(WHO)
    answer = town.aisha.gets("KFF godkender planen endeligt")
    assert answer.thread_ts == asked.ts
    assert SOURCE in answer.text
    assert "ikke bekræftet" in answer.text


def test_the_sources_can_be_read_in_full_by_the_one_who_asked(town: Town) -> None:
    town.aisha.writes(WHO)
    town.aisha.presses("Læs kilderne")
    assert SOURCE in town.aisha.modal
    assert "KFF godkender planen endeligt" in town.aisha.modal
    assert "ikke bekræftet" in town.aisha.modal
    town.dina.writes("hjælp")
    town.forges(town.dina, "question.sources", "1")
    assert not town.dina.modal
    assert "ikke adgang" in town.dina.last()


@pytest.mark.everywhere
def test_a_command_is_answered_for_the_asker_alone(town: Town) -> None:
    town.aisha.command("/spoerg", WHO, where="#netværk")
    town.aisha.gets("KFF godkender planen endeligt", where="#netværk")
    assert "KFF godkender" not in town.bo.sees_in("#netværk")


@pytest.mark.everywhere
def test_a_mention_in_a_channel_is_answered_in_the_thread_for_all(town: Town) -> None:
    asked = town.aisha.mentions("#netværk", WHO)
    town.settles()
    assert "KFF godkender planen endeligt" in town.bo.sees_in("#netværk", thread=asked)


def test_who_gets_no_sure_answer_hears_what_came_closest(town: Town) -> None:
    town.dina.writes("Jeg er ny i jobbet. Hvor starter jeg?")
    unsure = town.dina.gets("Det kan jeg ikke finde et sikkert svar på")
    assert "Det nærmeste, jeg har, er: »Bestyrelsens rolle«" in unsure.text
    town.dina.presses("Læs det nærmeste")
    assert "Bestyrelsens rolle" in town.dina.modal
    assert "ikke sikkert, at dette svarer på dit spørgsmål" in town.dina.modal
    town.dina.closes()
    with town.database() as session:
        (role,) = session.query(Document).filter_by(title="Bestyrelsens rolle")
        role.audience = "consultants"
    town.dina.presses("Læs det nærmeste")
    assert "Den artikel er ændret eller fjernet" in town.dina.last()


@pytest.mark.parametrize("question", ["kattemad", "Hvad koster kattemad?"])
def test_what_is_far_away_is_not_called_near(town: Town, question: str) -> None:
    town.dina.writes(question)
    unsure = town.dina.gets("Det kan jeg ikke finde et sikkert svar på")
    assert "Det nærmeste" not in unsure.text


def test_what_came_closest_and_is_not_for_the_asker_is_not_named(town: Town) -> None:
    with town.database() as session:
        for_us = Document(
            name="hemmelig", title="Pension for konsulenter", audience="consultants", changed_at=town.clock()
        )
        for_us.passages.append(Passage(position=0, text="Den billigste pensionsordning for konsulenter."))
        session.add(for_us)
    town.dina.writes(UNKNOWN)
    unsure = town.dina.gets("Det kan jeg ikke finde et sikkert svar på")
    assert "Pension for konsulenter" not in unsure.text


def test_a_question_from_the_form_comes_as_a_direct_message(town: Town) -> None:
    town.aisha.command("/spoerg")
    town.aisha.submits({"Hvad vil du vide?": WHO})
    town.aisha.gets("KFF godkender planen endeligt")


def test_whom_another_association_turns_to_is_told_and_who_works_there_only_to_consultants(town: Town) -> None:
    town.aisha.writes("Hvem er konsulent for Bakkens Dans?")
    town.aisha.gets("Lars Konsulent er konsulent og kontaktperson for Bakkens Dans.")
    town.aisha.writes("Hvem er ressourceperson i Bakkens Dans?")
    town.settles()
    assert "Dina Demo" not in town.aisha.sees()
    town.karen.writes("Hvem er ressourceperson i Bakkens Dans?")
    town.karen.gets("Ressourceperson i Bakkens Dans: Dina Demo.")


def test_live_facts_are_answered_from_the_database_and_never_in_a_channel(town: Town) -> None:
    town.aisha.writes("Hvem er min konsulent?")
    town.aisha.gets("Karen Konsulent er konsulent og kontaktperson for Havnens Boldklub")
    town.carla.mentions("#netværk", "Hvem er min konsulent?")
    town.settles()
    assert "Karen Konsulent er konsulent" not in town.bo.sees_in("#netværk")


def test_a_changed_consultant_is_told_at_once(town: Town) -> None:
    with town.database() as session:
        lars, havnen = town.person("lars"), town.person("aisha").association_id
        session.get_one(Association, havnen).consultant_id = lars.id
    town.aisha.writes("Hvem er min konsulent?")
    town.aisha.gets("Lars Konsulent er konsulent og kontaktperson")


def test_what_is_far_off_is_refused_without_sources(town: Town) -> None:
    town.aisha.writes("Hvad er hovedstaden i Peru?")
    town.settles()
    assert "Kilder" not in town.aisha.sees()
    assert len(town.aisha.messages()) == 2


def test_worry_for_a_child_gets_the_fixed_card(town: Town) -> None:
    town.aisha.writes("Jeg er bange for at et barn bliver slået derhjemme, hvad gør jeg?")
    town.aisha.gets("ring 112")


def test_a_redelivered_question_is_answered_once(town: Town) -> None:
    town.aisha.writes(WHO)
    town.workspace.redeliver()
    town.workspace.redeliver()
    town.settles()
    assert len(town.aisha.messages()) == 2


def test_a_busy_slack_delays_the_answer_but_does_not_lose_it(town: Town) -> None:
    town.workspace.breaks("chat.postMessage", rate_limited(30))
    town.aisha.writes(WHO)
    town.workspace.waits(lambda: _put_off(town), "the answer to be put off")
    town.advance(minutes=2)
    town.aisha.gets("KFF godkender planen endeligt")


def test_a_workspace_without_status_lines_loses_nothing(town: Town) -> None:
    town.workspace.breaks("assistant.threads.setStatus", server_error(), times=None)
    town.aisha.writes(WHO)
    town.aisha.gets("KFF godkender planen endeligt")


def test_the_other_kind_of_partnership_is_named(town: Town) -> None:
    town.carla.writes("Hvor meget får vi i tilskud om året?")
    town.carla.gets("400.000")


def _put_off(town: Town) -> bool:
    with town.database() as session:
        row = session.query(OutboxMessage).filter_by(kind=MessageKind.ANSWER).one_or_none()
        return row is not None and row.not_before > town.clock()


def test_the_bot_stops_looking_when_it_cannot_find_out(town: Town) -> None:
    with town.database() as session:
        session.execute(text("ALTER TABLE passages RENAME TO gone"))
    asked = town.aisha.mentions("#netværk", WHO)
    town.workspace.waits(lambda: "gik desværre galt" in town.aisha.sees_in("#netværk") or town.advance(seconds=20))
    assert town.workspace.calls("reactions.add")
    assert not asked.reactions
