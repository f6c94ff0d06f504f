"""Drawing a message the moment it leaves, in a transaction of its own that is closed before Slack is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.clock import Now
from bot.database import Sessions, reading
from bot.delivery.claims import Holder
from bot.delivery.outbox import Draw, Home, Message, OutboxMessage
from bot.delivery.workers import attempt


class LeaseLost(Exception):  # noqa: N818
    """We were away too long: another worker has it now."""


class CannotDraw(Exception):  # noqa: N818
    """A fault in our own drawing; the error id says which."""


@dataclass(frozen=True, slots=True)
class Drawn:
    content: Message | Home | None
    changes: int  # what it shows is at least this new


class Easel:
    def __init__(self, sessions: Sessions, drawings: Mapping[str, Draw], now: Now) -> None:
        self._sessions, self._drawings, self._now = sessions, drawings, now

    def draw(self, row: OutboxMessage, holder: Holder) -> Drawn:
        """Raises LeaseLost or CannotDraw."""
        drawn: list[Drawn] = []
        with reading(self._sessions) as session:  # a large Home takes a while, and nobody's press may wait for it
            fresh = session.get_one(OutboxMessage, row.id)
            if not holder.holds(fresh):
                raise LeaseLost
            changes = fresh.changes  # read first: a change that comes while we draw then leads to one more update
            draw = lambda: drawn.append(Drawn(self._drawings[row.kind](session, fresh, self._now()), changes))  # noqa: E731
            error_id = attempt(f"drawing {row.kind}", draw)
            if error_id:
                raise CannotDraw(error_id)
        return drawn[0]
