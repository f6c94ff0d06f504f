"""How well the knowledge base finds and refuses: a collection in BEIR layout in, one table of figures out.

It runs in a temporary data folder with the weights that ship. Calibration sees the passages only; the answer key is
used when everything has been answered. Vectors go to the shared cache as they are made: a run that was cut off goes on.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from sqlalchemy.orm import Session

from bot.database import Base, connect, open_sessions, reading
from knowledge.blocks import Block, Paper, Part
from knowledge.documents import Document, Passage
from knowledge.index import Index
from knowledge.meaning import Meaning
from knowledge.passages import cut
from knowledge.refusals import NotACollection
from knowledge.search import SURE, Search
from knowledge.vectors import chunks, local

Seen = Callable[[str, int, int], None]  # what is being done, how many are done, of how many

DEPTH = 40  # passages asked for, so that ten documents are there even when they are cut in several
WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Collection:
    corpus: list[dict[str, Any]]
    queries: list[dict[str, Any]]
    gold: dict[str, set[str]]  # query -> documents that answer it; a query that is not here has no answer


@dataclass(frozen=True, slots=True)
class Result:
    query: str
    documents: list[str]
    confidence: float
    sure: bool
    ms: float


def evaluate(
    folder: Path, *, lexical: bool = False, cache_dir: Path, seen: Seen | None = None, processes: int | None = None
) -> dict[str, Any]:
    """The figures of DESIGN: ranking over questions with an answer, refusal over all."""
    collection = read(folder)
    told = seen or (lambda _what, _done, _of: None)
    use_vectors = not lexical and local() is not None
    with TemporaryDirectory(prefix="ressourcebot-eval-") as place:
        data = Path(place)
        _fill(data, collection)
        start = (str(data), str(cache_dir) if use_vectors else "")
        spawn = get_context("spawn")
        with ProcessPoolExecutor(processes or os.cpu_count(), spawn, _open, start) as pool:
            if use_vectors:
                _embed_all(pool, told)
            results = list(_answers(pool, collection.queries, told))
    return figures(collection, results) | {"mode": "hybrid" if use_vectors else "lexical"}


def read(folder: Path) -> Collection:
    try:
        corpus, queries = _lines(folder / "corpus.jsonl"), _lines(folder / "queries.jsonl")
        gold: dict[str, set[str]] = {}
        for line in (folder / "qrels" / "test.tsv").read_text(encoding="utf-8").splitlines()[1:]:
            query, document, score = line.split("\t")
            if int(score) > 0:
                gold.setdefault(query, set()).add(document)
    except (OSError, ValueError) as problem:
        raise NotACollection(folder) from problem
    return Collection(corpus, queries, gold)


def figures(collection: Collection, results: Sequence[Result]) -> dict[str, Any]:
    answerable = [(result, collection.gold[result.query]) for result in results if result.query in collection.gold]
    others = [result for result in results if result.query not in collection.gold]
    times = sorted(result.ms for result in results)
    return {
        "documents": len(collection.corpus),
        "queries": len(results),
        "ndcg@10": _mean([_ndcg(result.documents, gold) for result, gold in answerable]),
        "recall@5": _mean([len(gold & {*result.documents[:5]}) / min(5, len(gold)) for result, gold in answerable]),
        "mrr@10": _mean([_reciprocal(result.documents, gold) for result, gold in answerable]),
        **_refusals([result for result, _ in answerable], others),
        "p50_ms": _quantile(times, 0.50),
        "p99_ms": _quantile(times, 0.99),
    }


def _refusals(answerable: Sequence[Result], others: Sequence[Result]) -> dict[str, float | None]:
    if not answerable or not others:
        return dict.fromkeys(("auroc", "refusal_precision", "refusal_recall", "refusal_recall@10"))
    right = sum(not result.sure for result in others)
    wrong = sum(not result.sure for result in answerable)
    pairs = [
        (good.confidence > bad.confidence) + 0.5 * (good.confidence == bad.confidence)
        for good in answerable
        for bad in others
    ]
    bar = sorted(result.confidence for result in answerable)[math.floor(0.1 * len(answerable))]
    return {
        "auroc": _mean(pairs),
        "refusal_precision": round(right / (right + wrong), 4) if right + wrong else None,
        "refusal_recall": round(right / len(others), 4),
        "refusal_recall@10": _mean([float(result.confidence < bar) for result in others]),
        "false_refusals": round(wrong / len(answerable), 4),
    }


def _ndcg(documents: Sequence[str], gold: set[str]) -> float:
    gains = [1 / math.log2(place + 2) for place, document in enumerate(documents[:10]) if document in gold]
    return sum(gains) / sum(1 / math.log2(place + 2) for place in range(min(10, len(gold))))


def _reciprocal(documents: Sequence[str], gold: set[str]) -> float:
    return next((1 / (place + 1) for place, document in enumerate(documents[:10]) if document in gold), 0.0)


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def _quantile(ordered: Sequence[float], share: float) -> float | None:
    return round(ordered[min(len(ordered) - 1, math.floor(share * len(ordered)))], 2) if ordered else None


def _fill(data: Path, collection: Collection) -> None:
    engine = connect(_url(data))
    Base.metadata.create_all(engine)
    with open_sessions(engine).begin() as session:
        session.add_all(_document(row) for row in collection.corpus)
    engine.dispose()


def _document(row: dict[str, Any]) -> Document:
    pieces = cut(Paper((Block(Part.PARAGRAPH, row["text"]),)))
    passages = [Passage(position=at, text=piece.text) for at, piece in enumerate(pieces)]
    return Document(name=row["_id"], title=row.get("title", ""), changed_at=WRITTEN, passages=passages)


def _embed_all(pool: ProcessPoolExecutor, told: Seen) -> None:
    texts = pool.submit(_missing).result()
    done = 0
    for count in pool.map(_embed, chunks(texts, 16)):
        done += count
        told("embed", done, len(texts))


def _answers(pool: ProcessPoolExecutor, queries: list[dict[str, Any]], told: Seen) -> Iterator[Result]:
    done = 0
    for results in pool.map(_answer, chunks([(row["_id"], row["text"]) for row in queries], 25)):
        done += len(results)
        told("ask", done, len(queries))
        yield from results


# What follows runs in a process of its own: one thread each, one process a core.

_here: dict[str, Any] = {}


def _open(data: str, cache: str) -> None:
    os.environ["OMP_NUM_THREADS"] = "1"
    embedder = local() if cache else None
    meaning = Meaning(embedder, Path(cache)) if embedder else None
    _here["sessions"] = open_sessions(connect(_url(Path(data))))
    _here["search"] = Search(Index(Path(data) / "index"), meaning)


def _missing() -> list[tuple[str, str]]:
    missing: list[tuple[str, str]] = _here["search"].meaning.missing(_here["sessions"])
    return missing


def _embed(texts: Sequence[tuple[str, str]]) -> int:
    _here["search"].meaning.make(texts)
    return len(texts)


def _answer(queries: Sequence[tuple[str, str]]) -> list[Result]:
    with reading(_here["sessions"]) as session:
        if "warm" not in _here:
            _here["warm"] = _ask(session, _here["search"], *queries[0])
        return [_ask(session, _here["search"], key, text) for key, text in queries]


def _ask(session: Session, search: Search, key: str, text: str) -> Result:
    started = perf_counter()
    hits = search.find(session, text, k=DEPTH)
    ms = 1000 * (perf_counter() - started)
    confidence = search.confidence(session, text, hits[:10])
    return Result(key, list(dict.fromkeys(hit.document for hit in hits))[:10], confidence, confidence >= SURE, ms)


def _url(data: Path) -> str:
    return f"sqlite:///{data / 'eval.sqlite3'}"


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
