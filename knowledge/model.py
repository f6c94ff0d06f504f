"""The one place that talks to a language model: one request, one JSON answer, within one deadline, or a clean failure.

Any server that speaks chat completions will do. The client's own retries are off and its timeouts are not enough: a
server that asks us to wait an hour, or drips a byte a second, is left when the deadline is up.
"""

from __future__ import annotations

import asyncio
import json
import re
import threading
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx2
import openai
from openai import AsyncOpenAI

from knowledge.prompts import SCHEMA_NAME
from knowledge.values import ReaderFailed

GRACE = 1.0  # seconds past the deadline before we stop waiting even for our own thread
KEPT_HEADERS = {
    "host",
    "accept",
    "content-type",
    "content-length",
    "x-stainless-raw-response",
}  # the last: the client's own
JSON_OBJECT = re.compile(r"\{.*\}", re.DOTALL)
STATUS_REASONS: Mapping[int, str] = {401: "credentials", 403: "credentials", 404: "unknown_model", 429: "busy"}


@dataclass(frozen=True, slots=True)
class Server:
    """Where the model is and how to ask. `options` goes along as it is: temperature, store, reasoning_effort, seed."""

    base_url: str
    model: str
    api_key: str = "none"  # a server on this computer wants none, the client wants something
    deadline_s: float = 20.0
    answer_tokens: int = 800
    most_bytes: int = 200_000
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Completion:
    """What came back. The numbers are the server's own, or an estimate where it gives none."""

    data: Mapping[str, Any]
    prompt_tokens: int
    completion_tokens: int


class Breaker:
    """After some failures in a row nobody waits for that server for a while: people get quotes at once."""

    def __init__(self, failures: int = 3, rest_s: float = 300.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._rest, self._clock = failures, rest_s, clock
        self._failures = 0
        self._open_until = 0.0
        self._lock = threading.Lock()

    def check(self) -> None:
        with self._lock:
            if self._clock() < self._open_until:
                raise ReaderFailed("resting")

    def note(self, *, well: bool) -> None:
        with self._lock:
            self._failures = 0 if well else self._failures + 1
            if self._failures >= self._most:
                self._open_until, self._failures = self._clock() + self._rest, 0


class Model:
    """Safe to share between threads."""

    def __init__(self, server: Server, breaker: Breaker | None = None) -> None:
        self._server = server
        self._breaker = breaker or Breaker()
        self._takes_schemas = True
        self.name = server.model

    def ask(self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any], in_words: str) -> Completion:
        """Raises ReaderFailed, never later than the deadline and the grace."""
        self._breaker.check()
        try:
            completion = self._in_a_thread(messages, schema, in_words)
        except ReaderFailed as failure:
            self._breaker.note(well=failure.reason in ("content_filter", "declined", "cut_off", "garbage"))
            raise
        self._breaker.note(well=True)
        return completion

    def _in_a_thread(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any], in_words: str
    ) -> Completion:
        """A hanging name lookup cannot be cancelled inside the loop, so the loop has a thread we can walk away from."""
        outcome: list[Completion | BaseException] = []

        def run() -> None:
            try:
                outcome.append(asyncio.run(self._within_deadline(messages, schema, in_words)))
            except (ReaderFailed, OSError, RuntimeError) as failure:
                outcome.append(failure)

        thread = threading.Thread(target=run, name="model", daemon=True)
        thread.start()
        thread.join(self._server.deadline_s + GRACE)
        result = outcome[0] if outcome else ReaderFailed("timeout")
        if isinstance(result, Completion):
            return result
        raise result if isinstance(result, ReaderFailed) else ReaderFailed("down")

    async def _within_deadline(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any], in_words: str
    ) -> Completion:
        try:
            async with asyncio.timeout(self._server.deadline_s), self._client() as client:
                if self._takes_schemas:
                    try:
                        return await self._call(client, messages, response_format=_strict(schema))
                    except ReaderFailed as failure:
                        if failure.reason not in ("rejected", "broken"):
                            raise
                plain = [*messages, {"role": "user", "content": in_words}]
                completion = await self._call(client, plain)
                self._takes_schemas = False  # it answers without: do not ask twice each time
                return completion
        except TimeoutError:
            raise ReaderFailed("timeout") from None

    async def _call(self, client: AsyncOpenAI, messages: Sequence[Mapping[str, str]], **more: Any) -> Completion:
        request = {"model": self._server.model, "max_completion_tokens": self._server.answer_tokens, **more}
        try:
            raw = await client.chat.completions.with_raw_response.create(
                messages=list(messages),  # type: ignore[arg-type]
                **{**request, **self._server.options},
            )
            return _completion(json.loads(raw.content), messages)
        except openai.APIStatusError as error:
            raise ReaderFailed(_reason(error)) from None
        except openai.APITimeoutError:
            raise ReaderFailed("timeout") from None
        except openai.APIConnectionError:
            raise ReaderFailed("down") from None
        except (openai.OpenAIError, httpx2.HTTPError, httpx2.InvalidURL):
            raise ReaderFailed("down") from None
        except UnicodeEncodeError:  # a key with letters no header can hold
            raise ReaderFailed("credentials") from None
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):  # not what was promised
            raise ReaderFailed("garbage") from None

    def _client(self) -> AsyncOpenAI:
        """Nothing from the surroundings: no OPENAI_* variable decides where a question goes or what goes with it."""
        key = self._server.api_key

        async def leave(request: httpx2.Request) -> None:
            kept = {name: value for name, value in request.headers.items() if name.lower() in KEPT_HEADERS}
            request.headers = httpx2.Headers(kept | {"authorization": f"Bearer {key}", "accept-encoding": "identity"})

        async def arrive(response: httpx2.Response) -> None:
            if response.headers.get("content-encoding", "identity") != "identity":
                raise httpx2.DecodingError("packed, though we asked for plain")
            response.stream = _Bounded(response.stream, self._server.most_bytes)

        timeout = httpx2.Timeout(self._server.deadline_s, connect=min(5.0, self._server.deadline_s))
        http = httpx2.AsyncClient(
            timeout=timeout, follow_redirects=False, event_hooks={"request": [leave], "response": [arrive]}
        )
        return AsyncOpenAI(
            base_url=self._server.base_url, api_key=key, max_retries=0, timeout=timeout, http_client=http
        )


