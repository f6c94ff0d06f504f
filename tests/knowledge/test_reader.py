"""A model reads within a budget, remembers what has not changed, and is never shown what is private."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.clock import MovableClock
from bot.database import Sessions
from knowledge import answer_cache, budget
from knowledge.budget import Caps, ModelUsage
from knowledge.documents import AppliesTo
from knowledge.model import Breaker, Model, Server
from knowledge.reader import ModelReader
from knowledge.values import Claim, Outcome, ReaderFailed, SourceText, Turn, live_fact
from tests.fakes import model_server
from tests.fakes.model_server import Behaviour
from tests.knowledge.libraries import STANDARD, TODAY, add_card, fresh_sessions, library_on

KEY = SourceText(id="p1", title="Nøglen", text="Nøglen til hallen hentes hos halinspektøren. Den afleveres samme dag.")
QUESTION = "Hvor henter jeg nøglen til hallen?"
CLAIM = Claim("Nøglen til hallen hentes hos halinspektøren.", "p1", "Nøglen til hallen hentes hos halinspektøren")
FAULTS: list[Behaviour] = [
    model_server.hangs,
    model_server.drips,
    model_server.hangs_up,
    model_server.fails(429, retry_after="3600"),
    model_server.fails(500),
    model_server.fails(503),
    model_server.fails(400, code="content_filter"),
    model_server.says(None, finish="content_filter"),
    model_server.says("x" * 1_000_000),
    model_server.says("Svaret er ja."),
    model_server.says('{"answerable": true, "claims": "ingen"}'),
    model_server.says('{"answerable": false, "claims": []}'),
    model_server.answers({"text": "The key is under the mat.", "source": "p1", "quote": "The key is under"}),
    model_server.answers({"text": "Nøglen ligger hos mig.", "source": "p99", "quote": "Nøglen ligger hos mig"}),
]


@pytest.mark.parametrize("behave", FAULTS)
def test_whatever_the_model_does_the_person_has_an_answer_before_the_deadline(behave: Behaviour, tmp_path: Path):
    add_card(tmp_path, KEY.title, KEY.text)
    started = time.monotonic()

    with reading(fresh_sessions(tmp_path), behave) as (reader, _):
        answer = library_on(tmp_path, reader, deadline_s=6.0).ask(QUESTION, STANDARD, today=TODAY)

    assert answer.outcome is Outcome.EXTRACT
    assert "halinspektøren" in answer.text
    assert time.monotonic() - started < 9


def test_an_honest_model_answers_with_its_sources(tmp_path: Path):
    add_card(tmp_path, KEY.title, KEY.text)

    with reading(fresh_sessions(tmp_path), model_server.honest) as (reader, _):
        answer = library_on(tmp_path, reader).ask(QUESTION, STANDARD, today=TODAY)

    assert answer.outcome is Outcome.ANSWER
    assert answer.text == "Nøglen til hallen hentes hos halinspektøren. [1]"


def test_the_same_question_from_the_same_sources_costs_nothing_the_second_time(sessions: Sessions):
    with reading(sessions, model_server.honest) as (reader, server):
        first = reader.read(QUESTION, (), [KEY], None, TODAY)
        again = reader.read("hvor henter jeg  NØGLEN til hallen", (), [KEY], None, TODAY)

    assert first == again == [CLAIM]
    assert len(server.calls) == 1


@pytest.mark.parametrize(
    ("sources", "level", "thread"),
    [
        ([replace(KEY, version=2)], None, ()),
        ([replace(KEY, valid_to=date(2026, 1, 1))], None, ()),
        ([KEY], AppliesTo.EXTENDED, ()),
        ([KEY], None, (Turn("Hvem har nøglen?"),)),
        ([replace(KEY, text=KEY.text.replace("samme dag", "dagen efter"))], None, ()),
    ],
)
def test_whatever_has_changed_is_read_anew(
    sessions: Sessions, sources: list[SourceText], level: AppliesTo | None, thread: tuple[Turn, ...]
):
    with reading(sessions, model_server.honest) as (reader, server):
        reader.read(QUESTION, (), [KEY], None, TODAY)
        reader.read(QUESTION, thread, sources, level, TODAY)

    assert len(server.calls) == 2


def test_answers_that_use_live_facts_are_never_kept(sessions: Sessions):
    meeting = live_fact("event:1", "Næste netværksmøde", "Næste netværksmøde er den 12. marts 2026 i Valby.")

    with reading(sessions, model_server.honest) as (reader, server):
        for _ in range(2):
            reader.read("Hvornår mødes vi?", (), [KEY, meeting], None, TODAY)

    assert len(server.calls) == 2


def test_kept_answers_are_forgotten_after_a_week(sessions: Sessions, clock: MovableClock):
    with reading(sessions, model_server.honest, clock=clock) as (reader, server):
        reader.read(QUESTION, (), [KEY], None, TODAY)
        clock.advance(timedelta(days=8))
        reader.read(QUESTION, (), [KEY], None, TODAY)
        clock.advance(timedelta(days=8))
        with sessions.begin() as session:
            assert answer_cache.forget_old(session, clock()) == 1

    assert len(server.calls) == 2


def test_no_question_is_kept_in_plain_words(sessions: Sessions):
    with reading(sessions, model_server.honest) as (reader, _):
        reader.read("Hvor henter Yrsa nøglen til hallen?", (), [KEY], None, TODAY)

    with sessions() as session:
        kept = session.scalars(select(answer_cache.CachedAnswer)).one()
        assert "Yrsa" not in kept.key + kept.claims


def test_a_person_who_has_used_the_day_gets_quotes_and_the_others_go_on(sessions: Sessions):
    caps = Caps(person_per_day=1_000, month=1_000_000)
    with reading(sessions, model_server.honest, caps=caps) as (reader, _):
        for number in range(2):
            reader.read(f"{QUESTION} {number}", (), [KEY], None, TODAY, "person:1")
        with pytest.raises(ReaderFailed, match="budget"):
            reader.read("Og hvornår?", (), [KEY], None, TODAY, "person:1")
        assert reader.read("Og hvornår?", (), [KEY], None, TODAY, "person:2") == [CLAIM]


def test_when_the_month_is_used_everybody_waits_for_the_next(sessions: Sessions):
    clock = MovableClock(datetime(2026, 3, 31, 12, 0, tzinfo=UTC))
    with reading(sessions, model_server.honest, caps=Caps(month=900), clock=clock) as (reader, _):
        reader.read(QUESTION, (), [KEY], None, TODAY, "person:1")
        with pytest.raises(ReaderFailed, match="budget"):
            reader.read("Og hvornår?", (), [KEY], None, TODAY, "person:2")
        clock.advance(timedelta(days=1))
        assert reader.read("Og hvornår?", (), [KEY], None, TODAY, "person:2") == [CLAIM]


def test_the_table_of_use_says_how_much_and_neither_who_nor_what(sessions: Sessions, clock: MovableClock):
    with reading(sessions, model_server.honest, clock=clock) as (reader, _):
        reader.read(QUESTION, (), [KEY], None, TODAY, "U01ABC")

    with sessions() as session:
        row = session.scalars(select(ModelUsage)).one()
        assert (row.day, row.calls, row.prompt_tokens, row.completion_tokens) == (date(2026, 3, 2), 1, 900, 60)
        assert "U01ABC" not in row.person_hash
        assert budget.spent_in_month(session, clock()) == 960


def test_questions_asked_at_the_same_time_are_all_counted_and_all_answered(sessions: Sessions):
    with reading(sessions, model_server.honest) as (reader, _), ThreadPoolExecutor(4) as people:
        asked = [people.submit(reader.read, QUESTION, (), [KEY], None, TODAY, "person:1") for _ in range(8)]
        assert [question.result() for question in asked] == [[CLAIM]] * 8

    with sessions() as session:
        row = session.scalars(select(ModelUsage)).one()
        assert row.prompt_tokens == 900 * row.calls


def test_what_is_private_stays_here_and_stands_in_the_answer_all_the_same(sessions: Sessions):
    card = SourceText(id="p1", title="Vagt", text="Ring til vagten på 33 66 12 34 eller skriv til vagt@kk.example. Ja.")
    with reading(sessions, model_server.honest) as (reader, server):
        claims = reader.read("Min nabo Yrsa, 9 år, på Ågade 12, 2. tv (010114-1234)?", (), [card], None, TODAY)

    sent = json.dumps(server.calls[0].request, ensure_ascii=False)
    for private in ("33 66 12 34", "vagt@kk.example", "Yrsa", "Ågade 12", "010114", "1234"):
        assert private not in sent
    assert claims[0].quote == "Ring til vagten på 33 66 12 34 eller skriv til vagt@kk.example"


def test_hidden_characters_never_reach_the_model(sessions: Sessions):
    card = replace(KEY, text="Nøglen til\u200b hallen\U000e0041\U000e0042 hentes\u202e hos halinspektøren.\x07")
    with reading(sessions, model_server.honest) as (reader, server):
        reader.read(QUESTION, (), [card], None, TODAY)

    assert server.calls[0].material["sources"][0]["text"] == "Nøglen til hallen hentes hos halinspektøren."


@contextmanager
def reading(
    sessions: Sessions, behave: Behaviour, *, caps: Caps | None = None, clock: MovableClock | None = None
) -> Iterator[tuple[ModelReader, model_server.ModelServer]]:
    with model_server.running(behave) as server:
        model = Model(Server(server.base_url, "lille", deadline_s=2.0), Breaker())
        now = clock or MovableClock(datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
        yield ModelReader(model, sessions, now, caps or Caps()), server
