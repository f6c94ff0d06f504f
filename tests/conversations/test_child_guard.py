"""A child's number is refused wherever it is written, and is afterwards nowhere: in no table, no log, no call."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from sqlalchemy import inspect, text

from bot.workspace import Person
from tests.conversations.town import Town

NUMBER = "010114-1234"
SAYS = f"Vi har fået {NUMBER} med"
WELLBEING = "4 Motivation og trivsel blandt børne- og ungemedlemmer"


def _form(who: Person, command: str, fields: dict[str, object], text: str = "") -> None:
    who.command(command, text)
    who.submits(fields)


PATHS: dict[str, Callable[[Town], object]] = {
    "a question": lambda t: t.aisha.writes(SAYS),
    "a question in a channel": lambda t: t.aisha.mentions("#netværk", SAYS),
    "a private question": lambda t: t.aisha.command("/spoerg", SAYS),
    "a typed update": lambda t: t.aisha.command("/opdatering", f"trivsel: {SAYS}"),
    "an update by message": lambda t: t.aisha.writes(f"opdatering: trivsel: {SAYS}"),
    "an update": lambda t: _form(
        t.aisha, "/opdatering", {"Hvad handler det om?": [WELLBEING], "Hvad er der sket?": SAYS}
    ),
    "an obstacle": lambda t: _form(
        t.aisha,
        "/opdatering",
        {"Hvad handler det om?": [WELLBEING], "Hvad er der sket?": "Godt", "Ny forhindring": SAYS},
    ),
    "an absence": lambda t: t.aisha.command("/ferie", f"14/7-4/8 {NUMBER}"),
    "a topic": lambda t: t.aisha.command("/netvaerk", SAYS),
    "a profile": lambda t: _form(t.aisha, "/netvaerk", {"Jeg har erfaring med": SAYS}),
    "an event": lambda t: _form(
        t.karen,
        "/arrangementer",
        {
            "Titel": SAYS,
            "Dag": "2026-03-26",
            "Begynder kl.": "10:00",
            "Slutter kl.": "12:00",
        },
        "ny",
    ),
}


@pytest.mark.parametrize("path", PATHS)
def test_a_number_is_refused_and_leaves_no_trace(path: str, town: Town, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    PATHS[path](town)
    town.settles()
    who = town.karen if path == "an event" else town.aisha
    told = f"{who.sees()}{who.modal}"
    assert "CPR" in told or who.view is not None
    with town.database() as session:
        for table in inspect(session.get_bind()).get_table_names():
            assert NUMBER not in str(session.execute(text(f'SELECT * FROM "{table}"')).all()), table  # noqa: S608
    assert NUMBER not in caplog.text
    assert not [call for call in town.workspace.calls() if NUMBER in str(call)]


def test_a_refused_form_keeps_what_was_written(town: Town) -> None:
    town.aisha.command("/opdatering")
    said = town.aisha.submits({"Hvad handler det om?": [WELLBEING], "Hvad er der sket?": SAYS})
    assert "CPR" in str(said["errors"]["update.text"])
    town.aisha.submits({"Hvad er der sket?": "Vi har fået en ny med"})
    town.aisha.gets("Tak, din status er gemt")


def test_a_softer_sign_is_asked_about_and_the_form_goes_on_when_it_is_no_child(town: Town) -> None:
    town.aisha.command("/opdatering")
    town.aisha.submits({"Hvad handler det om?": [WELLBEING], "Hvad er der sket?": "Ahmed på 9 år er begyndt"})
    assert "ligner noget om et bestemt barn" in town.aisha.modal
    assert "Ahmed på 9 år er begyndt" in town.aisha.modal
    town.settles()
    assert "din status er gemt" not in town.aisha.sees()
    town.aisha.submits({"Teksten ligner noget om et bestemt barn": ["Nej, ingen kan kende et bestemt barn i teksten"]})
    town.aisha.gets("Tak, din status er gemt")
