"""The word index: which passages share words with a question. Derived from the database and worth nothing by itself.

Several processes share one folder. Whoever gets the lock brings the index up to date; the others read what is there and
look again. A lost, broken or older index is built anew. Only this file knows tantivy.
"""

from __future__ import annotations

import fcntl
import json
import math
import shutil
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

import tantivy
from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge import versions
from knowledge.danish import analysis
from knowledge.danish.analysis import Analysis, analyse
from knowledge.documents import Document, Passage

# Where each kind of a question's tokens is looked for, and how much a match there counts. Found on four public sets
# together: docs/decisions/search.md has the table.
FIELDS: Mapping[str, Mapping[str, float]] = {
    "terms": {"terms": 2.0, "heading": 1.0},
    "pieces": {"pieces": 1.0, "heading_pieces": 0.5},
    "pairs": {"pairs": 1.5},
}
PLAIN = ("terms", "pieces")  # what every passage is sure to have been asked for
COMMON = 0.2  # of all passages; docs/decisions/search.md
FEW = 150  # passages: below this every piece is looked for, time is no matter there
MANY = 24  # pieces of a question; docs/decisions/search.md
EMPTY = 0.3  # what words like "hvad" and "er" count for in a question
REMEMBERED = 50_000  # tokens whose way into the index is kept ready: people ask about the same things
WRITER_MEMORY = 32_000_000
AT_ONCE = 200  # documents read from the database in one go
STATE = "state.json"


class Index:
    """Passage ids and scores for an analysed question. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._home = folder / f"words-{analysis.VERSION}"
        self._busy = threading.Lock()
        self._stamp: object = None
        self._opened: _Opened | None = None
        self._read_at: int = 0

    def refresh(self, session: Session, stamp: object) -> None:
        """Bring the index up to the database, unless another process is doing it. Cheap when nothing has changed."""
        with self._busy:
            if stamp == self._stamp and self._opened is not None and self._state_time() == self._read_at:
                return
            with _alone(self._folder, wait=self._opened is None) as alone:
                if alone:
                    self._write(session)
                    self._stamp = stamp
            self._read()

    def search(self, question: Analysis, limit: int) -> list[tuple[int, float]]:
        """The best passages by words, best first."""
        if (opened := self._opened) is None:
            return []
        clauses = [clause for token in opened.tokens(question) for clause in token.clauses]
        if not clauses:
            return []
        found = opened.searcher.search(tantivy.Query.boolean_query(clauses), limit, count=False).hits
        ids = opened.searcher.fast_field_values("passage", [address for _, address in found])
        return [(int(passage or 0), score) for passage, (score, _) in zip(ids, found, strict=True)]

    def worth(self, question: Analysis) -> float:
        """The rarity of the question's tokens here: about what a passage that has them all would score."""
        opened = self._opened
        return sum(token.worth for token in opened.tokens(question)) if opened else 0.0

    def __len__(self) -> int:
        return self._opened.searcher.num_docs if self._opened else 0

    def _read(self) -> None:
        """Open what another process may have written; nothing there yet is an empty index."""
        at = self._state_time()
        if self._opened is None or at != self._read_at:
            self._opened = _Opened(_open(self._home)) if at else None
            self._read_at = at

    def _state_time(self) -> int:
        try:
            return (self._home / STATE).stat().st_mtime_ns
        except OSError:
            return 0

    def _write(self, session: Session) -> None:
        known = _known(self._home)
        wanted = versions.live(session)
        if known == wanted:
            return
        if known is None:
            self._start_over()
        stale = [key for key in (known or {}) if key not in wanted]
        changed = [key for key, version in wanted.items() if (known or {}).get(key) != version]
        index = _open(self._home)
        writer = index.writer(WRITER_MEMORY, 1)
        for key in (*stale, *changed):
            writer.delete_documents_by_term("document", str(key))
        for document in _entries(session, changed, index.schema):
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        _remember(self._home, wanted)

    def _start_over(self) -> None:
        for old in self._folder.glob("words-*"):
            shutil.rmtree(old, ignore_errors=True)
        self._opened = None
        self._home.mkdir(parents=True)


_Clause = tuple[tantivy.Occur, tantivy.Query]


