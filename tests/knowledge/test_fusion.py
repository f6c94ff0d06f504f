"""Two lists become one, and neither can hide what only the other knows."""

from __future__ import annotations

import pytest

from knowledge.fusion import fused


def order(words: dict[int, float], meaning: dict[int, float], *unknown: int, english: bool = False) -> list[int]:
    return [ranked.passage for ranked in fused(words, meaning, set(unknown), english=english)]


def test_what_both_lists_like_comes_first():
    assert order({1: 30, 2: 29, 3: 5}, {3: 0.88, 2: 0.87, 4: 0.80})[0] == 2


def test_words_alone_keep_their_order():
    assert order({1: 9, 2: 12, 3: 1}, {}) == [2, 1, 3]


def test_meaning_alone_keeps_its_order():
    assert order({}, {7: 0.8, 8: 0.9}) == [8, 7]


def test_an_english_question_listens_to_meaning():
    words, meaning = {1: 30, 2: 3, 3: 1}, {2: 0.9, 1: 0.84, 3: 0.83}
    assert order(words, meaning)[0] == 1
    assert order(words, meaning, english=True)[0] == 2


def test_a_passage_without_a_vector_is_judged_by_its_words():
    assert order({5: 30, 1: 20, 2: 3}, {1: 0.9, 2: 0.8}, 5)[0] == 5


def test_scores_stay_between_nothing_and_one():
    ranked = fused({1: 30, 2: 10}, {1: 0.9, 3: 0.8}, set(), english=False)
    assert [each.score for each in ranked] == pytest.approx([1, 0, 0])


def test_nothing_found_is_nothing():
    assert order({}, {}) == []
