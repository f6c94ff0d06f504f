"""Numbers that may be read although few people stand behind them: what is below three is not said, nor what tells it.

A number can be told by what is left when the others are taken from their whole; so numbers are kept together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SMALL = 3


@dataclass(frozen=True, slots=True)
class Count:
    """A number as it may be read: exactly, or only that it is below or above something. None of them: not at all."""

    exactly: int | None = None
    below: int | None = None
    above: int | None = None


NOT_SHOWN = Count()
FEW = Count(below=SMALL)


def alone(number: int) -> Count:
    return FEW if number < SMALL else Count(exactly=number)


def out_of(number: int, known: int) -> Count:
    """So many of a number everybody knows. That all but a few are among them is said no more exactly than that."""
    if known <= SMALL:
        return NOT_SHOWN
    if number >= SMALL and known - number < SMALL:
        return Count(above=known - SMALL)
    return alone(number)


def split(parts: Sequence[int]) -> tuple[Count, tuple[Count, ...]]:
    """A whole, and parts that make it up between them: as few as possible are hidden beside the small ones."""
    whole = alone(sum(parts))
    if whole == FEW:
        return FEW, (FEW,) * len(parts)
    few, rest = [n for n in parts if n < SMALL], sorted(n for n in parts if n >= SMALL)
    for count in range(len(rest) + 1):
        if not _told(few, rest[:count]):
            return whole, _shown(parts, rest[:count])
    return NOT_SHOWN, _shown(parts, [])


def _told(few: Sequence[int], hidden: Sequence[int]) -> bool:
    """What is left of the whole has only one way to be shared between those that are hidden."""
    left = sum(few) + sum(hidden)
    least = 0 if hidden else left - (SMALL - 1) * (len(few) - 1)
    most = left - SMALL * len(hidden)
    return bool(few) and max(0, least) == min(SMALL - 1, most)


def _shown(parts: Sequence[int], hidden: Sequence[int]) -> tuple[Count, ...]:
    waiting, shown = list(hidden), []
    for number in parts:
        if number in waiting:
            waiting.remove(number)
            shown.append(NOT_SHOWN)
        else:
            shown.append(alone(number))
    return tuple(shown)
