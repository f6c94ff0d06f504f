"""Meetings in the demo, from the form to the day one is called off; each story stands alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.demo import event_journeys as journeys
from tests.demo.stage import Stage

pytestmark = pytest.mark.browser


def test_a_meeting_is_seen_by_its_maker_before_anybody_else(stage: Stage):
    journeys.a_meeting_is_made(stage)
    stage.settles()
    stage.looks_as("Bo Eksempel", "#netværk")
    meeting = stage.message("Temamøde om forældre")
    stage.presses("Hent bilag", meeting)
    stage.settles()
    stage.looks_as("Bo Eksempel")
    expect(stage.messages.get_by_role("link", name="Program.pdf")).to_be_visible()


def test_a_full_course_gives_a_place_on_the_waiting_list(stage: Stage):
    journeys.a_full_course_has_a_waiting_list(stage)


def test_a_date_is_found_by_saying_when_one_can(stage: Stage):
    journeys.a_date_is_looked_for(stage)


def test_a_meeting_that_moves_is_asked_about_again_and_one_called_off_is_told(stage: Stage):
    journeys.a_meeting_is_moved(stage)
    journeys.a_meeting_is_called_off(stage)
