"""Sentences end where a Dane would say they end."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.sentences import blocks, sentences

# One paragraph a line, split by hand: ¦ between sentences, ¶ between lines (here a new line begins a new sentence).
GOLD = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("marked", GOLD, ids=lambda marked: marked[:40])
def test_the_gold_list_is_split_as_marked(marked: str):
    paragraph = marked.replace(" ¦ ", " ").replace(" ¶ ", "\n")
    assert sentences(paragraph) == marked.replace(" ¶ ", " ¦ ").split(" ¦ ")


def test_the_gold_list_is_long_enough():
    assert len(GOLD) >= 24


def test_wrapped_lines_are_one_sentence():
    text = """Ressourcepersonen er ansat i foreningen, og bestyrelsen har ansvaret for
        den daglige ledelse. KFF blander sig
        normalt ikke."""
    assert sentences(text) == [
        "Ressourcepersonen er ansat i foreningen, og bestyrelsen har ansvaret for den daglige ledelse.",
        "KFF blander sig normalt ikke.",
    ]


def test_short_lines_in_a_chat_stand_alone():
    assert sentences("Hej alle\nVi ses på mandag") == ["Hej alle", "Vi ses på mandag"]


def test_nothing_in_gives_nothing_out():
    assert sentences(" \n\n ") == []
    assert blocks("") == []
