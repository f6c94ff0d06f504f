"""Where measurements find the shared sets, keep their vectors and print their tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared" / "eval"
CACHE = Path.home() / ".cache" / "ressourcebot"

Print = Callable[[str, Sequence[str], Sequence[Sequence[object]]], None]


@pytest.fixture
def collection() -> Callable[[str], Path]:
    """The folder of a shared set, which is never copied into the project."""

    def found(name: str) -> Path:
        if not (SHARED / name).exists():
            pytest.skip(f"the shared set {name} is not on this computer")
        return SHARED / name

    return found


@pytest.fixture
def sentences(collection: Callable[[str], Path]) -> list[str]:
    """Real Danish sentences to make large heaps of passages from."""
    lines = (collection("squad_da") / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    return [part for line in lines for part in json.loads(line)["text"].split(". ") if 5 <= len(part.split()) <= 40]


@pytest.fixture
def table(capsys: pytest.CaptureFixture[str]) -> Print:
    def printed(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        width = max(len(str(row[0])) for row in rows)
        with capsys.disabled():
            print(f"\n{title}\n{'':{width}} " + " ".join(f"{name:>10}" for name in columns))
            for row in rows:
                cells = (f"{each:10.4g}" if isinstance(each, float) else f"{each!s:>10}" for each in row[1:])
                print(f"{row[0]:{width}} " + " ".join(cells))

    return printed
