"""Every usual kind of file is read with its headings and its æøå; one made to harm gets a sentence and does none."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from bot.texts.refusals import say
from knowledge.blocks import Block, Part
from knowledge.cleaning import clean
from knowledge.passages import cut
from knowledge.reading import Limits, read
from knowledge.refusals import (
    FileIsABomb,
    FileLocked,
    FileRefused,
    FileTooHard,
    FileTooLarge,
    FileTypeLies,
    FileTypeUnknown,
    FileUnreadable,
    FileWithMacros,
    FileWithoutText,
)
from tests.knowledge import hostile, papers

HASTY = Limits(memory=700_000_000, cpu_seconds=3, wall_seconds=8.0)
TWO_PAGES = (
    (
        (20, "Status for indsatsen"),
        (11, "De sociale partnerskaber er for børne- og"),
        (11, "ungdomsforeninger i udsatte byområder. Partnerskabs-"),
        (11, "modellen blev ændret i 2025."),
        (11, "\u2022 Bestyrelsen inddrages"),
        (9, "Side 1"),
    ),
    ((20, "Økonomi"), (11, "Standard er 250.000 kr. om året."), (9, "Side 2")),
)


@pytest.mark.parametrize(
    ("name", "content", "section"),
    [
        ("haandbog.docx", papers.docx_file, "Håndbog for Bøgeparken IF › Modtagelse af nye børn"),
        ("oplæg.pptx", papers.pptx_file, "Frivillige"),
        ("plan.odt", papers.odt_file, "Handleplan for Æblehaven › Frivillige"),
        ("side.html", papers.html_file, "Kontingentstøtte › Hvem kan søge?"),
        ("mail.eml", papers.eml_file, ""),
    ],
)
def test_running_text_comes_out_whole_under_its_headings(name: str, content: Callable[[], bytes], section: str):
    passages = cut(clean(read(name, content())))

    assert papers.PARAGRAPH in passages[0].text
    assert passages[0].section == section


def test_a_table_row_says_what_each_cell_is():
    spreadsheet = cut(clean(read("tal.xlsx", papers.xlsx_file())))
    document = cut(clean(read("haandbog.docx", papers.docx_file())))

    assert spreadsheet[0].text == "Aktivitet: Prøvetræning for piger · Sted: Ågade Skole · Tilmeldte: 24"
    assert "Støtte: Udvidet · Timer om ugen: 37" in document[0].text


def test_a_slide_is_cited_by_its_number():
    paper = clean(read("oplæg.pptx", papers.pptx_file([("Frivillige", "Vi er mange."), ("Penge", "Vi er få.")])))

    assert [(piece.section, piece.page) for piece in cut(paper)] == [("Frivillige", 1), ("Penge", 2)]


def test_a_pdf_keeps_its_pages_and_loses_its_page_numbers_and_broken_words():
    first, second = cut(clean(read("status.pdf", papers.pdf_file(TWO_PAGES))))

    assert (first.section, first.page) == ("Status for indsatsen", 1)
    assert "for børne- og ungdomsforeninger i udsatte byområder. Partnerskabsmodellen blev" in first.text
    assert first.text.endswith("- Bestyrelsen inddrages")
    assert (second.section, second.page) == ("Økonomi", 2)
    assert second.text == "Standard er 250.000 kr. om året."


def test_a_mail_is_called_what_its_subject_says():
    assert clean(read("mail.eml", papers.eml_file())).title == "Netværksmøde om frivillige på Ørstedsvej"


def test_scripts_and_styles_of_a_web_page_are_no_text():
    text = " ".join(block.text for block in read("side.html", papers.html_file()).blocks)

    assert "hemmeligt" not in text
    assert "color" not in text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_is_read_however_it_was_saved(encoding: str):
    paper = read("noter.txt", "Blåbær og rødgrød på Ærø.\n".encode(encoding))

    assert paper.blocks == (Block(Part.PARAGRAPH, "Blåbær og rødgrød på Ærø."),)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_web_page_is_read_however_it_was_saved(encoding: str):
    paper = read("side.html", "<html><body><p>Blåbær på Ærø</p></body></html>".encode(encoding))

    assert [block.text for block in paper.blocks] == ["Blåbær på Ærø"]


def test_a_mail_in_html_with_a_bomb_attached_is_only_its_text():
    mail = EmailMessage()
    mail["Subject"] = "Ny nøgle"
    mail.set_content("<p>Nøglen er på <b>Ærø</b></p>", subtype="html", charset="iso-8859-1")
    mail.add_attachment(hostile.zip_bomb(), maintype="application", subtype="zip", filename="bilag.zip")

    paper = read("mail.eml", mail.as_bytes(), HASTY)

    assert [block.text for block in paper.blocks] == ["Nøglen er på Ærø"]


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("bombe.docx", hostile.zip_bomb, FileIsABomb),
        ("mange.docx", hostile.many_members, FileIsABomb),
        ("ud.docx", hostile.climbs_out, FileIsABomb),
        ("makro.docx", hostile.with_macros, FileWithMacros),
        ("makro.docm", papers.docx_file, FileWithMacros),
        ("kode.docx", hostile.with_a_password, FileLocked),
        ("kode.pdf", hostile.pdf_with_a_password, FileLocked),
        ("gammel.docx", lambda: b"\xd0\xcf\x11\xe0" + b"x" * 600, FileLocked),
        ("vokser.pdf", hostile.pdf_that_grows, FileTooHard),
        ("evig.pdf", hostile.pdf_that_takes_forever, FileTooHard),
        ("hale.pdf", hostile.pdf_that_bites_its_tail, FileUnreadable),
        ("dyb.html", hostile.nested_html, FileTooHard),
        ("halv.docx", lambda: papers.docx_file()[:9_000], FileRefused),
        ("halv.pdf", lambda: papers.pdf_file()[:120], FileRefused),
        ("billede.pdf", lambda: b"\x89PNG\r\n\x1a\n" + b"x" * 600, FileTypeLies),
        ("regneark.docx", papers.xlsx_file, FileTypeLies),
        ("dokument.txt", papers.docx_file, FileTypeLies),
        ("program.md", lambda: b"MZ\x90\x00" + b"\x00" * 600, FileTypeLies),
        ("program.exe", lambda: b"MZ\x90\x00", FileTypeUnknown),
        ("uden", lambda: b"tekst", FileTypeUnknown),
        ("tom.txt", lambda: b"  \n ", FileWithoutText),
        ("scannet.pdf", lambda: papers.pdf_file(((),)), FileWithoutText),
        ("stor.txt", lambda: b"a" * 26_000_000, FileTooLarge),
    ],
)
def test_a_file_that_is_not_what_it_should_be_gets_one_sentence(
    name: str, content: Callable[[], bytes], refusal: type[FileRefused]
):
    made = content()
    started = time.monotonic()

    with pytest.raises(refusal) as refused:
        read(name, made, HASTY)

    assert name in say(refused.value)
    assert time.monotonic() - started < HASTY.wall_seconds + 3
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1_100_000  # kilobytes


def test_a_document_cannot_read_a_file_of_ours(tmp_path: Path):
    secret = tmp_path / "token"
    secret.write_text("xoxb-kanariefugl", encoding="utf-8")

    paper = read("brev.docx", hostile.reads_a_file(str(secret)), HASTY)

    assert "Fra filen" in paper.blocks[0].text
    assert "kanariefugl" not in repr(paper)


@pytest.mark.parametrize(
    ("name", "content"),
    [("latter.docx", hostile.billion_laughs), ("løgn.docx", hostile.lying_sizes), ("pakke.eml", hostile.nested_mail)],
)
def test_what_grows_inside_is_read_small_or_not_at_all(name: str, content: Callable[[], bytes]):
    assert _letters_of(name, content()) < 100_000


def _letters_of(name: str, content: bytes) -> int:
    try:
        return sum(len(block.text) for block in read(name, content, HASTY).blocks)
    except FileRefused:
        return 0
