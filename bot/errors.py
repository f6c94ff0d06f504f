"""Two kinds of failure: what a person can mend (Refused) and everything else.

A Refused carries values, never a sentence: `bot/texts/refusals.py` says it in Danish.
"""

from __future__ import annotations


class Refused(Exception):  # noqa: N818  a refusal is an answer, not an error
    """The person can mend it. `field` names the form field it belongs to, when there is one."""

    field: str | None = None


class NotAllowed(Refused):
    """Not this person's to see or do. Also said when the thing does not exist, so that nothing is given away."""
