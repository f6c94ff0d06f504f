"""A follow-up borrows what it leans on, and a new question borrows nothing."""

from __future__ import annotations

import pytest

from knowledge.followups import leans_back, standalone
from knowledge.values import Turn

HOURS = Turn("Hvor mange timer om ugen arbejder et standardpartnerskab?")
PLAN = Turn("Hvem skriver handleplanen?")


def test_without_a_thread_the_question_stands_as_it_is():
    assert standalone("Og hvem godkender den?", ()) == "Og hvem godkender den?"


def test_a_pronoun_borrows_the_subject_before_it():
    assert standalone("Hvem godkender den?", (PLAN,)) == "Hvem godkender den? skriver handleplanen"


def test_a_whole_new_question_borrows_nothing():
    question = "Hvornår er der studietur for ressourcepersoner?"
    assert standalone(question, (PLAN,)) == question


def test_the_level_named_last_wins():
    rewritten = standalone("Og for de udvidede?", (HOURS,))
    assert "timer" in rewritten
    assert "standardpartnerskab" not in rewritten


def test_a_chain_of_follow_ups_goes_back_to_the_question_it_began_with():
    rewritten = standalone("Og hvornår?", (PLAN, Turn("Hvem godkender den?")))
    assert "handleplanen" in rewritten
    assert "godkender" in rewritten


def test_what_came_before_the_last_whole_question_is_forgotten():
    assert "timer" not in standalone("Og hvornår?", (HOURS, PLAN))


@pytest.mark.parametrize(
    "question", ["Hvorfor?", "Hvad med os?", "Og bestyrelsen?", "Gælder det også de udvidede?", "uddyb", "Hvem er det?"]
)
def test_leans_on_what_was_asked_before(question: str):
    assert leans_back(question)


@pytest.mark.parametrize(
    "question", ["Hvor mange statusmøder holder vi om året?", "Hvem godkender handleplanen?", "Hvad er FerieCamp?"]
)
def test_stands_alone(question: str):
    assert not leans_back(question)
