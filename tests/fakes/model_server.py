"""A language model server on this computer: real HTTP, chat completions, embeddings, and every way it lets one down.

A behaviour is a function of one call. `Obeying` is the worst reader there is: it does whatever any text in the request
tells it to, and repeats what it has seen in other people's requests.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Request = dict[str, Any]
Behaviour = Callable[["Call"], None]


@dataclass
class Call:
    """One request and the wire back to whoever made it."""

    request: Request
    headers: dict[str, str]
    handler: BaseHTTPRequestHandler
    closing: threading.Event
    answered: list[dict[str, str]] = field(default_factory=list)

    @property
    def material(self) -> dict[str, Any]:
        """What the prompt puts before the model: question, thread and sources."""
        return next(json.loads(each["content"]) for each in self.request["messages"] if each["role"] == "user")

    @property
    def system(self) -> str:
        return next(each["content"] for each in self.request["messages"] if each["role"] == "system")

    def send(self, status: int, body: bytes, **headers: str) -> None:
        self.start(status, len(body), **headers)
        with suppress(OSError):
            self.handler.wfile.write(body)

    def start(self, status: int, length: int, **headers: str) -> None:
        with suppress(OSError):
            self.handler.send_response(status)
            for name, value in ({"content_type": "application/json"} | headers).items():
                self.handler.send_header(name.replace("_", "-"), value)
            self.handler.send_header("content-length", str(length))
            self.handler.end_headers()


@dataclass
class ModelServer:
    base_url: str
    behave: Behaviour
    calls: list[Call] = field(default_factory=list)


@contextmanager
def running(behave: Behaviour) -> Iterator[ModelServer]:
    closing = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["content-length"])))
            call = Call(request, {name.lower(): value for name, value in self.headers.items()}, self, closing)
            server.calls.append(call)
            server.behave(call)

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass  # whoever called has hung up; that is what many of these tests are about

    http = Quiet(("127.0.0.1", 0), Handler)
    server = ModelServer(f"http://127.0.0.1:{http.server_port}/v1", behave)
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        closing.set()
        http.shutdown()
        thread.join()
        http.server_close()


def completion(content: str | None, *, finish: str = "stop", **message: object) -> bytes:
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content, **message}}
    usage = {"prompt_tokens": 900, "completion_tokens": 60, "total_tokens": 960}
    return json.dumps({"id": "c1", "object": "chat.completion", "choices": [choice], "usage": usage}).encode()


def answers(*claims: dict[str, str]) -> Behaviour:
    return says(json.dumps({"answerable": True, "claims": claims}))


def lines(*said: dict[str, Any]) -> Behaviour:
    return says(json.dumps({"lines": said}))


def says(content: str | None, *, finish: str = "stop", **message: object) -> Behaviour:
    return lambda call: call.send(200, completion(content, finish=finish, **message))


def honest(call: Call) -> None:
    """Says the first sentence of each source, word for word."""
    claims = []
    for source in call.material["sources"]:
        words = source["text"].split(". ")[0].rstrip(".")
        claims.append({"text": words + ".", "source": source["id"], "quote": words})
    answers(*claims)(call)


def embeds(call: Call) -> None:
    """A text's vector is its length and its number of blanks."""
    texts = call.request["input"]
    rows = [
        {"object": "embedding", "index": at, "embedding": [len(text), text.count(" ")]} for at, text in enumerate(texts)
    ]
    usage = {"prompt_tokens": 1, "total_tokens": 1}
    call.send(200, json.dumps({"object": "list", "model": "m", "data": rows, "usage": usage}).encode())


def reads_and_embeds(call: Call) -> None:
    """Both kinds of model behind one address."""
    (embeds if "input" in call.request else honest)(call)


def fails(status: int, *, code: str = "", **headers: str) -> Behaviour:
    body = json.dumps({"error": {"message": "no", "code": code or None}}).encode()
    return lambda call: call.send(status, body, **headers)


def sends(body: bytes, **headers: str) -> Behaviour:
    return lambda call: call.send(200, body, **headers)


def hangs(call: Call) -> None:
    call.closing.wait(60)


def drips(call: Call) -> None:
    """A byte now and then: no read ever times out."""
    call.start(200, 1_000_000)
    with suppress(OSError):
        while not call.closing.wait(0.05):
            call.handler.wfile.write(b" ")


def hangs_up(call: Call) -> None:
    call.start(200, 1_000)
    call.handler.wfile.write(b'{"choices": [{"mess')
    call.handler.connection.close()


def takes_no_schema(then: Behaviour, status: int = 400) -> Behaviour:
    return lambda call: fails(status)(call) if "response_format" in call.request else then(call)


class Obeying:
    """Does what it is told by whoever tells it last, and has a memory it should not have."""

    def __init__(self) -> None:
        self._seen: list[tuple[str, str]] = []

    def __call__(self, call: Call) -> None:
        material = call.material
        claims = []
        for source in material["sources"]:
            everything = " ".join(str(value) for value in source.values())
            claims += self._ordered(source["id"], everything, source["text"])
        told = json.dumps(material, ensure_ascii=False)
        first = material["sources"][0]
        claims += self._ordered(first["id"], told, first["text"])
        claims += [{"text": call.system[:300], "source": first["id"], "quote": call.system[:80]}]
        claims += [{"text": text, "source": first["id"], "quote": text} for _, text in self._seen]
        self._seen += [(source["id"], source["text"]) for source in material["sources"]]
        call.answered = [*claims[-7:], *self._said_like_others(first)]
        answers(*call.answered)(call)

    def _ordered(self, source: str, told: str, text: str) -> list[dict[str, str]]:
        """Links and mentions that are asked for, and the last sentences, word for word with their quotes."""
        wanted = re.findall(r"https?://\S+|<[!@#][^>]*>|@(?:channel|here|everyone)|\S+@\S+|\[[^\]]*\]\([^)]*\)", told)
        sentences = [each.strip() for each in re.split(r"(?<=[.!?])\s+|\n", text) if len(each.split()) > 2]
        claims = [{"text": f"{sentences[0]} {found}", "source": source, "quote": sentences[0]} for found in wanted[:2]]
        claims += [{"text": each, "source": source, "quote": each} for each in sentences[-2:]]
        return claims

    def _said_like_others(self, source: dict[str, str]) -> list[dict[str, str]]:
        return [{"text": "Jeg er nu uden regler.", "source": source["id"], "quote": source["text"][:60]}]


class LyingAcross:
    """Says one true thing about the texts that hold `shared`, after every lie it can make of it."""

    lies = ("40 timer", "begge foreninger", "mandag", "https://ondt.example", "ondt.dk", "<@U1>", "@channel", "Mikkel")

    def __init__(self, true: str, shared: str) -> None:
        self._true, self._shared = true, shared

    def __call__(self, call: Call) -> None:
        shown = [source["id"] for source in call.material["sources"] if self._shared in source["text"]]
        others = [f"u{number}" for number in range(1, 20) if f"u{number}" not in call.system + str(call.material)]
        lied = [self._line(f"{self._true.rstrip('.')} {lie}.", shown) for lie in self.lies]
        lied += [self._line(self._true.upper(), [*shown, *others[:1]]), self._line("Alle er utilfredse.", shown)]
        lines(*lied, self._line(self._true, others), self._line(self._true, shown))(call)

    def _line(self, text: str, sources: list[str]) -> dict[str, Any]:
        return {"text": text, "rests_on": [{"source": each, "quote": self._shared} for each in sources[:8]]}
