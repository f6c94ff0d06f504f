"""Compares a written sentence with those it rests on: numbers, dates, names, not, must and may, who does what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from knowledge.danish import letters, wording
from knowledge.danish.analysis import analyse, is_empty
from knowledge.danish.lexicon import stem, weights
from knowledge.sentences import sentences
from knowledge.statements import MONTH_NUMBERS, WORD, Sentence, actor_of, is_content

COMMON = -370  # centibels: words so common that they are hardly a name


def other_date(said: Sentence, evidence: Sequence[Sentence], about: Sentence) -> bool:
    """A month, weekday or day the evidence does not have. The title's day counts where the evidence has none."""
    days = {day for sentence in evidence for day in sentence.days} or about.days
    months = {month for sentence in [*evidence, about] for month in sentence.months}
    months |= {name for name, number in MONTH_NUMBERS.items() if number in {month for _, month in days}}
    return not said.months <= months or bool(said.days - days)


def strange_numbers(said: Sentence, evidence: Sequence[Sentence], whole: Sentence) -> frozenset[float]:
    """Numbers that neither the quoted sentences have, nor another sentence of the passage that speaks of the same."""
    known = {number for sentence in evidence for number in sentence.numbers}
    known |= {float(month) for sentence in evidence for _, month in sentence.days}
    own = {stem(word) for word in said.words if is_content(word)} - _units()
    near = (clause for clause in whole.clauses if own & {stem(word) for word in clause.words})
    return said.numbers - known - {number for clause in near for number in clause.numbers}


def moved_number(said: Sentence, evidence: Sequence[Sentence]) -> bool:
    """A number that is there, but beside something else: 250.000 belongs to standard, 400.000 to the extended kind."""
    parts = [
        (float(some), float(of)) for sentence in evidence for some, of in wording.SOME_OF.findall(_in_digits(sentence))
    ]
    if any(of in said.numbers and some not in said.numbers for some, of in parts):
        return True
    if any(sentence.has(wording.BY_ORDER) for sentence in evidence):
        return False  # which is which is told by their order, and that is not read here
    clauses = [clause for sentence in evidence for clause in sentence.clauses if clause.numbers]
    return any(_belongs_elsewhere(clause, number, clauses) for clause in said.clauses for number in clause.numbers)


def foreign_name(text: str, known: Sequence[Sentence]) -> bool:
    """A name the source does not have. A word that opens a sentence has a capital anyway, so it is judged milder."""
    words = {word for sentence in known for word in sentence.words}
    stems = {each for sentence in known for each in sentence.stems}
    for sentence in sentences(text):
        for place, found in enumerate(WORD.finditer(sentence)):
            word = letters.fold(letters.plain(found[0]))
            if not found[0][0].isupper() or word in words or word.removesuffix("s") in words or stem(word) in stems:
                continue
            if place == 0 and (_opens(word) or set(analyse(word).terms) & stems):
                continue
            if len(word) > 1 and actor_of(word) is None:
                return True
    return False


def smuggled_in(said: Sentence, known: Sequence[Sentence]) -> bool:
    """A strange thing told in one breath with a known one: "udstyr og løn" where the source speaks of wages only."""
    stems = {each for sentence in known for each in sentence.stems}
    for pair in wording.TOGETHER.findall(said.text):
        words = [letters.fold(letters.plain(word)) for word in pair]
        strange = [not stems & set(analyse(word).terms) for word in words if is_content(word)]
        if len(strange) == len(pair) and strange[0] != strange[1]:
            return True
    return False


def turned_round(said: Sentence, source: Sentence, about: Sentence) -> bool:
    """Not, only, and words that mean the opposite."""
    beside = _beside(said, source)
    if said.has(wording.NOT) != beside.has(wording.NOT) or said.has(wording.ONLY) != beside.has(wording.ONLY):
        return True
    if (said.stems & beside.negated) - said.negated and (beside.stems & said.negated) - beside.negated:
        return True  # "A and not B" told as "B and not A"
    return any(
        _swapped(said, source if source.has(one | other) else about, one, other) for one, other in wording.OPPOSITES
    )


def other_force(said: Sentence, source: Sentence) -> bool:
    """Must, should, may: none may become another, and "may" may not become a fact."""
    beside = _beside(said, source)
    if said.has(wording.MUST):
        return not (source.has(wording.MUST) or beside.has(wording.MUST))
    if said.has(wording.SHOULD):
        return not (source.has(wording.SHOULD) or beside.has(wording.SHOULD))
    if said.has(wording.MAY):
        return beside.has(wording.MUST | wording.SHOULD) and not beside.has(wording.MAY)
    return beside.has(wording.MAY | wording.SHOULD) and not beside.has(wording.MUST)


def other_scope(said: Sentence, source: Sentence) -> bool:
    """Some that became all, a rule of thumb that became a rule, a condition that fell out."""
    beside = _beside(said, source)
    if any(said.has(words) and not source.has(words) for words in (wording.ALL, wording.WHOLE)):
        return True
    if beside.has(wording.SOME) and not said.has(wording.SOME | wording.MAY | wording.SHOULD):
        return True
    told = said.has(wording.CONDITION) or said.words[0] in wording.INVERTED
    return not told and _is_conditional(said, source)


