"""Child data found in text, before anything is kept: CPR numbers are hard, signs of one particular child are soft.

Pure, and imports nothing of ours, so that every door can use it. It errs on the side of asking only where a text points
at one child: a guard that cries wolf is clicked away.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.guard import cpr, signs
from bot.guard.writing import Writing, read


@dataclass(frozen=True, slots=True)
class Finding:
    """`hard`: refuse. `soft`: ask. `reasons`: what was seen, in words for the writer. `masked`: without the digits."""

    hard: bool
    soft: bool
    reasons: tuple[str, ...]
    masked: str


def check(text: str) -> Finding:
    writing = read(text)
    numbers = cpr.find(writing.plain)
    hard = [n for n in numbers if n.hard]
    reasons = ["et CPR-nummer"] if hard else []
    if len(numbers) > len(hard):
        reasons.append("noget, der kan være et CPR-nummer")
    seen = signs.find(writing.plain)
    return Finding(
        hard=bool(hard),
        soft=bool(seen) or len(numbers) > len(hard),
        reasons=(*reasons, *seen),
        masked=_masked(text, writing, hard),
    )


def without_numbers(text: str, instead: str) -> str:
    """`instead` for each CPR number, and for what may be one: for words that leave the house."""
    writing = read(text)
    for number in reversed(cpr.find(writing.plain)):
        start, end = writing.places[number.start], writing.places[number.end - 1] + 1
        text = text[:start] + instead + text[end:]
    return text


def _masked(text: str, writing: Writing, numbers: list[cpr.Number]) -> str:
    covered = {place for n in numbers for place in writing.places[n.start : n.end]}
    return "".join("•" if i in covered and not c.isspace() else c for i, c in enumerate(text))
