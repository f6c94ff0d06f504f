"""Signed HTTP: we post to the bot's request URL as Slack does, and read its answer as the ack."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession

from bot.workspace.deliveries import Ack, Envelope, NoRetryError

OK = 200


class SignedHttp:
    """The door for a bot with an address of its own."""

    def __init__(self, request_url: str, signing_secret: str) -> None:
        self._url = request_url
        self._secret = signing_secret

    async def deliver(self, envelope: Envelope) -> Ack | None:
        content_type, body = encode(envelope)
        headers = {"Content-Type": content_type, **sign(self._secret, body)}
        if envelope.retry_attempt:
            headers["X-Slack-Retry-Num"] = str(envelope.retry_attempt)
            headers["X-Slack-Retry-Reason"] = envelope.retry_reason
        try:
            async with ClientSession() as session, session.post(self._url, data=body, headers=headers) as answer:
                if answer.status != OK and answer.headers.get("X-Slack-No-Retry") == "1":
                    raise NoRetryError
                return Ack(_body(await answer.text())) if answer.status == OK else None
        except (ClientError, OSError):
            return None


def encode(envelope: Envelope) -> tuple[str, bytes]:
    """Events are JSON, commands are forms, everything pressed is a form with one JSON field."""
    if envelope.kind == "events_api":
        return "application/json", json.dumps(envelope.payload).encode()
    fields = envelope.payload if envelope.kind == "slash_commands" else {"payload": json.dumps(envelope.payload)}
    return "application/x-www-form-urlencoded", urlencode(fields).encode()


def sign(secret: str, body: bytes, at: int | None = None) -> dict[str, str]:
    stamp = str(int(time.time()) if at is None else at)
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def _body(text: str) -> dict[str, object] | str:
    try:
        parsed = json.loads(text) if text else {}
    except ValueError:
        return text
    return parsed if isinstance(parsed, dict) else text
