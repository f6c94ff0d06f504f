"""What an answer rests on, kept with the question, so that "hvorfor svarede du det?" can be shown later.

Ids, versions and labels, never text: the words may be erased, the reasons stay.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from knowledge.values import SourceText


@dataclass(frozen=True, slots=True)
class Rested:
    """One source an answer rested on, in the version and with the standing it had that day."""

    source: str  # SourceText.id
    document: str
    title: str
    version: int
    trust: str
    score: float
    applies_to: str
    owner: str | None
    verified_by: str | None
    verified_on: str | None
    valid_to: str | None
    changed_on: str | None
    valid_from: str | None = None  # as is: kept answers are older than this field


@dataclass(frozen=True, slots=True)
class Receipt:
    outcome: str
    rested_on: tuple[Rested, ...] = ()
    nearest: Rested | None = None  # shown beside "I am not sure", never cited
    level: str | None = None
    model: str | None = None  # None: no model was asked
    prompt_version: str | None = None
    claims_dropped: int = 0
    fell_back: str | None = None  # why a model's answer was not used: timeout, budget, unsupported …
    leaned_on_thread: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Receipt:
        nearest = stored.get("nearest")
        return cls(
            **{
                **stored,
                "rested_on": tuple(Rested(**each) for each in stored.get("rested_on", ())),
                "nearest": Rested(**nearest) if nearest else None,
            }
        )


def rested(source: SourceText, today: date) -> Rested:
    return Rested(
        source=source.id,
        document=source.document,
        title=source.title,
        version=source.version,
        trust=source.trust(today).value,
        score=round(source.score, 4),
        applies_to=source.applies_to.value,
        owner=source.owner,
        verified_by=source.verified_by,
        verified_on=_iso(source.verified_on),
        valid_to=_iso(source.valid_to),
        changed_on=_iso(source.changed_on),
        valid_from=_iso(source.valid_from),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
