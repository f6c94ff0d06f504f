"""An evaluation gives the promised figures for a folder in BEIR layout, with a key nobody looks into before the end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge.evaluation import Collection, Result, evaluate, figures
from knowledge.refusals import NotACollection

DOCUMENTS = {
    "kørsel": "Kørsel til kampe og stævner betales efter statens laveste takst, når træneren har talt med kassereren.",
    "attest": "Alle trænere over 15 år skal have en børneattest, som foreningen indhenter hvert år i september.",
    "støtte": "Familier med lav indkomst kan søge kontingentstøtte hos kommunen. Ansøgningen sendes digitalt.",
    "møder": "Netværksmøder holdes fire gange om året for alle ressourcepersoner i partnerskaberne.",
}
QUESTIONS = {
    "q1": ("Hvilken takst gælder for kørsel til kampe?", "kørsel"),
    "q2": ("Skal trænere have børneattest?", "attest"),
    "q3": ("Hvem kan søge kontingentstøtte?", "støtte"),
    "q4": ("Hvor tit er der netværksmøder for ressourcepersoner?", "møder"),
    "q5": ("Hvor mange ringe har planeten Saturn?", None),
}
KEYS = [
    "documents",
    "queries",
    "ndcg@10",
    "recall@5",
    "mrr@10",
    "auroc",
    "refusal_precision",
    "refusal_recall",
    "refusal_recall@10",
    "p50_ms",
    "p99_ms",
    "mode",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "qrels").mkdir()
    corpus = [{"_id": name, "title": name, "text": text} for name, text in DOCUMENTS.items()]
    queries = [{"_id": key, "text": text} for key, (text, _) in QUESTIONS.items()]
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, corpus)), encoding="utf-8")
    (tmp_path / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)), encoding="utf-8")
    key = [f"{query}\t{document}\t1" for query, (_, document) in QUESTIONS.items() if document]
    (tmp_path / "qrels" / "test.tsv").write_text("\n".join(["query-id\tcorpus-id\tscore", *key]), encoding="utf-8")
    return tmp_path


def test_a_small_collection_is_found_and_the_odd_question_refused(folder: Path, tmp_path: Path):
    steps: list[tuple[str, int, int]] = []
    got = evaluate(
        folder, lexical=True, cache_dir=tmp_path / "cache", processes=1, seen=lambda *step: steps.append(step)
    )
    assert set(KEYS) <= set(got)
    assert (got["documents"], got["queries"], got["mode"]) == (4, 5, "lexical")
    assert got["recall@5"] == got["ndcg@10"] == got["mrr@10"] == 1
    assert got["refusal_recall"] == got["auroc"] == 1
    assert steps[-1] == ("ask", 5, 5)
    assert not (tmp_path / "cache").exists()


def test_figures_are_those_of_the_book():
    collection = Collection([], [], {"a": {"x"}, "b": {"y", "z"}})
    results = [
        Result("a", ["w", "x"], 0.9, sure=True, ms=10),
        Result("b", ["y", "w", "z"], 0.4, sure=False, ms=20),
        Result("c", ["w"], 0.6, sure=True, ms=30),
        Result("d", ["w"], 0.1, sure=False, ms=40),
    ]
    got = figures(collection, results)
    assert got["recall@5"] == 1
    assert got["mrr@10"] == 0.75
    assert got["ndcg@10"] == pytest.approx((0.6309 + 1.5 / 1.6309) / 2, abs=1e-3)
    assert got["auroc"] == 0.75
    assert got["refusal_recall"] == 0.5
    assert got["refusal_precision"] == 0.5
    assert got["p50_ms"] == 30


def test_without_unanswerable_questions_there_is_no_refusal_figure():
    got = figures(Collection([], [], {"a": {"x"}}), [Result("a", ["x"], 0.9, sure=True, ms=10)])
    assert got["auroc"] is None


@pytest.mark.parametrize("missing", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"])
def test_a_folder_that_is_no_collection_is_refused(folder: Path, tmp_path: Path, missing: str):
    (folder / missing).unlink()
    with pytest.raises(NotACollection):
        evaluate(folder, lexical=True, cache_dir=tmp_path / "cache")
