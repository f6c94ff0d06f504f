"""Time passes in the demo: the clock is moved, and what arrives for others is noticed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from bot.clock import MovableClock, local
from tests.bot.workspace.page.demo import Demo

pytestmark = pytest.mark.browser


def test_a_message_for_somebody_else_is_a_notice_that_leads_to_them(page: Page, demo: Demo):
    with page.expect_response(lambda answer: f"state?as={demo.bo.id}" in answer.url):  # everybody is known now
        page.goto(demo.address(demo.aisha))
    expect(page.get_by_text("Ikke noget nyt endnu.")).to_be_visible()
    with demo.workspace.team.changed:
        demo.bot.call("chat.postMessage", channel=demo.bo.direct.id, text="Opsamling til dig")
    page.get_by_role("button", name="Bo Prøve har fået en ny besked").click()
    expect(page.get_by_text("Opsamling til dig")).to_be_visible()
    expect(page.get_by_role("button", name="Du er Bo Prøve")).to_be_visible()


def test_the_clock_is_moved_a_day_or_to_the_next_working_day_at_nine(page: Page, demo: Demo):
    clock = MovableClock(datetime(2026, 3, 6, 13, 0, tzinfo=UTC))  # a Friday
    demo.workspace.team.now = clock
    demo.workspace.on_advance(clock.move_to, lambda moment: f"{local(moment):%d-%m-%Y %H:%M}")
    page.goto(demo.address(demo.aisha))
    face = page.get_by_role("region", name="Demoens ur")
    expect(face).to_contain_text("06-03-2026 14:00")
    page.get_by_role("button", name="Til næste hverdag kl. 9").click()
    expect(face).to_contain_text("09-03-2026 09:00")
    page.get_by_role("button", name="+1 dag").click()
    expect(face).to_contain_text("10-03-2026 09:00")
    page.get_by_label("Dato").fill("2026-03-30")  # the other side of the night the clocks change
    page.get_by_role("button", name="Gå til dato kl. 9").click()
    expect(face).to_contain_text("30-03-2026 09:00")
