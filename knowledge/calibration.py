"""When to say "I do not know": how well a question must fit before its passages are worth showing.

The measure is the knowledge base itself. A bank of everyday questions about other things (danish/elsewhere_*.txt) is
asked here too; whatever they find is what chance finds. A question must do clearly better than they do. No answer key
is seen and no number is guessed: cosines and word scores mean something else in every knowledge base and language.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

CLEARLY = 1.3  # standard deviations above what chance finds: more than nine in ten of the bank stay under it
CLEARLY_BY_WORDS = 1.0  # words alone tell less apart, and a quotation too many does less harm than a refusal


@dataclass(frozen=True, slots=True)
class Evidence:
    """`fit`: the share of the question's rare words and word pieces that the best passage has. `cosine`: how near the
    first passage is in meaning; None without vectors.
    """

    fit: float
    cosine: float | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """How one measure falls out for questions about other things."""

    middle: float
    spread: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Scale:
        return cls(fmean(values), pstdev(values) or 1.0)

    def place(self, value: float) -> float:
        return (value - self.middle) / self.spread


@dataclass(frozen=True, slots=True)
class Calibration:
    """Turns evidence into a confidence for one knowledge base and one language."""

    fit: Scale
    cosine: Scale | None
    total: Scale
    by_meaning_only: bool = False  # an English question on Danish passages: shared words are chance

    @classmethod
    def of(cls, chance: Sequence[Evidence], *, by_meaning_only: bool = False) -> Calibration:
        fit = Scale.of([evidence.fit for evidence in chance])
        cosines = [evidence.cosine for evidence in chance if evidence.cosine is not None]
        rough = cls(fit, Scale.of(cosines) if cosines else None, Scale(0.0, 1.0), by_meaning_only)
        total = Scale.of([rough._sum(evidence) for evidence in chance])
        return cls(rough.fit, rough.cosine, total, by_meaning_only)

    def confidence(self, evidence: Evidence) -> float:
        """0..1. At 0.5 the question does just clearly better than chance."""
        needed = CLEARLY_BY_WORDS if self.cosine is None else CLEARLY
        over = self.total.place(self._sum(evidence)) - needed
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, over))))

    def _sum(self, evidence: Evidence) -> float:
        by_words = self.fit.place(evidence.fit)
        if self.cosine is None or evidence.cosine is None:
            return by_words
        by_meaning = self.cosine.place(evidence.cosine)
        return by_meaning if self.by_meaning_only else by_words + by_meaning
