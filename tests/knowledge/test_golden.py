"""Golden questions over the starter knowledge base, answered without a model: what must be said, cited and refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.answers import Answer, Library
from knowledge.documents import AppliesTo
from knowledge.starter import articles
from knowledge.values import Asker, Outcome, Turn
from tests.knowledge.libraries import TODAY, documents, fresh_sessions, starter_library

GOLDEN: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "golden.yaml").read_text(encoding="utf-8"))
ANSWERED = [each for each in GOLDEN if "must_refuse" not in each]
REFUSED = [each for each in GOLDEN if "must_refuse" in each]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("golden")
    return starter_library(fresh_sessions(folder), folder)


@pytest.mark.parametrize("golden", ANSWERED, ids=lambda golden: f"{golden['ask']} ({golden.get('level', 'any')})")
def test_is_answered_with_the_right_words_and_sources(library: Library, golden: dict[str, Any]):
    answer = _ask(library, golden)
    assert answer.outcome is Outcome.EXTRACT
    for words in golden.get("must_contain", ()):
        assert words in answer.text
    assert set(golden.get("must_cite", ())) <= set(documents(answer))
    assert documents(answer)[0] == golden.get("first", documents(answer)[0])
    assert "siger ikke det samme" not in answer.text


@pytest.mark.parametrize("golden", REFUSED, ids=lambda golden: golden["ask"])
def test_is_refused_for_the_right_reason(library: Library, golden: dict[str, Any]):
    answer = _ask(library, golden)
    assert answer.outcome == golden["must_refuse"]
    assert answer.sources == ()


def test_there_are_forty_golden_questions_and_none_is_an_article_s_own():
    known = {alias for article in articles() for alias in article.aliases}
    assert len(ANSWERED) >= 40
    assert not known & {golden["ask"] for golden in GOLDEN}


def _ask(library: Library, golden: dict[str, Any]) -> Answer:
    level = AppliesTo(golden["level"]) if "level" in golden else None
    thread = tuple(Turn(question) for question in golden.get("thread", ()))
    return library.ask(golden["ask"], Asker(level=level), today=TODAY, thread=thread)
