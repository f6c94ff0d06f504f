"""A consultant's morning in the demo: what waits, a question, an answer, and the next one who need not ask a person."""

from __future__ import annotations

import pytest

from tests.demo import consultant_journeys as journeys
from tests.demo.stage import Stage

pytestmark = pytest.mark.browser


def test_each_role_finds_its_own_on_the_home_tab(stage: Stage):
    journeys.each_role_has_its_home(stage)
    journeys.an_association_is_opened_from_home(stage)


def test_an_answer_becomes_a_card_and_the_next_person_gets_it(stage: Stage):
    journeys.a_question_reaches_the_consultant(stage)
    journeys.the_answer_becomes_a_card(stage)
    journeys.the_next_one_gets_the_card(stage)
