"""The page in the system's Chromium, wide and narrow; without a browser these tests are skipped and say so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from bot.workspace import Workspace
from tests.bot.workspace.page.demo import Demo

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


@pytest.fixture(scope="module")  # not longer: while it is open, no other test can run a loop of its own
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no Chromium here: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture
def demo(workspace: Workspace) -> Demo:
    return Demo(workspace)


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
