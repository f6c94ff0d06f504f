"""A full trip: who waits, who is offered what got free, and what only the organiser may know."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select

from bot.domain.event_questions import QuestionAnswer
from tests.conversations.meetings import announces, later, opens
from tests.conversations.town import Town


def test_a_full_trip_has_a_waiting_list_and_a_freed_seat_is_offered(town: Town) -> None:
    announces(town, town.karen, Titel="Studietur", **{"Antal pladser": "1", "Sidste dag": "2026-03-27"})
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
    announces(town, town.karen, Titel="Studietur", **{"Antal pladser": "1"})
    for person in (town.aisha, town.carla, town.dina):
        person.presses("Kommer", in_message="Studietur")
    town.aisha.presses("Kan ikke", in_message="Studietur")
    town.carla.gets("Der er blevet en plads til dig")
    town.advance(hours=25)
    town.carla.gets("er gået videre, fordi jeg ikke hørte fra dig i tide")
    town.dina.gets("Der er blevet en plads til dig")
    town.dina.presses("Nej", in_message="Der er blevet en plads")
    town.settles()


def test_diet_is_asked_of_those_who_come_and_only_the_organiser_sees_it(town: Town) -> None:
    announces(town, town.karen, Titel="Studietur", **{"Kost og allergi": ["Kost og allergi"]})
    town.aisha.presses("Kommer", in_message="Studietur")
    town.aisha.submits({"Kost og allergi": "Ingen nødder"})
    assert "Dit svar: Kommer" in town.aisha.modal
    town.settles()
    for consultant, sees in ((town.karen, True), (town.lars, False)):
        opens(consultant)
        consultant.presses("Hvem kommer?")
        assert ("Ingen nødder" in consultant.modal) == sees
    later(town, datetime(2026, 4, 10, 3, tzinfo=UTC))
    with town.database() as session:
        assert session.execute(select(QuestionAnswer)).all() == []


def test_a_full_course_says_so_before_one_presses_and_a_double_click_is_answered_once(town: Town) -> None:
    announces(town, town.karen, Titel="Kursus", **{"Antal pladser": "1"})
    assert "optaget" not in town.carla.sees()
    town.aisha.presses("Kommer", in_message="Kursus")
    town.carla.gets("Pladser:* 1 (optaget, der er venteliste)")
    for _ in range(2):
        town.carla.presses("Kommer", in_message="Hvornår")
    town.settles()
    assert sum("er fuldt" in message.text for message in town.carla.messages()) == 1
    town.aisha.presses("Kan ikke", in_message="Hvornår")
    town.carla.gets("Der er blevet en plads til dig")


def test_a_reminder_of_what_is_full_says_so(town: Town) -> None:
    announces(town, town.karen, Titel="Kursus", **{"Antal pladser": "1", "Svar til og med": "2026-03-20"})
    town.aisha.presses("Kommer", in_message="Kursus")
    later(town, datetime(2026, 3, 9, 8, 1, tzinfo=UTC))
    town.carla.gets("Kommer du til Kursus")
    assert "Alt er optaget. Trykker du Kommer, kommer du på venteliste." in town.carla.last()
