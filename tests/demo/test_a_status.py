"""A status in the demo, seen and pressed in the browser as a person would; each story stands alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.demo import status_journeys as journeys
from tests.demo.stage import Stage

pytestmark = pytest.mark.browser

MOST_CLICKS = 3
COUNTS = "addEventListener('pointerdown', () => { window.presses = (window.presses || 0) + 1 }, true)"


def test_a_typed_status_is_shown_back_and_kept_with_one_click(stage: Stage):
    journeys.a_status_is_typed(stage)
    stage.presses("Gem")
    expect(stage.messages).to_contain_text("Tak, din status er gemt")


def test_the_question_of_the_fortnight_is_answered_with_one_click(stage: Stage):
    journeys.a_status_is_asked_for(stage)
    stage.presses("Intet nyt")
    expect(stage.messages).to_contain_text("Noteret: intet nyt siden sidst")


def test_a_status_with_an_area_and_a_text_takes_three_clicks(stage: Stage):
    stage.looks_as("Carla Opdigt")
    stage.moves_clock_to("2026-03-04")
    prompt = stage.message("Tid til en kort status")
    stage.page.evaluate(COUNTS)
    stage.presses("Giv status", prompt)
    form = stage.form("Statusopdatering")
    form.get_by_role("checkbox", name="1 Intern organisering").check()
    form.get_by_label("Hvad er der sket?").fill("Bestyrelsen har fået en kasserer.")
    stage.submits(form, "Gem")
    expect(stage.messages).to_contain_text("Bestyrelsen har fået en kasserer.")
    assert 1 < stage.page.evaluate("window.presses") <= MOST_CLICKS
