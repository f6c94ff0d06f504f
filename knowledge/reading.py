"""Opens a file somebody gave us, in a process of its own with limits, and hands back its text or one clear refusal.

What a file says it is, is checked against what it is; anything that could be heavy is done by the child.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from knowledge.blocks import Block, Paper, Part, from_markdown
from knowledge.refusals import (
    FileIsABomb,
    FileLocked,
    FileRefused,
    FileTooHard,
    FileTooLarge,
    FileTypeLies,
    FileTypeUnknown,
    FileUnreadable,
    FileWithMacros,
    FileWithoutText,
)

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    size: int = 25 * MEGABYTE
    memory: int = 1_000 * MEGABYTE
    cpu_seconds: int = 20
    wall_seconds: float = 40.0


OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES: Mapping[str, str] = {
    ".pdf": "application/pdf",
    ".docx": OFFICE + "wordprocessingml.document",
    ".pptx": OFFICE + "presentationml.presentation",
    ".xlsx": OFFICE + "spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".html": "text/html",
    ".htm": "text/html",
    ".eml": "message/rfc822",
    ".md": "text/markdown",
    ".txt": "text/plain",
}
MACROS = {".docm", ".dotm", ".pptm", ".xlsm", ".xlsb", ".xltm"}
MARKS: Mapping[str, tuple[bytes, bytes]] = {  # how it begins, and what stands in a package of that kind
    ".docx": (b"PK\x03\x04", b"word/"),
    ".pptx": (b"PK\x03\x04", b"ppt/"),
    ".xlsx": (b"PK\x03\x04", b"xl/"),
    ".odt": (b"PK\x03\x04", b"opendocument.text"),
}
VERDICTS: Mapping[str, type[FileRefused]] = {
    "bomb": FileIsABomb,
    "macros": FileWithMacros,
    "locked": FileLocked,
    "too_hard": FileTooHard,
    "unreadable": FileUnreadable,
}
OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # .doc, .xls, and office files with a password


def read(name: str, content: bytes, limits: Limits | None = None) -> Paper:
    """The text of a file by its name and bytes. Raises a FileRefused."""
    limits = limits or Limits()
    ending = check(name, content, limits)
    if ending in (".md", ".txt"):
        paper = Paper(tuple(from_markdown(as_text(name, content))))
    else:
        if ending in (".html", ".htm"):
            content = as_text(name, content).encode()  # the parser takes every page for UTF-8
        paper = _in_a_child(name, content, TYPES[ending], limits)
    if not any(block.text.strip() for block in paper.blocks):
        raise FileWithoutText(name)
    return paper


def check(name: str, content: bytes, limits: Limits) -> str:
    """The file's ending, when size and first bytes agree with it."""
    ending = PurePath(name).suffix.lower()
    if len(content) > limits.size:
        raise FileTooLarge(name, limits.size // MEGABYTE)
    if ending in MACROS:
        raise FileWithMacros(name)
    if ending not in TYPES:
        raise FileTypeUnknown(name)
    if not content.strip():
        raise FileWithoutText(name)
    if content.startswith(OLD_OFFICE) and ending in MARKS:
        raise FileLocked(name)
    if not _is_what_it_says(ending, content):
        raise FileTypeLies(name)
    return ending


def as_text(name: str, content: bytes) -> str:
    """Text as the letters it was meant to be: UTF-8, UTF-16 with its mark, else as Windows wrote it in Denmark."""
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "cp1252"):
        try:
            return unicodedata.normalize("NFC", content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise FileUnreadable(name)


def _is_what_it_says(ending: str, content: bytes) -> bool:
    if ending == ".pdf":
        return b"%PDF-" in content[:1024]
    if ending in MARKS:
        begins, holds = MARKS[ending]
        return content.startswith(begins) and holds in content
    if content.startswith((b"PK\x03\x04", b"%PDF-", b"MZ", b"\x7fELF", OLD_OFFICE)):
        return False
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ending in (".txt", ".md", ".html", ".htm")
    return b"\x00" not in content and (ending not in (".html", ".htm") or b"<" in content)


def _in_a_child(name: str, content: bytes, kind: str, limits: Limits) -> Paper:
    root = str(Path(__file__).resolve().parent.parent)
    command = [sys.executable, "-P", "-m", "knowledge.reading_child", kind, str(limits.memory), str(limits.cpu_seconds)]
    environment = {"PATH": os.defpath, "PYTHONPATH": root, "LC_ALL": "C.UTF-8"}  # nothing of ours is theirs to read
    try:
        done = subprocess.run(  # noqa: S603  our own module, with arguments we chose
            command, input=content, capture_output=True, timeout=limits.wall_seconds, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise FileTooHard(name) from None
    if done.returncode != 0:  # killed by a limit, or out of memory so suddenly that it gave no verdict
        raise FileTooHard(name)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise FileUnreadable(name) from None
    if verdict := answer.get("refused"):
        raise VERDICTS[verdict](name)
    blocks = tuple(Block(Part(part), text, level, page) for part, text, level, page in answer["blocks"])
    return Paper(blocks, answer["title"])
