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
PART_ENDINGS = ("erne", "ene", "er", "en", "et", "ne", "e", "s")


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
    bare = part[:-1] if part[-1] in "se" and len(part) > SHORTEST else part
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
    for ending in PART_ENDINGS:
        if rest.endswith(ending) and len(rest) - len(ending) > SHORTEST and rest[: -len(ending)] in common:
            return Split(common[rest[: -len(ending)]] - 30, (rest,))
    return _best(rest) if len(rest) >= 2 * SHORTEST else None


def _common_enough(word: str) -> bool:
    return weights().get(word, -400) >= LEAST_COMMON.get(len(word), -999)


def _is_known(word: str) -> bool:
    return word in weights() or _ending(word) > 0


def _ending(word: str) -> int:
    """How many letters at the end only inflect a word we know: a cut there would find "erne" or "ren"."""
    common = weights()
    for length in range(min(LONGEST_ENDING, len(word) - SHORTEST), 0, -1):
        if word[-length:] in ENDINGS and (word[:-length] in common or word[:-length] + "e" in common):
            return length
    return 0
