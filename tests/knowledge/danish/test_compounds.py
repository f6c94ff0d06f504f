"""Danish compounds are cut where a Dane would cut them, and simple words are left whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.danish.compounds import split
from knowledge.danish.letters import fold

HERE = Path(__file__).parent
OUTSIDE = HERE.parents[2].parent / "shared" / "eval" / "compounds_da" / "gold.tsv"

# Each list was written before the rules that its errors taught: docs/decisions/search.md has what the first runs gave.
LISTS = [HERE / "first_words.tsv", HERE / "unseen_words.tsv", HERE / "later_words.tsv", OUTSIDE]


def gold(path: Path) -> list[tuple[str, list[str]]]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [(word, [fold(part) for part in parts.split("+") if part]) for word, parts in rows]


def bare(parts: tuple[str, ...] | list[str]) -> list[str]:
    """Without what joins: "børne" and "børn" are cut at the same place."""
    return [part.rstrip("se") for part in parts]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_nearly_all_words_of_a_list_are_cut_right(path: Path):
    if not path.exists():
        pytest.skip("the shared sets are not on this computer")
    words = gold(path)
    compounds = [(word, parts) for word, parts in words if parts]
    simple = [word for word, parts in words if not parts]
    right = sum(bare(split(word)) == bare(parts) for word, parts in compounds)
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
