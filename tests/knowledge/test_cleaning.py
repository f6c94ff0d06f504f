"""What comes out of real Danish files is mended: broken and glued words, odd bullets, page numbers, tracking links."""

from __future__ import annotations

from collections import Counter

import pytest

from knowledge.blocks import Block, Paper, Part
from knowledge.cleaning import characters, clean, plain_link, unglue, unwrap


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("Partnerskabs-\nmodellen er ny", "Partnerskabsmodellen er ny"),
        ("børne-\nog ungeliv", "børne- og ungeliv"),
        ("børne- og\nungeliv", "børne- og ungeliv"),
        ("bestyrelses-, træner-\nog medlemsniveau", "bestyrelses-, træner- og medlemsniveau"),
        ("Kultur-\nog Fritidsforvaltningen", "Kultur- og Fritidsforvaltningen"),
        ("en DIF-\nkonsulent", "en DIF-konsulent"),
        ("perioden 2025-\n2027", "perioden 2025-2027"),
        ("din e-\nmail", "din e-mail"),
        ("to linjer\nbliver én", "to linjer bliver én"),
    ],
)
def test_words_broken_at_a_line_end_are_whole_again(lines: str, joined: str):
    assert unwrap(lines) == joined


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a\u030aret", "året"),
        ("forenings\u00adliv", "foreningsliv"),
        ("forenings\u00ad\nliv", "foreningsliv"),
        ("\ufb01re \ufb02ader", "fire flader"),
        ("usyn\u200bligt\u2060 og \u202ebagvendt", "usynligt og bagvendt"),
        ("hemmeligt\U000e0041\U000e0042", "hemmeligt"),
        ("tolv\u00a0timer", "tolv timer"),
        ("Partnerskabs\u0002modellen, børne\u0002og", "Partnerskabsmodellen, børne- og"),
    ],
)
def test_each_letter_is_written_one_way_and_nothing_hides(written: str, read: str):
    assert characters(written) == read


@pytest.mark.parametrize("bullet", ["• ", "ü ", "\uf0b7 ", "▪", "– ", "* ", "o "])
def test_odd_bullets_are_list_items(bullet: str):
    paper = clean(Paper((Block(Part.PARAGRAPH, f"{bullet}Bestyrelsen inddrages"),)))

    assert paper.blocks == (Block(Part.ITEM, "Bestyrelsen inddrages"),)


def test_a_word_that_begins_like_a_bullet_is_no_item():
    paper = clean(Paper((Block(Part.PARAGRAPH, "Øvelse gør mester, og øl gør ikke."),)))

    assert paper.blocks[0].part is Part.PARAGRAPH


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("vilkår.Bestyrelsen følger med", "vilkår. Bestyrelsen følger med"),
        ("ØkonomiTilskuddet er fast", "Økonomi Tilskuddet er fast"),
        ("et partnerskabermed skolen", "et partnerskaber med skolen"),
        ("FerieCamp og FritidsGuiderne", "FerieCamp og FritidsGuiderne"),
        (
            "se www.kk.dk/Sport og skriv til Per.Hansen@kk.example",
            "se www.kk.dk/Sport og skriv til Per.Hansen@kk.example",
        ),
        ("dialog og katalog", "dialog og katalog"),
    ],
)
def test_glued_words_are_taken_apart_when_both_parts_are_known(glued: str, apart: str):
    vocabulary = Counter({"partnerskaber": 4, "tilskuddet": 3, "feriecamp": 2, "bestyrelsen": 2})

    assert unglue(glued, vocabulary) == apart


@pytest.mark.parametrize(
    ("tracked", "plain"),
    [
        (
            "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fkk.example%2Fstoette%3Fid%3D7&data=05%7C02",
            "https://kk.example/stoette?id=7",
        ),
        ("https://kk.example/a?utm_source=mail&side=2&fbclid=xyz", "https://kk.example/a?side=2"),
        ("https://kk.example/a.", "https://kk.example/a."),
        ("http://[ikke-en-adresse/x", ""),
    ],
)
def test_links_lose_their_tracking(tracked: str, plain: str):
    assert plain_link(tracked) == plain


def test_page_numbers_and_running_headers_go_and_the_first_header_stays():
    blocks = []
    for page in range(1, 5):
        blocks += [
            Block(Part.PARAGRAPH, "Erfaringsopsamling 2025", page=page),
            Block(Part.PARAGRAPH, f"Kapitel {'abcd'[page - 1]} handler om noget nyt.", page=page),
            Block(Part.PARAGRAPH, f"Side {page} af 4", page=page),
        ]

    texts = [block.text for block in clean(Paper(tuple(blocks))).blocks]

    assert texts.count("Erfaringsopsamling 2025") == 1
    assert not [text for text in texts if text.startswith("Side")]
    assert len(texts) == 5


def test_a_sentence_over_a_page_break_is_one_sentence_on_the_first_page():
    paper = Paper(
        (
            Block(Part.PARAGRAPH, "Bestyrelsen prioriterer opgaverne og", page=3),
            Block(Part.PARAGRAPH, "3", page=3),
            Block(Part.PARAGRAPH, "rydder forhindringer af vejen.", page=4),
        )
    )

    assert clean(paper).blocks == (
        Block(Part.PARAGRAPH, "Bestyrelsen prioriterer opgaverne og rydder forhindringer af vejen.", page=3),
    )


def test_a_sentence_set_in_large_letters_is_no_heading():
    paper = clean(Paper((Block(Part.HEADING, "Standard er 250.000 kr., udvidet er 400.000 kr.", level=2),)))

    assert paper.blocks[0].part is Part.PARAGRAPH
