"""The stand-in's own little web server: Web API, upload places, response URLs, the socket line, in its own thread."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from aiohttp import web

from bot.workspace import arguments, methods
from bot.workspace.deliveries import Deliveries
from bot.workspace.faults import Fault, Faults
from bot.workspace.methods.files import take_upload
from bot.workspace.responses import take_response
from bot.workspace.socket_mode import SocketMode
from bot.workspace.team import Call, Team

T = TypeVar("T")

LARGEST_BODY = 64 * 1024 * 1024
APP_LEVEL = {"apps.connections.open"}
STOP_WITHIN_S = 10


class Server:
    """Started on a free port of the loopback; everything Slack does, does it here."""

    def __init__(self, team: Team, *, bot_token: str, app_token: str) -> None:
        self.team = team
        self.faults = Faults()
        self.socket_mode = SocketMode(team)
        self.deliveries = Deliveries(team, self.socket_mode)
        self.application = web.Application(client_max_size=LARGEST_BODY)
        self.application.router.add_route("*", "/api/{method}", self._call)
        self.application.router.add_post("/response/{key}", self._respond)
        self.application.router.add_post("/upload/{file}", self._upload)
        self.application.router.add_get("/files/{file}/{rest:.*}", self._download)
        self.application.router.add_get("/link/", self.socket_mode.answer)
        self._tokens = {"bot": bot_token, "app": app_token}
        self._runner: web.AppRunner | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def start(self, port: int = 0) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="workspace", daemon=True)
        self._thread.start()
        self.do(self._open(port))

    def stop(self) -> None:
        if self._loop is None or self._thread is None:
            return
        self.do(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(STOP_WITHIN_S)
        self._loop.close()
        self._loop = self._thread = None

    def do(self, work: Coroutine[Any, Any, T], timeout: float = 60) -> T:
        """Runs `work` in the server's thread and waits for it."""
        assert self._loop is not None, "the workspace is not started"
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout)

    async def _open(self, port: int) -> None:
        self._runner = web.AppRunner(self.application, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.team.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def _close(self) -> None:
        await self.socket_mode.close()
        if self._runner is not None:
            await self._runner.cleanup()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        args = arguments.read(request.content_type, await request.read(), dict(request.query))
        token = _token(request, args)
        fault = self.faults.take(method)
        if fault is not None and not fault.is_done:
            with self.team.changed:
                self._record(method, args, {"ok": False, "error": fault.code or fault.kind})
        return await _met(request, fault, lambda: web.json_response(self._answer(method, args, token)))

    def _answer(self, method: str, args: dict[str, Any], token: str) -> dict[str, Any]:
        wanted = self._tokens["app" if method in APP_LEVEL else "bot"]
        with self.team.changed:
            if not token:
                answer: dict[str, Any] = {"ok": False, "error": "not_authed"}
            elif token != wanted:
                known = token in self._tokens.values()
                answer = {"ok": False, "error": "not_allowed_token_type" if known else "invalid_auth"}
            else:
                answer = methods.call(self.team, method, args)
            self._record(method, args, answer)
            return answer

    def _record(self, method: str, args: dict[str, Any], answer: dict[str, Any]) -> None:
        self.team.calls.append(Call(method, args, answer, time.monotonic()))
        self.team.changed.notify_all()

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        key, body = request.match_info["key"], await request.read()

        def take() -> web.Response:
            with self.team.changed:
                status, text = take_response(self.team, key, body)
            return web.Response(status=status, text=text)

        return await _met(request, self.faults.take("response_url"), take)

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        content = await _posted_bytes(request)

        def take() -> web.Response:
            with self.team.changed:
                status, text = take_upload(self.team, request.match_info["file"], content)
            return web.Response(status=status, text=text)

        return await _met(request, self.faults.take("upload"), take)

    async def _download(self, request: web.Request) -> web.Response:
        """As on Slack: without the bot's token the sign-in page comes, with status 200."""
        file = self.team.files.get(request.match_info["file"])
        if file is None or file.content is None:
            return web.Response(status=404)
        if _token(request, {}) != self._tokens["bot"]:
            return web.Response(text="<html>sign in</html>", content_type="text/html")
        return web.Response(body=file.content, content_type=file.mimetype)


def _token(request: web.Request, args: dict[str, Any]) -> str:
    header = request.headers.get("Authorization", "")
    return header.removeprefix("Bearer ").strip() or str(args.pop("token", "") or "")


async def _met(request: web.Request, fault: Fault | None, do: Callable[[], web.StreamResponse]) -> web.StreamResponse:
    """The answer, or what the fault makes of it."""
    if fault is None:
        return do()
    if fault.kind == "slow":
        await asyncio.sleep(fault.value)
    if fault.is_done:
        answer = do()
        return answer if fault.kind == "slow" else _broken(request)
    return _broken(request) if fault.kind == "lost_before" else _refusal(fault)


def _broken(request: web.Request) -> web.StreamResponse:
    """The line breaks without a word."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def _refusal(fault: Fault) -> web.Response:
    if fault.kind == "rate_limited":
        retry = {"Retry-After": str(int(fault.value))}
        return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=retry)
    if fault.kind == "server_error":
        return web.Response(status=int(fault.value), text="<html>Server Error</html>", content_type="text/html")
    if fault.kind == "garbage":
        return web.Response(text="<html>not JSON</html>", content_type="text/html")
    return web.json_response({"ok": False, "error": fault.code})


async def _posted_bytes(request: web.Request) -> bytes:
    """Raw bytes, or the file part of a multipart form: Slack takes both."""
    if not request.content_type.startswith("multipart/"):
        return await request.read()
    reader = await request.multipart()
    part = await reader.next()
    while part is not None:
        if getattr(part, "filename", None):
            return bytes(await part.read())  # type: ignore[union-attr]
        part = await reader.next()
    return b""
