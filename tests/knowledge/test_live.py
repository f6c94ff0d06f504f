"""Live facts answer questions about a time, a person or one's own, and nothing else."""

from __future__ import annotations

import pytest

from knowledge.live import matching
from knowledge.values import live_fact

MEETING = live_fact(
    "event:4", "Netværksmøde", "Næste netværksmøde er onsdag den 11. marts 2026 kl. 10 i Kulturhuset.",
    aliases=("Hvornår mødes vi næste gang?", "Hvor holder vi mødet?"),
)  # fmt: skip
CONSULTANT = live_fact(
    "consultant:1", "Din kontaktperson", "Konsulent Eksempel er kontaktperson for Prøveklubben.",
    aliases=("Hvem er min konsulent?", "Hvem kan jeg ringe til i kommunen?"),
)  # fmt: skip
PLAN = live_fact("plan:1", "Handleplan", "Fristen for handleplanen er 1. april 2026.")
FACTS = (MEETING, CONSULTANT, PLAN)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Hvornår er næste netværksmøde?", MEETING),
        ("hvor er det næste møde", MEETING),
        ("Hvor holdes netværksmødet?", MEETING),
        ("Hvem er min konsulent?", CONSULTANT),
        ("Hvem ringer jeg til i kommunen?", CONSULTANT),
        ("Hvem er vores kontaktperson i kommunen?", CONSULTANT),
        ("Og hvor? næste netværksmøde", MEETING),
        ("Hvornår er fristen for handleplanen?", PLAN),
    ],
)
def test_the_fact_that_is_asked_for_is_found(question: str, found: object):
    assert [fact.id for fact in matching(question, FACTS)][:1] == [found.id]


@pytest.mark.parametrize(
    "question",
    [
        "Hvor mange netværksmøder er der om året?",
        "Hvad er en handleplan?",
        "Hvad kan konsulenten hjælpe med?",
        "Hvornår begyndte de første partnerskaber?",
        "Hvem godkender vores handleplan?",
        "Hvad kan jeg bruge min konsulent til?",
    ],
)
def test_other_questions_are_left_to_the_articles(question: str):
    assert matching(question, FACTS) == []
