"""A consultant sends a file, says yes, and the next one who asks gets it quoted."""

from __future__ import annotations

import pytest

from knowledge.documents import Document
from tests.conversations.town import Town

PAPER = "# Udlån af drager\n\nForeningen låner drager ud hver torsdag klokken femten ved havnen.\n".encode()


@pytest.mark.everywhere
def test_a_file_from_a_consultant_can_be_asked_about(town: Town) -> None:
    town.karen.uploads("drager.md", PAPER)
    town.karen.gets("Skal drager.md i vidensbanken?")
    town.karen.presses("Læg i vidensbanken")
    town.karen.gets("drager.md er lagt i vidensbanken (1 afsnit)")
    town.aisha.writes("Hvornår låner foreningen drager ud?")
    town.aisha.gets("hver torsdag klokken femten")


def test_nothing_is_taken_in_before_the_consultant_says_so(town: Town) -> None:
    town.karen.uploads("drager.md", PAPER)
    town.karen.gets("Skal drager.md i vidensbanken?")
    town.settles()
    with town.database() as session:
        assert session.query(Document).filter_by(name="drager.md").count() == 0


def test_a_file_with_a_cpr_number_is_refused_and_not_kept(town: Town) -> None:
    town.karen.uploads("liste.txt", b"Deltager: 010114-1234 og en lang tekst om holdet.")
    town.karen.presses("Læg i vidensbanken")
    refusal = town.karen.gets("ser ud til at indeholde et CPR-nummer")
    assert "010114-1234" not in refusal.text


def test_a_file_that_lies_gets_one_clear_sentence(town: Town) -> None:
    town.karen.uploads("rapport.pdf", b"MZ not a pdf")
    town.karen.presses("Læg i vidensbanken")
    town.karen.gets("rapport.pdf er ikke den slags fil")


def test_others_are_told_who_can(town: Town) -> None:
    town.aisha.uploads("drager.md", PAPER)
    town.aisha.gets("Kun konsulenter kan lægge filer i vidensbanken")


def test_nobody_takes_in_what_another_sent(town: Town) -> None:
    town.karen.uploads("drager.md", PAPER)
    town.karen.gets("Skal drager.md i vidensbanken?")
    town.lars.writes("hjælp")
    town.lars.gets("Det kan du bruge mig til")
    town.forges(town.lars, "file.take_in", "1")
    town.settles()
    with town.database() as session:
        assert session.query(Document).filter_by(name="drager.md").count() == 0
