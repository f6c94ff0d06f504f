"""A child's number is refused wherever it is written, and is afterwards nowhere: no table, log, call or model."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from bot.clock import MovableClock
from bot.domain.peers import PeerProfile
from bot.domain.questions import Question
from bot.logs import quiet_logs
from bot.workspace import Person, refuses
from tests.conversations.town import Town, open_town
from tests.fakes import model_server
from tests.fakes.model_server import ModelServer

NUMBER = "010114-1234"
SAYS = f"Vi har fået {NUMBER} med"
ONE_CHILD = "Hvad gør vi, når Ahmed på 9 år ikke vil være med?"
NOBODY = {"Teksten ligner noget om et bestemt barn": ["Nej, ingen kan kende et bestemt barn i teksten"]}
HARMLESS = "Hvem godkender handleplanen?"
UNKNOWN = "Hvordan søger vi tilskud til drageflyvning?"
WELLBEING = "4 Motivation og trivsel blandt børne- og ungemedlemmer"
FIRST = {"Hvad handler det om?": [WELLBEING], "Hvad er der sket?": "Godt"}
MEETING = {"Titel": "Møde", "Dag": "2026-03-26", "Begynder kl.": "10:00", "Slutter kl.": "12:00"}


def _form(who: Person, command: str, fields: dict[str, object], text: str = "") -> object:
    who.command(command, text)
    return who.submits(fields)


def _at_home(town: Town) -> object:
    town.aisha.opens_home()
    town.aisha.presses("Spørg", where="home")
    return town.aisha.submits({"Hvad vil du vide?": SAYS})


def _answer(town: Town) -> object:
    """What is answered may become a card, and so be read by a model for everybody who asks after."""
    town.aisha.writes(UNKNOWN)
    town.aisha.presses("Spørg min konsulent")
    town.karen.presses("Svar", in_message="Nyt spørgsmål")
    return town.karen.submits({"Dit svar": SAYS})


def _on_message(who: Person, shortcut: str) -> object:
    return who.shortcut(shortcut, who.writes(SAYS, where="#netværk"))


PATHS: dict[str, tuple[str, Callable[[Town], object]]] = {
    "a question": ("aisha", lambda t: t.aisha.writes(SAYS)),
    "a question in a channel": ("aisha", lambda t: t.aisha.mentions("#netværk", SAYS)),
    "a private question": ("aisha", lambda t: t.aisha.command("/spoerg", SAYS)),
    "a question from the Home": ("aisha", _at_home),
    "a message asked about": ("aisha", lambda t: _on_message(t.aisha, "Spørg vidensbanken")),
    "an answer to a question": ("karen", _answer),
    "a message as a card": ("karen", lambda t: _on_message(t.karen, "Gem i vidensbanken")),
    "a file": ("karen", lambda t: t.karen.uploads("holdet.txt", SAYS.encode())),
    "the name of a file": ("karen", lambda t: t.karen.uploads(f"{NUMBER}.txt", b"Holdet")),
    "a typed update": ("aisha", lambda t: t.aisha.command("/opdatering", f"trivsel: {SAYS}")),
    "an update by message": ("aisha", lambda t: t.aisha.writes(f"opdatering: trivsel: {SAYS}")),
    "a message as an update": ("aisha", lambda t: _on_message(t.aisha, "Gem som statusopdatering")),
    "an update": ("aisha", lambda t: _form(t.aisha, "/opdatering", FIRST | {"Hvad er der sket?": SAYS})),
    "an obstacle": ("aisha", lambda t: _form(t.aisha, "/opdatering", FIRST | {"Ny forhindring": SAYS})),
    "an absence": ("aisha", lambda t: t.aisha.command("/ferie", f"14/7-4/8 {NUMBER}")),
    "a topic": ("aisha", lambda t: t.aisha.command("/netvaerk", SAYS)),
    "a profile": ("aisha", lambda t: _form(t.aisha, "/netvaerk", {"Jeg har erfaring med": SAYS})),
    "an event": ("karen", lambda t: _form(t.karen, "/arrangementer", MEETING | {"Titel": SAYS}, "ny")),
}


@pytest.fixture
def models() -> Iterator[ModelServer]:
    """They read and embed, and keep all they were sent."""
    with model_server.running(model_server.reads_and_embeds) as server:
        yield server


@pytest.fixture
def advised(
    models: ModelServer, fresh_database: Callable[..., str], clock: MovableClock, tmp_path: Path
) -> Iterator[Town]:
    """A town where a model reads what is asked, and another embeds what is known."""
    address = models.base_url
    settings = {"llm_base_url": address, "llm_model": "m", "embedding_base_url": address, "embedding_model": "m"}
    with open_town(fresh_database("sqlite"), tmp_path / "data", clock, settings=settings) as town:
        quiet_logs("DEBUG")
        yield town
        quiet_logs("CRITICAL")


def test_a_number_is_refused_on_every_path_and_leaves_no_trace(
    advised: Town, models: ModelServer, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    for path, (name, act) in PATHS.items():
        who = advised.people[name]
        answered = act(advised)
        if path == "a file":
            who.presses("Læg i vidensbanken")
        advised.settles()
        assert "CPR" in f"{answered}{who.sees_new()}", path
        if who.view is not None:
            who.closes(everything=True)
    advised.aisha.writes(ONE_CHILD)
    advised.aisha.gets("ligner noget om et bestemt barn")
    advised.aisha.writes(HARMLESS)
    advised.aisha.gets("AI-svar")

    told = [json.dumps(call.request, ensure_ascii=False) for call in models.calls]
    assert {"input" in call.request for call in models.calls if HARMLESS in str(call.request)} == {True, False}
    with advised.database() as session:
        tables = inspect(session.get_bind()).get_table_names()
        told += [str(session.execute(text(f'SELECT * FROM "{table}"')).all()) for table in tables]  # noqa: S608
    told += [caplog.text, *capfd.readouterr(), *map(str, advised.workspace.calls())]
    assert not [where for where in told if NUMBER in where or ONE_CHILD in where]


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
    town.aisha.submits(NOBODY)
    town.aisha.gets("Tak, din status er gemt")


def test_a_file_is_still_there_when_the_words_with_it_were_asked_about(town: Town) -> None:
    town.karen.uploads("drager.md", b"Dragerne bor ved havnen.", text="Ahmed på 9 år er begyndt")
    town.karen.presses("Ingen kan kendes – brug den")
    town.karen.gets("Skal drager.md i vidensbanken?")


def test_a_mention_that_was_about_a_child_is_let_go_in_so_many_words(town: Town) -> None:
    town.aisha.mentions("#netværk", ONE_CHILD)
    town.aisha.presses("Det er om et barn", where="#netværk")
    town.aisha.gets("Jeg har ikke gemt noget", where="#netværk")


def test_one_can_leave_the_others_search_with_a_child_s_name_in_the_box(town: Town) -> None:
    """Nothing of what stands in the window is kept by that button, so there is nothing to ask about."""
    town.aisha.command("/netvaerk")
    town.aisha.submits({"Jeg har erfaring med": "Pigehold"})
    town.aisha.closes(everything=True)
    town.aisha.command("/netvaerk")
    town.aisha.fills({"Jeg har erfaring med": ONE_CHILD})
    town.aisha.presses("Tag mig ud")
    assert "Kan nogen kende et barn" not in town.aisha.modal
    town.settles()
    with town.database() as session:
        assert session.query(PeerProfile).count() == 0


@pytest.mark.parametrize("readable", [True, False])
def test_a_mention_in_a_thread_is_answered_there_once_nobody_can_be_known(town: Town, *, readable: bool) -> None:
    """Slack may keep the replies in a channel's thread from a bot: then the words are asked for again, in a window."""
    if not readable:
        town.workspace.breaks("conversations.replies", refuses("missing_scope"), times=None)
    root = town.carla.writes("Hvad gør I?", where="#netværk")
    town.aisha.mentions("#netværk", ONE_CHILD, thread=root)
    town.aisha.presses("Ingen kan kendes – brug den", where="#netværk")
    if not readable:
        assert town.aisha.modal.startswith("Er det om et barn?")
        town.aisha.submits({"Din tekst": ONE_CHILD} | NOBODY)
        assert town.aisha.view is None
    town.settles()
    said = [m for m in town.aisha.messages("#netværk") if m.thread_ts == root.ts and m.metadata]
    assert len(said) == 1
    with town.database() as session:
        assert [q.text for q in session.query(Question)] == [ONE_CHILD]


