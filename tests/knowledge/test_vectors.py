"""Vectors come from this computer or an address, are made once, and their absence is no accident."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from knowledge.vectors import FILE, PASSAGE, QUERY, Cache, Endpoint, Unavailable, local
from tests.fakes import model_server
from tests.fakes.model_server import ModelServer


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server.running(model_server.embeds) as server:
        yield server


def _asked(server: ModelServer) -> list[list[str]]:
    return [call.request["input"] for call in server.calls]


def test_an_address_gives_vectors_of_unit_length(server: ModelServer):
    endpoint = Endpoint(server.base_url, "any-model")
    vectors = endpoint.passages(["en to tre", "fire"])
    assert [float(np.linalg.norm(vector)) for vector in vectors] == pytest.approx([1, 1])
    assert _asked(server) == [["en to tre", "fire"]]


def test_a_model_of_the_e5_family_is_told_what_is_a_question(server: ModelServer):
    endpoint = Endpoint(server.base_url, "multilingual-e5-large")
    endpoint.query("hvad koster det")
    endpoint.passages(["det koster"])
    assert _asked(server) == [["query: hvad koster det"], ["passage: det koster"]]


def test_an_address_that_fails_is_left_alone_for_a_while(server: ModelServer):
    endpoint = Endpoint(server.base_url, "any-model")
    server.behave = model_server.fails(503)
    for _ in range(3):
        with pytest.raises(Unavailable):
            endpoint.query("hvad koster det")
    assert len(_asked(server)) == 1


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
