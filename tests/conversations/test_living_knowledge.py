"""Knowledge is looked after: what helped, what is out of date, what changed, what nobody could answer."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain import cards
from bot.domain.cards import Said
from bot.domain.feedback import AnswerFeedback, Fault
from bot.domain.people import Person
from bot.domain.questions import Question
from bot.texts import cards as texts
from knowledge.documents import AppliesTo, Document
from knowledge.starter import StarterFile, State
from tests.conversations.town import Town

WHO = "Hvem godkender handleplanen?"
UNKNOWN = "Hvor gemmer vi nøglen til redskabsrummet på skolen?"
KEY = "Nøglen ligger hos pedellen."


def writes_card(town: Town, who: str, title: str, text: str, valid_to: date | None = None) -> int:
    """A card that is already there when the story begins."""
    consultant_id = town.person(who).id
    with town.database() as session:
        consultant = session.get_one(Person, consultant_id)
        said = Said(title, text, AppliesTo.ALL, valid_to, consultant.id)
        return cards.make(session, consultant, said, f"test-{title}", town.clock(), asked=title).id


@pytest.mark.everywhere
def test_a_thumb_down_asks_why_and_both_are_kept(town: Town) -> None:
    town.aisha.writes(WHO)
    town.aisha.presses("Det hjalp ikke")
    town.aisha.submits({"Hvad var galt med svaret?": "Det er forældet", "Fortæl gerne mere": "Det er ændret i år"})
    assert "Tak" in town.aisha.modal
    with town.database() as session:
        kept = session.query(AnswerFeedback).one()
        assert (kept.helped, kept.fault, kept.text) == (False, Fault.OUTDATED, "Det er ændret i år")


def test_what_is_called_out_of_date_is_read_again_by_its_owner(town: Town) -> None:
    writes_card(town, "karen", UNKNOWN, KEY, date(2027, 12, 31))
    town.advance(hours=1)
    town.aisha.writes(UNKNOWN)
    town.aisha.presses("Det hjalp ikke")
    town.aisha.submits({"Hvad var galt med svaret?": "Det er forældet"})
    town.move_to(datetime(2026, 3, 9, 9, tzinfo=UTC))
    assert UNKNOWN in town.karen.gets("Gælder det stadig?").text
    town.karen.presses("Gælder stadig", in_message="Gælder det stadig?")
    town.karen.gets("Der er ikke mere at læse igennem")


def test_a_card_as_long_as_minutes_may_be_is_read_again_without_losing_a_word(town: Town) -> None:
    long = f"{KEY} " + "ord " * 730 + "slut."
    number = writes_card(town, "karen", UNKNOWN, long, date(2026, 4, 1))
    town.aisha.writes(UNKNOWN)
    town.aisha.gets("pedellen")
    town.move_to(datetime(2026, 3, 9, 9, tzinfo=UTC))
    town.karen.presses("Ret", in_message="Gælder det stadig?")
    town.karen.submits({"Gælder til og med": "2027-06-01", "Personoplysninger": [texts.NAMELESS]})
    town.settles()
    assert "Svaret er ændret siden" not in town.aisha.sees()
    with town.database() as session:
        assert cards.text_of(session.get_one(Document, number)) == long


def test_pressed_the_other_way_the_first_word_is_taken_back(town: Town) -> None:
    town.aisha.writes(WHO)
    town.aisha.presses("Det hjalp ikke")
    town.aisha.closes()
    town.aisha.presses("Det hjalp")
    town.aisha.gets("Tak")
    with town.database() as session:
        assert session.query(AnswerFeedback).one().helped


def test_nobody_judges_the_answer_of_another_before_it_is_shown_to_them(town: Town) -> None:
    town.aisha.command("/spoerg", WHO, where="#netværk")
    town.aisha.gets("KFF godkender", where="#netværk")
    town.bo.writes("hjælp")
    town.forges(town.bo, "question.feedback", "up:1")
    town.bo.gets("Det har du ikke adgang til")
    with town.database() as session:
        assert session.query(AnswerFeedback).count() == 0
    town.aisha.presses("Del i kanalen", where="#netværk")
    town.bo.presses("Det hjalp", where="#netværk")
    town.settles()
    with town.database() as session:
        assert session.query(AnswerFeedback).one().helped


@pytest.mark.everywhere
def test_on_monday_the_owner_reads_again_what_is_about_to_end(town: Town) -> None:
    number = writes_card(town, "karen", UNKNOWN, KEY, date(2026, 4, 1))
    writes_card(town, "lars", "Noget andet, der gælder længe", "Ja.", date(2027, 12, 31))
    town.move_to(datetime(2026, 3, 9, 9, tzinfo=UTC))
    town.karen.gets("Gælder det stadig?")
    town.settles()
    assert "Gælder det stadig?" not in town.lars.sees()
    town.karen.presses("Gælder stadig", in_message="Gælder det stadig?")
    town.karen.gets("Der er ikke mere at læse igennem")
    with town.database() as session:
        assert session.get_one(Document, number).valid_to == date(2027, 3, 9)


def _comes_in_new_words(town: Town, name: str, old: str) -> int:
    """As after an upgrade that brought another file than the one that was loaded."""
    with town.database() as session:
        row = session.scalars(select(StarterFile).where(StarterFile.name == name)).one()
        row.state = State.PROPOSED
        session.scalars(select(Document).where(Document.name == name)).one().passages[0].text = old
        return row.id


def test_an_article_in_a_new_edition_is_compared_and_then_taken_or_left(town: Town) -> None:
    number = _comes_in_new_words(town, "base/handleplan.md", "Den gamle tekst om handleplanen.")
    town.aisha.writes("hjælp")
    town.aisha.gets("Det kan du bruge mig til")
    town.forges(town.aisha, "proposal.keep_own", str(number))
    town.aisha.gets("Det har du ikke adgang til")
    assert "Artikler, der er kommet i en ny udgave" in town.lars.opens_home()
    town.lars.presses("Se forskellen", where="home")
    assert "Den gamle tekst om handleplanen." in town.lars.modal
    assert "KFF godkender planen endeligt" in town.lars.modal
    town.lars.submits()
    town.workspace.waits(lambda: "ny udgave" not in town.lars.home_text(), "the new edition to be taken")
    kept = _comes_in_new_words(town, "base/formaal.md", "Vores egne ord om formålet.")
    town.lars.opens_home()
    town.lars.presses("Behold vores", where="home")
    town.workspace.waits(lambda: "ny udgave" not in town.lars.home_text(), "the new edition to be left")
    with town.database() as session:
        taken = session.scalars(select(Document).where(Document.name == "base/handleplan.md")).one()
        assert (taken.verified_by, taken.version) == ("Lars Konsulent", 2)
        assert session.get_one(StarterFile, kept).state is State.DISMISSED


def test_whoever_got_an_answer_from_a_card_hears_that_it_changed(town: Town) -> None:
    writes_card(town, "karen", UNKNOWN, KEY, date(2026, 4, 1))
    town.aisha.writes(UNKNOWN)
    town.aisha.gets(KEY)
    town.move_to(datetime(2026, 3, 9, 9, tzinfo=UTC))
    town.karen.presses("Ret", in_message="Gælder det stadig?")
    town.karen.submits(
        {
            "Svar": "Nøglen ligger nu i boksen.",
            "Gælder til": date(2027, 12, 31),
            "Personoplysninger": ["Jeg har læst det igennem"],
        }
    )
    told = town.aisha.gets("Svaret er ændret siden")
    assert "Nøglen ligger nu i boksen" in told.text
    town.settles()
    assert "ændret siden" not in town.bo.sees()


def test_what_is_retired_is_no_answer_any_more_and_those_who_had_it_are_told(town: Town) -> None:
    writes_card(town, "karen", UNKNOWN, KEY, date(2026, 4, 1))
    town.aisha.writes(UNKNOWN)
    town.aisha.gets(KEY)
    town.move_to(datetime(2026, 3, 9, 9, tzinfo=UTC))
    town.karen.presses("Udgår", in_message="Gælder det stadig?")
    town.aisha.gets("som ikke gælder længere")
    town.bo.writes(UNKNOWN)
    town.bo.gets("Det kan jeg ikke finde et sikkert svar på")


def test_an_answer_older_than_sixty_days_is_left_alone(town: Town) -> None:
    number = writes_card(town, "karen", UNKNOWN, KEY)
    town.aisha.writes(UNKNOWN)
    town.aisha.gets(KEY)
    karen_id = town.person("karen").id
    with town.database() as session:
        session.query(Question).one().answered_at = town.clock() - timedelta(days=61)
        cards.retire(session, session.get_one(Person, karen_id), number, town.clock())
    town.settles()
    assert "gælder længere" not in town.aisha.sees()


def test_what_three_ask_in_vain_is_proposed_for_the_next_meeting_without_names(town: Town) -> None:
    for who in ("aisha", "carla", "dina"):
        town.people[who].writes(UNKNOWN)
        town.people[who].gets("Det kan jeg ikke finde")
    home = town.lars.opens_home()
    agenda = home.partition("Forslag til dagsordenen på næste netværksmøde")[2]
    assert f"{UNKNOWN} (3 har spurgt)" in agenda
    assert "De sidste 30 dage: 3 spørgsmål · 0 besvaret · 3 uden svar · 0 sendt til jer" in home
    for name in ("Aisha", "Carla"):
        assert name not in agenda
    town.lars.presses("Sæt på dagsordenen", where="home")
    assert town.lars.view is not None
    town.lars.submits({"Dag": "2026-03-26", "Begynder kl.": "10:00"})
    town.lars.submits()
    assert f"Til dagsordenen: {UNKNOWN}" in town.aisha.gets("Til dagsordenen").text
    town.settles()
    assert "Står på dagsordenen" in town.lars.home_text()
    town.lars.presses("Skriv kort", where="home")
    town.lars.submits({"Svar": KEY, "Personoplysninger": ["Jeg har læst det igennem"]})
    for who in ("aisha", "carla", "dina"):
        town.people[who].gets("Nu er der et svar")
    town.settles()
    assert UNKNOWN not in town.lars.home_text()


def test_a_consultant_keeps_a_message_as_a_card_without_the_names_in_it(town: Town) -> None:
    said = town.dina.writes("Carla Demo siger, at nøglen ligger hos pedellen.", where="#netværk")
    town.karen.shortcut("Gem i vidensbanken", said)
    assert "[navn] siger, at nøglen ligger hos pedellen" in town.karen.modal
    town.karen.submits({"Spørgsmål": UNKNOWN, "Personoplysninger": ["Jeg har læst det igennem"]})
    town.aisha.writes(UNKNOWN)
    town.aisha.gets("nøglen ligger hos pedellen")


def test_a_resource_person_cannot_write_cards(town: Town) -> None:
    said = town.dina.writes("Nøglen ligger hos pedellen.", where="#netværk")
    town.aisha.shortcut("Gem i vidensbanken", said)
    assert "har du ikke adgang til" in town.aisha.sees_in("#netværk")
    for action in ("card.keep", "card.edit", "card.retire", "card.for_gap"):
        town.aisha.writes("hjælp")
        town.forges(town.aisha, action, "1")
    town.settles()
    with town.database() as session:
        assert session.query(Document).filter(Document.withdrawn_at.is_not(None)).count() == 0


def test_a_message_can_be_asked_about(town: Town) -> None:
    said = town.dina.writes(WHO, where="#netværk")
    town.aisha.shortcut("Spørg vidensbanken", said)
    town.aisha.submits()
    town.aisha.gets("KFF godkender planen endeligt")


def test_an_erased_question_is_gone_from_where_it_was_handed_to(town: Town) -> None:
    town.aisha.writes(UNKNOWN)
    town.aisha.presses("Spørg min konsulent")
    town.karen.gets(UNKNOWN)
    town.aisha.command("/minedata")
    town.aisha.presses("Slet")
    town.karen.gets("har slettet spørgsmålet")
    assert UNKNOWN not in town.karen.sees()


def test_a_source_says_when_it_came_and_from_when_it_holds(town: Town) -> None:
    town.aisha.writes(WHO)
    came = town.aisha.gets("KFF godkender planen endeligt").text
    assert "lagt ind 2. marts 2026 · 📄 fra dokument, ikke bekræftet" in came
    assert " · fra 2. marts" not in came
    with town.database() as session:
        karen = session.get_one(Person, town.person("karen").id)
        for article in session.scalars(select(Document).where(Document.name.like("%/handleplan%"))):
            article.valid_from = date(2025, 1, 1)
            cards.keep(session, karen, article.id, town.clock())
    town.bo.writes(WHO)
    kept = town.bo.gets("KFF godkender planen endeligt").text
    assert "✅ bekræftet af Karen Konsulent 2. marts 2026 · gælder fra 1. januar 2025" in kept
