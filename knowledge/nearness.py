"""One matrix of all passages, and how near each is to a question.

A passage is also as near as the questions its document says it answers: people ask in other words than documents are
written in, but in much the same words as each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.vectors import Matrix, Vector

Key = tuple[int, int | str]  # a document, and one of its passages or one of the questions it answers

NEIGHBOURS = 10  # questions about other things a passage is compared with
HUB = 0.5  # how much of its nearness to those is taken off: some passages are near everything
QUESTIONS_ARE_ALIKE = (
    0.05  # two questions are this much nearer than a question and its answer, only for being questions
)


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near every passage is to one question."""

    cosines: Vector
    corrected: Vector
    passages: Sequence[int]
    row: dict[int, int]

    def best(self, limit: int) -> dict[int, float]:
        """The nearest passages, nearest first."""
        limit = min(limit, len(self.passages))
        top = np.argpartition(-self.corrected, limit - 1)[:limit]
        ordered = top[np.argsort(-self.corrected[top], kind="stable")]
        return {self.passages[at]: float(self.corrected[at]) for at in ordered}

    def cosine(self, passage: int) -> float | None:
        at = self.row.get(passage)
        return None if at is None else float(self.cosines[at])


@dataclass(frozen=True, slots=True)
class Table:
    """What is searched: a row a passage, and the questions documents answer with the rows they speak for."""

    vectors: dict[Key, Vector]
    passages: Sequence[int]
    row: dict[int, int]
    matrix: Matrix
    hubs: Vector  # how near a passage is to everything
    questions: Matrix
    speaks: NDArray[np.intp]  # rows of `questions` …
    spoken_for: NDArray[np.intp]  # … and the rows of `matrix` they stand for, pair by pair

    @classmethod
    def of(cls, vectors: Mapping[Key, Vector], bank: Sequence[Vector] = ()) -> Table:
        """`bank`: questions about other things, to tell which passages are near everything."""
        texts = {key: vector for key, vector in vectors.items() if isinstance(key[1], int)}
        questions = {key: vector for key, vector in vectors.items() if isinstance(key[1], str)}
        matrix, asked = _stacked(texts), _stacked(questions)
        rows = dict(zip([*texts, *questions], [*matrix, *asked], strict=True))  # views: each vector is held once
        passages = [int(passage) for _, passage in texts]
        of_document = defaultdict(list)
        for at, (document, _) in enumerate(texts):
            of_document[document].append(at)
        pairs = [(at, row) for at, (document, _) in enumerate(questions) for row in of_document[document]]
        speaks, spoken_for = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
        row = {passage: at for at, passage in enumerate(passages)}
        return cls(rows, passages, row, matrix, _hubs(matrix, bank), asked, speaks, spoken_for)

    def near(self, question: Vector, *, english: bool) -> Nearness:
        cosines = self.matrix @ question
        if len(self.speaks):
            asked = self.questions @ question - QUESTIONS_ARE_ALIKE
            np.maximum.at(cosines, self.spoken_for, asked[self.speaks])
        corrected = cosines if english else cosines - HUB * self.hubs  # between languages the correction only harms
        return Nearness(cosines, corrected, self.passages, self.row)


def _stacked(vectors: Mapping[Key, Vector]) -> Matrix:
    return np.stack(list(vectors.values())) if vectors else np.zeros((0, 0), dtype=np.float32)


def _hubs(matrix: Matrix, bank: Sequence[Vector]) -> Vector:
    found = np.zeros(len(matrix), dtype=np.float32)
    if not bank:
        return found
    questions = np.stack(bank).T
    for at in range(0, len(matrix), 4096):
        cosines = matrix[at : at + 4096] @ questions
        found[at : at + 4096] = np.sort(cosines, axis=1)[:, -NEIGHBOURS:].mean(axis=1)
    return found
