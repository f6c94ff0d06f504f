"""The words the rules are written in: a check looks at one value and says what is wrong with it, and where."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

LONGEST_ID = 255
LONGEST_URL = 3000


@dataclass(slots=True)
class Look:
    """One place in the blocks. All places of one reading share the list of problems."""

    path: str = ""
    problems: list[str] = field(default_factory=list)

    def at(self, step: str | int) -> Look:
        return Look(f"{self.path}/{step}", self.problems)

    def wrong(self, sentence: str) -> None:
        self.problems.append(f"{self.path or '/'}: {sentence}")


Check = Callable[[Look, Any], None]


def string(most: int, least: int = 1) -> Check:
    """Lengths are counted in code points, as Slack counts them."""

    def check(look: Look, value: Any) -> None:
        if not isinstance(value, str):
            look.wrong("must be a string")
        elif not least <= len(value) <= most:
            look.wrong(f"must be {least} to {most} characters, is {len(value)}")

    return check


def matching(pattern: str, what: str) -> Check:
    def check(look: Look, value: Any) -> None:
        if not isinstance(value, str) or not re.fullmatch(pattern, value, re.DOTALL):
            look.wrong(f"must be {what}")

    return check


def integer(least: int, most: int) -> Check:
    def check(look: Look, value: Any) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            look.wrong(f"must be a whole number from {least} to {most}")

    return check


def flag(look: Look, value: Any) -> None:
    if not isinstance(value, bool):
        look.wrong("must be true or false")


def one_of(*known: str) -> Check:
    def check(look: Look, value: Any) -> None:
        if value not in known:
            look.wrong(f"must be one of {', '.join(known)}")

    return check


def items(least: int, most: int, each: Check) -> Check:
    def check(look: Look, value: Any) -> None:
        if not isinstance(value, list):
            look.wrong("must be a list")
            return
        if not least <= len(value) <= most:
            look.wrong(f"must hold {least} to {most}, holds {len(value)}")
        for number, one in enumerate(value):
            each(look.at(number), one)

    return check


def url(look: Look, value: Any) -> None:
    matching(r"https?://\S+", "an http or https address")(look, value)
    string(LONGEST_URL)(look, value)


def shape(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None, *also: Check) -> Check:
    """An object with these fields and no others; `also` looks at it as a whole."""
    known = {**required, **(optional or {})}

    def check(look: Look, value: Any) -> None:
        if not isinstance(value, dict):
            look.wrong("must be an object")
            return
        before = len(look.problems)
        for name in required:
            if name not in value:
                look.wrong(f"{name} is missing")
        for name, inner in value.items():
            if name in known:
                known[name](look.at(name), inner)
            elif name != "type":
                look.wrong(f"{name} is not a field of {value.get('type', 'this')}")
        if len(look.problems) == before:
            for whole in also:
                whole(look, value)

    return check


def kinds(known: Mapping[str, Check], what: str) -> Check:
    """An object whose `type` says which rules it follows."""

    def check(look: Look, value: Any) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, str) or kind not in known:
            look.wrong(f"{kind!r} is no {what}")
            return
        known[kind](look, value)

    return check


ident = string(LONGEST_ID)
day = matching(r"\d{4}-\d{2}-\d{2}", "a date YYYY-MM-DD")
hour = matching(r"([01]\d|2[0-3]):[0-5]\d", "a time HH:MM")
