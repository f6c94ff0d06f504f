"""Whatever way a word or a number is typed, it is the same word."""

from __future__ import annotations

import unicodedata

import pytest

from knowledge.danish.letters import fold, plain, words


@pytest.mark.parametrize(
    ("typed", "meant"), [("Ældre", "aeldre"), ("NØRREBRO", "noerrebro"), ("årsmøde", "aarsmoede"), ("Café", "cafe")]
)
def test_danish_letters_may_be_typed_without_danish_keys(typed: str, meant: str):
    assert words(typed) == words(meant) == [meant]


def test_a_letter_that_a_pdf_took_apart_is_the_same_letter():
    assert words(unicodedata.normalize("NFD", "åben på Nørrebro")) == words("åben på Nørrebro")


def test_what_cannot_be_seen_does_not_cut_a_word():
    assert words("net\u00advæ\u200brk") == ["netvaerk"]


@pytest.mark.parametrize("typed", ["250.000 kr.", "250 000 kr.", "250000 kr", "250 tusind kr."])
def test_an_amount_is_the_same_however_it_is_written(typed: str):
    assert words(typed) == ["250000", "kr"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("1,5 mio. kroner", "1500000"), ("kl. 14.30", "30"), ("37,5 timer", "37")],
)
def test_a_full_stop_in_a_date_or_an_hour_is_no_thousand_mark(typed: str, kept: str):
    assert kept in words(typed)


def test_folding_leaves_plain_letters_alone():
    assert fold("klub") == "klub"
    assert plain("KLUB") == "klub"
