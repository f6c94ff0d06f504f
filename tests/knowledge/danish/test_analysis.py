"""What a question is searched by meets what a passage is searched by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.danish.analysis import analyse


def shared(question: str, passage: str) -> set[str]:
    return set(analyse(question).terms) & set(analyse(passage).terms)


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("møder", "mødet"),
        ("børn", "barnets"),
        ("bøgerne", "en bog"),
        ("møde", "netværksmøderne"),
        ("kontingent", "kontingentstøtteordningen"),
        ("foreningernes", "forening"),
        ("noerrebro", "Nørrebros"),
        ("250.000", "250000 kroner"),
    ],
)
def test_forms_of_a_word_meet(asked: str, written: str):
    assert shared(asked, written)


@pytest.mark.parametrize(("asked", "written"), [("ål", "alle"), ("far", "får"), ("løn", "lån")])
def test_other_words_do_not_meet(asked: str, written: str):
    assert not shared(asked, written)


def test_a_typing_error_leaves_most_pieces():
    typed, right = analyse("resourseperson"), analyse("ressourceperson")
    assert len(set(typed.pieces) & set(right.pieces)) >= len(set(right.pieces)) / 2


def test_small_words_have_no_pieces():
    assert analyse("hvad er det").pieces == ()
    assert analyse("hvad er det").terms != ()


@given(st.text(max_size=200))
def test_any_text_can_be_analysed(text: str):
    tokens = analyse(text)
    assert all(" " not in token and token for token in (*tokens.terms, *tokens.pieces, *tokens.pairs))


def test_neighbouring_words_are_kept_together_over_the_small_words_between():
    assert analyse("løn til træneren").pairs == analyse("lønnen for træner").pairs
    assert len(analyse("løn til træneren").pairs) == 1
