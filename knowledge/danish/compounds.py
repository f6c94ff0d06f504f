"""Danish compounds taken apart: "netværksmøde" is also about a "møde".

A word is split when all its parts are words we know, joined by nothing, -s- or -e-. The whole word is always kept
beside its parts, so a wrong split costs little; a missed one hides a passage.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from knowledge.danish.letters import fold
from knowledge.danish.lexicon import RARE, listed, stem, weights

SHORTEST = 3  # letters of the stem that must stand after a cut
HALF_CLOSED = frozenset({"ring", "ringe", "ringen", "ringer", "let", "ben", "bens"})  # "place-ring", "antal-let"
HALF_OPEN = frozenset({"fri", "med"})  # particle and real first part: "frivillig" against "frikvarter"
SHORT_FIRST = 5
JOINED = 60  # centibels an -s- costs after a short word: "nabo-støj" before "nabo-s-tøj", but "sikkerhed-s-vagt"
LEAST_COMMON = {2: -450, 3: -470, 4: -560}  # by letters: short strings are words by chance
SHORT = 3
TAKE_S = ("skab", "dom", "hed", "ing", "ion", "tet", "sel")  # "regnskab-s-år", not "regnskab-sår"
NOUN = tuple(ending + "s" for ending in TAKE_S)  # what ends so is a noun that opens a compound, known or not:
LONG = 7  # from so many letters
UNKNOWN = -650  # and with this weight
_OF_PARTS = "ernes erne enes rnes ende ene ens ets ers rne en et er es ne e s r n"
_OF_WORDS = "ede ste ere est te t ige igt ig iske isk erede eret erer"
PART_ENDINGS = frozenset(_OF_PARTS.split())
ENDINGS = PART_ENDINGS | frozenset(_OF_WORDS.split())
LONGEST_ENDING = max(map(len, ENDINGS))
INFLECTED = 100  # centibels it costs that we know a part only by its base form


@dataclass(frozen=True, slots=True)
class Split:
    weight: int
    parts: tuple[str, ...]


@lru_cache(maxsize=60_000)
def split(word: str) -> tuple[str, ...]:
    """The parts of a compound, folded and without what joins them; () for a simple word."""
    word = fold(word.lower())
    best = _best(word) if len(word) >= 2 * SHORTEST - 1 and word.isalpha() else None
    return best.parts if best and not _is_whole(word) else ()


def _is_whole(word: str) -> bool:
    """Does it, or what it inflects, only look like a compound?"""
    return not _whole().isdisjoint(map(stem, (word, *(base for base, _ in _bases(word)))))


@lru_cache(maxsize=1)
def _whole() -> frozenset[str]:
    return frozenset(map(stem, listed("whole")))


@lru_cache(maxsize=1_000)  # the end of a word is asked about once for every beginning
def _best(word: str) -> Split | None:
    """The likeliest cut in two or more. Every part costs its rarity, so fewer and commoner parts win."""
    best: Split | None = None
    openers, length, ending = _openers(), len(word), _ending(word)
    for at in range(2, length - ending - SHORTEST + 1 if ending else length - 1):
        part = word[:at]
        if part in openers or (part[-1] in "se" and (part[:-1] in openers or part.endswith(NOUN))):
            first = _first(part, word)
            last = _last(word[at:], word) if first else None
            if first and last and (best is None or first.weight + last.weight > best.weight):
                best = Split(first.weight + last.weight, first.parts + last.parts)
    return best


@lru_cache(maxsize=1)
def _openers() -> dict[str, int]:
    """What may stand first, and how common it is; "arbejd" too, for "arbejdsplads"."""
    openers = {form: weight for form, weight in weights().items() if _may(form, "first")}
    return openers | {form[:-1]: weight for form, weight in openers.items() if form.endswith("arbejde")}


def _may(form: str, stand: str) -> bool:
    """Short strings are words by chance: of those only the common and the listed are parts."""
    if form in listed(f"not_{stand}") or (len(form) < SHORT and form not in listed(f"short_{stand}")):
        return False
    return _is_common(form, weights()[form]) or len(form) > SHORT or form in listed(f"short_{stand}")


def _is_common(form: str, weight: int) -> bool:
    return weight >= LEAST_COMMON.get(len(form), RARE + 1)


def _first(part: str, word: str) -> Split | None:
    if part in listed("not_first") or (part.endswith(TAKE_S) and word[len(part)] == "s"):
        return None
    if part in HALF_OPEN and (len(word) - len(part) < 7 or _is_known(word)):  # noqa: PLR2004
        return None
    openers = _openers()
    joined_by = part[-1] if part[-1] in "se" and part[-1] != part[-2] else ""
    bare = part.removesuffix(joined_by) if len(part) > SHORTEST else part
    best = max((form for form in (part, bare) if form in openers), key=openers.__getitem__, default=None)
    if best is None:
        is_noun = part.endswith(NOUN) and len(part) > LONG
        return Split(UNKNOWN, (bare,)) if is_noun else None
    if _is_known(word) and not _is_common(best, openers[best]):
        return None
    joined = JOINED if part.endswith("s") and len(best) < len(part) <= SHORT_FIRST + 1 else 0
    return Split(openers[best] - joined, (best + "e" if best.endswith("arbejd") else best,))


def _last(rest: str, word: str) -> Split | None:
    if rest in HALF_CLOSED and _is_known(word):
        return None
    common = weights()
    if rest in common:
        may = _may(rest, "last") and (_is_common(rest, common[rest]) or not _is_known(word))
        return Split(common[rest], (rest,)) if may else None
    if rest in listed("not_last"):
        return None
    for base, _ in _bases(rest, PART_ENDINGS)[: 1 if _is_known(word) else None]:
        if _may(base, "last"):
            return Split(common[base] - INFLECTED, (rest,))
    inner = _best(rest) if len(rest) > SHORT + 2 else None
    return inner if inner and len(inner.parts[0]) >= SHORT else None  # two letters only open a whole word


def _is_known(word: str) -> bool:
    return word in weights() or _ending(word) > 0


def _ending(word: str) -> int:
    """How many letters at the end only inflect a word we know: a cut there would find "erne" or "ren"."""
    bases = _bases(word)
    return bases[0][1] if bases else 0


@lru_cache(maxsize=1_000)
def _bases(word: str, endings: frozenset[str] = ENDINGS) -> tuple[tuple[str, int], ...]:
    """The words we know in it, and how many letters follow: ("klub", 3) in "klubben"."""
    common = weights()
    found: list[tuple[str, int]] = []
    for length in range(min(LONGEST_ENDING, len(word) - SHORTEST), 0, -1):
        if word[-length:] in endings:
            base = word[:-length]
            if base in common:
                found.append((base, length))
            if base + "e" in common:
                found.append((base + "e", length))
            if base[-1] == base[-2] and base[:-1] in common and len(base) > SHORTEST:
                found.append((base[:-1], length + 1))
    return tuple(found)
