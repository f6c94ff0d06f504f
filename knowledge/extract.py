"""Cuts a passage down to the sentences that matter to a question: what is quoted when no model writes the answer."""

from __future__ import annotations

from knowledge.coverage import said
from knowledge.danish import cues
from knowledge.danish.letters import words
from knowledge.danish.lexicon import listed, stem
from knowledge.sentences import is_bullet, sentences, word_count

MOST = 60  # words in a quote; a passage this short is quoted as it stands
ENOUGH = 0.6  # of the best sentence's weight
GAP = " … "


def quote(text: str, question: str) -> str:
    """Verbatim sentences of `text`, at most sixty words, gaps marked."""
    parts = sentences(text)
    if word_count(text) <= MOST:
        return _join(parts, list(range(len(parts))))
    weights = [relevance(part, question) for part in parts]
    return _join(parts, _chosen(parts, weights)) or _window(parts[weights.index(max(weights))], question)


def relevance(sentence: str, question: str) -> float:
    """How many of the question's words stand in the sentence; words without a subject count a little."""
    told = {stem(word) for word in words(sentence)}
    empty = listed("stopwords")
    asked = {stem(word): 0.1 if word in empty else 1.0 for word in words(question)}
    return sum(weight * said(term, told) for term, weight in asked.items())


def _chosen(parts: list[str], weights: list[float]) -> list[int]:
    """The best sentence with what it needs to be understood, then the next best while there is room."""
    taken: set[int] = set()
    best = max(weights)
    for index in sorted(range(len(parts)), key=lambda each: (-weights[each], each)):
        if weights[index] < ENOUGH * best:
            break
        more = taken | _with_context(parts, index)
        if _length(parts, more) <= MOST:
            taken = more
        elif not taken and _length(parts, {index}) <= MOST:
            taken = {index}
    return sorted(taken)


def _with_context(parts: list[str], index: int) -> set[int]:
    """A list item brings the line that opens its list and its neighbours; "Det …" brings the sentence before."""
    needed = {index}
    if is_bullet(parts[index]) or parts[index].endswith(":"):
        start = index
        while start > 0 and is_bullet(parts[start]):
            start -= 1
        end = start + 1
        while end < len(parts) and is_bullet(parts[end]):
            end += 1
        needed |= set(range(start, end)) if _length(parts, set(range(start, end))) <= MOST else {start, index}
    elif index and parts[index].casefold().startswith(cues.LEANS_BACK):
        needed.add(index - 1)
    return needed


def _length(parts: list[str], chosen: set[int]) -> int:
    return sum(word_count(parts[index]) for index in chosen)


def _join(parts: list[str], chosen: list[int]) -> str:
    text = ""
    for before, index in zip([None, *chosen], chosen, strict=False):
        if before is None:
            text = parts[index]
        elif index != before + 1:
            text += GAP + parts[index]
        else:
            text += ("\n" if is_bullet(parts[index]) else " ") + parts[index]
    return text


def _window(sentence: str, question: str) -> str:
    """A single sentence that is too long: the sixty words where the question's words stand closest."""
    each = sentence.split()
    if len(each) <= MOST:
        return sentence
    scores = [relevance(" ".join(each[start : start + MOST]), question) for start in range(len(each) - MOST + 1)]
    best = [start for start, score in enumerate(scores) if score == max(scores)]
    start = best[len(best) // 2]
    before, after = ("… " if start else ""), (" …" if start + MOST < len(each) else "")
    return before + " ".join(each[start : start + MOST]) + after
