"""A small network with a scripted bot, and the few things a test does again and again on the page."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from bot.workspace import Person, Workspace
from bot.workspace.team import Command, Shortcut
from tests.bot.workspace.page.scripted_bot import ScriptedBot

NAME_OF_FOCUSED = """(() => {
    const node = document.activeElement;
    const words = node.matches("button, a") ? node.textContent : "";
    return [node.getAttribute("aria-label"), node.labels?.[0]?.textContent, words].join(" ");
})()"""


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


def write(page: Page, text: str) -> None:
    page.locator("#write").click()
    page.keyboard.type(text)


def open_form(page: Page) -> None:
    page.get_by_role("button", name="Genveje").click()
    page.get_by_role("menuitem", name="Ny statusopdatering").click()
    expect(page.get_by_role("dialog", name="Statusopdatering")).to_be_visible()


def tab_to(page: Page, words: str, most: int = 60) -> None:
    """Tab, and only Tab, until the control that says these words has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if words in page.evaluate(NAME_OF_FOCUSED):
            return
    raise AssertionError(f"{words} was not reached with {most} Tabs")
