"""The threshold is measured by questions about other things, and moves with the knowledge base."""

from __future__ import annotations

import pytest

from knowledge.calibration import Calibration, Evidence

CHANCE = [Evidence(0.2 + 0.01 * n, 0.80 + 0.002 * (n % 7)) for n in range(20)]


def test_what_does_like_the_others_is_not_enough():
    calibration = Calibration.of(CHANCE)
    assert sum(calibration.confidence(evidence) < 0.5 for evidence in CHANCE) >= 17


def test_what_fits_clearly_better_is():
    assert Calibration.of(CHANCE).confidence(Evidence(0.8, 0.88)) > 0.9


@pytest.mark.parametrize("better", [Evidence(0.9, 0.81), Evidence(0.3, 0.86)])
def test_better_by_words_or_by_meaning_is_more_trusted(better: Evidence):
    calibration = Calibration.of(CHANCE)
    assert calibration.confidence(better) > calibration.confidence(Evidence(0.3, 0.81))


def test_the_same_cosine_means_less_where_chance_is_nearer():
    elsewhere = Calibration.of([Evidence(each.fit, (each.cosine or 0) + 0.05) for each in CHANCE])
    assert elsewhere.confidence(Evidence(0.3, 0.85)) < Calibration.of(CHANCE).confidence(Evidence(0.3, 0.85))


def test_without_vectors_words_decide():
    calibration = Calibration.of([Evidence(each.fit) for each in CHANCE])
    assert calibration.confidence(Evidence(0.9)) > 0.5 > calibration.confidence(Evidence(0.3))


def test_an_english_question_is_judged_by_meaning():
    calibration = Calibration.of(CHANCE, by_meaning_only=True)
    assert calibration.confidence(Evidence(0.0, 0.88)) > 0.5 > calibration.confidence(Evidence(0.9, 0.80))


def test_a_knowledge_base_where_all_chance_is_alike_still_has_a_threshold():
    calibration = Calibration.of([Evidence(0.0)] * 5)
    assert calibration.confidence(Evidence(0.0)) < 0.5
