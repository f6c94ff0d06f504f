"""Vectors are made in the background: what is new is found by words at once, and by meaning a little later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.database import Sessions, reading
from knowledge import versions

if TYPE_CHECKING:
    from knowledge.meaning import Meaning


class Embedding:
    """Looks whether the knowledge base has changed since it last looked, and embeds what is missing."""

    def __init__(self, meaning: Meaning, sessions: Sessions) -> None:
        self._meaning, self._sessions = meaning, sessions
        self._seen: object = None

    def step(self) -> bool:
        """Always False: there is nothing more to do at once."""
        with reading(self._sessions) as session:
            stamp = versions.stamp(session)
        if stamp != self._seen:
            self._meaning.embed(self._sessions)
            self._seen = stamp
        return False
