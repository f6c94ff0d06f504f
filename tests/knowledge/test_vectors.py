"""Vectors come from this computer or an address, are made once, and their absence is no accident."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from knowledge.vectors import FILE, PASSAGE, QUERY, Cache, Endpoint, Unavailable, local


class Answers(BaseHTTPRequestHandler):
    """An OpenAI-compatible embeddings server: a text's vector is its length and its number of blanks."""

    broken = False
    asked: list[list[str]] = []  # noqa: RUF012  shared on purpose: the test looks at it

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append(body["input"])
        if self.broken:
            self.send_error(503)
            return
        rows = [
            {"object": "embedding", "index": at, "embedding": [len(text), text.count(" ")]}
            for at, text in enumerate(body["input"])
        ]
        content = json.dumps(
            {"object": "list", "model": body["model"], "data": rows, "usage": {"prompt_tokens": 1, "total_tokens": 1}}
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    Answers.broken, Answers.asked = False, []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_address_gives_vectors_of_unit_length(address: str):
    endpoint = Endpoint(address, "any-model")
    vectors = endpoint.passages(["en to tre", "fire"])
    assert [float(np.linalg.norm(vector)) for vector in vectors] == pytest.approx([1, 1])
    assert Answers.asked == [["en to tre", "fire"]]


def test_a_model_of_the_e5_family_is_told_what_is_a_question(address: str):
    endpoint = Endpoint(address, "multilingual-e5-large")
    endpoint.query("hvad koster det")
    endpoint.passages(["det koster"])
    assert Answers.asked == [["query: hvad koster det"], ["passage: det koster"]]


def test_an_address_that_fails_is_left_alone_for_a_while(address: str):
    endpoint = Endpoint(address, "any-model")
    Answers.broken = True
    for _ in range(3):
        with pytest.raises(Unavailable):
            endpoint.query("hvad koster det")
    assert len(Answers.asked) == 1


def test_what_was_embedded_is_remembered_by_model_role_and_text(tmp_path: Path):
    cache, other = Cache(tmp_path, "en model"), Cache(tmp_path, "en anden model")
    vector = np.array([0.6, 0.8], dtype=np.float32)
    cache.put({cache.key("tekst"): vector})
    again = Cache(tmp_path, "en model")
    assert np.array_equal(again.get([again.key("tekst")])[again.key("tekst")], vector)
    assert other.get([other.key("tekst")]) == {}
    assert cache.get([cache.key("tekst", QUERY), cache.key("anden tekst", PASSAGE)]) == {}


def test_a_broken_cache_begins_again(tmp_path: Path):
    (tmp_path / FILE).write_bytes(b"no database at all, but long enough to look like one" * 100)
    cache = Cache(tmp_path, "en model")
    assert cache.get([cache.key("tekst")]) == {}
    cache.put({cache.key("tekst"): np.ones(2, dtype=np.float32)})
    assert cache.get([cache.key("tekst")])


def test_the_model_on_this_computer_knows_that_two_languages_say_the_same():
    model = local()
    if model is None:
        pytest.skip("the extra `semantic` is not installed")
    danish, other = model.passages(["Trænere får løn hver måned.", "Hunden løber i skoven."])
    question = model.query("When are the coaches paid?")
    assert question @ danish > question @ other


@pytest.mark.parametrize("odd", ["", "\x00", "🚴", "a" * 5000, " "])
def test_the_model_on_this_computer_takes_any_text(odd: str):
    model = local()
    if model is None:
        pytest.skip("the extra `semantic` is not installed")
    assert float(np.linalg.norm(model.query(odd))) == pytest.approx(1, abs=1e-3)
