"""The sender: takes what is due, draws it, posts it, and never posts twice what may already have arrived.

Nothing is drawn before it leaves, no transaction is open while Slack is asked, no thread sleeps because Slack is busy.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

import structlog
from sqlalchemy.orm import Session

from bot.clock import Now, real_now
from bot.database import Sessions
from bot.delivery import outcomes, switches
from bot.delivery.claims import Holder, claim_to_send, is_there, next_due, note, settle
from bot.delivery.drawing import CannotDraw, Easel, LeaseLost
from bot.delivery.failpoints import reached
from bot.delivery.outbox import Home, Message, OutboxMessage, State
from bot.delivery.outcomes import Outcome
from bot.delivery.post import Post
from bot.delivery.verdicts import LockedOut, NotSent, TooMany, Unsure

OnFailed = Callable[[Session, OutboxMessage, datetime], None]
"""Told once for each message that will not arrive, in the transaction that gives it up."""

_log = structlog.get_logger()


class _Blind(Exception):  # noqa: N818
    """It may have arrived, and looking for it went wrong."""

    def __init__(self, verdict: NotSent | Unsure) -> None:
        super().__init__()
        self.verdict = verdict


class Sender:
    """`replies`: kinds that answer what a person just did. They leave before all others and while those are held back,
    and may be repeated when nobody can see whether they arrived; all others then wait for a person's decision.
    """

    def __init__(
        self,
        sessions: Sessions,
        post: Post,
        easel: Easel,
        now: Now,
        *,
        on_failed: OnFailed,
        replies: Collection[str] = (),
        holder: Holder | None = None,
    ) -> None:
        self._sessions, self._post, self._easel, self._now = sessions, post, easel, now
        self._on_failed, self._replies = on_failed, replies
        self._holder = holder or Holder()

    def step(self) -> bool:
        """Send one message that is due. False: there was none."""
        claimed = self._claim()
        if claimed is None:
            return False
        row, may_have_left = claimed
        reached("claimed")
        outcome = self._try(row, may_have_left=may_have_left)
        reached("posted")
        if outcome is not None:
            self._write(row, outcome)
            reached("settled")
        return True

    def _claim(self) -> tuple[OutboxMessage, bool] | None:
        """A message, and whether it may be in Slack already."""
        if not is_there(self._sessions, next_due(self._now(), first=self._replies)):
            return None
        with self._sessions.begin() as session:
            only = self._replies if switches.paused(session) else None
            return claim_to_send(session, next_due(self._now(), only, self._replies), self._holder)

    def _try(self, row: OutboxMessage, *, may_have_left: bool) -> Outcome | None:
        """What to write on the row; None when it is no longer ours to write on."""
        now = self._now()
        try:
            return self._send(row, now, may_have_left=may_have_left)
        except LeaseLost:
            return None
        except CannotDraw as fault:
            return outcomes.not_drawn(row, now, str(fault), may_have_left=may_have_left)
        except _Blind as blind:
            return outcomes.after_looking(row, now, blind.verdict)
        except (NotSent, Unsure) as verdict:
            return outcomes.after_posting(row, now, verdict)

    def _send(self, row: OutboxMessage, now: datetime, *, may_have_left: bool) -> Outcome:
        drawn = self._easel.draw(row, self._holder)
        if drawn.content is None:
            return outcomes.ended()
        if isinstance(drawn.content, Home):
            self._post.show_home(row.recipient, drawn.content)
            return outcomes.sent(now, drawn.changes)
        channel, ts = self._deliver(row, drawn.content, may_have_left=may_have_left)
        return outcomes.sent(now, drawn.changes, channel=channel, ts=ts)

    def _deliver(self, row: OutboxMessage, message: Message, *, may_have_left: bool) -> tuple[str, str]:
        """Where it stands, and its ts."""
        if row.private_to:
            return row.recipient, self._post.whisper(
                row, message
            )  # nobody can look for it, and a second one does no harm
        if may_have_left and message.file and not row.ts and row.attempts == 1 and row.kind not in self._replies:
            raise _Blind(NotSent(outcomes.FILE_BEFORE_RESTORE))
        found = self._look(row) if may_have_left else None
        if found:
            return found
        channel = self._post.channel_of(row.recipient)
        if row.lease_until is None or row.lease_until <= real_now():
            raise LeaseLost
        if message.file is None:
            return channel, self._post.say(row, channel, message)
        return channel, self._send_file(row, channel, message)

    def _send_file(self, row: OutboxMessage, channel: str, message: Message) -> str:
        """The file's id is noted before anyone can see the file, so that it can be found again by it."""
        assert message.file is not None
        file_id = self._post.upload(message.file)
        with self._sessions.begin() as session:
            if not note(session, row, self._holder, ts=file_id):
                raise LeaseLost
        reached("uploaded")
        self._post.share(row, channel, file_id, message)
        return file_id

    def _look(self, row: OutboxMessage) -> tuple[str, str] | None:
        try:
            channel = self._post.channel_of(row.recipient)
            ts = self._post.find(row, channel)
        except (NotSent, Unsure) as verdict:
            unreadable = isinstance(verdict, NotSent) and not isinstance(verdict, (TooMany, LockedOut))
            if unreadable and row.kind in self._replies:
                return None
            raise _Blind(verdict) from verdict
        return (channel, ts) if ts else None

    def _write(self, row: OutboxMessage, outcome: Outcome) -> None:
        state = outcome.get("state", row.state)
        if state not in (State.SENT, State.ENDED):
            _log.warning("not_sent", row=row.id, kind=row.kind, state=str(state), why=outcome.get("error"))
        with self._sessions.begin() as session:
            if settle(session, row, self._holder, **outcome) and state in (State.FAILED, State.UNKNOWN):
                self._on_failed(session, session.get_one(OutboxMessage, row.id), self._now())
