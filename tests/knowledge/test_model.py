"""However a model server fails, whoever asked has a clean failure before the deadline, and nothing private has left."""

from __future__ import annotations

import gzip
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import openai
import pytest

from knowledge import prompts
from knowledge.model import GRACE, KEPT_HEADERS, Breaker, Model, Server
from knowledge.values import ReaderFailed
from tests.fakes import model_server
from tests.fakes.model_server import Behaviour

MESSAGES = [{"role": "system", "content": "Svar."}, {"role": "user", "content": '{"question": "?"}'}]
ANSWER = '{"answerable": true, "claims": [{"text": "Ja.", "source": "p1", "quote": "ja det er"}]}'
DEADLINE = 1.5


def test_the_client_is_the_one_this_was_written_for():
    assert openai.__version__.split(".")[0] == "3"


def test_a_good_answer_comes_back_with_what_it_cost():
    with asking(model_server.says(ANSWER)) as (model, server):
        completion = ask(model)

    assert completion.data["claims"][0]["source"] == "p1"
    assert (completion.prompt_tokens, completion.completion_tokens) == (900, 60)
    sent = server.calls[0].request
    assert sent["response_format"]["json_schema"]["schema"]["properties"]["claims"]["items"]["properties"]["source"][
        "enum"
    ] == ["p1", "p2"]


@pytest.mark.parametrize(
    ("behave", "reason"),
    [
        (model_server.hangs, "timeout"),
        (model_server.drips, "timeout"),
        (model_server.hangs_up, "down"),
        (model_server.fails(429, retry_after="3600"), "busy"),
        (model_server.fails(503, retry_after="3600"), "down"),
        (model_server.fails(500), "broken"),
        (model_server.fails(401), "credentials"),
        (model_server.fails(404), "unknown_model"),
        (model_server.fails(302, location="http://198.51.100.1/"), "down"),
        (model_server.fails(400, code="content_filter"), "content_filter"),
        (model_server.says(None, finish="content_filter"), "content_filter"),
        (model_server.says(ANSWER, finish="length"), "cut_off"),
        (model_server.says(None, refusal="Det vil jeg ikke."), "declined"),
        (model_server.says("Det er en god dag."), "garbage"),
        (model_server.says('{"claims": [{]}'), "garbage"),
        (model_server.says("[1, 2]"), "garbage"),
        (model_server.says("[" * 100_000 + "{" * 50_000 + "}"), "garbage"),
        (model_server.sends(b""), "garbage"),
        (model_server.sends(b"<html>Bad gateway</html>", content_type="text/html"), "garbage"),
        (model_server.sends(b'{"choices": []}'), "garbage"),
        (model_server.sends(b'"hej"'), "garbage"),
        (model_server.sends(b"\xff\xfe\x00"), "garbage"),
        (model_server.says("a" * 1_000_000), "down"),
        (model_server.sends(gzip.compress(b" " * 50_000_000), content_encoding="gzip"), "down"),
    ],
)
def test_every_failure_is_clean_and_in_time(behave: Behaviour, reason: str):
    started = time.monotonic()

    with asking(behave) as (model, _), pytest.raises(ReaderFailed) as failed:
        ask(model)

    assert failed.value.reason == reason
    assert time.monotonic() - started < DEADLINE + GRACE + 1.0


def test_a_server_that_is_not_there_is_down():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        model = Model(Server(f"http://127.0.0.1:{free.getsockname()[1]}/v1", "m", deadline_s=DEADLINE))
        with pytest.raises(ReaderFailed, match="down"):
            ask(model)


@pytest.mark.parametrize("status", [400, 422, 500])
def test_a_server_that_takes_no_schema_is_asked_in_words_and_is_remembered(status: int):
    with asking(model_server.takes_no_schema(model_server.says(f"```json\n{ANSWER}\n```"), status)) as (model, server):
        first, second = ask(model), ask(model)

    assert first.data == second.data == json.loads(ANSWER)
    assert len(server.calls) == 3
    assert "p1, p2" in server.calls[1].request["messages"][-1]["content"]


def test_no_variable_of_the_surroundings_decides_where_a_question_goes_or_what_goes_with_it():
    strange = {
        "OPENAI_API_KEY": "sk-fremmed",
        "OPENAI_BASE_URL": "http://198.51.100.1/v1",
        "OPENAI_ORG_ID": "org-fremmed",
        "OPENAI_PROJECT_ID": "proj-fremmed",
        "OPENAI_CUSTOM_HEADERS": "X-Fremmed: ja\nAuthorization: Bearer fremmed",
    }
    with surrounded_by(strange), asking(model_server.says(ANSWER)) as (model, server):
        ask(model)

    headers = server.calls[0].headers
    assert headers["authorization"] == "Bearer hemmelig-kode"
    assert "fremmed" not in json.dumps(headers).lower()
    assert set(headers) <= {*KEPT_HEADERS, "authorization", "accept-encoding", "connection", "user-agent"}


def test_options_go_along_as_they_are():
    options = {"temperature": 0, "store": False, "seed": 7}
    with asking(model_server.says(ANSWER), options=options) as (model, server):
        ask(model)

    assert {name: server.calls[0].request[name] for name in options} == options


def test_after_three_failures_nobody_waits_for_that_server_for_five_minutes():
    now = [0.0]
    with asking(model_server.fails(503), breaker=Breaker(clock=lambda: now[0])) as (model, server):
        reasons = [reason_of(model) for _ in range(4)]
        server.behave = model_server.says(ANSWER)
        assert reasons == ["down", "down", "down", "resting"]
        assert reason_of(model) == "resting"
        now[0] = 301.0
        assert ask(model).data == json.loads(ANSWER)

    assert len(server.calls) == 4


def test_an_answer_the_filter_stopped_is_no_reason_to_rest():
    with asking(model_server.fails(400, code="content_filter")) as (model, server):
        assert [reason_of(model) for _ in range(5)] == ["content_filter"] * 5

    assert len(server.calls) == 5


@contextmanager
def asking(
    behave: Behaviour, breaker: Breaker | None = None, options: dict[str, Any] | None = None
) -> Iterator[tuple[Model, model_server.ModelServer]]:
    with model_server.running(behave) as server:
        where = Server(server.base_url, "m", api_key="hemmelig-kode", deadline_s=DEADLINE, options=options or {})
        yield Model(where, breaker), server


def ask(model: Model) -> Any:
    return model.ask(MESSAGES, prompts.schema(["p1", "p2"]), prompts.in_words(["p1", "p2"]))


def reason_of(model: Model) -> str:
    with pytest.raises(ReaderFailed) as failed:
        ask(model)
    return failed.value.reason


@contextmanager
def surrounded_by(variables: dict[str, str]) -> Iterator[None]:
    os.environ.update(variables)
    try:
        yield
    finally:
        for name in variables:
            del os.environ[name]
