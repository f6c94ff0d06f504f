"""The addresses under /demo/, and the page itself at /."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiohttp import web

from bot.workspace.acts import Acts, FormNotSentError
from bot.workspace.browser.clock import PageClock, asked_moment
from bot.workspace.browser.deeds import Deeds
from bot.workspace.browser.looks import Looks
from bot.workspace.deliveries import NotAckedError
from bot.workspace.team import Team

Json = dict[str, Any]
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]

PAGE = Path(__file__).parent.parent / "page"
LONG_POLL_S = 20
LOOK_EVERY_S = 0.05


class Routes:
    def __init__(self, team: Team, acts: Acts, clock: PageClock, transcript: Callable[[], str]) -> None:
        self._team = team
        self._clock = clock
        self._transcript = transcript
        self._looks = Looks(team, clock)
        self._deeds = Deeds(acts, self._looks)

    def add_to(self, application: web.Application) -> None:
        router = application.router
        for name, look in (
            ("state", self._looks.state),
            ("messages", self._looks.messages),
            ("home", self._looks.home),
            ("modal", self._looks.modal),
        ):
            router.add_get(f"/demo/{name}", self._shows(look))
        router.add_get("/demo/events", self._events)
        router.add_get("/demo/files/{file}", self._file)
        router.add_get("/demo/transcript", self._minutes)
        router.add_post("/demo/act", self._act)
        router.add_post("/demo/upload", self._upload)
        router.add_post("/demo/clock", self._move_clock)
        router.add_get("/", self._page)
        if PAGE.is_dir():
            router.add_static("/", PAGE)

    def _shows(self, look: Callable[[Json], Json]) -> Answer:
        async def answer(request: web.Request) -> web.Response:
            try:
                with self._team.changed:
                    return web.json_response(look(dict(request.query)))
            except LookupError as error:
                return _refused("not_found", error)

        return answer

    async def _events(self, request: web.Request) -> web.Response:
        """Long poll: as soon as something happened after `after`."""
        after = request.query.get("after", "")
        known = int(after) if after.isdigit() else 0
        until = time.monotonic() + LONG_POLL_S
        while self._team.seq <= known and time.monotonic() < until:  # noqa: ASYNC110  changes come from any thread
            await asyncio.sleep(LOOK_EVERY_S)
        return web.json_response({"seq": self._team.seq})

    async def _act(self, request: web.Request) -> web.Response:
        try:
            asked = await _asked(request)
            return self._done(await self._deeds.do(asked))
        except (NotAckedError, FormNotSentError, LookupError, ValueError) as error:
            return _failed(error)

    async def _upload(self, request: web.Request) -> web.Response:
        form = await request.post()
        files = [part for part in form.getall("file", []) if isinstance(part, web.FileField)]
        uploads = [(part.filename, part.file.read()) for part in files]
        try:
            return self._done(await self._deeds.upload(dict(form), uploads))
        except (NotAckedError, LookupError) as error:
            return _failed(error)

    async def _move_clock(self, request: web.Request) -> web.Response:
        if self._clock.move is None:
            return web.json_response({"ok": False, "error": "clock_stands"}, status=409)
        try:
            moment = asked_moment(await _asked(request), self._team.now())
        except (KeyError, TypeError, ValueError) as error:
            return _refused("invalid_time", error)
        await asyncio.to_thread(self._clock.move, moment)
        with self._team.changed:
            self._team.note("", "the clock moves to", self._clock.text(moment))
            self._team.touch()
        return web.json_response({"ok": True, "clock": self._clock.shown(self._team.now())})

    async def _file(self, request: web.Request) -> web.Response:
        file = self._team.files.get(request.match_info["file"])
        if file is None or file.content is None:
            return web.Response(status=404)
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name)}"}
        return web.Response(body=file.content, content_type=file.mimetype, headers=headers)

    async def _minutes(self, _request: web.Request) -> web.Response:
        return web.Response(text=self._transcript())

    async def _page(self, _request: web.Request) -> web.FileResponse:
        return web.FileResponse(PAGE / "index.html")

    def _done(self, body: Any) -> web.Response:
        return web.json_response({"ok": True, "ack": body, "seq": self._team.seq})


async def _asked(request: web.Request) -> Json:
    asked = json.loads(await request.text())
    if not isinstance(asked, dict):
        raise ValueError("must be a JSON object")  # noqa: TRY004  answered like text that is no JSON at all
    return asked


def _failed(error: Exception) -> web.Response:
    """Slack's own refusals are shown on the page; anything else is the page's mistake."""
    if isinstance(error, FormNotSentError):
        return web.json_response({"ok": False, "error": "missing_fields", "errors": error.fields})
    if isinstance(error, NotAckedError):
        return web.json_response({"ok": False, "error": "not_acked", "message": str(error)})
    return _refused("not_found" if isinstance(error, LookupError) else "invalid", error)


def _refused(code: str, error: Exception) -> web.Response:
    return web.json_response({"ok": False, "error": code, "message": str(error)}, status=400)
