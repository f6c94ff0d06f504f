"""Sentences a model wrote are kept when they hold and dropped when they do not: counted on a labelled set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.values import Claim, SourceText
from knowledge.verifier import Fault, verdicts, verify

TODAY = date(2026, 3, 2)
SET = yaml.safe_load((Path(__file__).parent / "claims.yaml").read_text(encoding="utf-8"))
SOURCES = [
    SourceText(id=key, title=passage["title"], text=passage["text"], valid_to=passage.get("valid_to"))
    for key, passage in SET["passages"].items()
]


def test_good_sentences_are_kept_and_bad_ones_dropped(capsys: pytest.CaptureFixture[str]):
    kept, of = Counter[str](), Counter[str]()
    for labelled in [*SET["claims"], *SET["harder"]]:
        of[labelled["kind"]] += 1
        kept[labelled["kind"]] += fault(labelled) is None
    bad = sum(of.values()) - of["good"]
    caught = bad - (sum(kept.values()) - kept["good"])
    with capsys.disabled():
        print(f"\nverifier: good kept {kept['good']}/{of['good']}, bad caught {caught}/{bad}")
        print("  " + ", ".join(f"{kind} {of[kind] - kept[kind]}/{of[kind]}" for kind in of if kind != "good"))
    assert sum(of.values()) >= 80
    assert bad >= 40
    assert kept["good"] / of["good"] >= 0.95
    assert caught / bad >= 0.90


def test_the_labelled_set_has_as_many_of_each_bad_kind():
    of = Counter(labelled["kind"] for labelled in SET["claims"] if labelled["kind"] != "good")
    assert len(set(of.values())) == 1


def test_a_kept_sentence_shows_its_quote_as_the_source_spells_it():
    claim = Claim("Handleplanen er bilag til tilskudsaftalen.", "plan", "ER BILAG til  tilskuds\u00adaftalen")

    assert [kept.quote for kept in verify([claim], SOURCES)] == ["er bilag til tilskudsaftalen"]


def test_dashes_and_quotation_marks_are_not_words():
    text = "Holdet \u201ePiger på banen\u201c træner kl. 16\u201317 om onsdagen."
    source = SourceText(id="p1", title="Hold", text=text)
    claim = Claim("Holdet Piger på banen træner kl. 16-17.", "p1", 'Holdet "Piger på banen" træner kl. 16-17')

    assert verify([claim], [source])


def fault(labelled: dict[str, Any], sources: Sequence[SourceText] = tuple(SOURCES)) -> Fault | None:
    claim = Claim(labelled["text"], labelled["source"], labelled["quote"])
    return verdicts([claim], sources, TODAY)[0].fault
