"""A status as people type it: "motivation: 12 nye piger. forhindring: mangler haltid". Unknown areas are never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from bot.domain.obstacles import Helper
from bot.domain.plans import FocusArea
from bot.domain.updates import Colour

AREAS: dict[FocusArea, tuple[str, ...]] = {
    FocusArea.ORGANISATION: (
        "organisering", "intern organisering og struktur", "intern organisering", "intern", "organisation", "struktur",
        "org", "område 1", "indsatsområde 1",
    ),
    FocusArea.VOLUNTEERS: (
        "frivillige", "involvering af frivillige og trænere", "frivillige og trænere", "frivillig", "frivillighed",
        "involvering", "trænere", "friv", "område 2", "indsatsområde 2",
    ),
    FocusArea.COOPERATION: (
        "samarbejde", "deltagelse i lokale samarbejder om målgruppen", "lokale samarbejder", "lokalt samarbejde",
        "samarbejder", "samarb", "lokal", "lokalt", "opsøgende", "område 3", "indsatsområde 3",
    ),
    FocusArea.WELLBEING: (
        "trivsel", "motivation og trivsel blandt børne- og ungemedlemmer", "motivation og trivsel", "motivation",
        "motiv", "mot", "triv", "område 4", "indsatsområde 4",
    ),
    FocusArea.COORDINATION: (
        "koordinering", "lokal koordinerende funktion", "lokal koordinering", "koordinerende", "koordination", "koord",
        "område 5", "indsatsområde 5",
    ),
}  # fmt: skip
OBSTACLE = ("forhindring", "forhindringer", "forh", "udfordring", "udfordringer", "problem", "barriere", "bøvl")
STATUS = ("status", "farve")
HELP_FROM = ("hjælp fra", "hjælp", "hvem kan hjælpe", "hjælper")
COLOURS: dict[Colour, tuple[str, ...]] = {
    Colour.GREEN: ("grøn", "på sporet", "🟢", "godt"),
    Colour.YELLOW: ("gul", "driller lidt", "driller", "🟡"),
    Colour.RED: ("rød", "brug for hjælp", "🔴"),
}
HELPERS: dict[Helper, tuple[str, ...]] = {
    Helper.BOARD: ("bestyrelsen", "bestyrelse"),
    Helper.CONSULTANT: ("min konsulent", "konsulent", "konsulenten", "kommunen", "kff"),
    Helper.NETWORK: ("netværket", "netværk", "de andre"),
    Helper.NOBODY: ("ingen", "ingen lige nu"),
}
NOTHING_NEW = ("intet nyt", "ingen nyt", "ikke noget nyt", "intet nyt siden sidst", "intet nyt.")
_COLOUR = "|".join(sorted((re.escape(word) for words in COLOURS.values() for word in words), key=len, reverse=True))
_BEGINS = rf"status(?!\s*:\s*(?:{_COLOUR})\s*(?:[.!;,\n]|$))"  # "status: gul" is the colour of one
_MARK = r"(?:\s*:|\s+[-–—](?=\s))"
_SAYS = re.compile(rf"\s*(?:(?:status)?opdatering|{_BEGINS}){_MARK}", re.IGNORECASE)
_PREFIX = re.compile(rf"^\s*(?:/?(?:status)?opdatering\b\s*[:\-–—]?|{_BEGINS}{_MARK})\s*", re.IGNORECASE)
_NEWS = re.compile(r"\s*(?:vi|jeg)\b[^?]+", re.IGNORECASE)
# a label stands at the beginning, after the end of a sentence, or on its own line, and ends in a colon
_LABEL = re.compile(
    r"(?:^|(?<=[.!?;,])\s+|\n+)[ \t]*([^\W\d_](?:[^:\n.!?;]|(?<=\d)\.(?=\d)){0,58}?)[ \t]*(?:(?<!\d):|:(?!\d))(?!//)[ \t]*"
)
Meaning = TypeVar("Meaning", Colour, Helper)
_END = re.compile(r"[\s,;]+$")
_FOLD = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


@dataclass(frozen=True, slots=True)
class Typed:
    """What was understood. `unknown`: labels that name no area of this association; `loose`: text without a label."""

    parts: tuple[tuple[FocusArea, str], ...] = ()
    obstacle: str = ""
    helper: Helper | None = None
    colour: Colour | None = None
    nothing_new: bool = False
    unknown: tuple[tuple[str, str], ...] = ()
    loose: str = ""

    @property
    def areas(self) -> tuple[FocusArea, ...]:
        return tuple(dict.fromkeys(area for area, _ in self.parts))

    @property
    def is_clear(self) -> bool:
        """Everything has its place and can be kept as it is."""
        return self.nothing_new or (bool(self.parts) and not self.unknown and not self.loose)

    @property
    def text(self) -> str:
        """What happened, as one text."""
        rest = [f"{label}: {said}" for label, said in self.unknown]
        return "\n".join(filter(None, [self.loose, *(said for _, said in self.parts), *rest]))


@dataclass(slots=True)
class _Reading:
    parts: list[tuple[FocusArea, str]] = field(default_factory=list)
    unknown: list[tuple[str, str]] = field(default_factory=list)
    obstacles: list[str] = field(default_factory=list)
    helper: Helper | None = None
    colour: Colour | None = None


def is_update(text: str) -> bool:
    """A direct message that says it is an update."""
    return _SAYS.match(text) is not None


def is_news(text: str) -> bool:
    """May it be an update, though it does not say so?"""
    return _NEWS.fullmatch(text) is not None


def without_prefix(text: str) -> str:
    rest = _PREFIX.sub("", text, count=1).strip()
    return rest if rest == text else without_prefix(rest)


def parse(
    text: str, allowed: Iterable[FocusArea] = FocusArea, own: Mapping[str, FocusArea] = MappingProxyType({})
) -> Typed:
    """Never fails, never loses a word: what has no place stands in `unknown` or `loose`."""
    text = without_prefix(text)
    if _fold(text).strip(" .!") in NOTHING_NEW:
        return Typed(nothing_new=True)
    marks = list(_LABEL.finditer(text))
    loose = text[: marks[0].start()] if marks else text
    reading, wanted = _Reading(), frozenset(allowed)
    ends = [*(m.start() for m in marks[1:]), len(text)][: len(marks)]
    for mark, end in zip(marks, ends, strict=True):
        area = area_named(mark[1], own)
        _take(reading, mark[1].strip(), _END.sub("", text[mark.end() : end]).strip(), area if area in wanted else None)
    return Typed(
        parts=tuple(reading.parts),
        obstacle=" / ".join(reading.obstacles),
        helper=reading.helper or (Helper.CONSULTANT if reading.obstacles else None),  # as the form has it
        colour=reading.colour,
        unknown=tuple(reading.unknown),
        loose=loose.strip(),
    )


def area_named(label: str, own: Mapping[str, FocusArea] = MappingProxyType({})) -> FocusArea | None:
    """The area a label means, also without æøå, in other cases, or only its beginning when that is one area's.

    `own`: what the association itself calls its areas.
    """
    folded = _fold(label)
    for name, area in own.items():
        if folded and folded == _fold(name):
            return area
    exact = [area for area, names in AREAS.items() if folded in {_fold(n) for n in names}]
    if exact:
        return exact[0]
    if len(folded) < 4:  # noqa: PLR2004  shorter beginnings are guesses
        return None
    begins = {area for area, names in AREAS.items() if any(_fold(n).startswith(folded) for n in names)}
    return begins.pop() if len(begins) == 1 else None


def _take(reading: _Reading, label: str, said: str, area: FocusArea | None) -> None:
    colour, helper = _meant(said, COLOURS), _meant(said, HELPERS)
    if area is not None and said:
        reading.parts.append((area, said))
    elif _is(label, OBSTACLE) and said:
        reading.obstacles.append(said)
    elif _is(label, STATUS) and colour and reading.colour is None:
        reading.colour = colour
    elif _is(label, HELP_FROM) and helper and reading.helper is None:
        reading.helper = helper
    else:
        reading.unknown.append((label, said))


def _meant(said: str, names: dict[Meaning, tuple[str, ...]]) -> Meaning | None:
    folded = _fold(said).strip(" .!")
    return next((value for value, words in names.items() if folded in {_fold(w) for w in words}), None)


def _is(label: str, words: tuple[str, ...]) -> bool:
    return _fold(label) in {_fold(w) for w in words}


def _fold(text: str) -> str:
    """Lower case, one blank, "æ" as "ae": people without Danish keys write it so."""
    return " ".join(text.casefold().translate(_FOLD).split())
