"""A text as a reader takes it: the many ways to type a digit, a dash or a space are one each."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Writing:
    """`plain`: normal characters. `places[i]`: where in the original the i-th of them stood."""

    plain: str
    places: tuple[int, ...]


def read(text: str) -> Writing:
    plain: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if unicodedata.combining(character) and plain:
            plain[-1] = _joined(plain[-1], character)
            continue
        for normal in _normal(character):
            plain.append(normal)
            places.append(place)
    return Writing("".join(plain), tuple(places))


def _joined(letter: str, mark: str) -> str:
    """A letter and its ring or dots, typed as two, are one letter. Any other mark is dropped."""
    both = unicodedata.normalize("NFC", letter + mark)
    return both if len(both) == 1 else letter


def _normal(character: str) -> str:
    if character.isascii():
        return character if character >= " " or character == "\n" else " "
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(character)
    if category in {"Cf", "Me", "Mn", "Cs", "Co", "Cn"}:  # zero width, the frame of a keycap
        return ""
    if category == "Pd" or character in "−‐⁃˗⎯─":
        return "-"
    if category in {"Zs", "Zl", "Zp", "Cc"}:
        return " "
    return unicodedata.normalize("NFKC", character)
