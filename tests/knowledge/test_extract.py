"""A quote is verbatim, short, and holds the sentences the question is about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.extract import GAP, MOST, quote

FILLER = "Foreningen har et klubhus med køkken og en stor sal, som bruges af mange forskellige hold hver dag."
LONG = (
    f"{FILLER} Ressourcepersonen er ansat i mindst 25 timer om ugen. {FILLER} "
    f"Bestyrelsen er arbejdsgiver. Det er også bestyrelsen, der har ansvar for ledelsen. {FILLER}"
)


def test_a_short_passage_is_quoted_whole():
    text = "Handleplanen er treårig. KFF godkender den."
    assert quote(text, "Hvem godkender?") == text


def test_a_long_passage_is_cut_to_the_sentence_that_answers():
    assert quote(LONG, "Hvor mange timer er ressourcepersonen ansat?") == (
        "Ressourcepersonen er ansat i mindst 25 timer om ugen."
    )


def test_a_sentence_that_leans_on_the_one_before_brings_it_along():
    assert quote(LONG, "Hvem har ansvar for ledelsen?").startswith("Bestyrelsen er arbejdsgiver. Det er også")


def test_a_list_item_brings_the_line_that_opens_its_list():
    text = f"{FILLER}\nBestyrelsen skal:\n- godkende handleplanen\n- fjerne forhindringer\n\n{FILLER} {FILLER}"
    assert quote(text, "Hvem skal fjerne forhindringer?") == (
        "Bestyrelsen skal:\n- godkende handleplanen\n- fjerne forhindringer"
    )


def test_sentences_from_two_places_have_the_gap_marked():
    text = f"Timerne er 25 om ugen. {FILLER} {FILLER} {FILLER} For de udvidede er timerne 37 om ugen."
    assert (
        quote(text, "Hvor mange timer om ugen?") == f"Timerne er 25 om ugen.{GAP}For de udvidede er timerne 37 om ugen."
    )


def test_a_sentence_without_an_end_is_cut_around_what_was_asked():
    text = " ".join(["ord"] * 200 + ["timerne", "er", "25"] + ["ord"] * 200)
    cut = quote(text, "Hvor mange timer?")
    assert "timerne er 25" in cut
    assert len(cut.split()) <= MOST + 2
    assert cut.startswith("… ")
    assert cut.endswith(" …")


@given(st.lists(st.sampled_from([FILLER, "Timerne er 25.", "• Et punkt", "Bestyrelsen skal:", "\n"]), max_size=12))
def test_a_quote_is_never_long_and_never_invents(parts: list[str]):
    text = " ".join(parts).replace(" \n ", "\n")
    cut = quote(text, "Hvor mange timer har bestyrelsen?")
    assert len(cut.replace("…", "").split()) <= MOST
    assert all(" ".join(piece.split()) in " ".join(text.split()) for piece in cut.split(GAP))
