"""Passages are long enough to understand and short enough to cite, and each knows where it stood."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.blocks import Block, Paper, Part, from_markdown, front_matter
from knowledge.passages import MOST, cut, words

SENTENCE = "Foreningen tager imod nye børn med en fast makker og et kort møde med forældrene. "
LETTERS = st.text(alphabet="abc æøå.,|#-*\n", max_size=400)


def test_a_passage_carries_the_path_of_headings_above_it_without_the_title():
    text = "# Håndbog\n\n## Frivillige\n\n### Opstart\n\nRing først.\n\n## Penge\n\nSøg i tide.\n"

    pieces = cut(Paper(tuple(from_markdown(text))), "Håndbog")

    assert [(piece.section, piece.text) for piece in pieces] == [
        ("Frivillige › Opstart", "Ring først."),
        ("Penge", "Søg i tide."),
    ]


def test_a_long_paragraph_is_cut_between_sentences():
    pieces = cut(Paper((Block(Part.PARAGRAPH, SENTENCE * 40),)))

    assert len(pieces) > 2
    assert all(words(piece.text) <= MOST for piece in pieces)
    assert all(piece.text.endswith("forældrene.") for piece in pieces)


def test_short_paragraphs_of_one_section_are_read_together_and_sections_never_mix():
    text = "## A\n\nEn.\n\nTo.\n\n## B\n\nTre.\n"

    assert [piece.text for piece in cut(Paper(tuple(from_markdown(text))))] == ["En.\nTo.", "Tre."]


def test_a_running_head_is_no_passage_of_its_own_but_a_sentence_is():
    headed = "SLEEP(1) Brugerkommandoer SLEEP(1)\n\n## Navn\n\nsleep - forsinkelse\n"
    opened = "Ring altid først.\n\n## Navn\n\nsleep - forsinkelse\n"

    assert [piece.text for piece in cut(Paper(tuple(from_markdown(headed))))] == [
        "SLEEP(1) Brugerkommandoer SLEEP(1)\nsleep - forsinkelse"
    ]
    assert [piece.section for piece in cut(Paper(tuple(from_markdown(opened))))] == ["", "Navn"]


def test_a_list_stays_with_the_sentence_that_opens_it():
    opening = Block(Part.PARAGRAPH, SENTENCE * 5 + "Du skal huske:")
    paper = Paper((opening, Block(Part.ITEM, "nøgler"), Block(Part.ITEM, "bolde")))

    assert cut(paper)[0].text.endswith("Du skal huske:\n- nøgler\n- bolde")


def test_a_passage_is_cited_on_the_page_where_it_begins():
    paper = Paper((Block(Part.PARAGRAPH, "En.", page=4), Block(Part.PARAGRAPH, "To.", page=5)))

    assert cut(paper)[0].page == 4


def test_text_without_an_end_is_cut_all_the_same():
    assert all(words(piece.text) <= MOST for piece in cut(Paper((Block(Part.PARAGRAPH, "ord " * 2_000),))))


def test_settings_at_the_top_are_no_text_and_a_rule_is_no_setting():
    assert front_matter("---\ntitle: Nøgler\n---\nTekst") == ({"title": "Nøgler"}, "Tekst")
    assert front_matter("---\nbare tekst\n---\nTekst")[0] == {}
    no_such_day = "---\nvalid_to: 2026-02-31\n---\nTekst"
    assert front_matter(no_such_day) == ({}, no_such_day)


@given(st.text(st.characters(codec=None), max_size=60))
def test_whatever_stands_between_the_lines_is_settings_or_text(between: str) -> None:
    text = f"---\n{between}\n---\nTekst"
    settings, rest = front_matter(text)
    assert all(isinstance(key, str) for key in settings)
    assert text.endswith(rest)


def test_a_line_of_capitals_is_how_plain_text_writes_a_heading():
    text = "NAVN\n   ls - vis mappeindhold\n\nSE OGSÅ\n\n   Resten af siden.\n"

    pieces = cut(Paper(tuple(from_markdown(text))))

    assert [(piece.section, piece.text) for piece in pieces] == [
        ("NAVN", "ls - vis mappeindhold"),
        ("SE OGSÅ", "Resten af siden."),
    ]


@given(LETTERS)
def test_no_word_is_lost_or_made_up_between_text_and_passages(text: str):
    def letters(written: str) -> str:
        return "".join(letter for letter in written if letter.isalpha())

    blocks = tuple(from_markdown(text))
    headings = {block.text for block in blocks if block.part is Part.HEADING}
    body = "".join(block.text for block in blocks if block.part is not Part.HEADING)

    assert letters("".join(piece.text for piece in cut(Paper(blocks)))) == letters(body)
    assert headings <= {line.strip("# \n") for line in text.splitlines()} | {""}
