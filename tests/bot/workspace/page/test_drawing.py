"""What the bot sends is drawn, every kind of it; what people write stays words."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from bot.workspace.team import BOT_USER_ID
from tests.bot.workspace.page.demo import Demo, write
from tests.bot.workspace.page.samples import KNOWN_BLOCKS, KNOWN_ELEMENTS, in_its_block, sample_block
from tests.bot.workspace.page.scripted_bot import section

pytestmark = pytest.mark.browser


def test_home_is_drawn_and_its_button_opens_the_form(page: Page, demo: Demo):
    page.goto(demo.address(demo.aisha, "home"))
    expect(page.get_by_role("heading", name="Dit overblik")).to_be_visible()
    page.get_by_role("button", name="Giv status").click()
    expect(page.get_by_role("dialog", name="Statusopdatering")).to_be_visible()


def test_a_question_before_a_press_can_be_answered_no(page: Page, demo: Demo):
    page.goto(demo.address(demo.aisha))
    write(page, "Hvornår er næste møde?\n")
    page.get_by_role("button", name="Slet spørgsmålet").click()
    page.get_by_role("dialog", name="Slet?").get_by_role("button", name="Nej").click()
    assert demo.bot.pressed() == []
    page.get_by_role("button", name="Slet spørgsmålet").click()
    page.get_by_role("button", name="Ja").click()
    demo.workspace.waits(lambda: demo.bot.pressed() == ["drop"], "the press")


def test_what_a_person_types_reaches_the_bot_as_words(page: Page, demo: Demo):
    page.goto(demo.address(demo.aisha))
    write(page, "a < b & @ressourcebot\n")
    demo.workspace.waits(lambda: any(one.get("event", {}).get("text") for one in demo.bot.heard), "the message")
    said = next(one["event"]["text"] for one in demo.bot.heard if one.get("event", {}).get("text"))
    assert said == f"a &lt; b &amp; <@{BOT_USER_ID}>"
    expect(page.locator("#messages").get_by_text("a < b &")).to_be_visible()


def test_hostile_words_stay_words(page: Page, demo: Demo):
    hostile = [
        "<script>window.hit = 1</script>",
        "<img src=x onerror='window.hit = 1'>",
        "<javascript:window.hit=1|klik her>",
        "[klik](javascript:window.hit=1)",
    ]
    with demo.workspace.team.changed:
        for words in hostile:
            demo.workspace.team.post(demo.room.id, demo.bo.id, words)
            picture = {"type": "image", "image_url": words, "alt_text": words}
            blocks = [section(words), {"type": "markdown", "text": words}, picture]
            demo.workspace.team.post(demo.room.id, BOT_USER_ID, words, blocks=blocks)
    page.goto(demo.address(demo.aisha, demo.room.id))
    expect(page.get_by_role("listitem").filter(has_text="window.hit")).to_have_count(8)
    for anchor in page.locator("#messages a").all():
        assert not (anchor.get_attribute("href") or "").startswith("javascript")
    assert page.locator("#messages :is(script, img)").count() == 0
    assert page.evaluate("window.hit") is None
    expect(page.get_by_text(hostile[0]).first).to_be_visible()


def test_every_block_and_element_the_checker_takes_is_drawn(page: Page, demo: Demo):
    drawn = [*map(sample_block, KNOWN_BLOCKS), *map(in_its_block, KNOWN_ELEMENTS)]
    with demo.workspace.team.changed:
        for number, block in enumerate(drawn):
            block["block_id"] = f"b{number}"
            demo.workspace.team.post(demo.room.id, BOT_USER_ID, block["type"], blocks=[block])
    page.goto(demo.address(demo.aisha, demo.room.id))
    expect(page.locator("#messages .message")).to_have_count(len(drawn))
    assert page.locator(".unknown").all_text_contents() == []


def test_a_message_s_menu_holds_its_shortcuts_and_the_way_into_its_thread(page: Page, demo: Demo):
    with demo.workspace.team.changed:
        demo.workspace.team.post(demo.room.id, demo.bo.id, "Vi har fundet en god hal")
    page.goto(demo.address(demo.aisha, demo.room.id))
    page.get_by_text("Vi har fundet en god hal").hover()
    page.get_by_role("button", name="Flere handlinger").click()
    expect(page.get_by_role("menuitem", name="Svar i tråd")).to_be_focused()
    page.keyboard.type("g")
    expect(page.get_by_role("menuitem", name="Gem i vidensbanken")).to_be_focused()
    page.keyboard.press("Enter")
    demo.workspace.waits(lambda: any(one.get("callback_id") == "card" for one in demo.bot.heard), "the shortcut")


def test_a_bot_that_does_not_answer_is_said_plainly(page: Page, demo: Demo):
    page.goto(demo.address(demo.aisha, demo.room.id))
    demo.bot.deaf = True
    write(page, "/spoerg noget\n")
    expect(page.get_by_role("alert")).to_contain_text("Ressourcebot svarede ikke.")
    expect(page.locator("#write")).to_have_value("/spoerg noget")
