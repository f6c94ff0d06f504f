"""Everybody can use the page: names for every control, contrast for every word, room on a narrow screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.workspace.team import BOT_USER_ID
from tests.bot.workspace.page.demo import Demo, write
from tests.bot.workspace.page.scripted_bot import ANSWER

CONTROLS = {"button", "link", "textbox", "searchbox", "checkbox", "radio", "combobox", "listbox", "menuitem", "dialog"}
LOOKS = Path(__file__).with_name("looks.js").read_text(encoding="utf-8")

pytestmark = pytest.mark.browser


def test_every_control_has_a_name_and_every_word_enough_contrast(page: Page, demo: Demo):
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for place in (demo.aisha.direct.id, "home"):
            page.goto("about:blank")
            page.goto(demo.address(demo.aisha, place))
            expect(page.get_by_role("button", name="Du er Aisha Demo")).to_be_visible()
            assert _nameless(page) == []
            assert page.evaluate(LOOKS) == []
        page.get_by_role("button", name="Giv status").click()
        expect(page.get_by_role("dialog", name="Statusopdatering")).to_be_visible()
        assert _nameless(page) == []
        assert page.evaluate(LOOKS) == []
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_narrow_screen_shows_one_thing_at_a_time_without_sideways_scrolling(narrow_page: Page, demo: Demo):
    with demo.workspace.team.changed:
        demo.workspace.team.post(demo.room.id, BOT_USER_ID, "svar", blocks=ANSWER)
    narrow_page.goto(demo.address(demo.aisha, demo.room.id))
    expect(narrow_page.get_by_text("Det næste møde er tirsdag [1].")).to_be_visible()
    assert _sideways(narrow_page) == 0
    narrow_page.get_by_role("button", name="Menu").click()
    narrow_page.get_by_role("button", name="Ressourcebot").click()
    write(narrow_page, "Hvornår er næste møde?\n")
    narrow_page.get_by_role("button", name="1 svar").click()
    expect(narrow_page.get_by_role("button", name="Spørg min konsulent")).to_be_visible()
    assert _sideways(narrow_page) == 0
    narrow_page.keyboard.press("Escape")
    expect(narrow_page.get_by_role("button", name="1 svar")).to_be_focused()


def _nameless(page: Page) -> list[str]:
    """Controls the browser itself finds no name for."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    shown = [node for node in nodes if not node.get("ignored") and node.get("role", {}).get("value") in CONTROLS]
    assert shown
    return [str(node["role"]) for node in shown if not node.get("name", {}).get("value", "").strip()]


def _sideways(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
