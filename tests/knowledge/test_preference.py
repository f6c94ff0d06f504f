"""Own level and what holds today come first; the rest is kept and named."""

from __future__ import annotations

from datetime import date

from knowledge.documents import AppliesTo
from knowledge.preference import counterpart, is_about_the_past, named_levels, preferred, shown
from knowledge.values import SourceText
from tests.knowledge.libraries import TODAY

ALL, STANDARD, EXTENDED = AppliesTo.ALL, AppliesTo.STANDARD, AppliesTo.EXTENDED


def source(name: str, score: float, applies_to: AppliesTo = ALL, valid_to: date | None = None) -> SourceText:
    return SourceText(
        id=name, document=name, title=name, text=name, applies_to=applies_to, valid_to=valid_to, score=score
    )


def order(question: str, level: AppliesTo | None, *sources: SourceText) -> list[str]:
    ranked = preferred(list(sources), question, level, TODAY)
    return [each.id for each in shown(ranked, question, level)]


def test_the_asker_s_own_level_comes_first():
    pair = source("udvidet", 1.0, EXTENDED), source("standard", 0.9, STANDARD)
    assert order("Hvor mange timer?", STANDARD, *pair) == ["standard", "udvidet"]
    assert order("Hvor mange timer?", EXTENDED, *pair) == ["udvidet", "standard"]


def test_a_level_named_in_the_question_comes_before_the_asker_s_own():
    pair = source("standard", 1.0, STANDARD), source("udvidet", 0.9, EXTENDED)
    assert order("Hvor mange timer har de udvidede?", STANDARD, *pair) == ["udvidet", "standard"]


def test_the_other_case_is_named_even_when_three_others_score_better():
    others = [source(f"alle {n}", 0.95 - n / 100) for n in range(3)]
    shown_ids = order(
        "Hvor mange timer?", STANDARD, source("standard", 1.0, STANDARD), *others, source("udvidet", 0.9, EXTENDED)
    )
    assert shown_ids == ["standard", "alle 0", "udvidet"]


def test_an_answer_for_the_other_level_alone_is_kept():
    assert order("Hvad er en koordinerende funktion?", STANDARD, source("udvidet", 1.0, EXTENDED)) == ["udvidet"]


def test_what_holds_today_comes_before_what_held_once():
    pair = source("før", 1.0, valid_to=date(2024, 12, 31)), source("nu", 0.8)
    assert order("Hvor mange aftaler er der?", None, *pair) == ["nu", "før"]


def test_a_question_about_the_past_is_answered_from_the_past():
    pair = source("før", 1.0, valid_to=date(2024, 12, 31)), source("nu", 0.8)
    assert order("Hvor mange aftaler var der i 2024?", None, *pair) == ["før", "nu"]


def test_a_year_is_past_when_it_is_over():
    pair = source("før", 1.0, valid_to=date(2024, 12, 31)), source("nu", 0.8)
    assert order("Hvor mange aftaler er der i 2026?", None, *pair) == ["nu", "før"]
    assert not is_about_the_past("Hvor mange aftaler er der i 2027?", date(2027, 3, 1))
    assert is_about_the_past("Hvor mange aftaler var der i 2027?", date(2028, 3, 1))


def test_what_is_far_below_the_best_is_noise():
    assert order("Hvad er handleplanen?", None, source("bedst", 1.0), source("støj", 0.4)) == ["bedst"]


def test_one_document_is_quoted_once():
    twice = SourceText(id="p2", document="bedst", title="bedst", text="mere", score=0.9)
    assert order("Hvad er handleplanen?", None, source("bedst", 1.0), twice) == ["bedst"]


def test_nothing_has_no_counterpart():
    assert counterpart([], []) is None
    assert shown([], "Hvad?", None) == []


def test_both_levels_can_be_named():
    assert named_levels("Hvad er forskellen på standard og udvidet?") == {STANDARD, EXTENDED}
