"""English questions are told from Danish ones; in doubt a question is Danish."""

from __future__ import annotations

import pytest

from knowledge.danish.language import is_english
from knowledge.danish.lexicon import elsewhere


@pytest.mark.parametrize(
    "question",
    ["When is the deadline?", "How do I apply for a grant?", "Can volunteers get paid?", "board meeting rules"],
)
def test_is_english(question: str):
    assert is_english(question)


@pytest.mark.parametrize(
    "question",
    [
        "Hvornår er fristen?",
        "hvad er get2sport",
        "FerieCamp",
        "Street dance for piger",
        "Hvem er Women's Union?",
        "for sent",
        "",
        "250.000",
    ],
)
def test_is_danish(question: str):
    assert not is_english(question)


def test_the_questions_about_other_things_are_in_the_language_they_say():
    assert not [question for question in elsewhere("da") if is_english(question)]
    assert not [question for question in elsewhere("en") if not is_english(question)]
