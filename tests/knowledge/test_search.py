"""A question finds the passages the asker may see, by words and by meaning, as the database has them now."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from bot.database import Sessions, reading
from knowledge.index import Index
from knowledge.meaning import Meaning
from knowledge.search import Hit, Search
from tests.knowledge.shelves import Concepts, put, withdraw


@pytest.fixture
def search(tmp_path: Path) -> Search:
    return Search(Index(tmp_path / "index"))


def with_meaning(sessions: Sessions, folder: Path, embedder: Concepts) -> Search:
    meaning = Meaning(embedder, folder / "cache")
    meaning.embed(sessions)
    return Search(Index(folder / "index"), meaning)


def find(sessions: Sessions, search: Search, question: str, *audiences: str, k: int = 10) -> list[Hit]:
    with reading(sessions) as session:
        return search.find(session, question, audiences=frozenset({"all", *audiences}), k=k)


def names(hits: list[Hit]) -> list[str]:
    return [hit.document for hit in hits]


def test_the_best_comes_first_with_its_labels(sessions: Sessions, search: Search):
    put(sessions, "kørsel.md", "Kørsel til kampe betales efter statens takst.", title="Kørsel")
    put(sessions, "fest.md", "Festen betales af klubben.", title="Sommerfest")
    hits = find(sessions, search, "Hvilken takst gælder for kørsel?")
    assert names(hits)[0] == "kørsel.md"
    assert hits[0].title == "Kørsel"
    assert 0 <= hits[-1].score <= hits[0].score <= 1


def test_what_was_withdrawn_or_changed_a_moment_ago_is_not_found(sessions: Sessions, search: Search):
    put(sessions, "kørsel.md", "Kørsel betales efter statens takst.")
    put(sessions, "fest.md", "Festen betales af klubben.")
    assert find(sessions, search, "takst")
    withdraw(sessions, "kørsel.md")
    put(sessions, "fest.md", "Festen er aflyst.")
    assert find(sessions, search, "takst") == []
    assert find(sessions, search, "betales") == []
    assert find(sessions, search, "aflyst")[0].text == "Festen er aflyst."


def test_nobody_finds_what_is_for_others(sessions: Sessions, search: Search):
    put(sessions, "løn.md", "Lønnen forhandles i maj.", audience="consultants")
    assert find(sessions, search, "lønforhandling i maj") == []
    assert names(find(sessions, search, "lønforhandling i maj", "consultants")) == ["løn.md"]


def test_a_pile_for_others_does_not_hide_the_one_for_me(sessions: Sessions, search: Search):
    put(sessions, "pile", *[f"Budget budget budget nummer {n}." for n in range(120)], audience="consultants")
    put(sessions, "mine", "Her står lidt om mange ting og til sidst også om budget.")
    assert names(find(sessions, search, "budget")) == ["mine"]


def test_a_changed_audience_counts_at_once(sessions: Sessions, search: Search):
    put(sessions, "løn.md", "Lønnen forhandles i maj.")
    assert find(sessions, search, "løn")
    put(sessions, "løn.md", "Lønnen forhandles i maj.", audience="consultants")
    assert find(sessions, search, "løn") == []


def test_the_questions_a_document_answers_are_searched_but_not_shown(sessions: Sessions, search: Search):
    put(sessions, "fravær.md", "Giv besked senest klokken ni.", aliases="Hvad gør jeg, når jeg er syg?")
    put(sessions, "fest.md", "Festen er klokken ni.")
    hits = find(sessions, search, "jeg er blevet syg")
    assert names(hits)[0] == "fravær.md"
    assert "syg" not in hits[0].text


def test_meaning_finds_what_shares_no_word(sessions: Sessions, tmp_path: Path):
    put(sessions, "løn.md", "Trænere får honorar hver måned.")
    put(sessions, "fest.md", "Festen er i juni.")
    search = with_meaning(sessions, tmp_path, Concepts("løn honorar vederlag"))
    hits = find(sessions, search, "vederlag")
    assert names(hits)[0] == "løn.md"
    assert hits[0].dense is not None
    assert hits[0].lexical == 0


def test_a_new_passage_is_found_by_its_words_before_it_has_a_vector(sessions: Sessions, tmp_path: Path):
    put(sessions, "fest.md", "Festen er i juni.")
    search = with_meaning(sessions, tmp_path, Concepts("løn honorar"))
    put(sessions, "løn.md", "Trænere får honorar hver måned.")
    assert names(find(sessions, search, "honorar hver måned"))[0] == "løn.md"


def test_when_no_vector_can_be_had_the_words_still_answer(sessions: Sessions, tmp_path: Path):
    put(sessions, "løn.md", "Trænere får honorar hver måned.")
    embedder = Concepts("løn honorar")
    search = with_meaning(sessions, tmp_path, embedder)
    embedder.working = False
    assert names(find(sessions, search, "honorar")) == ["løn.md"]


def test_any_text_may_be_asked(sessions: Sessions, search: Search):
    put(sessions, "kørsel.md", "Kørsel betales efter statens takst.")
    for odd in ("", " ", "???", "a" * 5000, "\x00", "AND OR NOT (", "terms:takst", "🚴", "x" * 40 + " takst"):
        find(sessions, search, odd)
    assert find(sessions, search, "x takst")


def test_many_may_ask_at_once(sessions: Sessions, search: Search):
    put(sessions, "kørsel.md", "Kørsel betales efter statens takst.")
    answers: list[list[str]] = []
    askers = [Thread(target=lambda: answers.append(names(find(sessions, search, "takst")))) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert answers == [["kørsel.md"]] * 8


@pytest.fixture
def guide(sessions: Sessions) -> None:
    put(sessions, "kørsel.md", "Kørsel til kampe og stævner betales efter statens laveste takst.")
    put(sessions, "attest.md", "Alle trænere over 15 år skal have en børneattest, som foreningen indhenter hvert år.")
    put(
        sessions,
        "kontingent.md",
        "Familier med lav indkomst kan søge kontingentstøtte hos kommunen.",
    )
    put(sessions, "møder.md", "Netværksmøder holdes fire gange om året for alle ressourcepersoner.")


@pytest.mark.parametrize("question", ["Skal vores trænere have børneattest?", "Hvem kan søge kontingentstøtte?"])
def test_a_question_the_passages_answer_is_sure(sessions: Sessions, search: Search, guide: None, question: str):
    with reading(sessions) as session:
        assert search.is_sure(session, question, search.find(session, question))


@pytest.mark.parametrize("question", ["Hvordan planter jeg roser?", "Hvem vandt melodigrandprix i 1963?"])
def test_a_question_about_something_else_is_not(sessions: Sessions, search: Search, guide: None, question: str):
    with reading(sessions) as session:
        hits = search.find(session, question)
        assert not search.is_sure(session, question, hits)
        assert search.confidence(session, question, []) == 0