BEATEN = "En pige har fortalt at hun bliver slået derhjemme og hun tør ikke gå hjem i aften"


def test_whoever_is_worried_reads_whom_to_call_before_anything_else(town: Town) -> None:
    town.aisha.writes(BEATEN)
    asked = town.aisha.gets("Kan nogen kende et barn i den?")
    assert asked.text.startswith("Ved akut fare: ring 112.")
    town.aisha.presses("Det er om et barn")
    town.aisha.gets("Er du bekymret for barnet, så tal med nogen nu. Ved akut fare: ring 112.")
    town.aisha.command("/spoerg", BEATEN)
    assert "Ved akut fare: ring 112." in town.aisha.modal


def test_a_form_about_a_child_in_danger_says_whom_to_call_once(town: Town) -> None:
    town.aisha.command("/opdatering")
    town.aisha.submits({"Hvad handler det om?": [WELLBEING], "Hvad er der sket?": BEATEN})
    assert town.aisha.modal.count("Ved akut fare: ring 112.") == 1


def test_what_looks_like_a_child_is_asked_about_on_top_of_a_long_form_and_other_words_need_no_tick(town: Town) -> None:
    town.aisha.command("/opdatering")
    town.aisha.submits(FIRST | {"Hvad er der sket?": ONE_CHILD})
    asked, below = town.aisha.modal.index("Teksten ligner noget"), town.aisha.modal.index("Hvad handler det om?")
    assert asked < below
    assert "Jeg ser et navn" in town.aisha.modal
    town.aisha.submits({"Hvad er der sket?": ONE_CHILD + " Eller 10?"})
    assert "Teksten ligner noget" in town.aisha.modal
    town.aisha.submits({"Hvad er der sket?": "Hvad gør vi, når en af dem ikke vil være med?"})
    town.aisha.gets("Tak")
