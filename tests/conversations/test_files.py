"""A consultant sends a file, says yes, and the next one who asks gets it quoted."""

from __future__ import annotations

import pytest

from bot.domain.file_offers import FileOffer
from bot.workspace import Person
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


def test_a_file_with_a_cpr_number_is_refused_and_nothing_of_it_is_kept(town: Town) -> None:
    words = "# Mohammed Al-Khatib\n\nMohammed Al-Khatib, cpr 010114-1234, er ny på holdet.\n"
    town.karen.uploads("liste.md", words.encode())
    town.karen.presses("Læg i vidensbanken")
    refusal = town.karen.gets("ser ud til at indeholde et CPR-nummer (")
    with town.database() as session:
        kept = session.query(FileOffer).one().said
    for text in (refusal.text, kept):
        assert "010114" not in text
        assert "Mohammed" not in text
        assert "Khatib" not in text


def test_a_file_about_a_child_is_asked_about_and_taken_in_when_the_consultant_says_so(town: Town) -> None:
    town.karen.uploads("notat.txt", "Yusuf på 9 år har ADHD, og hans far drikker.".encode())
    town.karen.presses("Læg i vidensbanken")
    asked = town.karen.gets("ligner oplysninger om et bestemt barn")
    assert "Yusuf" not in asked.text
    assert in_the_base(town, "notat.txt") == 0
    town.karen.presses("Læg ind alligevel")
    town.karen.gets("notat.txt er lagt i vidensbanken (1 afsnit)")
    assert in_the_base(town, "notat.txt") == 1


def test_a_file_named_as_anothers_is_asked_about_and_both_can_stay(town: Town) -> None:
    referat(town, town.karen, "Klubben låner drager ud om torsdagen.")
    town.karen.gets("Referat.txt er lagt i vidensbanken (1 afsnit). Den står som ikke bekræftet")
    referat(town, town.lars, "Hallen får nye lamper til foråret.")
    town.lars.gets("Der ligger allerede et andet dokument i vidensbanken, der hedder Referat.txt")
    town.lars.presses("Behold begge")
    town.lars.gets("Referat (2).txt er lagt i vidensbanken")
    town.aisha.writes("Hvornår låner klubben drager ud?")
    town.aisha.gets("om torsdagen")


def test_anothers_file_is_replaced_only_when_the_consultant_says_so(town: Town) -> None:
    referat(town, town.karen, "Klubben låner drager ud om torsdagen.")
    town.karen.gets("er lagt i vidensbanken")
    referat(town, town.lars, "Klubben låner drager ud om lørdagen.")
    town.lars.presses("Erstat den gamle")
    town.lars.gets("Referat.txt er ændret i vidensbanken (1 afsnit). Den står som ikke bekræftet")
    town.aisha.writes("Hvornår låner klubben drager ud?")
    town.aisha.gets("om lørdagen")


def test_ones_own_file_is_changed_without_a_question(town: Town) -> None:
    referat(town, town.karen, "Klubben låner drager ud om torsdagen.")
    town.karen.gets("er lagt i vidensbanken")
    referat(town, town.karen, "Klubben låner drager ud om lørdagen.")
    town.karen.gets("Referat.txt er ændret i vidensbanken")


def test_the_same_file_from_another_changes_nothing(town: Town) -> None:
    referat(town, town.karen, "Klubben låner drager ud om torsdagen.")
    town.karen.gets("er lagt i vidensbanken")
    with town.database() as session:
        document = session.query(Document).filter_by(name="Referat.txt").one()
        document.verified_by, document.verified_on, owner = "Karen Konsulent", town.clock().date(), document.owner
    referat(town, town.lars, "Klubben låner drager ud om torsdagen.")
    town.lars.gets("Referat.txt ligger allerede i vidensbanken, og intet er ændret")
    with town.database() as session:
        document = session.query(Document).filter_by(name="Referat.txt").one()
        assert (document.owner, document.verified_by) == (owner, "Karen Konsulent")


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


def referat(town: Town, consultant: Person, words: str) -> None:
    consultant.uploads("Referat.txt", words.encode())
    town.settles()  # the question about this one, not about an earlier file of the same name
    consultant.presses("Læg i vidensbanken")


def in_the_base(town: Town, name: str) -> int:
    town.settles()
    with town.database() as session:
        return session.query(Document).filter_by(name=name).count()
