"""What was said and has changed is brought up to date where it stands: many changes, few updates, the last one always.

An update may be done twice without harm, so there is nothing to reconcile.
"""

from __future__ import annotations

import time
from collections.abc import Collection

import structlog

from bot.database import Sessions
from bot.delivery import switches
from bot.delivery.claims import Holder, claim, is_there, next_stale, settle
from bot.delivery.drawing import CannotDraw, Easel, LeaseLost
from bot.delivery.failpoints import reached
from bot.delivery.outbox import Home, Message, OutboxMessage
from bot.delivery.post import Post
from bot.delivery.verdicts import LockedOut, NotSent, TooMany, Unsure

BETWEEN_UPDATES_S = 1.0  # of one message: Slack lets a channel's be changed about so often
_AFTER_TROUBLE_S = 10.0

_log = structlog.get_logger()


class Updater:
    def __init__(
        self,
        sessions: Sessions,
        post: Post,
        easel: Easel,
        *,
        replies: Collection[str] = (),
        holder: Holder | None = None,
        between_s: float = BETWEEN_UPDATES_S,
    ) -> None:
        self._sessions, self._post, self._easel, self._replies = sessions, post, easel, replies
        self._between_s = between_s
        self._holder = holder or Holder()
        self._resting: dict[int, float] = {}

    def step(self) -> bool:
        """Update one message. False: none can be updated now."""
        self._resting = {row: until for row, until in self._resting.items() if until > time.monotonic()}
        row = self._claim()
        if row is None:
            return False
        self._rest(row, self._between_s)
        shown = self._shown_after_update(row)
        reached("updated")
        with self._sessions.begin() as session:
            settle(session, row, self._holder, shown=shown)
        return True

    def _claim(self) -> OutboxMessage | None:
        if not is_there(self._sessions, next_stale(self._resting)):
            return None
        with self._sessions.begin() as session:
            only = self._replies if switches.paused(session) else None
            return claim(session, next_stale(self._resting, only), self._holder)

    def _shown_after_update(self, row: OutboxMessage) -> int:
        try:
            drawn = self._easel.draw(row, self._holder)
            self._show(row, drawn.content)
        except TooMany as verdict:
            self._rest(row, verdict.after_s)
        except (Unsure, LockedOut, CannotDraw):
            self._rest(row, _AFTER_TROUBLE_S)
        except NotSent as verdict:
            _log.warning("not_updated", row=row.id, kind=row.kind, why=verdict.code)  # it was deleted, or is too old
            return row.changes
        except LeaseLost:
            pass
        else:
            return drawn.changes
        return row.shown

    def _show(self, row: OutboxMessage, content: Message | Home | None) -> None:
        if isinstance(content, Home):
            self._post.show_home(row.recipient, content)
        elif content is not None and row.ts and not row.ts.startswith("F"):  # a file stays as it was sent
            self._post.change(row, content)

    def _rest(self, row: OutboxMessage, seconds: float) -> None:
        self._resting[row.id] = time.monotonic() + seconds
