"""Two lists of candidates made into one: what shares words with the question, and what is near it in meaning.

Scores are brought to 0..1 within each list (min-max) and added. Ranks alone (RRF) lose how clear the first place was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MEANING = 0.45  # how much meaning counts beside words
MEANING_ENGLISH = 0.85  # a question in another language than the passages shares little but names with them


@dataclass(frozen=True, slots=True)
class Ranked:
    passage: int
    score: float


def fused(
    words: Mapping[int, float], meaning: Mapping[int, float], unknown: set[int], *, english: bool
) -> list[Ranked]:
    """All passages of both lists, best first. `unknown` have no vector yet and are judged by words alone."""
    weight = (MEANING_ENGLISH if english else MEANING) if meaning else 0.0
    by_words, by_meaning = _spread(words), _spread(meaning)
    found = []
    for passage in {**words, **meaning}:
        word = by_words.get(passage, 0.0)
        near = word if passage in unknown else by_meaning.get(passage, 0.0)
        found.append(Ranked(passage, (1 - weight) * word + weight * near))
    return sorted(found, key=lambda ranked: (-ranked.score, ranked.passage))


def _spread(scores: Mapping[int, float]) -> dict[int, float]:
    """The best is 1 and the last 0; a single one is the best."""
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    if high == low:
        return dict.fromkeys(scores, 1.0)
    return {passage: (score - low) / (high - low) for passage, score in scores.items()}
