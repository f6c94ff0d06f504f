"""What is written on a message's row after a try, as plain values."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from bot.delivery.outbox import OutboxMessage, State
from bot.delivery.verdicts import LockedOut, NotSent, TooMany, Unsure

Outcome = dict[str, Any]

_TOO_RICH = {"invalid_blocks", "invalid_blocks_format", "msg_too_long", "msg_blocks_too_long"}
_NOT_THERE = {"not_in_channel", "channel_not_found", "user_not_in_channel"}
FILE_BEFORE_RESTORE = "file_before_restore"  # doubted untried: a file bears no mark, and its id is not in the backup
_DRAWINGS_TRIED = 5
_POSTS_TRIED = 300  # a day, at five minutes each
_LONGEST_WAIT_S = 300
_LOCKED_OUT_S = 60


def sent(now: datetime, shown: int, *, channel: str = "", ts: str = "") -> Outcome:
    return {"state": State.SENT, "sent_at": now, "shown": shown, "channel": channel, "ts": ts, "error": ""}


def ended() -> Outcome:
    return {"state": State.ENDED}


def not_drawn(row: OutboxMessage, now: datetime, error_id: str, *, may_have_left: bool) -> Outcome:
    given_up = row.attempts >= _DRAWINGS_TRIED
    again = State.UNSURE if may_have_left else State.READY
    return _wait(now, _growing(row)) | {
        "state": State.FAILED if given_up else again,
        "may_have_left": may_have_left,
        "error": f"drawing_{error_id}",
    }


def after_posting(row: OutboxMessage, now: datetime, verdict: NotSent | Unsure) -> Outcome:
    """What Slack's answer to the post itself means for the row."""
    match verdict:
        case TooMany():
            return _surely_not(verdict) | _wait(now, verdict.after_s)
        case LockedOut():
            return _surely_not(verdict) | _wait(now, _LOCKED_OUT_S)
        case NotSent(code=code) if code in _TOO_RICH and not row.plain:
            return _surely_not(verdict) | {"plain": True}
        case NotSent(code=code) if code in _NOT_THERE and row.private_to:
            # They are not in that channel, or we are not: what only they may see reaches them directly instead.
            return _surely_not(verdict) | {"recipient": row.private_to, "private_to": "", "thread_ts": ""}
        case NotSent():
            return _surely_not(verdict) | {"state": State.FAILED}
    return _unsure(row, now, verdict)


def after_looking(row: OutboxMessage, now: datetime, verdict: NotSent | Unsure) -> Outcome:
    """It may have arrived, and looking for it went wrong."""
    match verdict:
        case TooMany():
            return _unsure(row, now, verdict) | _wait(now, verdict.after_s)
        case LockedOut():
            return _unsure(row, now, verdict) | _wait(now, _LOCKED_OUT_S)
        case NotSent():
            return {"state": State.UNKNOWN, "error": verdict.code}
    return _unsure(row, now, verdict)


def _surely_not(verdict: NotSent) -> Outcome:
    return {"state": State.READY, "may_have_left": False, "error": verdict.code}


def _unsure(row: OutboxMessage, now: datetime, verdict: NotSent | Unsure) -> Outcome:
    state = State.UNKNOWN if row.attempts >= _POSTS_TRIED else State.UNSURE
    return {"state": state, "may_have_left": True, "error": str(verdict)[:80]} | _wait(now, _growing(row))


def _wait(now: datetime, seconds: int) -> Outcome:
    return {"not_before": now + timedelta(seconds=seconds)}


def _growing(row: OutboxMessage) -> int:
    return int(min(2 ** min(row.attempts, 20), _LONGEST_WAIT_S))
