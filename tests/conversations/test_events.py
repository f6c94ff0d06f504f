"""Meetings and trips, from the consultant's form to the day after."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain import event_minutes
from bot.domain.associations import Association
from bot.domain.event_questions import QuestionAnswer
from bot.workspace import Person
from tests.bot.files.second_reader import read
from tests.conversations.town import Town

THURSDAY_26 = "2026-03-26"


def _makes(town: Town, who: Person, **more: Any) -> None:
    """The form, filled as for a network meeting unless something else is said."""
    who.command("/arrangementer", "ny")
    fields = {
        "Titel": "Netværksmøde om frivillige",
        "Dag": THURSDAY_26,
        "Begynder kl.": "10:00",
        "Slutter kl.": "12:00",
    }
    who.submits({**fields, "Sted": "Demohuset, sal 2", **more})


def _announces(town: Town, who: Person, **more: Any) -> None:
    _makes(town, who, **more)
    who.submits()
    town.settles()


@pytest.mark.everywhere
def test_a_meeting_is_announced_and_answered_with_live_counts(town: Town) -> None:
    _announces(town, town.karen)
    for person in (town.aisha, town.carla):
        person.gets("Netværksmøde om frivillige")
    town.aisha.presses("Kommer", in_message="Netværksmøde om frivillige")
    town.aisha.gets("Du er tilmeldt Netværksmøde om frivillige")
    town.carla.presses("Kan ikke", in_message="Netværksmøde om frivillige")
    town.settles()
    assert "1 kommer · 1 kan ikke · 2 mangler svar" in town.dina.sees_in("#netværk")
    assert "Dit svar: Kommer" in town.aisha.sees()


def test_the_preview_is_exactly_what_people_see(town: Town) -> None:
    _makes(town, town.karen, Beskrivelse="Vi deler erfaringer.")
    assert town.karen.view is not None
    assert "0 kommer · 0 kan ikke · 4 mangler svar" in town.karen.modal
    preview = _said(town.karen.view.body["blocks"])
    town.karen.submits()
    town.settles()
    assert _said(town.aisha.message("Vi deler erfaringer", where="#netværk").blocks) == preview


def test_a_draft_is_seen_by_no_one_until_it_is_published(town: Town) -> None:
    _makes(town, town.karen)
    town.karen.closes()
    town.settles()
    assert "frivillige" not in town.aisha.sees()
    town.lars.command("/arrangementer")
    assert "Kladde" in town.lars.last()


def test_a_meeting_can_be_announced_at_a_chosen_hour(town: Town) -> None:
    _makes(town, town.karen)
    town.karen.submits({"Udgiv først den": "2026-03-04", "Kl.": "10:00"})
    town.settles()
    assert "frivillige" not in town.aisha.sees()
    _later(town, datetime(2026, 3, 4, 9, 1, tzinfo=UTC))
    town.aisha.gets("Netværksmøde om frivillige")


def test_announcing_at_a_weekend_is_asked_about_again(town: Town) -> None:
    _makes(town, town.karen)
    town.karen.submits({"Udgiv først den": "2026-03-07", "Kl.": "10:00"})
    assert "Vælg en arbejdsdag" in town.karen.modal


def test_a_consultant_who_is_not_invited_sees_the_names_but_nothing_to_answer(town: Town) -> None:
    _announces(town, town.karen)
    _opens(town.lars)
    assert "Hvem kommer?" in town.lars.modal
    assert "Måske" not in town.lars.modal


def test_only_consultants_make_events(town: Town) -> None:
    town.aisha.command("/arrangementer", "ny")
    assert "ikke adgang" in town.aisha.last()


def test_a_full_trip_has_a_waiting_list_and_a_freed_seat_is_offered(town: Town) -> None:
    _announces(town, town.karen, Titel="Studietur", **{"Antal pladser": "1", "Sidste dag": "2026-03-27"})
    town.aisha.presses("Kommer", in_message="Studietur")
    town.carla.presses("Kommer", in_message="Studietur")
    town.carla.gets("Du er nummer 1 på ventelisten")
    town.dina.presses("Kommer", in_message="Studietur")
    town.dina.gets("Du er nummer 2 på ventelisten")
    town.aisha.presses("Kan ikke", in_message="Studietur")
    town.carla.gets("Der er blevet en plads til dig")
    town.carla.presses("Ja tak")
    town.carla.gets("Du er tilmeldt Studietur")
    town.settles()
    assert "Der er blevet en plads" not in town.dina.sees()


def test_an_offer_that_is_not_answered_goes_on_to_the_next(town: Town) -> None:
    _announces(town, town.karen, Titel="Studietur", **{"Antal pladser": "1"})
    for person in (town.aisha, town.carla, town.dina):
        person.presses("Kommer", in_message="Studietur")
    town.aisha.presses("Kan ikke", in_message="Studietur")
    town.carla.gets("Der er blevet en plads til dig")
    town.advance(hours=25)
    town.carla.gets("er gået videre, fordi jeg ikke hørte fra dig i tide")
    town.dina.gets("Der er blevet en plads til dig")
    town.dina.presses("Nej", in_message="Der er blevet en plads")
    town.settles()


def test_a_new_time_is_asked_about_again_and_a_typo_is_not(town: Town) -> None:
    _announces(town, town.karen)
    town.aisha.presses("Kommer", in_message="Netværksmøde om frivillige")
    town.quiet(town.aisha)
    _opens(town.karen)
    town.karen.presses("Ret")
    town.karen.submits({"Titel": "Netværksmøde om de frivillige"})
    town.settles()
    assert "er ændret for" not in town.aisha.sees()
    assert "Dit svar: Kommer" in town.aisha.sees()
    _opens(town.karen)
    town.karen.presses("Ret")
    town.karen.submits({"Begynder kl.": "11:00", "Slutter kl.": "13:00"})
    town.aisha.gets("Tid eller sted er ændret")
    town.settles()
    assert "1 skal bekræfte efter ændringen" in _channel(town)
    town.aisha.presses("Kommer", in_message="Tid eller sted er ændret")
    town.settles()
    assert "skal bekræfte" not in _channel(town)


def test_a_cancelled_meeting_is_struck_and_everybody_hears_it(town: Town) -> None:
    _announces(town, town.karen)
    town.aisha.presses("Kommer", in_message="Netværksmøde om frivillige")
    _opens(town.karen)
    town.karen.presses("Aflys")
    town.karen.closes(everything=True)
    for person in (town.aisha, town.carla):
        person.gets("er aflyst")
    town.settles()
    assert "AFLYST: Netværksmøde om frivillige" in _channel(town)


def test_calendar_files_follow_the_meeting(town: Town) -> None:
    _announces(town, town.karen)
    town.aisha.presses("Kommer", in_message="Netværksmøde om frivillige")
    town.aisha.gets("Åbn filen for at få det i din kalender")
    _opens(town.karen)
    town.karen.presses("Ret")
    town.karen.submits({"Begynder kl.": "09:00"})
    town.settles()
    _opens(town.karen)
    town.karen.presses("Aflys")
    town.karen.closes(everything=True)
    town.aisha.gets("Åbn filen for at få det ud af din kalender")
    files = [read(file.content) for message in town.aisha.messages() for file in message.files]
    assert [file.calendar.value("METHOD") for file in files] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [file.events[0].value("SEQUENCE") for file in files] == ["0", "1", "2"]
    assert len({file.events[0].value("UID") for file in files}) == 1


def test_a_consultant_answers_for_a_colleague_who_is_told(town: Town) -> None:
    _announces(town, town.karen)
    _opens(town.karen)
    town.karen.presses("Svar for en kollega")
    town.karen.submits({"Hvem?": "Aisha Demo", "Svar": "Kommer"})
    town.aisha.gets("Karen Konsulent har svaret for dig")


def test_diet_is_asked_of_those_who_come_and_only_the_organiser_sees_it(town: Town) -> None:
    _announces(town, town.karen, Titel="Studietur", **{"Kost og allergi": ["Kost og allergi"]})
    town.aisha.presses("Kommer", in_message="Studietur")
    town.aisha.submits({"Kost og allergi": "Ingen nødder"})
    assert "Dit svar: Kommer" in town.aisha.modal
    town.settles()
    for consultant, sees in ((town.karen, True), (town.lars, False)):
        _opens(consultant)
        consultant.presses("Hvem kommer?")
        assert ("Ingen nødder" in consultant.modal) == sees
    _later(town, datetime(2026, 4, 10, 3, tzinfo=UTC))
    with town.database() as session:
        assert session.execute(_all_answers()).all() == []


def test_those_who_have_not_answered_are_reminded_and_the_others_are_not(town: Town) -> None:
    _announces(town, town.karen, **{"Svar til og med": "2026-03-20"})
    town.aisha.presses("Kommer", in_message="Netværksmøde om frivillige")
    town.quiet(town.aisha)
    town.quiet(town.carla)
    _later(town, datetime(2026, 3, 9, 8, 1, tzinfo=UTC))
    town.carla.gets("Kommer du til Netværksmøde om frivillige")
    town.settles()
    assert "Kommer du til" not in town.aisha.sees()
    _later(town, datetime(2026, 3, 23, 8, 1, tzinfo=UTC))
    town.karen.gets("Svarfristen for Netværksmøde om frivillige er gået")
    _later(town, datetime(2026, 3, 25, 8, 1, tzinfo=UTC))
    town.aisha.gets("Vi ses til Netværksmøde om frivillige")


def test_after_the_meeting_there_is_attendance_feedback_and_minutes(town: Town) -> None:
    _announces(town, town.karen)
    town.aisha.presses("Kommer", in_message="Netværksmøde om frivillige")
    town.settles()
    _later(town, datetime(2026, 3, 27, 8, 1, tzinfo=UTC))
    town.karen.gets("Hvem kom til Netværksmøde om frivillige?")
    town.aisha.gets("To korte spørgsmål")
    town.aisha.presses("Svar på to spørgsmål")
    town.aisha.submits({"Var det tiden værd?": "Ja", "Hvad vil du gerne have næste gang?": "Mere tid"})
    town.karen.presses("Registrér fremmøde")
    town.karen.submits({"Hvem var der?": ["Aisha Demo"]})
    town.karen.closes(everything=True)
    town.karen.presses("Referat og materiale")
    assert "Mere tid" in town.karen.modal
    assert "Aisha" not in town.karen.modal
    town.karen.submits({"Kort referat": "Vi talte om frivillige.", "Vidensbanken": ["Læg referatet i vidensbanken"]})
    town.aisha.command("/arrangementer", "tidligere")
    assert "Vi talte om frivillige." in town.aisha.last()
    with town.database() as session:
        card = event_minutes.filed(session, 1)
        assert card is not None
        assert [passage.text for passage in card.passages] == ["Vi talte om frivillige."]


def test_a_plain_notice_asks_for_nothing(town: Town) -> None:
    town.karen.command("/arrangementer", "ny")
    town.karen.submits({"Type": "Besked", "Titel": "Ny telefonliste", "Beskrivelse": "Listen ligger i vidensbanken."})
    town.karen.submits()
    message = town.aisha.gets("Listen ligger i vidensbanken")
    assert "Kommer" not in str(message.blocks)


def test_a_date_is_found_together_and_becomes_the_meeting_in_one_press(town: Town) -> None:
    town.karen.command("/arrangementer", "dato")
    days = [datetime(2026, 4, day, 8, tzinfo=UTC) for day in (14, 15, 16)]
    slots = {f"Forslag {n}": int(day.timestamp()) for n, day in enumerate(days, 1)}
    town.karen.submits({"Titel": "Temamøde", "Svar til og med": "2026-03-12", **slots})
    town.aisha.gets("Hvornår kan du til Temamøde?")
    _votes(town, town.aisha, "yes", 2)
    _votes(town, town.carla, "if_needed", 2)
    _votes(town, town.carla, "yes", 1)
    town.settles()
    assert "1 ja · 1 hvis nødvendigt · 0 nej" in town.dina.sees()
    _later(town, datetime(2026, 3, 13, 8, 1, tzinfo=UTC))
    town.karen.gets("Fristen er gået for at finde en dato")
    town.karen.presses("Opret arrangementet")
    town.aisha.gets("Datoen er fundet")
    town.aisha.gets("onsdag den 15. april 2026 kl. 10.00-12.00")


def test_a_status_meeting_is_booked_from_the_list_of_missing_ones_and_never_posted(town: Town) -> None:
    town.karen.command("/arrangementer")
    town.karen.presses("Statusmøder i år")
    assert "Havnens Boldklub" in town.karen.modal
    assert "Bakkens Dans" not in town.karen.modal
    town.karen.presses("Book med ressourcepersonen")
    assert "Statusmøde med Havnens Boldklub" in town.karen.modal
    town.karen.submits({"Dag": "2026-03-18", "Begynder kl.": "13:00"})
    town.karen.submits()
    town.aisha.gets("Statusmøde med Havnens Boldklub")
    town.settles()
    assert "Statusmøde" not in town.carla.sees()
    assert "Statusmøde" not in _channel(town)


def test_another_consultants_association_cannot_be_booked_with_a_forged_press(town: Town) -> None:
    with town.database() as session:
        bakken = session.execute(_association("Bakkens Dans")).scalar_one()
    town.karen.command("/arrangementer")
    town.forges(town.karen, "status_meeting.book", f"{bakken}:0")
    assert "ikke adgang" in town.karen.sees() + town.karen.modal


def test_a_stranger_to_the_event_cannot_answer_it(town: Town) -> None:
    _announces(town, town.karen, **{"Hvem er det for?": "Udvidede partnerskaber"})
    town.aisha.writes("hjælp")
    town.forges(town.aisha, "event.yes", "1")
    town.aisha.gets("Det har du ikke adgang til")


def _later(town: Town, moment: datetime) -> None:
    """Straight there: what was due on the way is left out, so that weeks need no hundreds of ticks."""
    town.clock.move_to(moment - timedelta(hours=1))
    town.bot.ticker.tick()
    town.move_to(moment)


def _said(blocks: Iterable[dict[str, Any]]) -> list[Any]:
    return [block["text"]["text"] for block in blocks if block["type"] in {"header", "section"}]


def _opens(consultant: Person) -> None:
    if consultant.view:
        consultant.closes(everything=True)
    consultant.command("/arrangementer")
    consultant.presses("Se og svar")


def _channel(town: Town) -> str:
    return town.dina.sees_in("#netværk")


def _votes(town: Town, person: Person, vote: str, slot: int) -> None:
    """The button beside one of several times: they all say the same."""
    person.gets("Hvornår kan du")
    town.forges(person, f"poll.{vote}:{slot}", str(slot))


def _all_answers() -> Any:
    return select(QuestionAnswer)


def _association(name: str) -> Any:
    return select(Association.id).where(Association.name == name)
