"""Reads one file from standard input and writes what is in it as JSON: the only place that opens a format.

Runs as its own process (`python -m knowledge.reading_child TYPE MEMORY SECONDS`), so that a file made to harm can
take down nothing but this. The limits are set before the first byte is read, and no secret is in its environment.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import resource
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from typing import Any

import kreuzberg

from knowledge.blocks import Block, Part, row

MEMBERS, UNPACKED, RATIO = 4_000, 200_000_000, 150  # what a real office file keeps well below
TEXT = 4_000_000  # characters: more than a thousand pages
SLIDE = re.compile(r"<!-- PAGE (\d+) -->")
PDF = "application/pdf"
PARTS = {"heading": Part.HEADING, "list_item": Part.ITEM}


class Harmful(Exception):  # noqa: N818  a verdict; its argument is the code the parent knows
    pass


def main(kind: str, memory: int, seconds: int) -> dict[str, Any]:
    if kind == PDF:
        _load_pdfium()
    _limit(memory, seconds)
    content = sys.stdin.buffer.read()
    try:
        if content.startswith(b"PK"):
            _inspect(content)
        return _read(content, kind)
    except Harmful as verdict:
        return {"refused": str(verdict)}
    except (MemoryError, RecursionError):
        return {"refused": "too_hard"}
    except (kreuzberg.KreuzbergError, zipfile.BadZipFile, ValueError, RuntimeError, OSError, KeyError) as problem:
        return {"refused": "locked" if re.search("password|encrypt", str(problem), re.IGNORECASE) else "unreadable"}


def _load_pdfium() -> None:
    """Kreuzberg writes its PDF library to the temporary folder before the first PDF: into one nobody else can put
    a library in, and before nothing may be written any more. Loaded, it is no longer needed on disk.
    """
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(kreuzberg.KreuzbergError):
        os.environ["TMPDIR"] = folder
        kreuzberg.extract_bytes_sync(b"%PDF-1.4", PDF, kreuzberg.ExtractionConfig(use_cache=False))


def _limit(memory: int, seconds: int) -> None:
    limits = [
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),  # it has nothing to write
        (resource.RLIMIT_CORE, 0),
    ]
    for what, most in limits:
        with contextlib.suppress(ValueError, OSError):  # not every system knows every limit
            resource.setrlimit(what, (most, most))


def _inspect(content: bytes) -> None:
    """Office files are zip archives: too much inside, macros, passwords and names that climb out are stopped here."""
    if content.count(b"PK\x01\x02") > MEMBERS:  # counted before the directory is built
        raise Harmful("bomb")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        members = package.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > MEMBERS or unpacked > UNPACKED or unpacked > RATIO * len(content) + 1_000_000:
        raise Harmful("bomb")
    for member in members:
        if member.flag_bits & 1:
            raise Harmful("locked")
        if "vbaproject" in member.filename.lower():
            raise Harmful("macros")
        if member.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", member.filename):
            raise Harmful("bomb")


def _read(content: bytes, kind: str) -> dict[str, Any]:
    config = kreuzberg.ExtractionConfig(
        output_format="markdown",
        use_cache=False,
        include_document_structure=True,
        pages=kreuzberg.PageConfig(extract_pages=True, insert_page_markers=True),
        concurrency=kreuzberg.ConcurrencyConfig(max_threads=1),
    )
    result = kreuzberg.extract_bytes_sync(content, kind, config)
    if len(result.content) > TEXT:
        raise Harmful("too_hard")
    nodes: list[Any] = list(result.document["nodes"]) if result.document else []
    title = result.metadata.get("title") or result.metadata.get("subject") or ""
    paged = kind == PDF or "presentation" in kind  # elsewhere a "page" is not what a reader sees
    return {
        "title": str(title),
        "blocks": [[b.part, b.text, b.level, b.page if paged else None] for b in _blocks(nodes)],
    }


def _blocks(nodes: list[Any]) -> Iterator[Block]:
    slide: int | None = None
    for node in nodes:
        content = node["content"]
        text = str(content.get("text") or "")
        if marker := SLIDE.search(text):
            slide = int(marker[1])
        elif content["node_type"] == "table":
            yield from (Block(Part.ROW, line, page=node.get("page") or slide) for line in _rows(content["grid"]))
        elif text.strip():
            part = PARTS.get(content["node_type"], Part.PARAGRAPH)
            yield Block(part, text, int(content.get("level") or 0), node.get("page") or slide)


def _rows(grid: dict[str, Any]) -> Iterator[str]:
    lines: dict[int, dict[int, str]] = {}
    for cell in grid["cells"]:
        lines.setdefault(cell["row"], {})[cell["col"]] = " ".join(str(cell["content"]).split())
    table = [[line.get(column, "") for column in range(grid["cols"])] for _, line in sorted(lines.items())]
    headers, *rest = table or [[]]
    yield from (line for line in (row(headers, cells) for cells in rest) if line) if rest else iter([row([], headers)])


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))  # noqa: T201  this is how it answers