def other_roles(said: Sentence, source: Sentence, evidence: Sequence[Sentence]) -> bool:
    """Somebody else does it, or it is done to somebody else."""
    known = {actor for sentence in evidence for _, actor in sentence.actors}
    named = {actor for _, actor in said.actors} - {wording.LISTENER}
    if not named <= known:
        return True
    ours, theirs = _doers(said), _doers(source)
    same = [bool(ours[each] & theirs[each]) for each in ours.keys() & theirs.keys()]
    return same.count(False) > same.count(True)


def _opens(word: str) -> bool:
    common = weights().get(word, -900) > COMMON
    return (
        common
        or is_empty(word)
        or word in wording.OPENERS
        or word in wording.NUMBERS
        or word.endswith(wording.NAME_ENDINGS)
    )


def _beside(said: Sentence, source: Sentence) -> Sentence:
    """The part of a sentence that speaks of what is said, and what frames it: another part's "not" does not count."""
    first, *rest = source.clauses
    frames = bool(rest) and rest[0].words[:1] == ["at"] and first.has(wording.MUST | wording.SHOULD | wording.MAY)
    speaking = _speaking(said, source)
    heard = [clause for clause in source.clauses if clause in speaking or (frames and clause is first)]
    return Sentence(", ".join([source.frame, *(clause.text for clause in heard)]))


def _speaking(said: Sentence, source: Sentence) -> list[Sentence]:
    """The clauses that share a word with what is said; who does it counts only where nothing else is shared."""
    own = {stem(word) for word in said.words if is_content(word)}
    done = {stem(word) for word in said.words if is_content(word) and actor_of(word) is None}
    for words in (done, own):
        if clauses := [clause for clause in source.clauses if words & {stem(word) for word in clause.words}]:
            return clauses
    return source.clauses


def _is_conditional(said: Sentence, source: Sentence) -> bool:
    """Does an "if" belong to what is said? It stands after what depends on it, or before it at the very beginning."""
    speaking = _speaking(said, source)
    for place, clause in enumerate(source.clauses):
        governed = source.clauses[place - 1 if place else 1 : place or 2]
        if clause.has(wording.IF) and (clause in speaking or any(each in speaking for each in governed)):
            return True
    return False


def _swapped(said: Sentence, source: Sentence, one: frozenset[str], other: frozenset[str]) -> bool:
    ours, theirs = (said.has(one), said.has(other)), (source.has(one), source.has(other))
    return ours[0] != ours[1] and theirs[0] != theirs[1] and ours != theirs


@lru_cache(maxsize=1)
def _units() -> frozenset[str]:
    return frozenset(map(stem, wording.UNITS))


def _in_digits(sentence: Sentence) -> str:
    return " ".join(f"{wording.NUMBERS[word]:g}" if word in wording.NUMBERS else word for word in sentence.words)


def _belongs_elsewhere(said: Sentence, number: float, clauses: Sequence[Sentence]) -> bool:
    own = frozenset(each for clause in clauses if number in clause.numbers for each in clause.stems)
    other = frozenset(each for clause in clauses if number not in clause.numbers for each in clause.stems)
    said_here = said.stems - _units()
    if not own:
        return False  # it stands elsewhere in the passage, or is a month told by its number
    return bool(said_here & (other - own)) and not said_here & (own - other)


def _doers(sentence: Sentence) -> dict[str, frozenset[str]]:
    """For each word: who may be doing it. In "godkendes af bestyrelsen" it is whoever comes after "af", in "så holder
    bestyrelsen …" whoever comes after the verb; "skolen eller en forælder" are both.
    """
    doers: dict[str, frozenset[str]] = {}
    carried: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()
    for clause in sentence.clauses:
        names = frozenset(who for _, who in clause.actors)
        if names and not any(is_content(word) and actor_of(word) is None for word in clause.words):
            waiting |= names
            continue
        named = _named_doer(clause)
        for place, word in enumerate(clause.words):
            if is_content(word) and actor_of(word) is None:
                before = [who for at, who in clause.actors if at < place][-1:]
                after = [who for at, who in clause.actors if at > place][:1]
                doer = frozenset(named or before) or carried or frozenset(after)
                doers.setdefault(stem(word), doer | waiting)
        carried = frozenset(named or [who for _, who in clause.actors][:1]) or carried
        waiting = frozenset()
    return {word: doer for word, doer in doers.items() if doer}


def _named_doer(clause: Sentence) -> list[str]:
    """Who the clause itself says does it: after "af", or straight after a verb with nobody named before."""
    for place, who in clause.actors:
        if "af" in clause.words[max(0, place - 2) : place]:
            return [who]
    for place, who in clause.actors[:1]:
        verb = clause.words[place - 1] if place else ""
        if verb in wording.INVERTED or (len(verb) > 3 and verb.endswith("er") and actor_of(verb) is None):  # noqa: PLR2004
            return [who]
    return []
