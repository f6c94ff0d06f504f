"""The page worked by keys alone: a person chosen, a question, a press, a form put right and sent."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.bot.workspace.page.demo import Demo, open_form, tab_to, write

pytestmark = pytest.mark.browser


def test_a_person_is_chosen_a_question_written_and_a_button_pressed_by_keys_alone(page: Page, demo: Demo):
    page.goto(demo.workspace.url)
    expect(page.get_by_role("dialog", name="Hvem vil du være?")).to_be_visible()
    page.keyboard.type("demo bold")
    tab_to(page, "Aisha Demo")
    page.keyboard.press("Enter")

    expect(page.get_by_label("Skriv til Ressourcebot")).to_be_focused()
    page.keyboard.type("Hvornår er næste møde?")
    page.keyboard.press("Enter")

    thread = page.get_by_role("complementary", name="Tråd")
    expect(thread.get_by_text("Det næste møde er tirsdag [1].")).to_be_visible()
    tab_to(page, "Spørg min konsulent")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kun synlig for dig")).to_be_visible()
    assert demo.bot.pressed() == ["hand_over"]


def test_a_form_is_filled_corrected_and_sent_by_keys_alone(page: Page, demo: Demo):
    page.goto(demo.address(demo.aisha))
    write(page, "/opd")
    expect(page.get_by_role("option", name="/opdatering")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    form = page.get_by_role("dialog", name="Statusopdatering")
    expect(form.get_by_role("checkbox", name="Frivillige og trænere")).to_be_focused()
    page.keyboard.press("Space")
    tab_to(page, "Hvad er der sket?")
    page.keyboard.type("kort")
    tab_to(page, "Gem")
    page.keyboard.press("Enter")

    expect(form.get_by_text("Skriv lidt mere.")).to_be_visible()
    field = form.get_by_label("Hvad er der sket?")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description("Skriv lidt mere.")
    assert field.get_attribute("aria-invalid") == "true"
    page.keyboard.type(", men nu længere")
    tab_to(page, "Gem")
    page.keyboard.press("Enter")

    expect(form).to_be_hidden()
    expect(page.locator("#messages").get_by_text("Gemt: kort, men nu længere")).to_be_visible()
    expect(page.locator("[aria-live=polite]").first).to_contain_text("Ny besked fra Ressourcebot: Gemt: kort")
    sent = demo.bot.heard[-1]["view"]["state"]["values"]
    assert [one["value"] for one in sent["areas"]["areas"]["selected_options"]] == ["2"]


def test_an_empty_field_is_pointed_out_before_the_form_leaves(page: Page, demo: Demo):
    page.goto(demo.address(demo.aisha))
    open_form(page)
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_text("Feltet skal udfyldes.")).to_be_visible()
    expect(page.get_by_label("Hvad er der sket?")).to_be_focused()


def test_focus_stays_inside_a_form_and_escape_gives_it_back(page: Page, demo: Demo):
    page.goto(demo.address(demo.aisha))
    open_form(page)
    for key in ["Tab"] * 15 + ["Shift+Tab"] * 15:
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.closest('dialog') !== null"), key
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Genveje")).to_be_focused()
