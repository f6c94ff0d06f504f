"""Socket Mode: the bot calls us, we send envelopes down the line it opened last, it acks each by id."""

from __future__ import annotations

import asyncio
import itertools
import json
from typing import Any

from aiohttp import WSMsgType, web

from bot.workspace.deliveries import Ack, Envelope
from bot.workspace.team import APP_ID, Team

Json = dict[str, Any]

LARGEST = 64 * 1024 * 1024


class SocketMode:
    """The door for a bot without a public address."""

    def __init__(self, team: Team) -> None:
        self._team = team
        self._lines: list[web.WebSocketResponse] = []
        self._waiting: dict[str, asyncio.Future[Json]] = {}
        self._numbers = itertools.count(1)
        self._opened = asyncio.Event()

    @property
    def lines(self) -> int:
        return len(self._lines)

    async def answer(self, request: web.Request) -> web.WebSocketResponse:
        """One line from the bot, until either side hangs up."""
        line = web.WebSocketResponse(heartbeat=5, max_msg_size=LARGEST)
        await line.prepare(request)
        await line.send_json(self._hello())
        self._lines.append(line)
        self._opened.set()
        self._tell()
        try:
            async for message in line:
                if message.type is WSMsgType.TEXT:
                    self._take(message.data)
        finally:
            self._forget(line)
        return line

    async def deliver(self, envelope: Envelope) -> Ack | None:
        """Waits for a line when there is none, as Slack does not: the caller's three seconds hold all the same."""
        number = f"env-{next(self._numbers)}"
        future: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[number] = future
        try:
            await self._send(self._wrap(number, envelope))
            return Ack((await future).get("payload") or {})
        finally:
            del self._waiting[number]

    async def refresh(self) -> None:
        """Slack asks for a new line; the old one stays open until the bot hangs up or we are closed."""
        for line in list(self._lines):
            await line.send_json({"type": "disconnect", "reason": "refresh_requested", "debug_info": {}})

    async def abort(self) -> None:
        """The network drops every line without a word; what is told from now on waits for a new one."""
        for line in list(self._lines):
            self._forget(line)
            transport = line._req.transport if line._req else None  # noqa: SLF001  no public way to break a line
            if transport is not None:
                transport.abort()

    async def close(self) -> None:
        for line in list(self._lines):
            await line.close()

    async def _send(self, wrapped: Json) -> None:
        while True:
            while not self._lines:
                self._opened.clear()
                await self._opened.wait()
            try:
                await self._lines[-1].send_json(wrapped)
            except (ConnectionError, RuntimeError):  # the newest line died just now
                await asyncio.sleep(0.01)
            else:
                return

    def _wrap(self, number: str, envelope: Envelope) -> Json:
        wrapped = {
            "envelope_id": number,
            "type": envelope.kind,
            "payload": envelope.payload,
            "accepts_response_payload": envelope.kind != "events_api",
        }
        if envelope.retry_attempt or envelope.kind == "events_api":
            wrapped |= {"retry_attempt": envelope.retry_attempt, "retry_reason": envelope.retry_reason}
        return wrapped

    def _take(self, text: str) -> None:
        try:
            ack = json.loads(text)
            future = self._waiting.get(ack["envelope_id"])
        except (ValueError, TypeError, KeyError):
            with self._team.changed:
                self._team.fail("Socket Mode: the bot sent something that is no ack")
            return
        if future is not None and not future.done():
            future.set_result(ack)

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._lines) + 1,
            "connection_info": {"app_id": APP_ID},
            "debug_info": {"host": "stand-in", "approximate_connection_time": 18060},
        }

    def _forget(self, line: web.WebSocketResponse) -> None:
        if line in self._lines:
            self._lines.remove(line)
            self._tell()

    def _tell(self) -> None:
        with self._team.changed:
            self._team.touch()
