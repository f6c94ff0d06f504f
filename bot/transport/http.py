"""Signed HTTP: Slack calls us. Verify first, then read: nothing in an unsigned request is looked at.

Bolt reads the body before it verifies, takes any body with the word "payload" for a form, and answers a forged
timestamp with 500 (notes: defects 1, 5, 10). So this front verifies, parses and hands Bolt a ready dict.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs

from slack_bolt import App, BoltRequest
from slack_sdk.signature import SignatureVerifier

MAX_BODY = 4 * 1024 * 1024
EVENTS_PATH = "/slack/events"
FEED_PATH = "/kalender/"
SECONDS = re.compile(r"[0-9]{1,12}")

StartResponse = Callable[..., Any]
Feed = Callable[[str], bytes | None]
"""A private token's calendar, or None for a token nobody has."""


class Front:
    """A WSGI application: `/slack/events` for Slack, `/kalender/TOKEN.ics` for calendars, `/sund` for a monitor."""

    def __init__(
        self,
        app: App,
        signing_secret: str,
        feed: Feed = lambda _token: None,
        is_healthy: Callable[[], bool] = lambda: True,
    ) -> None:
        if not signing_secret:
            raise ValueError("a signing secret is needed")
        self._app = app
        self._verifier = SignatureVerifier(signing_secret)
        self._feed = feed
        self._is_healthy = is_healthy

    def __call__(self, environ: Mapping[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        status, headers, body = self._answer(environ)
        start_response(status, [*headers, ("Content-Length", str(len(body)))])
        return [body]

    def _answer(self, environ: Mapping[str, Any]) -> tuple[str, list[tuple[str, str]], bytes]:
        path, method = str(environ.get("PATH_INFO", "")), environ.get("REQUEST_METHOD")
        if path == EVENTS_PATH and method == "POST":
            return self._from_slack(environ)
        if path.startswith(FEED_PATH) and path.endswith(".ics") and method == "GET":
            calendar = self._feed(path[len(FEED_PATH) : -len(".ics")])
            if calendar is not None:
                return "200 OK", [("Content-Type", "text/calendar; charset=utf-8")], calendar
        if path == "/sund":
            return _plain("200 OK", b"ok") if self._is_healthy() else _plain("503 Service Unavailable")
        return _plain("404 Not Found")

    def _from_slack(self, environ: Mapping[str, Any]) -> tuple[str, list[tuple[str, str]], bytes]:
        body = _read(environ)
        if body is None:
            return _plain("413 Payload Too Large")
        if not self._is_genuine(environ, body):
            return _plain("401 Unauthorized")
        payload = parse(body, str(environ.get("CONTENT_TYPE", "")))
        if payload is None:
            return _plain("400 Bad Request")
        response = self._app.dispatch(BoltRequest(mode="socket_mode", body=payload, headers=_retry_headers(environ)))
        kind = response.headers.get("content-type", ["text/plain; charset=utf-8"])[0]
        return f"{response.status} -", [("Content-Type", kind)], (response.body or "").encode()

    def _is_genuine(self, environ: Mapping[str, Any], body: bytes) -> bool:
        timestamp = str(environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", ""))
        signature = str(environ.get("HTTP_X_SLACK_SIGNATURE", ""))
        if not (SECONDS.fullmatch(timestamp) and signature.isascii()):
            return False  # the verifier would raise, and a forged request is no fault of ours
        return _is_text(body) and self._verifier.is_valid(body, timestamp, signature)


def parse(body: bytes, content_type: str) -> dict[str, Any] | None:
    """A verified body as a dict: JSON, a form with only a JSON `payload`, or a command's fields. None: neither."""
    try:
        if content_type.startswith("application/json"):
            found = json.loads(body)
        else:
            fields = {name: values[0] for name, values in parse_qs(body.decode(), keep_blank_values=True).items()}
            found = json.loads(fields["payload"]) if "payload" in fields and "command" not in fields else fields
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and found else None


def serve(build: Callable[[], tuple[Front, Callable[[], None]]], host: str, port: int) -> None:
    """Run the front under gunicorn until SIGTERM. `build` is called in the worker: threads do not survive a fork."""
    from gunicorn.app.base import BaseApplication  # noqa: PLC0415  the extra `http`, needed only here

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            settings = {"bind": f"{host}:{port}", "worker_class": "gthread", "workers": 1, "threads": 16}
            settings |= {"control_socket_disable": True}  # it would stand in the home folder, and nobody asks it
            for name, value in {**settings, "graceful_timeout": 20, "worker_exit": _close, "accesslog": None}.items():
                self.cfg.set(name, value)

        def load(self) -> Front:
            front, self.stop = build()
            return front

    def _close(_server: Any, worker: Any) -> None:
        stop = getattr(worker.app, "stop", None)
        if stop is not None:
            stop()

    Server().run()


def _read(environ: Mapping[str, Any]) -> bytes | None:
    length = str(environ.get("CONTENT_LENGTH") or "0")
    if not length.isdecimal() or int(length) > MAX_BODY:
        return None
    return bytes(environ["wsgi.input"].read(int(length)))


def _is_text(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


def _retry_headers(environ: Mapping[str, Any]) -> dict[str, str | Sequence[str]]:
    names = {"HTTP_X_SLACK_RETRY_NUM": "x-slack-retry-num", "HTTP_X_SLACK_RETRY_REASON": "x-slack-retry-reason"}
    return {header: str(environ[name]) for name, header in names.items() if environ.get(name)}


def _plain(status: str, body: bytes = b"") -> tuple[str, list[tuple[str, str]], bytes]:
    return status, [("Content-Type", "text/plain; charset=utf-8")], body
