"""What people do in the demo, told once: the tests walk these ways, and the pictures in the guide are taken along them.

`shown(name)` is called where a picture belongs.
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.demo.stage import Stage

Shown = Callable[[str], None]

MONDAY = "2026-03-09"
QUESTION = "Hvor mange timer skal jeg være ansat?"
UNKNOWN = "Hvor gemmer vi nøglen til redskabsrummet på skolen?"
KNOWN_NOW = "Nøglen ligger hos pedellen. Ring, før du kommer."


def nobody_looks(_name: str) -> None:
    """For those who walk a way without taking pictures."""


def a_question_is_answered_with_its_sources(stage: Stage, shown: Shown = nobody_looks) -> None:
    stage.looks_as("Aisha Demosen")
    stage.writes(QUESTION)
    expect(stage.thread).to_contain_text("37 timer om ugen")
    source = stage.thread.get_by_text("[1] Ugentlig arbejdstid")
    source.scroll_into_view_if_needed()
    expect(source).to_contain_text("til 31. december 2027")
    shown("spoergsmaal")
    stage.presses("Læs kilderne", stage.thread)
    sources = stage.form("Kilder")
    expect(sources).to_contain_text("Ugentlig arbejdstid i et udvidet partnerskab")
    shown("kilder")
    stage.submits(sources, "Luk")
    expect(sources).to_be_hidden()


def a_status_is_given(stage: Stage, shown: Shown = nobody_looks) -> None:
    stage.looks_as("Aisha Demosen")
    stage.presses("Genveje")
    stage.page.get_by_role("menuitem", name="Ny statusopdatering").click()
    form = stage.form("Statusopdatering")
    area = form.get_by_role("checkbox", name="4 Motivation og trivsel")
    area.check()
    form.get_by_label("Hvad er der sket?").fill("Seks nye piger efter prøvetimen med skolen.")
    form.get_by_role("radio", name="På sporet").check()
    shown("status-formular")
    stage.submits(form, "Gem")
    expect(form).to_be_hidden()
    expect(stage.messages).to_contain_text("Tak, din status er gemt")
    shown("status-kvittering")


def two_people_answer_an_invitation(stage: Stage, shown: Shown = nobody_looks) -> None:
    for name, answer in (("Aisha Demosen", "Kommer"), ("Bo Eksempel", "Måske")):
        stage.looks_as(name, "#netværk")
        post = stage.message("Netværksmøde om overgange")
        stage.presses(answer, post)
        expect(stage.messages).to_contain_text("Kun synlig for dig")
    stage.settles()
    stage.looks_as("Karen Konsulent", "#netværk")
    post = stage.message("Netværksmøde om overgange")
    expect(post).to_contain_text("7 kommer · 3 måske")
    shown("arrangement")
    stage.presses("Hvem kommer?", post)
    names = stage.form("Hvem kommer?")
    expect(names).to_contain_text("Aisha Demosen")
    expect(names).to_contain_text("Bo Eksempel")
    shown("arrangement-navne")
    stage.submits(names, "Luk")
    expect(names).to_be_hidden()


def time_passes_until_the_digest(stage: Stage, shown: Shown = nobody_looks) -> None:
    stage.looks_as("Karen Konsulent")
    stage.moves_clock_to(MONDAY)
    digest = stage.message("Opsamling 24/2–")
    expect(digest).to_contain_text("Ikke hørt fra")
    stage.shows_top_of(digest)
    shown("opsamling")
