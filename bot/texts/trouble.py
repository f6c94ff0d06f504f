"""What administrators read when something went wrong."""

from __future__ import annotations

TRIED_AGAIN = "Den er sendt af sted igen."


def send_failed(number: int, kind: str, code: str) -> str:
    return f"En besked kunne ikke sendes. Nummer {number}, type »{kind}«, Slacks grund: {code or 'ukendt'}."
