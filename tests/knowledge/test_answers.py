"""A question ends in exactly one outcome, with the asker's own facts first and every quote traceable to its source."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.database import Sessions
from knowledge.answers import Library, as_json, receipt_of
from knowledge.documents import AppliesTo
from knowledge.receipts import Receipt
from knowledge.values import Asker, Outcome, ReaderFailed, Trust, Turn, live_fact
from tests.knowledge.libraries import (
    EXTENDED,
    SOMEBODY,
    STANDARD,
    TODAY,
    EverySourceReader,
    FailingReader,
    FirstSentenceReader,
    LyingReader,
    add_card,
    documents,
    fresh_sessions,
    hanging,
    library_on,
    starter_library,
)

HOURS = "Hvor mange timer om ugen skal vores ressourceperson være ansat?"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the starter knowledge base, made once for the stories that only read it."""
    folder = tmp_path_factory.mktemp("shelf")
    starter_library(fresh_sessions(folder), folder)
    return folder


@pytest.fixture(scope="module")
def library(shelf: Path) -> Library:
    return library_on(shelf)


@pytest.fixture
def own_shelf(shelf: Path, tmp_path: Path) -> Path:
    """A copy for a story that adds to it."""
    return Path(shutil.copytree(shelf, tmp_path / "shelf"))


def test_both_databases_give_the_same_answer(sessions: Sessions, tmp_path: Path):
    library = starter_library(sessions, tmp_path)
    assert "25 timer" in library.ask(HOURS, STANDARD, today=TODAY).text


def test_each_level_hears_its_own_hours_first_and_the_other_s_named(library: Library):
    standard = library.ask(HOURS, STANDARD, today=TODAY)
    assert standard.sources[0].evidence.applies_to is AppliesTo.STANDARD
    assert "Udvidet partnerskab: »" in standard.text
    extended = library.ask(HOURS, EXTENDED, today=TODAY)
    assert extended.sources[0].evidence.applies_to is AppliesTo.EXTENDED
    assert "Standardpartnerskab: »" in extended.text


def test_without_a_level_both_are_named(library: Library):
    text = library.ask(HOURS, SOMEBODY, today=TODAY).text
    assert "Standardpartnerskab: »" in text
    assert "Udvidet partnerskab: »" in text


def test_every_quote_is_verbatim_and_short(library: Library):
    answer = library.ask("Hvad anbefales bestyrelsen at gøre?", STANDARD, today=TODAY)
    for source in answer.sources:
        whole = " ".join(source.evidence.text.split())
        assert len(source.quote.split()) <= 60
        for part in source.quote.split(" … "):
            assert " ".join(part.split()) in whole


def test_after_the_agreement_period_the_facts_are_named_as_past(library: Library):
    answer = library.ask(HOURS, STANDARD, today=date(2028, 2, 1))
    assert answer.sources[0].trust is Trust.EXPIRED
    assert "Gjaldt til 31. december 2027" in answer.text


def test_a_current_card_comes_before_an_expired_one(own_shelf: Path):
    add_card(own_shelf, "Haltid 2024", "Haltid søges hos kommunen i april.", valid_to=date(2024, 12, 31))
    add_card(own_shelf, "Haltid nu", "Haltid søges hos kommunen i februar.", valid_to=date(2026, 12, 31))
    answer = library_on(own_shelf).ask("Hvornår søger man haltid hos kommunen?", STANDARD, today=TODAY)
    assert documents(answer)[:2] == ["Haltid nu", "Haltid 2024"]
    assert "Gjaldt til 31. december 2024: »" in answer.text


def test_sources_that_disagree_are_pointed_out_whoever_writes_the_answer(own_shelf: Path):
    question, doubt = "Hvornår søger man haltid hos kommunen?", "[1] og [2] siger ikke det samme"
    add_card(own_shelf, "Haltid", "Haltid søges hos kommunen i april.")
    add_card(own_shelf, "Haltid igen", "Haltid søges hos kommunen i februar.")
    quoted = library_on(own_shelf).ask(question, STANDARD, today=TODAY)
    written = library_on(own_shelf, FirstSentenceReader()).ask(question, STANDARD, today=TODAY)
    assert (quoted.outcome, written.outcome) == (Outcome.EXTRACT, Outcome.ANSWER)
    for answer in (quoted, written):
        assert set(documents(answer)[:2]) == {"Haltid", "Haltid igen"}
        assert doubt in answer.text


def test_what_is_for_consultants_is_not_found_by_others(own_shelf: Path):
    add_card(own_shelf, "Kørepenge", "Kørepenge afregnes hver fredag.", audience="consultants")
    library, question = library_on(own_shelf), "Hvornår afregnes kørepenge?"
    assert "Kørepenge" not in documents(library.ask(question, STANDARD, today=TODAY))
    consultant = Asker(key="person:9", audiences=frozenset({"all", "consultants"}))
    assert documents(library.ask(question, consultant, today=TODAY))[0] == "Kørepenge"


def test_a_live_fact_answers_a_question_about_a_date(library: Library):
    meeting = live_fact("event:4", "Netværksmøde", "Næste netværksmøde er onsdag den 11. marts 2026 kl. 10.")
    answer = library.ask("Hvornår er næste netværksmøde?", STANDARD, today=TODAY, facts=(meeting,))
    assert documents(answer)[0] == "live:event:4"
    assert "11. marts" in answer.text
    assert answer.sources[0].trust is Trust.LIVE


