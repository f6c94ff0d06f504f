"""Meetings and trips are made, seen beforehand, announced and answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.domain.people import Person as OnRoster
from bot.workspace import Person
from tests.conversations.meetings import MEETING, announces, changes, later, makes, opens
from tests.conversations.town import Town


def _stands_out(person: Person) -> list[str]:
    """The buttons drawn in colour in the first invitation they have."""
    (invitation, *_) = (m for m in person.messages() if MEETING in m.text)
    elements = [element for block in invitation.blocks for element in block.get("elements", [])]
    return [element["text"]["text"] for element in elements if element.get("style") == "primary"]


@pytest.mark.everywhere
def test_a_meeting_is_announced_and_answered_with_live_counts(town: Town) -> None:
    announces(town, town.karen)
    for person in (town.aisha, town.carla):
        person.gets(MEETING)
    town.aisha.presses("Kommer", in_message=MEETING)
    town.aisha.gets(f"Du er tilmeldt {MEETING}")
    town.carla.presses("Kan ikke", in_message=MEETING)
    town.settles()
    assert "1 kommer · 1 kan ikke · 2 mangler svar" in town.dina.sees_in("#netværk")
    assert "Dit svar: Kommer" in town.aisha.sees()
    assert (_stands_out(town.dina), _stands_out(town.carla)) == (["Kommer"], ["Kan ikke"])


def test_a_draft_is_previewed_exactly_and_seen_by_no_one_until_it_is_published(town: Town) -> None:
    makes(town.karen, Beskrivelse="Vi deler erfaringer.")
    assert "0 kommer · 0 kan ikke · 4 mangler svar" in town.karen.modal
    town.karen.closes()
    town.settles()
    assert "frivillige" not in town.aisha.sees()
    town.lars.command("/arrangementer")
    assert "Kladde" in town.lars.last()
    town.lars.presses("Se og svar")
    assert town.lars.view is not None
    preview = _said(town.lars.view.body["blocks"])
    town.lars.submits()
    town.settles()
    assert _said(town.aisha.message("Vi deler erfaringer", where="#netværk").blocks) == preview


def test_what_was_changed_and_changed_back_is_what_is_shown_and_published(town: Town) -> None:
    """The window keeps its id through all its previews: the same words in it again are a new wish."""
    makes(town.karen, Sted="sal 2")
    for place in ("sal 3", "sal 2"):
        town.karen.presses("Ret")
        town.karen.submits({"Sted": place})
        assert place in town.karen.modal
    town.workspace.redeliver()
    town.karen.submits()
    town.aisha.gets(MEETING)
    assert "sal 2" in town.aisha.sees()
    assert "sal 3" not in town.aisha.sees()


def test_a_meeting_can_be_announced_at_a_chosen_hour_in_working_time(town: Town) -> None:
    makes(town.karen)
    town.karen.submits({"Udgiv først den": "2026-03-07", "Kl.": "10:00"})
    assert "Vælg en arbejdsdag" in town.karen.modal
    town.karen.submits({"Udgiv først den": "2026-03-04", "Kl.": "10:00"})
    town.settles()
    assert "frivillige" not in town.aisha.sees()
    later(town, datetime(2026, 3, 4, 9, 1, tzinfo=UTC))
    town.aisha.gets(MEETING)


def test_an_hour_without_a_day_means_today_and_is_not_sent_at_once(town: Town) -> None:
    """What is announced cannot be called back."""
    makes(town.karen)
    town.karen.submits({"Kl.": "08:00"})
    assert "Tidspunktet skal ligge i fremtiden" in town.karen.modal
    town.karen.submits({"Kl.": "14:00"})
    assert "Det bliver udgivet mandag den 2. marts 2026 kl. 14.00" in town.karen.modal
    town.settles()
    assert "frivillige" not in town.aisha.sees()
    town.move_to(datetime(2026, 3, 2, 13, 1, tzinfo=UTC))
    town.aisha.gets(MEETING)


def test_a_planned_event_says_when_it_goes_out_and_keeps_that_day_when_it_is_changed(town: Town) -> None:
    makes(town.karen)
    town.karen.submits({"Udgiv først den": "2026-03-04", "Kl.": "10:00"})
    opens(town.karen)
    assert "Det bliver udgivet af sig selv onsdag den 4. marts 2026 kl. 10.00" in town.karen.modal
    assert "kladde" not in town.karen.modal
    town.karen.presses("Ret")
    town.karen.submits({"Titel": "Netværksmøde om forældre"})
    town.karen.submits()
    town.settles()
    assert "forældre" not in town.aisha.sees()
    later(town, datetime(2026, 3, 4, 9, 1, tzinfo=UTC))
    town.aisha.gets("Netværksmøde om forældre")


def test_a_planned_event_that_is_for_nobody_any_more_waits_as_a_draft_and_stops_no_other(town: Town) -> None:
    makes(town.karen, **{"Titel": "Temamøde", "Hvem er det for?": "Udvidede partnerskaber"})
    town.karen.submits({"Udgiv først den": "2026-03-04", "Kl.": "10:00"})
    makes(town.karen)
    town.karen.submits({"Udgiv først den": "2026-03-04", "Kl.": "10:00"})
    with town.database() as session:
        session.query(OnRoster).filter(OnRoster.slack_id == town.carla.id).one().left_on = date(2026, 3, 3)
    later(town, datetime(2026, 3, 4, 9, 1, tzinfo=UTC))
    town.aisha.gets(MEETING)
    town.karen.gets("Temamøde er ikke udgivet: der er ingen at invitere")
    town.advance(hours=1)
    assert town.bot.ticker.failing == {}
    town.settles()
    assert town.karen.sees().count("Temamøde er ikke udgivet") == 1
    town.karen.presses("Se og svar", in_message="Temamøde er ikke udgivet")
    assert "gemt som kladde" in town.karen.modal


def test_who_is_not_invited_answers_nothing_and_only_consultants_make_events(town: Town) -> None:
    town.aisha.command("/arrangementer", "ny")
    assert "ikke adgang" in town.aisha.last()
    announces(town, town.karen, **{"Hvem er det for?": "Udvidede partnerskaber"})
    town.forges(town.aisha, "event.yes", "1")
    town.aisha.gets("Det har du ikke adgang til")
    opens(town.lars)
    assert "Hvem kommer?" in town.lars.modal
    assert "Måske" not in town.lars.modal


def test_a_consultant_answers_for_a_colleague_who_is_told(town: Town) -> None:
    announces(town, town.karen)
    opens(town.karen)
    town.karen.presses("Svar for en kollega")
    town.karen.submits({"Hvem?": "Aisha Demo", "Svar": "Kommer"})
    town.aisha.gets("Karen Konsulent har svaret for dig")


def test_a_file_goes_with_the_event_to_whoever_is_invited_and_asks_for_it(town: Town) -> None:
    """A program is not sent to everybody: it lies in Slack and is fetched on a press."""
    makes(town.karen, Bilag=("CPR 010114-1234.pdf", b"%PDF"))
    assert "CPR" in town.karen.modal
    town.karen.submits({"Bilag": ("Program.pdf", b"%PDF program")})
    assert "*Bilag:* Program.pdf" in town.karen.modal
    town.karen.submits()
    town.settles()
    for _ in range(2):
        town.aisha.presses("Hent bilag", in_message=MEETING)
        town.aisha.gets("Jeg sender dig Program.pdf")
    town.settles()
    assert _files(town.aisha) == [("Program.pdf", b"%PDF program")]
    town.erik.writes("hjælp")
    town.forges(town.erik, "event.get_file", "1")
    town.erik.gets("Det har du ikke adgang til")
    opens(town.karen)
    town.karen.presses("Kopiér")
    town.karen.submits({"Titel": "Det næste møde"})
    assert "*Bilag:* Program.pdf" in town.karen.modal
    town.karen.closes(everything=True)
    changes(town.karen, **{"Bilag nu": ["Fjern Program.pdf"]})
    town.settles()
    assert "Hent bilag" not in str(town.aisha.message(MEETING, where="#netværk").blocks)


def test_a_plain_notice_asks_for_nothing(town: Town) -> None:
    town.karen.command("/arrangementer", "ny")
    town.karen.submits({"Type": "Besked", "Titel": "Ny telefonliste", "Beskrivelse": "Listen ligger i vidensbanken."})
    town.karen.submits()
    message = town.aisha.gets("Listen ligger i vidensbanken")
    assert "Kommer" not in str(message.blocks)


def _files(person: Person) -> list[tuple[str, bytes | None]]:
    return [(file.name, file.content) for message in person.messages() for file in message.files]


def _said(blocks: Iterable[dict[str, Any]]) -> list[Any]:
    return [block["text"]["text"] for block in blocks if block["type"] in {"header", "section"}]
