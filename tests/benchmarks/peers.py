"""What others would use for the same job, each as its authors mean it: a builder takes texts and gives a search."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
import tantivy

from knowledge.danish.lexicon import listed
from knowledge.vectors import Cache, Embedder, Matrix

Find = Callable[[str, int], list[int]]  # the best texts by their place, best first

_WORD = re.compile(r"\w+")


def fts5(texts: Sequence[str]) -> Find:
    """SQLite's own full-text search with the words of the question OR-ed (with AND it finds next to nothing)."""
    database = sqlite3.connect(":memory:", check_same_thread=False)
    database.execute("CREATE VIRTUAL TABLE t USING fts5(text)")
    database.executemany("INSERT INTO t (rowid, text) VALUES (?, ?)", enumerate(texts))

    def find(question: str, k: int) -> list[int]:
        words = " OR ".join(f'"{word}"' for word in _WORD.findall(question))
        rows = database.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?", (words or '""', k))
        return [row for (row,) in rows]

    return find


def bm25s_snowball(texts: Sequence[str]) -> Find:
    """bm25s with PyStemmer's Danish and our stopwords."""
    stemmer, stopwords = Stemmer.Stemmer("danish"), list(listed("stopwords"))

    def tokens(some: list[str], *, ids: bool) -> object:
        return bm25s.tokenize(some, stemmer=stemmer, stopwords=stopwords, show_progress=False, return_ids=ids)

    retriever = bm25s.BM25()
    retriever.index(tokens(list(texts), ids=True), show_progress=False)

    def find(question: str, k: int) -> list[int]:
        rows, scores = retriever.retrieve(tokens([question], ids=False), k=min(k, len(texts)), show_progress=False)
        return [int(row) for row, score in zip(rows[0], scores[0], strict=True) if score > 0]

    return find


def tantivy_danish(texts: Sequence[str], folder: Path | None = None) -> Find:
    """Tantivy with its own Danish stemmer."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("place", fast=True)
    builder.add_text_field("text", tokenizer_name="danish", index_option="freq")
    index = tantivy.Index(builder.build(), str(folder) if folder else None)
    danish = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
    index.register_tokenizer("danish", danish.filter(tantivy.Filter.stemmer("danish")).build())
    writer = index.writer(64_000_000, 1)
    for place, text in enumerate(texts):
        writer.add_document(tantivy.Document.from_dict({"place": place, "text": text}, index.schema))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()

    def find(question: str, k: int) -> list[int]:
        searcher = index.searcher()
        words = " ".join(_WORD.findall(question)) or "x"
        query, _ = index.parse_query_lenient(words, ["text"])
        hits = searcher.search(query, k, count=False).hits
        return [int(place or 0) for place in searcher.fast_field_values("place", [at for _, at in hits])]

    return find


def meaning_alone(embedder: Embedder, cache: Cache, texts: Sequence[str]) -> Find:
    """Only the embedding model: the nearest passages by cosine."""
    known = cache.get([cache.key(text) for text in texts])
    for text in texts:
        if (key := cache.key(text)) not in known:
            known[key] = embedder.passages([text])[0]
            cache.put({key: known[key]})
    matrix: Matrix = np.stack([known[cache.key(text)] for text in texts])

    def find(question: str, k: int) -> list[int]:
        return [int(row) for row in np.argsort(-(matrix @ embedder.query(question)))[:k]]

    return find
