"""What is taken out of a text before it leaves for a model: hidden characters, personal data, orders to the model.

Redaction is undone in what comes back, so an answer may hold a mail address no model saw.
CPR numbers are never put back. Names cannot be found reliably and are not looked for alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bot.guard import without_numbers
from knowledge.danish.orders import ORDERS
from knowledge.danish.private import KINDS


def visible(text: str) -> str:
    """Only what a person can see: no control, zero-width, direction or tag characters, no lone surrogates."""
    text = "".join(_seen(letter) for letter in unicodedata.normalize("NFC", text))
    return re.sub(r"[ \t]+", " ", text)


def gives_orders(text: str) -> bool:
    """Does a source speak to the model instead of to people? Such a source may be quoted, but no model is shown it."""
    flat = unicodedata.normalize("NFKC", visible(text))
    return ORDERS.search(flat) is not None


class Redaction:
    """For one request: the same thing gets the same mark in the question and in every source."""

    def __init__(self) -> None:
        self._marks: dict[str, str] = {}

    def hide(self, text: str) -> str:
        text = without_numbers(visible(text), "[CPR]")
        for kind, pattern in KINDS:
            text = pattern.sub(lambda found, kind=kind: self._mark(kind, found[0]), text)  # type: ignore[misc]
        return text

    def hide_all(self, texts: Iterable[str]) -> list[str]:
        return [self.hide(text) for text in texts]

    def show(self, text: str) -> str:
        for original, mark in self._marks.items():
            text = text.replace(mark, original)
        return text

    def _mark(self, kind: str, original: str) -> str:
        return self._marks.setdefault(original, f"[{kind} {len(self._marks) + 1}]")


def _seen(letter: str) -> str:
    if letter in "\n\t":
        return letter
    kind = unicodedata.category(letter)
    if kind in {"Zs", "Zl", "Zp"}:
        return " "
    return "" if kind in {"Cc", "Cf", "Cs", "Cn", "Co"} else letter
