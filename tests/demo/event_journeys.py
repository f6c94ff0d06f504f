"""What is done with meetings in the demo: make one, fill one, change one, call one off, find a date."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.demo.journeys import Shown, nobody_looks
from tests.demo.stage import Stage

MEETING = "Netværksmøde om overgange"
COURSE = "Kursus: Den gode velkomst"


def a_meeting_is_made(stage: Stage, shown: Shown = nobody_looks) -> None:
    stage.looks_as("Karen Konsulent")
    stage.commands("/arrangementer", "ny")
    form = stage.form("Nyt arrangement")
    stage.field(form, "Type").select_option("Temamøde")
    stage.field(form, "Titel").fill("Temamøde om forældre")
    stage.field(form, "Dag").fill("2026-03-26")
    stage.field(form, "Begynder kl.").fill("16:00")
    stage.field(form, "Slutter kl.").fill("18:00")
    stage.field(form, "Sted").fill("Det Opdigtede Medborgerhus, sal 1")
    stage.field(form, "Beskrivelse").fill("Hvordan får vi forældre med? Tag et eksempel med hjemmefra.")
    stage.field(form, "Bilag").set_input_files(
        {"name": "Program.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"}
    )
    expect(form.get_by_role("button", name="Fjern Program.pdf")).to_be_visible()
    stage.shows_top_of(stage.field(form, "Titel"))
    shown("arrangement-formular")
    stage.submits(form, "Se det først")
    preview = stage.form("Sådan ser det ud")
    expect(preview).to_contain_text("Temamøde om forældre")
    shown("arrangement-forhaandsvisning")
    stage.submits(preview, "Udgiv")
    expect(stage.page.get_by_role("dialog")).to_contain_text("Det er udgivet.")
    stage.closes_windows("Karen Konsulent")


def a_full_course_has_a_waiting_list(stage: Stage, shown: Shown = nobody_looks) -> None:
    stage.looks_as("Aisha Demosen")
    invitation = stage.message(COURSE)
    stage.presses("Kommer", invitation)
    expect(stage.messages).to_contain_text("er fuldt. Du er nummer 2 på ventelisten")
    stage.settles()
    stage.shows_top_of(stage.message(COURSE))
    shown("arrangement-venteliste")


def a_date_is_looked_for(stage: Stage, shown: Shown = nobody_looks) -> None:
    stage.looks_as("Aisha Demosen")
    poll = stage.message("Temamøde om lokale netværk")
    poll.get_by_role("button", name="Ja: ").first.click()
    expect(poll).to_contain_text("Dit svar: Ja")
    stage.shows_top_of(poll)
    shown("datoafstemning")


def a_meeting_is_moved(stage: Stage, shown: Shown = nobody_looks) -> None:
    """Who had said yes is asked again."""
    stage.looks_as("Aisha Demosen", "#netværk")
    stage.presses("Kommer", stage.message(MEETING))
    expect(stage.messages).to_contain_text("Du er tilmeldt")
    form = _opened(stage, "Ret", "Ret arrangement")
    stage.field(form, "Begynder kl.").fill("09:00")
    stage.submits(form, "Gem ændring")
    expect(stage.page.get_by_role("dialog")).to_contain_text("alle bliver spurgt igen")
    stage.closes_windows("Karen Konsulent")
    stage.settles()
    stage.looks_as("Aisha Demosen")
    expect(stage.messages).to_contain_text("Tid eller sted er ændret")
    shown("arrangement-aendret")


def a_meeting_is_called_off(stage: Stage, shown: Shown = nobody_looks) -> None:
    page = _event_page(stage)
    stage.presses("Aflys", page)
    stage.presses("Aflys det")
    expect(stage.page.get_by_role("dialog")).to_contain_text("Arrangementet er aflyst")
    stage.closes_windows("Karen Konsulent")
    stage.settles()
    stage.looks_as("Bo Eksempel", "#netværk")
    expect(stage.messages).to_contain_text(f"AFLYST: {MEETING}")
    stage.shows_top_of(stage.message(f"AFLYST: {MEETING}"))
    shown("arrangement-aflyst")


def _opened(stage: Stage, button: str, title: str) -> Locator:
    stage.presses(button, _event_page(stage))
    return stage.form(title)


def _event_page(stage: Stage) -> Locator:
    stage.looks_as("Karen Konsulent", "home")
    stage.home.locator(".block", has_text=MEETING).get_by_role("button").click()
    return stage.form("Arrangement")
