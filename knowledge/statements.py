"""A sentence as a claim and its source can be compared: its words, numbers, days, clauses and the people in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from knowledge.danish import letters, wording
from knowledge.danish.analysis import analyse, is_empty

WORD = re.compile(r"(?:\w|(?<=\w)[\u00ad\u200b-\u200d](?=\w))+")  # a soft hyphen ends no word
NUMBER = re.compile(r"\d+(?:,\d+)?")
DAY_AND_MONTH = re.compile(rf"\b(\d{{1,2}})\.? ?({'|'.join(wording.MONTHS)})\b")
DAY_SLASH_MONTH = re.compile(r"\b(\d{1,2})[/.](\d{1,2})(?=[/. ]|$|[.,;)])(?!\.\d{3})")
ISO = re.compile(r"\b\d{4}-(\d{2})-(\d{2})\b")
BEGINNING = 5  # letters that forms of one word share where the stemmer misses: udvidet, udvidede
MONTH_NUMBERS = {name: number for number, name in enumerate(wording.MONTHS, 1)}


@dataclass(frozen=True)
class Sentence:
    """A sentence (or a passage) as the comparisons see it. Words are folded."""

    text: str
    frame: str = ""  # what opens the list it stands in: "Det anbefales, at den:"

    @classmethod
    def of(cls, text: str, frame: str = "") -> Sentence:
        return cls(text, frame)

    @cached_property
    def words(self) -> list[str]:
        return letters.words(self.text)

    @cached_property
    def words_set(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """What it is about: no empty words, no numbers; a compound counts by its parts too."""
        return frozenset(each for word in self.words if is_content(word) for each in analyse(word).terms)

    @cached_property
    def numbers(self) -> frozenset[float]:
        digits = {float(found.replace(",", ".")) for found in NUMBER.findall(letters.plain(self.text))}
        return frozenset(digits | {wording.NUMBERS[word] for word in self.words if word in wording.NUMBERS})

    @cached_property
    def negated(self) -> frozenset[str]:
        """What comes after a "not" in its clause."""
        found: set[str] = set()
        for clause in self.clauses:
            places = [place for place, word in enumerate(clause.words) if word in wording.NOT]
            if places:
                found |= Sentence(" ".join(clause.words[places[0] + 1 :])).stems
        return frozenset(found)

    @cached_property
    def clauses(self) -> list[Sentence]:
        return [Sentence(part) for part in wording.CLAUSE.split(self.text) if part.strip()]

    @cached_property
    def months(self) -> frozenset[str]:
        return self.words_set & (wording.WEEKDAYS | set(wording.MONTHS))

    @cached_property
    def days(self) -> frozenset[tuple[int, int]]:
        """Days of the year, as (day, month)."""
        plain = " ".join(letters.fold(word) for word in self.text.lower().split())
        named = {(int(day), MONTH_NUMBERS[month]) for day, month in DAY_AND_MONTH.findall(plain)}
        short = {(int(day), int(month)) for day, month in DAY_SLASH_MONTH.findall(plain) if int(month) in range(1, 13)}
        return frozenset(named | short | {(int(day), int(month)) for month, day in ISO.findall(plain)})

    @cached_property
    def actors(self) -> list[tuple[int, str]]:
        """Where somebody is named, and who."""
        found = ((place, actor_of(word)) for place, word in enumerate(self.words) if word not in wording.OWN)
        return [(place, actor) for place, actor in found if actor]

    def has(self, words: frozenset[str]) -> bool:
        return bool(self.words_set & words)

    def foreign_share(self, known: Iterable[Sentence]) -> float:
        """How much of what it says the others do not speak of."""
        stems = frozenset(each for sentence in known for each in sentence.stems)
        stems |= {each[:BEGINNING] for each in stems}
        own = [word for word in dict.fromkeys(self.words) if is_content(word)]
        strange = [word for word in own if not stems & {word[:BEGINNING], *analyse(word).terms}]
        return len(strange) / len(own) if own else 1.0


def find(quote: str, text: str, fewest_words: int) -> tuple[int, int] | None:
    """Where the quote stands word by word in the text. Dashes, quotation marks, spaces and capitals are not words."""
    wanted = [letters.fold(letters.plain(word)) for word in WORD.findall(_same_letters(quote))]
    text = _same_letters(text)
    places = list(WORD.finditer(text))
    words = [letters.fold(letters.plain(place[0])) for place in places]
    if len(wanted) < fewest_words:
        return None
    for first in range(len(words) - len(wanted) + 1):
        if words[first : first + len(wanted)] == wanted:
            return places[first].start(), places[first + len(wanted) - 1].end()
    return None


def is_content(word: str) -> bool:
    return not is_empty(word) and not word[0].isdigit() and word not in wording.NUMBERS


def _same_letters(text: str) -> str:
    """One character for one, so that places in it are places in the text."""
    return "".join(same if len(same := unicodedata.normalize("NFKC", letter)) == 1 else letter for letter in text)


def actor_of(word: str) -> str | None:
    for actor, beginnings in wording.ACTORS.items():
        if any(word.startswith(each) and word[len(each) :] in wording.ENDINGS for each in beginnings):
            return actor
    return None
