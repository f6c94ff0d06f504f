"""The main job in the demo, seen and pressed in the browser as a person would; each story stands alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.demo import journeys
from tests.demo.stage import Stage

pytestmark = pytest.mark.browser


def test_a_question_is_answered_and_each_source_says_how_far_it_holds(stage: Stage):
    journeys.a_question_is_answered_with_its_sources(stage)
    expect(stage.thread.get_by_role("button", name="Spørg min konsulent")).to_be_visible()


def test_a_status_is_given_in_one_form_and_the_receipt_says_who_sees_it(stage: Stage):
    journeys.a_status_is_given(stage)
    receipt = stage.message("Tak, din status er gemt")
    expect(receipt).to_contain_text("Opdateringen ses altid af dig, Bo Eksempel og din konsulent Karen Konsulent")
    expect(receipt).to_contain_text("Den kommer med i konsulentens opsamling")
    expect(receipt.get_by_role("button", name="Træk tilbage")).to_be_visible()


def test_two_people_answer_and_everybody_sees_it_on_the_post(stage: Stage):
    journeys.two_people_answer_an_invitation(stage)


def test_time_passes_and_the_digest_comes_at_its_hour(stage: Stage):
    journeys.time_passes_until_the_digest(stage)
    expect(stage.messages).to_contain_text("Venter på dig")


def test_the_bot_can_be_used_while_time_passes(stage: Stage):
    stage.looks_as("Carla Opdigt")
    stage.page.get_by_role("button", name="+1 dag", exact=True).click()
    expect(stage.page.locator("#clock-face")).to_have_text("Tiden går …")
    stage.writes("hjælp")
    expect(stage.messages).to_contain_text("Det kan du bruge mig til")
    stage.has_moved()
