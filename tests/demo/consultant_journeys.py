"""A consultant's morning in the demo, and what stands on the Home tab of each role."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.demo.journeys import Shown, nobody_looks
from tests.demo.stage import Stage

ASKER, NEXT_ONE = "Aisha Demosen", "Carla Opdigt"
UNKNOWN = "Hvor gemmer vi nøglen til redskabsrummet på skolen?"
ANSWER = "Spørg skolens tekniske leder. Nøglen udleveres mod underskrift, og den afleveres samme dag."


def each_role_has_its_home(stage: Stage, shown: Shown = nobody_looks) -> None:
    for name, words, picture in (
        ("Aisha Demosen", "Jeres handleplan", "hjem-ressourceperson"),
        ("Karen Konsulent", "Mine foreninger", "hjem-konsulent"),
        ("Ida IT", "De næste 30 dage", "hjem-administrator"),
    ):
        stage.looks_as(name, "home")
        expect(stage.home).to_contain_text(words)
        shown(picture)


def an_association_is_opened_from_home(stage: Stage, shown: Shown = nobody_looks) -> None:
    stage.looks_as("Karen Konsulent", "home")
    stage.home.get_by_role("button", name="Eksempel Boldklub").first.click()
    opened = stage.form("Forening")
    expect(opened).to_contain_text("Eksempel Boldklub")
    shown("forening")
    stage.presses("Skift ressourceperson: Bo Eksempel", opened)
    handing_on = stage.form("Skift ressourceperson")
    handing_on.get_by_label("Hvem begynder? (navn)").fill("Noor Demosen")
    handing_on.get_by_label("Den nyes e-mail").fill("noor@demo.example")
    shown("skift-ressourceperson")
    stage.submits(handing_on, "Gem")
    expect(opened).to_contain_text("Noor Demosen har taget over efter Bo Eksempel")
    stage.submits(opened, "Luk")
    expect(opened).to_be_hidden()


def a_question_reaches_the_consultant(stage: Stage, shown: Shown = nobody_looks) -> None:
    stage.looks_as(ASKER)
    stage.writes(UNKNOWN)
    expect(stage.thread).to_contain_text("Det kan jeg ikke finde et sikkert svar på")
    shown("ikke-sikker")
    stage.presses("Spørg min konsulent", stage.thread)
    expect(stage.thread).to_contain_text("Dit spørgsmål er sendt til Karen Konsulent")
    stage.looks_as("Karen Konsulent")
    expect(stage.message("Nyt spørgsmål fra Aisha Demosen")).to_contain_text(UNKNOWN)
    shown("spoergsmaal-til-konsulent")


def the_answer_becomes_a_card(stage: Stage, shown: Shown = nobody_looks) -> None:
    stage.presses("Svar", stage.message("Nyt spørgsmål fra Aisha Demosen"))
    form = stage.form("Svar på et spørgsmål")
    form.get_by_label("Dit svar").fill(ANSWER)
    shown("svar-formular")
    stage.submits(form, "Send svaret")
    sent = stage.page.get_by_role("dialog")
    expect(sent).to_contain_text("Svaret er sendt.")
    stage.presses("Gem som kort", sent)
    card = stage.form("Gem som kort")
    card.get_by_role("checkbox", name="Jeg har læst det igennem").check()
    stage.shows_top_of(card.get_by_label("Spørgsmål eller overskrift"))
    shown("kort-formular")
    stage.submits(card, "Gem")
    expect(stage.page.get_by_role("dialog").last).to_contain_text("Kortet er gemt")
    stage.closes_windows("Karen Konsulent")


def the_next_one_gets_the_card(stage: Stage, shown: Shown = nobody_looks) -> None:
    stage.settles()
    stage.looks_as(NEXT_ONE)
    stage.writes("Hvor er nøglen til redskabsrummet på skolen?")
    expect(stage.thread).to_contain_text("tekniske leder")
    expect(stage.thread).to_contain_text("bekræftet af Karen Konsulent")
    shown("svar-fra-kort")
