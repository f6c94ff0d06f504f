"""CPR numbers in every written form: six digits that are a date, and four more.

No check digit is tested (abandoned in 2007), and replacement numbers have 60 added to the day. A date, a blank and
something that may be a time of day is only a doubt; so is a number somebody calls an invoice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Number:
    start: int
    end: int
    hard: bool


_MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_WORD = re.compile(
    r"(?:cpr|person)[-. ]{0,2}(?:nummeret|nummer|numre|nr|no)?\b[-.:;=#\s]{0,5}(?:er|lyder|hedder)?[\s:]{0,3}$",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(
    r"\b(?:faktura|ordre|bilag|konto|reg|varenr|ean|cvr|bestilling|referencenr|kvittering|booking)"
    r"[-. ]{0,2}(?:nummer|nr|no|s-?nr|s-?nummer)?\b[-.:#\s]{0,4}(?:er)?\s?$",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\s{0,2}(?:kr\b|kroner\b|dkk\b|,-|,\d\d\b|mio|stk|deltagere|medlemmer|euro|eur\b)", re.IGNORECASE)
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_YEAR = re.compile(r"20[12349]\d|203\d")

_BREAK = r"[^0-9A-Za-zÆØÅæøå]"
_DASH = r"\s{0,3}[-_/:·.+*=~|,;()]{1,3}\s{0,3}"

# the date typed as one, then the four
_JOINED = re.compile(rf"(?<!\d)(\d{{6}}|\d{{8}})({_DASH}|\s{{0,3}})(\d(?:[ -]?\d){{3}})(?!\d)(?![.,]\d{{3}})")
# the date typed with dots, slashes, dashes or blanks, then the four
_PARTED = re.compile(
    r"(?<!\d)(?<!\d[.,])(\d{1,2})(\s?[-./ ]\s?)(\d{1,2})(\s?[-./ ]\s?)(\d{4}|\d{2})"
    rf"({_DASH}|\s{{1,3}})(\d{{4}})(?!\d)(?![.,]\d{{3}})"
)
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)([-./]?)(\d\d)\2(\d\d)(\s?[-_/]\s?|\s{1,3})(\d{4})(?!\d)")
_NAMED = re.compile(
    rf"(?<!\d)(\d{{1,2}})\.?\s?({'|'.join(_MONTHS)})[a-z]*\.?\s?(\d{{4}}|\d{{2}})({_DASH}|\s{{1,3}})(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
# typed apart: single digits, or groups of any size
_APART = re.compile(rf"(?<![\d.,])\d(?:{_BREAK}{{0,3}}\d){{9,11}}(?!\d)(?![.,]\d)", re.DOTALL)
_LOOKALIKE = re.compile(r"(?<![0-9A-Za-z])([0-9oOlI|]{6})(\s?[- ]\s?|)([0-9oOlI|]{4})(?![0-9A-Za-z])")
# a part of a number
_PARTLY = re.compile(r"(?<!\d)(\d{6})\s?-\s?(?:[xX*•#?_]{4}|[xX*•#?]{1,4}(?=\W|$))")
_SHORT = re.compile(r"(?<![\d.,/-])(\d{5})-(\d{4})(?![\d-])")
_AFTER_WORD = re.compile(
    r"\b(?:cpr|personn)(?:[-. ]{0,2}(?:nummeret|nummer|numre|nr|ummeret|ummer|umre|r))?\b[.:;=#\s]{0,4}"
    r"(?:(?:er|lyder|hedder|slutter|begynder|starter)\s)?(?:på\s|med\s)?[:\s]{0,2}(\d[\d -]{3,12})(?!\d)",
    re.IGNORECASE,
)
_LAST_FOUR = re.compile(r"sidste fire (?:cifre|tal)[^.\d]{0,20}(\d{4})(?!\d)", re.IGNORECASE)


def find(text: str) -> list[Number]:
    """Every number in `text` (as `writing.read` gives it), the certain ones and the doubtful; no two overlap."""
    found = sorted(_all(text), key=lambda n: (not n.hard, n.start))
    kept: list[Number] = []
    for number in found:
        if not any(number.start < k.end and k.start < number.end for k in kept):
            kept.append(number)
    return sorted(kept, key=lambda n: n.start)


def _all(text: str) -> Iterator[Number]:
    for search in (_joined, _parted, _iso, _named, _apart, _lookalikes, _parts):
        yield from search(text)


def _joined(text: str) -> Iterator[Number]:
    for match in _JOINED.finditer(text):
        date, between, four = match.groups()
        if not _is_date(date):
            continue
        called = _other_number(text, match)
        amount = between.isspace() and _MONEY.match(text, match.end())
        invoice = called and (not between or (len(date) == 8 and between.strip() in {"", "-"}))  # noqa: PLR2004
        yield _number(text, match, doubt=bool(amount or invoice or ("," in between and _may_be_clock(four))))


def _parted(text: str) -> Iterator[Number]:
    for match in _PARTED.finditer(text):
        day, one, month, two, year, between, four = match.groups()
        if not _is_date(f"{day:0>2}{month:0>2}{year}") or (one.strip() != two.strip() and "/" not in one):
            continue
        blank = between.isspace() or between.strip() in {",", ":", ";", "("}
        if blank and _MONEY.match(text, match.end()):
            continue
        span = len(year) == 4 and _YEAR.fullmatch(four) is not None  # noqa: PLR2004
        yield _number(text, match, doubt=(blank and _may_be_clock(four)) or span)


def _iso(text: str) -> Iterator[Number]:
    for match in _ISO.finditer(text):
        year, mark, month, day, between, four = match.groups()
        if _is_date(f"{day}{month}{year}"):
            yield _number(text, match, doubt=((not between.strip() or not mark) and _may_be_clock(four)) or not mark)


def _named(text: str) -> Iterator[Number]:
    for match in _NAMED.finditer(text):
        day, month, year, between, four = match.groups()
        number = _MONTHS.index(month.lower()[:3]) + 1
        if not _is_date(f"{day:0>2}{number:02}{year}") or _YEAR.fullmatch(four):
            continue
        blank = between.isspace() or between.strip() in {",", ":", ";", "("}
        if not (blank and _MONEY.match(text, match.end())):
            yield _number(text, match, doubt=blank and _may_be_clock(four))


def _apart(text: str) -> Iterator[Number]:
    for match in _APART.finditer(text):
        groups = re.findall(r"\d+", match.group())
        digits = "".join(groups)
        sizes = [len(g) for g in groups]
        if not _is_date(digits[:-4]) or len(digits) == 11 or (len(sizes) == 4 and max(sizes[:2]) < 3):  # noqa: PLR2004
            continue  # a day, a month and a year apart are read above
        single = sum(len(g) == 1 for g in groups) >= len(groups) - 2 and len(groups) > 5  # noqa: PLR2004
        if single and not re.fullmatch(r"\d(?:\D+\d)*", match.group().replace(" ", "")):
            single = len(groups) > 7  # noqa: PLR2004
        four = len(groups[-1]) == 4 and max(sizes) <= 5 and any(len(g) > 2 for g in groups[:-1])  # noqa: PLR2004
        pairs = set(sizes) == {2} and len(set(re.findall(r"\D+", match.group()))) == 1 and not _counts_up(groups)
        if _MONEY.match(text, match.end()) or ("," in match.group() and not single):
            continue
        if single or four or pairs:
            listed = bool(re.search(r"[,;]", match.group()))
            yield _number(text, match, doubt=not (single or four) or listed)


def _counts_up(groups: list[str]) -> bool:
    return all(int(b) - int(a) == 1 for a, b in pairwise(groups))


def _lookalikes(text: str) -> Iterator[Number]:
    """A letter O for a nought, an l for a one, when nearly all the rest are digits."""
    for match in _LOOKALIKE.finditer(text):
        date = match.group(1).translate(_DIGITS)
        if sum(c.isdigit() for c in match.group()) >= 6 and re.search("[oOlI|]", match.group()) and _is_date(date):  # noqa: PLR2004
            yield _number(text, match, doubt=False)


def _parts(text: str) -> Iterator[Number]:
    for match in _PARTLY.finditer(text):
        if _is_date(match.group(1)):
            yield Number(match.start(), match.end(), hard=False)
    for match in _SHORT.finditer(text):
        if _is_date(f"0{match.group(1)}"):
            yield Number(match.start(), match.end(), hard=False)
    for match in _AFTER_WORD.finditer(text):
        if not _YEAR.fullmatch(match.group(1).strip()):
            yield Number(match.start(1), match.end(1), hard=False)
    for match in _LAST_FOUR.finditer(text):
        yield Number(match.start(1), match.end(1), hard=False)


def _number(text: str, match: re.Match[str], *, doubt: bool) -> Number:
    named = bool(_WORD.search(text[max(0, match.start() - 40) : match.start()]))
    return Number(match.start(), match.end(), hard=named or not doubt)


def _other_number(text: str, match: re.Match[str]) -> bool:
    return bool(_OTHER_NUMBER.search(text[max(0, match.start() - 30) : match.start()]))


def _may_be_clock(four: str) -> bool:
    return bool(_CLOCK.fullmatch(four.replace(" ", "").replace("-", "")))


def _is_date(digits: str) -> bool:
    """Ddmmyy or ddmmyyyy, the day possibly with 60 added."""
    if len(digits) not in (6, 8) or (len(digits) == 8 and digits[4:6] not in {"19", "20"}):  # noqa: PLR2004
        return False
    day, month = int(digits[:2]), int(digits[2:4])
    return 1 <= month <= 12 and 1 <= (day - 60 if day > 60 else day) <= _DAYS[month - 1]  # noqa: PLR2004


_DIGITS = str.maketrans({"o": "0", "O": "0", "l": "1", "I": "1", "|": "1"})
