"""What KFF decides for its network: hours, days off, how long things are kept. Plain values, carried by each session.

`app.py` puts them into the session factory (`sessionmaker(info={"rules": …})`), so that no rule reads the environment.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Rules:
    network_channel: str = ""  # Slack id of the network's channel; empty: announce by direct message only
    day_starts: time = time(8)
    day_ends: time = time(16)
    closing_days: frozenset[date] = field(default_factory=frozenset)
    summer_break: tuple[tuple[int, int], tuple[int, int]] = ((7, 1), (8, 7))  # (month, day) first and last, each year
    escalate_after_working_days: int = 5
    brief_working_days: int = 10  # so many before a status meeting there is something to read and change
    updates_kept_days: int = 3 * 365
    questions_kept_days: int = 365
    diet_kept_days: int = 14
    public_url: str = ""  # where HTTP mode is reached, for the calendar feed
    digest_lines: bool = False  # may a model write lines across the updates of a digest?
    acute_contact: str = ""  # KFF's own words on whom to call; `doctor` warns until it is filled


def of(session: Session) -> Rules:
    """The rules this session was opened with; the defaults when none were given."""
    rules = session.info.get("rules")
    return rules if isinstance(rules, Rules) else Rules()
