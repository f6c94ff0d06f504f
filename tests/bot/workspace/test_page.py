"""The demo's page in a real browser: worked by keys alone, unharmed by hostile words, readable throughout."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.workspace.person import Person
from bot.workspace.team import BOT_USER_ID, Command, Shortcut
from bot.workspace.workspace import Workspace
from tests.bot.workspace.scripted_bot import ANSWER, ScriptedBot, section

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOOKED_AT_EVERYBODY = "performance.getEntriesByType('resource').filter(e => e.name.includes('state?as=')).length > 2"
NAME_OF_FOCUSED = """(() => {
    const node = document.activeElement;
    const words = node.matches("button, a") ? node.textContent : "";
    return [node.getAttribute("aria-label"), node.labels?.[0]?.textContent, words].join(" ");
})()"""
CONTROLS = {"button", "link", "textbox", "searchbox", "checkbox", "radio", "combobox", "listbox", "menuitem", "dialog"}
LOOKS = Path(__file__).with_name("looks.js").read_text(encoding="utf-8")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: apt-get install chromium"),
]


class Demo:
    """A small network with a scripted bot, and what the tests look for in it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.bot = ScriptedBot(workspace.team)
        workspace.deliveries.door = self.bot
        workspace.offers(
            (Command("/opdatering", "Giv en statusopdatering", "[tekst]"), Command("/spoerg", "Spørg vidensbanken")),
            (Shortcut("update", "Ny statusopdatering", "global"), Shortcut("card", "Gem i vidensbanken", "message")),
        )
        self.aisha = workspace.person("Aisha Demo", title="Ressourceperson, Demo Bold")
        self.bo = workspace.person("Bo Prøve", title="Konsulent")
        self.room = workspace.channel("netværk", members=(self.aisha, self.bo))

    def address(self, person: Person, place: str = "") -> str:
        return f"{self.workspace.url}/#as={person.id}&place={place or person.direct.id}"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture
def demo() -> Iterator[Demo]:
    with Workspace() as workspace:
        yield Demo(workspace)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    yield from _pages(browser, {"width": 1280, "height": 800})


@pytest.fixture
def narrow_page(browser: Browser) -> Iterator[Page]:
    yield from _pages(browser, {"width": 360, "height": 740}, color_scheme="dark")


def _pages(browser: Browser, viewport: Any, **wishes: Any) -> Iterator[Page]:
    context = browser.new_context(viewport=viewport, locale="da-DK", reduced_motion="reduce", **wishes)
    shown = context.new_page()
    troubles: list[str] = []
    shown.on("pageerror", lambda error: troubles.append(str(error)))
    yield shown
    context.close()
    assert not troubles


def test_a_person_is_chosen_a_question_written_and_a_button_pressed_by_keys_alone(page: Page, demo: Demo):
    page.goto(demo.workspace.url)
    expect(page.get_by_role("dialog", name="Hvem vil du være?")).to_be_visible()
    page.keyboard.type("demo bold")
    _tab_to(page, "Aisha Demo")
    page.keyboard.press("Enter")

    expect(page.get_by_label("Skriv til Ressourcebot")).to_be_focused()
    page.keyboard.type("Hvornår er næste møde?")
    page.keyboard.press("Enter")

    thread = page.get_by_role("complementary", name="Tråd")
    expect(thread.get_by_text("Det næste møde er tirsdag [1].")).to_be_visible()
    _tab_to(page, "Spørg min konsulent")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kun synlig for dig")).to_be_visible()
    assert demo.bot.pressed() == ["hand_over"]


def test_a_form_is_filled_corrected_and_sent_by_keys_alone(page: Page, demo: Demo):
    page.goto(demo.address(demo.aisha))
    _write(page, "/opd")
    expect(page.get_by_role("option", name="/opdatering")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    form = page.get_by_role("dialog", name="Statusopdatering")
    expect(form.get_by_role("checkbox", name="Frivillige og trænere")).to_be_focused()
    page.keyboard.press("Space")
    _tab_to(page, "Hvad er der sket?")
    page.keyboard.type("kort")
    _tab_to(page, "Gem")
    page.keyboard.press("Enter")

    expect(form.get_by_text("Skriv lidt mere.")).to_be_visible()
    field = form.get_by_label("Hvad er der sket?")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description("Skriv lidt mere.")
    assert field.get_attribute("aria-invalid") == "true"
    page.keyboard.type(", men nu længere")
    _tab_to(page, "Gem")
    page.keyboard.press("Enter")

    expect(form).to_be_hidden()
    expect(page.locator("#messages").get_by_text("Gemt: kort, men nu længere")).to_be_visible()
    expect(page.locator("[aria-live=polite]").first).to_contain_text("Ny besked fra Ressourcebot: Gemt: kort")
    sent = demo.bot.heard[-1]["view"]["state"]["values"]
    assert [one["value"] for one in sent["areas"]["areas"]["selected_options"]] == ["2"]


def test_an_empty_field_is_pointed_out_before_the_form_leaves(page: Page, demo: Demo):
    page.goto(demo.address(demo.aisha))
    _open_form(page)
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_text("Feltet skal udfyldes.")).to_be_visible()
    expect(page.get_by_label("Hvad er der sket?")).to_be_focused()