def test_a_live_fact_does_not_answer_what_a_network_meeting_is(library: Library):
    meeting = live_fact("event:4", "Netværksmøde", "Næste netværksmøde er onsdag den 11. marts 2026 kl. 10.")
    answer = library.ask("Hvor mange netværksmøder er der om året?", STANDARD, today=TODAY, facts=(meeting,))
    assert documents(answer)[0] == "base/netvaerksmoeder.md"


def test_a_follow_up_is_understood_from_the_thread(library: Library):
    answer = library.ask("Og for de udvidede?", STANDARD, today=TODAY, thread=(Turn(HOURS),))
    assert "37 timer" in answer.text
    assert answer.receipt.leaned_on_thread


def test_unsure_names_the_nearest_article_but_cites_nothing(library: Library):
    answer = library.ask("Hvilken pensionsordning er den billigste?", STANDARD, today=TODAY)
    assert answer.outcome is Outcome.UNSURE
    assert answer.sources == ()
    assert "ikke finde et sikkert svar" in answer.text


def test_the_acute_card_holds_the_network_s_own_contact(library: Library):
    answer = library.ask("Jeg er bekymret for en dreng på holdet", STANDARD, today=TODAY)
    assert answer.outcome is Outcome.ACUTE
    assert answer.text == "Ved akut fare: ring 112. Ring til KFF."


def test_a_reader_s_checked_sentences_become_the_answer(shelf: Path):
    answer = library_on(shelf, FirstSentenceReader()).ask(HOURS, STANDARD, today=TODAY)
    assert answer.outcome is Outcome.ANSWER
    assert answer.text.startswith(
        "I et standardpartnerskab skal ressourcepersonen være ansat mindst 25 timer om ugen. [1]"
    )
    assert "Udvidet partnerskab: »" in answer.text
    assert answer.receipt.model == "lille-model"
    assert answer.receipt.prompt_version == "7"


def test_no_answer_points_to_more_sources_than_stand_under_it(own_shelf: Path):
    for n in range(1, 8):
        add_card(own_shelf, f"Drager {n}", f"Drager lånes ud ved hal nummer {n}. Spørg i klubben.")
    answer = library_on(own_shelf, EverySourceReader()).ask("Hvor lånes drager ud?", STANDARD, today=TODAY)
    assert answer.outcome is Outcome.ANSWER
    assert [source.n for source in answer.sources] == [1, 2, 3, 4, 5]
    assert {int(mark) for mark in re.findall(r"\[(\d)\]", answer.text)} == {1, 2, 3, 4, 5}


def test_the_other_kind_of_partnership_keeps_its_place_among_the_five(shelf: Path):
    answer = library_on(shelf, EverySourceReader()).ask(HOURS, STANDARD, today=TODAY)
    assert len(answer.sources) <= 5
    assert "Udvidet partnerskab: " in answer.text
    assert "37 timer" in answer.text


def test_a_reader_is_asked_the_question_as_it_stands_alone(shelf: Path):
    reader = FirstSentenceReader()
    library_on(shelf, reader).ask("Og hvem?", STANDARD, today=TODAY, thread=(Turn(HOURS),))
    assert "ressourceperson" in reader.asked[0]


def test_a_reader_is_never_asked_about_a_child(shelf: Path):
    reader = FirstSentenceReader()
    library_on(shelf, reader).ask("Jeg er bekymret for et barn", STANDARD, today=TODAY)
    assert reader.asked == []


def test_a_reader_that_is_down_gives_quotes_instead(shelf: Path):
    answer = library_on(shelf, FailingReader(_down)).ask(HOURS, STANDARD, today=TODAY)
    assert answer.outcome is Outcome.EXTRACT
    assert "25 timer" in answer.text
    assert answer.receipt.fell_back == "down"


def test_a_reader_that_hangs_is_left_at_the_deadline(shelf: Path):
    reader, let_go = hanging()
    answer = library_on(shelf, reader, deadline_s=0.1).ask(HOURS, STANDARD, today=TODAY)
    let_go.set()
    assert answer.outcome is Outcome.EXTRACT
    assert answer.receipt.fell_back == "timeout"


def test_a_sentence_that_does_not_hold_is_dropped_and_counted(shelf: Path):
    answer = library_on(shelf, LyingReader()).ask(HOURS, STANDARD, today=TODAY)
    assert answer.outcome is Outcome.EXTRACT
    assert "50 timer" not in answer.text
    assert (answer.receipt.claims_dropped, answer.receipt.fell_back) == (1, "unsupported")


def test_the_receipt_says_what_the_answer_rested_on_and_survives_storage(library: Library):
    answer = library.ask(HOURS, STANDARD, today=TODAY)
    receipt = Receipt.from_json(receipt_of(answer))
    assert receipt == answer.receipt
    assert receipt.rested_on[0].document == "base/timer-standard.md"
    assert receipt.rested_on[0].version == 1
    assert receipt.rested_on[0].trust == "unverified"
    assert "25 timer" not in str(receipt_of(answer))


def test_the_json_form_has_exactly_its_keys(library: Library):
    form = as_json(library.ask(HOURS, STANDARD, today=TODAY))
    assert list(form) == ["question", "outcome", "answer", "sources", "ms"]
    assert list(form["sources"][0]) == [
        "n", "document", "title", "section", "page", "passage", "text", "score", "trust", "valid_to",
    ]  # fmt: skip
    assert form["outcome"] == "extract"
    assert form["sources"][0]["valid_to"] == "2027-12-31"


def test_a_greeting_has_no_outcome_of_its_own_in_the_json(library: Library):
    assert as_json(library.ask("Hej!", STANDARD, today=TODAY))["outcome"] == "out_of_scope"


def _down() -> None:
    raise ReaderFailed("down")
