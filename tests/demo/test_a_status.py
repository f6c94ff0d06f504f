"""A status in the demo, seen and pressed in the browser as a person would; each story stands alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.demo import status_journeys as journeys
from tests.demo.stage import Stage

pytestmark = pytest.mark.browser


def test_a_typed_status_is_shown_back_and_kept_with_one_click(stage: Stage):
    journeys.a_status_is_typed(stage)
    stage.presses("Gem")
    expect(stage.messages).to_contain_text("Tak, din status er gemt")


def test_the_question_of_the_fortnight_is_answered_with_one_click(stage: Stage):
    journeys.a_status_is_asked_for(stage)
    stage.presses("Intet nyt")
    expect(stage.messages).to_contain_text("Noteret: intet nyt siden sidst")
