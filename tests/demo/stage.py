"""The whole demo with a browser in front of it: who looks, what they write and press, and a picture of what they see.

Time stands still until it is moved, so that a picture taken twice shows the same.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from bot.app import Bot
from bot.clock import COPENHAGEN
from bot.demo import opened
from bot.workspace import Workspace

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
TUESDAY_MORNING = datetime(2026, 3, 3, 8, 50, tzinfo=COPENHAGEN)
PATIENCE_MS = 30_000  # a machine that does something else too
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-lcd-text", "--no-first-run", "--disable-background-networking"]


@dataclass
class Stage:
    workspace: Workspace
    bot: Bot
    page: Page
    troubles: list[str] = field(default_factory=list)  # what the page itself stumbled over

    def looks_as(self, name: str, place: str = "") -> None:
        """Become that person, in the bot's room, a channel (#name) or on the Home tab."""
        person = next(one for one in self.workspace.people() if one.name == name)
        where = place or person.direct.id
        if place.startswith("#"):
            where = self.workspace.channel(place).id
        self.page.goto("about:blank")
        self.page.goto(f"{self.workspace.url}/#as={person.id}&place={where}")
        expect(self.page.get_by_role("button", name=f"Du er {name}")).to_be_visible()

    def writes(self, text: str) -> None:
        self.page.locator("#write").click()
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Enter")

    def commands(self, command: str, text: str = "") -> None:
        """A command as people type it: with a blank after it, so that the suggestions step aside."""
        self.page.locator("#write").click()
        self.page.keyboard.insert_text(f"{command} {text}")
        self.page.keyboard.press("Enter")

    def presses(self, button: str, within: Locator | None = None) -> None:
        """The newest button that says so."""
        (within or self.page).get_by_role("button", name=button, exact=True).last.click()

    def message(self, words: str) -> Locator:
        """The newest message here that says so."""
        found = self.page.get_by_role("listitem").filter(has_text=words).last
        expect(found).to_be_visible()
        return found

    def shows_top_of(self, place: Locator) -> None:
        place.evaluate("node => node.scrollIntoView({block: 'start'})")

    @property
    def thread(self) -> Locator:
        return self.page.get_by_role("complementary", name="Tråd")

    @property
    def messages(self) -> Locator:
        return self.page.locator("#messages")

    @property
    def home(self) -> Locator:
        return self.page.locator("#home")

    def form(self, title: str) -> Locator:
        dialog = self.page.get_by_role("dialog", name=title)
        expect(dialog).to_be_visible()
        return dialog

    def closes_windows(self, name: str) -> None:
        """All of them, also those that lie below."""
        next(one for one in self.workspace.people() if one.name == name).closes(everything=True)
        expect(self.page.get_by_role("dialog")).to_have_count(0)

    def field(self, form: Locator, label: str) -> Locator:
        """By its own label, not one that only begins or ends like it."""
        return form.get_by_label(re.compile(rf"^{re.escape(label)}( \(valgfri\))?$"))

    def submits(self, form: Locator, button: str) -> None:
        form.get_by_role("button", name=button, exact=True).last.click()

    def moves_clock(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).click()
        self.has_moved()

    def moves_clock_to(self, day: str) -> None:
        """Nine o'clock that day, by the date field."""
        self.page.get_by_label("Dato").fill(day)
        self.moves_clock("Gå til dato kl. 9")

    def has_moved(self) -> None:
        face = self.page.locator("#clock-face")
        expect(face).not_to_have_text("Tiden går …", timeout=4 * PATIENCE_MS)

    def settles(self) -> None:
        self.workspace.waits(self.bot.is_idle, "the bot to have nothing left to do", timeout=PATIENCE_MS / 1000)

    def pictures(self, path: Path) -> None:
        self.page.mouse.move(0, 0)
        self.page.evaluate("document.activeElement.blur()")
        self.page.screenshot(path=path, animations="disabled", caret="hide")


@contextmanager
def set_up(browser: Browser, **wishes: Any) -> Iterator[Stage]:
    expect.set_options(timeout=PATIENCE_MS)
    with opened(now=TUESDAY_MORNING) as (workspace, bot):
        viewport = wishes.pop("viewport", {"width": 1200, "height": 800})
        context = browser.new_context(viewport=viewport, locale="da-DK", reduced_motion="reduce", **wishes)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        stage = Stage(workspace, bot, page)
        page.on("pageerror", lambda error: stage.troubles.append(str(error)))
        stage.settles()
        yield stage
        context.close()


@contextmanager
def open_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield chromium
        chromium.close()
