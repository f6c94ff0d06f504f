"""Slack's JSON, read so that nothing in it can surprise us: what is missing or of another kind is read as empty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Payload = Mapping[str, Any]

_LONGEST_ID = 9  # digits that fit every database's integer


def inside(payload: Any, *path: str) -> Payload:
    """The object at that path; an empty one when there is none."""
    for step in path:
        payload = payload.get(step) if isinstance(payload, Mapping) else None
    return payload if isinstance(payload, Mapping) else {}


def word(payload: Any, *path: str) -> str:
    """The text at that path, without what no database takes: NUL and halves of letters."""
    value = inside(payload, *path[:-1]).get(path[-1])
    return value.replace("\x00", "").encode("utf-8", "ignore").decode() if isinstance(value, str) else ""


def many(payload: Any, *path: str) -> list[Payload]:
    """The objects in the list at that path."""
    value = inside(payload, *path[:-1]).get(path[-1])
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def row_id(text: str) -> int:
    """The id a button or form carries; 0, which no row has, when somebody forged something else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_ID else 0
