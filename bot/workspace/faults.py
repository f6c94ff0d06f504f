"""What can go wrong on Slack's side, on demand: too many calls, errors, lost answers, slowness, nonsense."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    kind: str
    value: float = 0
    code: str = ""

    @property
    def is_done(self) -> bool:
        """The call has its effect all the same."""
        return self.kind in {"slow", "lost_after"}


def rate_limited(after_s: int = 1) -> Fault:
    """429 with Retry-After; nothing is done."""
    return Fault("rate_limited", after_s)


def server_error(status: int = 503) -> Fault:
    """An error page; nothing is done."""
    return Fault("server_error", status)


def refuses(code: str) -> Fault:
    """`ok: false` with this code; nothing is done."""
    return Fault("refuses", code=code)


def lost_before() -> Fault:
    """The line breaks before Slack took the call."""
    return Fault("lost_before")


def lost_after() -> Fault:
    """The line breaks after Slack did what was asked: the bot cannot know."""
    return Fault("lost_after")


def slow(seconds: float) -> Fault:
    """Done, but the answer is late."""
    return Fault("slow", seconds)


def garbage() -> Fault:
    """200 with something that is not JSON; nothing is done."""
    return Fault("garbage")


class Faults:
    """Faults waiting per method, used up one call at a time in the order they were asked for."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Fault]] = defaultdict(deque)
        self._always: dict[str, Fault] = {}

    def add(self, method: str, fault: Fault, times: int | None = 1) -> None:
        """`times=None`: until `clear`."""
        if times is None:
            self._always[method] = fault
        else:
            self._waiting[method].extend([fault] * times)

    def take(self, method: str) -> Fault | None:
        waiting = self._waiting.get(method)
        return waiting.popleft() if waiting else self._always.get(method)

    def clear(self) -> None:
        self._waiting.clear()
        self._always.clear()
