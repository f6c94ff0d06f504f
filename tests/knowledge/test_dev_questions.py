"""How good the answers without a model are on the development set; the floors stand just below what was measured."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.answers import Library
from knowledge.values import Outcome
from tests.knowledge.libraries import STANDARD, TODAY, documents, fresh_sessions, starter_library

QUESTIONS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "dev_questions.yaml").read_text(encoding="utf-8"))
RIGHT_ANSWERS = 0.88  # measured 2026-11: 44 of 48
FALSE_ANSWERS = 0.25  # measured 2026-11: 5 of 24; never said as a fact, always "Jeg fandt disse afsnit"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("dev")
    return starter_library(fresh_sessions(folder), folder)


def test_most_questions_are_answered_from_a_right_article(library: Library):
    right = [_cites(library, question, wanted) for question, wanted in QUESTIONS["answerable"].items()]
    assert sum(right) / len(right) >= RIGHT_ANSWERS


def test_few_questions_nobody_can_answer_get_quotes(library: Library):
    asked = QUESTIONS["unanswerable"]
    quoted = [q for q in asked if library.ask(q, STANDARD, today=TODAY).outcome is Outcome.EXTRACT]
    assert len(quoted) / len(asked) <= FALSE_ANSWERS


def _cites(library: Library, question: str, wanted: str) -> bool:
    answer = library.ask(question, STANDARD, today=TODAY)
    return any(re.search(wanted, document) for document in documents(answer))
