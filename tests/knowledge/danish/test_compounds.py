"""Danish compounds are cut where a Dane would cut them, and simple words are left whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.danish.compounds import split
from knowledge.danish.letters import fold

HERE = Path(__file__).parent
OUTSIDE = HERE.parents[2].parent / "shared" / "eval" / "compounds_da" / "gold.tsv"

# Each list was written before the rules that its errors taught: docs/decisions/search.md has what the first runs gave.
OURS = ("first_words", "unseen_words", "later_words", "everyday_words", "sampled_words")
LISTS = [*(HERE / f"{name}.tsv" for name in OURS), OUTSIDE]


def gold(path: Path) -> list[tuple[str, list[list[str]]]]:
    """Each word with the ways it may be cut: more than one where two Danes would not agree, none for a simple word."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [(word, [fold(way).split("+") for way in ways.split("|") if way]) for word, ways in rows]


def bare(parts: tuple[str, ...] | list[str]) -> list[str]:
    """Without what joins: "børne" and "børn" are cut at the same place."""
    return [part.rstrip("se") for part in parts]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_nearly_all_words_of_a_list_are_cut_right(path: Path):
    if not path.exists():
        pytest.skip("the shared sets are not on this computer")
    words = gold(path)
    compounds = [(word, ways) for word, ways in words if ways]
    simple = [word for word, ways in words if not ways]
    right = sum(bare(split(word)) in map(bare, ways) for word, ways in compounds)
    cut_wrongly = [word for word in simple if split(word)]
    assert right / len(compounds) >= 0.95
    assert len(cut_wrongly) / len(simple) <= 0.05, cut_wrongly


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("netværksmøde", ("netvaerk", "moede")),
        ("børneattest", ("boern", "attest")),
        ("kontingentstøtteordning", ("kontingent", "stoette", "ordning")),
        ("arbejdsopgaver", ("arbejde", "opgaver")),
        ("NETVAERKSMOEDE", ("netvaerk", "moede")),
    ],
)
def test_linking_letters_are_taken_off(word: str, parts: tuple[str, ...]):
    assert split(word) == parts


@pytest.mark.parametrize("word", ["", "å", "kl", "2025", "get2sport", "x" * 500, "foreningerne"])
def test_what_is_no_compound_has_no_parts(word: str):
    assert split(word) == ()