class _Token(NamedTuple):
    """A token of a question in this index: how it is looked for, nowhere when that is no use, and how rare it is."""

    clauses: tuple[_Clause, ...]
    worth: float


class _Opened:
    """The index as it was when it was opened."""

    def __init__(self, index: tantivy.Index) -> None:
        self.searcher = index.searcher()
        self._schema = index.schema
        self._every = self.searcher.num_docs
        self._common = max(COMMON * self._every, FEW)
        self._token = lru_cache(REMEMBERED)(self._looked_up)

    def tokens(self, question: Analysis) -> list[_Token]:
        """As often as each is said; of many pieces, every second or third tells as much."""
        pieces = question.pieces[:: 1 + len(question.pieces) // MANY]
        wanted = {"terms": question.terms, "pieces": pieces, "pairs": question.pairs}
        return [self._token(kind, token) for kind, tokens in wanted.items() for token in tokens]

    def _looked_up(self, kind: str, token: str) -> _Token:
        """Pieces that stand nearly everywhere tell nothing apart and cost most of the time: they are not looked for."""
        share = EMPTY if kind == "terms" and analysis.is_empty(token) else 1.0
        most = self._common if kind == "pieces" else self._every
        worth, clauses = 0.0, list[_Clause]()
        for field, weight in FIELDS[kind].items():
            passages = self.searcher.doc_freq(field, token)
            if field in PLAIN:
                worth = share * weight * math.log(1 + (self._every + 0.5) / (passages + 0.5))
            if 0 < passages <= most:
                query = tantivy.Query.term_query(self._schema, field, token, "freq")
                boost = share * weight
                clauses.append((tantivy.Occur.Should, query if boost == 1 else tantivy.Query.boost_query(query, boost)))
        return _Token(tuple(clauses), worth)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("passage", fast=True)
    builder.add_text_field("document", tokenizer_name="raw", index_option="basic")  # what is deleted by
    for field in chain.from_iterable(FIELDS.values()):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")  # our own tokens, already cut
    return builder.build()


def _open(home: Path) -> tantivy.Index:
    index = tantivy.Index(_schema(), str(home))
    index.config_reader("manual")
    index.reload()
    return index


def _entries(session: Session, documents: Sequence[int], schema: tantivy.Schema) -> Iterator[tantivy.Document]:
    rest = iter(documents)
    wanted = select(Passage.id, Passage.document_id, Passage.section, Passage.text, Document.title, Document.aliases)
    while batch := list(islice(rest, AT_ONCE)):
        for row in session.execute(wanted.join(Passage.document).where(Document.id.in_(batch))):
            text = analyse(row.text)
            heading = analyse(f"{row.title}\n{row.section}\n{row.aliases}")
            entry = {
                "terms": text.terms,
                "pieces": text.pieces,
                "pairs": text.pairs,
                "heading": heading.terms,
                "heading_pieces": heading.pieces,
            }
            fields = {field: " ".join(tokens) for field, tokens in entry.items()}
            yield tantivy.Document.from_dict({"passage": row.id, "document": str(row.document_id), **fields}, schema)


@contextmanager
def _alone(folder: Path, *, wait: bool) -> Iterator[bool]:
    """Am I the one who writes? Given back by the system when a process dies. `wait`: nothing to read yet."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except OSError:
            yield False
            return
        yield True


def _known(home: Path) -> dict[int, str] | None:
    """Which version of which document the index holds; None when it cannot be trusted."""
    try:
        state = json.loads((home / STATE).read_text(encoding="utf-8"))
        files, documents = state["files"], state["documents"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return {int(key): version for key, version in documents.items()} if files == _sizes(home) else None


def _remember(home: Path, documents: Mapping[int, str]) -> None:
    fresh = home / f"{STATE}.new"
    fresh.write_text(json.dumps({"files": _sizes(home), "documents": documents}), encoding="utf-8")
    fresh.replace(home / STATE)


def _sizes(home: Path) -> dict[str, int]:
    """The index files as they were left: a missing or cut one shows."""
    return {path.name: path.stat().st_size for path in home.iterdir() if not path.name.startswith((STATE, "."))}
