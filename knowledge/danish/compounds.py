"""Danish compounds taken apart: "netværksmøde" is also about a "møde".

A word is split when all its parts are words we know, joined by nothing, -s- or -e-. The whole word is always kept
beside its parts, so a wrong split costs little; a missed one hides a passage.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from knowledge.danish.letters import fold
from knowledge.danish.lexicon import listed, stem, weights

SHORTEST = 3
HALF_CLOSED = frozenset({"ring", "ringe", "ringen", "ringer", "let", "ben", "bens"})  # "place-ring", "antal-let"
TWO_LETTERS = frozenset({"by", "tv"})
HALF_OPEN = frozenset({"fri", "med"})  # particle and real first part: "frivillig" against "frikvarter"
SHORT_FIRST = 5
JOINED = 60  # centibels an -s- costs after a short word: "nabo-støj" before "nabo-s-tøj", but "sikkerhed-s-vagt"
LEAST_COMMON = {2: -450, 3: -470, 4: -560}  # short strings are words by chance: the shorter, the more common it must be
_ENDINGS = "ernes erne enes rnes ende ene ens ets ers rne ede ste ere est en et er es te e s r n t"
ENDINGS = frozenset(_ENDINGS.split())
LONGEST_ENDING = max(map(len, ENDINGS))
INFLECTED = 30  # centibels it costs that we know a part only by its base form


@dataclass(frozen=True, slots=True)
class Split:
    weight: int
    parts: tuple[str, ...]


@lru_cache(maxsize=60_000)
def split(word: str) -> tuple[str, ...]:
    """The parts of a compound, folded and without what joins them; () for a simple word."""
    word = fold(word.lower())
    if len(word) < 2 * SHORTEST - 1 or not word.isalpha():
        return ()
    if stem(word) in _whole():
        return ()
    best = _best(word)
    return best.parts if best else ()


@lru_cache(maxsize=1)
def _whole() -> frozenset[str]:
    return frozenset(map(stem, listed("whole")))


def _best(word: str) -> Split | None:
    """The likeliest cut in two or more. Every part costs its rarity, so fewer and commoner parts win."""
    best: Split | None = None
    openers, room = _openers(), len(word) - _ending(word)
    for at in range(2, len(word) - SHORTEST + 1):
        part = word[:at]
        if part not in openers and part[:-1] not in openers:  # nearly always
            continue
        first = _first(part, word) if room - at >= SHORTEST or room == len(word) else None
        last = _last(word[at:], word) if first else None
        if first and last and (best is None or first.weight + last.weight > best.weight):
            best = Split(first.weight + last.weight, first.parts + last.parts)
    return best


@lru_cache(maxsize=1)
def _openers() -> dict[str, int]:
    """What may stand first, and how common it is; "arbejd" too, for "arbejdsplads"."""
    common = {form: weight for form, weight in weights().items() if form not in listed("not_first")}
    long_enough = {form: weight for form, weight in common.items() if len(form) >= SHORTEST or form in TWO_LETTERS}
    openers = {form: weight for form, weight in long_enough.items() if _common_enough(form)}
    return openers | {form[:-1]: weight for form, weight in openers.items() if form.endswith("arbejde")}


def _first(part: str, word: str) -> Split | None:
    if part in listed("not_first"):
        return None
    if part in HALF_OPEN and (len(word) - len(part) < 7 or _is_known(word)):  # noqa: PLR2004
        return None
    openers = _openers()
    joined_by = part[-1] if part[-1] in "se" and part[-1] != part[-2] else ""
    bare = part.removesuffix(joined_by) if len(part) > SHORTEST else part
    best = max((form for form in (part, bare) if form in openers), key=openers.__getitem__, default=None)
    if best is None:
        return None
    joined = JOINED if part.endswith("s") and len(best) < len(part) <= SHORT_FIRST + 1 else 0
    return Split(openers[best] - joined, (best + "e" if best.endswith("arbejd") else best,))


def _last(rest: str, word: str) -> Split | None:
    if rest in listed("not_last") or (rest in HALF_CLOSED and _is_known(word)):
        return None
    common = weights()
    if rest in common:
        return Split(common[rest], (rest,)) if _common_enough(rest) else None
    base, _ = _uninflected(rest)
    if len(base) > SHORTEST:
        return Split(common[base] - INFLECTED, (rest,))
    return _best(rest) if len(rest) >= 2 * SHORTEST else None


def _common_enough(word: str) -> bool:
    return weights().get(word, -400) >= LEAST_COMMON.get(len(word), -999)


def _is_known(word: str) -> bool:
    return word in weights() or _ending(word) > 0


def _ending(word: str) -> int:
    """How many letters at the end only inflect a word we know: a cut there would find "erne" or "ren"."""
    return _uninflected(word)[1]


def _uninflected(word: str) -> tuple[str, int]:
    """The word we know in it, and how many letters follow: ("klub", 3) of "klubben"; ("", 0) when we know none."""
    common = weights()
    for length in range(min(LONGEST_ENDING, len(word) - SHORTEST), 0, -1):
        base = word[:-length]
        if word[-length:] in ENDINGS:
            if base in common:
                return base, length
            if base + "e" in common:
                return base + "e", length
            if base[-1] == base[-2] and base[:-1] in common and len(base) > SHORTEST:
                return base[:-1], length + 1
    return "", 0
