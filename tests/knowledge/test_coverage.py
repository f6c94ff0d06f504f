"""A text covers a question when it speaks of the same things, in any form of the word."""

from __future__ import annotations

import pytest

from knowledge.coverage import best_share, share


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Hvem godkender handleplanen?", "KFF godkender handleplaner endeligt.", 1.0),
        ("Hvornår er der møde?", "Næste netværksmøde er i marts.", 1.0),
        ("Hvilken pensionsordning?", "Ordningen har et budget.", 0.5),
        ("Hvad koster en parkeringslicens?", "Ordningen har et budget.", 0.0),
        ("Hvad er det?", "Hvad som helst.", 1.0),
    ],
)
def test_share_of_a_question_a_text_speaks_of(question: str, text: str, expected: float):
    assert share(question, text) == expected


def test_the_best_text_counts():
    assert best_share("Hvem godkender planen?", ["Noget andet.", "KFF godkender planen."]) == 1.0
    assert best_share("Hvem godkender planen?", []) == 0.0