def test_focus_stays_inside_a_form_and_escape_gives_it_back(page: Page, demo: Demo):
    page.goto(demo.address(demo.aisha))
    _open_form(page)
    for key in ["Tab"] * 15 + ["Shift+Tab"] * 15:
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.closest('dialog') !== null"), key
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Genveje")).to_be_focused()


def test_a_question_before_a_press_can_be_answered_no(page: Page, demo: Demo):
    page.goto(demo.address(demo.aisha))
    _write(page, "Hvornår er næste møde?\n")
    page.get_by_role("button", name="Slet spørgsmålet").click()
    page.get_by_role("dialog", name="Slet?").get_by_role("button", name="Nej").click()
    assert demo.bot.pressed() == []
    page.get_by_role("button", name="Slet spørgsmålet").click()
    page.get_by_role("button", name="Ja").click()
    demo.workspace.waits(lambda: demo.bot.pressed() == ["drop"], "the press")


def test_home_is_drawn_and_its_button_opens_the_form(page: Page, demo: Demo):
    page.goto(demo.address(demo.aisha, "home"))
    expect(page.get_by_role("heading", name="Dit overblik")).to_be_visible()
    page.get_by_role("button", name="Giv status").click()
    expect(page.get_by_role("dialog", name="Statusopdatering")).to_be_visible()


def test_a_message_for_somebody_else_is_a_notice_that_leads_to_them(page: Page, demo: Demo):
    page.goto(demo.address(demo.aisha))
    expect(page.get_by_text("Ikke noget nyt endnu.")).to_be_visible()
    page.wait_for_function(LOOKED_AT_EVERYBODY)
    with demo.workspace.team.changed:
        demo.bot.call("chat.postMessage", channel=demo.bo.direct.id, text="Opsamling til dig")
    page.get_by_role("button", name="Bo Prøve har fået en ny besked").click()
    expect(page.get_by_text("Opsamling til dig")).to_be_visible()
    expect(page.get_by_role("button", name="Du er Bo Prøve")).to_be_visible()


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


def test_what_a_person_types_reaches_the_bot_as_words(page: Page, demo: Demo):
    page.goto(demo.address(demo.aisha))
    _write(page, "a < b & @ressourcebot\n")
    demo.workspace.waits(lambda: any(one.get("event", {}).get("text") for one in demo.bot.heard), "the message")
    said = next(one["event"]["text"] for one in demo.bot.heard if one.get("event", {}).get("text"))
    assert said == f"a &lt; b &amp; <@{BOT_USER_ID}>"
    expect(page.locator("#messages").get_by_text("a < b &")).to_be_visible()


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
    _write(narrow_page, "Hvornår er næste møde?\n")
    narrow_page.get_by_role("button", name="1 svar").click()
    expect(narrow_page.get_by_role("button", name="Spørg min konsulent")).to_be_visible()
    assert _sideways(narrow_page) == 0
    narrow_page.keyboard.press("Escape")
    expect(narrow_page.get_by_role("button", name="1 svar")).to_be_focused()


def _write(page: Page, text: str) -> None:
    page.locator("#write").click()
    page.keyboard.type(text)


def _open_form(page: Page) -> None:
    page.get_by_role("button", name="Genveje").click()
    page.get_by_role("menuitem", name="Ny statusopdatering").click()
    expect(page.get_by_role("dialog", name="Statusopdatering")).to_be_visible()


def _tab_to(page: Page, words: str, most: int = 60) -> None:
    """Tab, and only Tab, until the control that says these words has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if words in page.evaluate(NAME_OF_FOCUSED):
            return
    raise AssertionError(f"{words} was not reached with {most} Tabs")


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