class _Bounded(httpx2.AsyncByteStream):
    """A body that is let go when it grows past all sense."""

    def __init__(self, stream: Any, most: int) -> None:
        self._stream, self._most = stream, most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        seen = 0
        async for chunk in self._stream:
            seen += len(chunk)
            if seen > self._most:
                raise httpx2.ReadError("the answer has no end")
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


def _strict(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": SCHEMA_NAME, "schema": schema, "strict": True}}


def _completion(body: Mapping[str, Any], messages: Sequence[Mapping[str, str]]) -> Completion:
    choice = body["choices"][0]
    message = choice["message"]
    if choice.get("finish_reason") == "content_filter":
        raise ReaderFailed("content_filter")
    if choice.get("finish_reason") == "length":
        raise ReaderFailed("cut_off")
    if message.get("refusal"):
        raise ReaderFailed("declined")
    content = message["content"]
    found = JSON_OBJECT.search(content)
    data = json.loads(found[0]) if found else None
    if not isinstance(data, dict):
        raise ReaderFailed("garbage")
    usage = body.get("usage") or {}
    estimate = sum(estimated_tokens(each["content"]) for each in messages)
    return Completion(
        data,
        int(usage.get("prompt_tokens") or estimate),
        int(usage.get("completion_tokens") or estimated_tokens(content)),
    )


def estimated_tokens(text: str) -> int:
    """Danish takes a token for every three letters or so."""
    return len(text) // 3 + 1


def _reason(error: openai.APIStatusError) -> str:
    if error.code == "content_filter":
        return "content_filter"
    if error.status_code in STATUS_REASONS:
        return STATUS_REASONS[error.status_code]
    if error.status_code in (400, 415, 422):
        return "rejected"
    return "broken" if error.status_code == 500 else "down"  # noqa: PLR2004  some servers say 500 to a schema
