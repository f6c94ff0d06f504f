"""What the doctor says: one line for each thing."""

from __future__ import annotations

from typing import Protocol

COLUMNS = ("Hvad", "Hvordan", "Mere")

_SUBJECTS = {
    "config": "Indstillinger",
    "database": "Database",
    "disk": "Plads på disken",
    "slack": "Forbindelse til Slack",
    "scopes": "Rettigheder i Slack",
    "clock": "Uret",
    "model": "Sprogmodel",
    "digest_lines": "AI-linjer i opsamlingen",
    "acute": "Teksten ved akut bekymring",
}
_VERDICTS = {
    "fine": "i orden",
    "unused": "ikke sat op – botten virker uden",
    "open": "mangler: udfyld RESSOURCEBOT_ACUTE_CONTACT",
    "bad": "SKAL RETTES",
}


class Finding(Protocol):
    @property
    def subject(self) -> str: ...
    @property
    def verdict(self) -> str: ...
    @property
    def detail(self) -> str: ...


def line(finding: Finding) -> tuple[str, str, str]:
    return _SUBJECTS[finding.subject], _VERDICTS[finding.verdict], finding.detail
