"""How a thing that happened reaches the bot: once when it is acked in three seconds, an event again when it is not."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import Any, Protocol

from bot.workspace.team import Team

Json = dict[str, Any]

ACK_WITHIN_S = 3.0
RETRIES = 3
NO_RETRY = "no_retry"


class NotAckedError(AssertionError):
    """The bot did not answer in time: on real Slack the person sees a warning sign."""


@dataclass(frozen=True, slots=True)
class Envelope:
    kind: str  # events_api | slash_commands | interactive
    payload: Json
    retry_attempt: int = 0
    retry_reason: str = ""


@dataclass(frozen=True, slots=True)
class Ack:
    """The bot took it. `body`: what it answered with, as JSON or plain text."""

    body: Json | str


class NoRetryError(Exception):
    """The bot refused and asked not to hear of it again (X-Slack-No-Retry)."""


class Door(Protocol):
    async def deliver(self, envelope: Envelope) -> Ack | None: ...


@dataclass(slots=True)
class Attempt:
    envelope: Envelope
    acked: bool


class Deliveries:
    """Sends envelopes through the door in use and remembers each attempt."""

    def __init__(self, team: Team, door: Door) -> None:
        self._team = team
        self.door = door
        self.attempts: list[Attempt] = []
        self.redelivers = True
        self.doubles = False  # Slack misses every ack of an event, and tells it once more
        self.ack_within_s = ACK_WITHIN_S
        self.retry_after_s = (0.0, 0.3, 1.0)  # Slack: at once, a minute, five minutes

    async def deliver(self, envelope: Envelope) -> Ack:
        """The ack. Raises NotAckedError when it never came."""
        waits = self.retry_after_s[:RETRIES] if self.redelivers and envelope.kind == "events_api" else ()
        outcome = await self._try(envelope)
        for attempt, wait in enumerate(waits, start=1):
            if isinstance(outcome, Ack) or outcome == NO_RETRY:
                break
            await asyncio.sleep(wait)
            outcome = await self._try(replace(envelope, retry_attempt=attempt, retry_reason=outcome))
        if isinstance(outcome, Ack):
            if self.doubles and envelope.kind == "events_api":
                await self._try(replace(envelope, retry_attempt=1, retry_reason="http_timeout"))
            return outcome
        raise NotAckedError(f"{describe(envelope)} was not acked within {self.ack_within_s:g} s ({outcome})")

    async def _try(self, envelope: Envelope) -> Ack | str:
        """The ack, or the reason Slack would give for asking again."""
        outcome: Ack | str
        try:
            async with asyncio.timeout(self.ack_within_s):
                outcome = await self.door.deliver(envelope) or "http_error"
        except TimeoutError:
            outcome = "http_timeout"
        except NoRetryError:
            outcome = NO_RETRY
        self.attempts.append(Attempt(envelope, isinstance(outcome, Ack)))
        return outcome


def describe(envelope: Envelope) -> str:
    payload = envelope.payload
    event = payload.get("event") or {}
    return str(event.get("type") or payload.get("command") or payload.get("type") or envelope.kind)
