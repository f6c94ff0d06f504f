"""A question that is nearly one an article answers lifts that article."""

from __future__ import annotations

from knowledge.aliases import is_known, lifted, nearest
from knowledge.values import SourceText

BOSS = SourceText(id="p1", title="Ansættelse og ledelse", text="…", aliases=("Hvem er min chef?",), score=0.8)
OTHER = SourceText(id="p2", title="Konsulenterne", text="…", aliases=("Hvem kan jeg ringe til?",), score=1.0)


def test_the_same_question_in_another_spelling_is_the_same():
    assert nearest("hvem er MIN chef", BOSS.aliases) == 1.0


def test_question_words_alone_are_little_alike():
    assert nearest("Hvem er borgmester?", BOSS.aliases) < 0.4


def test_an_article_that_answers_the_question_passes_one_that_shares_words():
    assert [each.id for each in lifted([OTHER, BOSS], "Hvem er så min chef?")] == ["p1", "p2"]


def test_a_known_question_needs_no_other_proof():
    assert is_known(BOSS, "Hvem er min chef?")
    assert not is_known(OTHER, "Hvem er min chef?")


def test_a_source_without_questions_is_ranked_by_the_search_alone():
    assert nearest("Hvem er min chef?", ()) == 0.0
