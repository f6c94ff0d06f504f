"""The days around a meeting: a date is found, people are reminded, and afterwards it is followed up."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select

from bot.domain import event_minutes
from bot.domain.associations import Association
from bot.workspace import Person
from tests.conversations.meetings import MEETING, announces, channel, later
from tests.conversations.town import Town


def test_who_is_silent_is_reminded_and_afterwards_there_is_attendance_feedback_and_minutes(town: Town) -> None:
    announces(town, town.karen, **{"Svar til og med": "2026-03-20"})
    town.aisha.presses("Kommer", in_message=MEETING)
    town.quiet(town.aisha)
    town.quiet(town.carla)
    later(town, datetime(2026, 3, 9, 8, 1, tzinfo=UTC))
    town.carla.gets(f"Kommer du til {MEETING}")
    town.settles()
    assert "Kommer du til" not in town.aisha.sees()
    later(town, datetime(2026, 3, 23, 8, 1, tzinfo=UTC))
    town.karen.gets(f"Svarfristen for {MEETING} er udløbet")
    later(town, datetime(2026, 3, 25, 8, 1, tzinfo=UTC))
    town.aisha.gets(f"Vi ses til {MEETING}")
    later(town, datetime(2026, 3, 27, 8, 1, tzinfo=UTC))
    town.karen.gets(f"Hvem kom til {MEETING}?")
    town.aisha.gets("to korte spørgsmål")
    _follows_up(town)
    town.lars.command("/arrangementer", "tidligere")
    town.lars.presses("Se")
    town.lars.presses("Hvem kommer?")
    assert "*Foreninger, der var med* (1)\n1. Havnens Boldklub" in town.lars.modal
    town.aisha.command("/arrangementer", "tidligere")
    assert "Vi talte om frivillige." in town.aisha.last()
    with town.database() as session:
        card = event_minutes.filed(session, 1)
        assert card is not None
        assert [passage.text for passage in card.passages] == ["Vi talte om frivillige."]


def _follows_up(town: Town) -> None:
    """What somebody thought of it is shown without a name."""
    town.aisha.presses("Svar på to spørgsmål")
    town.aisha.submits({"Var det tiden værd?": "Ja", "Hvad vil du gerne have næste gang?": "Mere tid"})
    town.karen.presses("Registrér fremmøde")
    town.karen.submits({"Hvem var der?": ["Aisha Demo"]})
    town.karen.closes(everything=True)
    town.karen.presses("Referat og materiale")
    assert "Mere tid" in town.karen.modal
    assert "Aisha" not in town.karen.modal
    town.karen.submits({"Kort referat": "Vi talte om frivillige.", "Vidensbanken": ["Læg referatet i vidensbanken"]})


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
    later(town, datetime(2026, 3, 13, 8, 1, tzinfo=UTC))
    town.karen.gets("Fristen for at finde en dato")
    town.karen.presses("Opret arrangementet")
    town.aisha.gets("Datoen er fundet")
    town.aisha.gets("onsdag den 15. april 2026 kl. 10.00-12.00")


def test_a_status_meeting_is_booked_from_ones_own_list_of_missing_ones_and_never_posted(town: Town) -> None:
    with town.database() as session:
        bakken = session.execute(select(Association.id).where(Association.name == "Bakkens Dans")).scalar_one()
    town.karen.command("/arrangementer")
    town.forges(town.karen, "status_meeting.book", f"{bakken}:0")
    assert "ikke adgang" in town.karen.sees()
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
    assert "Statusmøde" not in channel(town)


def _votes(town: Town, person: Person, vote: str, slot: int) -> None:
    """The button beside one of several times: they all say the same."""
    person.gets("Hvornår kan du")
    town.forges(person, f"poll.{vote}:{slot}", str(slot))


def test_what_the_form_cannot_use_is_said_on_its_field(town: Town) -> None:
    town.karen.command("/arrangementer", "ny")
    wrong = {
        "Dag": ("2026-02-26", "event.first_day", "Det er forbi"),
        "Link": ("på Teams", "event.link", "ligner ikke et link"),
        "Det vil jeg spørge dem, der kommer, om": ("A\nB\nC\nD", "event.questions", "højst stille tre"),
    }
    right = {
        "Dag": "2026-03-26",
        "Link": "https://eksempel.dk/mød?id=1",
        "Det vil jeg spørge dem, der kommer, om": "A\nB",
    }
    town.karen.fills({"Titel": MEETING, **right})
    for field, (value, place, said) in wrong.items():
        assert said in town.karen.submits({field: value})["errors"][place]
        town.karen.fills({field: right[field]})
    town.karen.submits()
    assert "Sådan ser andre det" in town.karen.modal
