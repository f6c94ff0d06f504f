"""A meeting is moved or called off, people come and go: everybody is told, and calendars follow."""

from __future__ import annotations

from bot.workspace import Person
from tests.bot.files.second_reader import read
from tests.conversations.meetings import MEETING, announces, calls_off, changes, channel
from tests.conversations.town import Town


def test_a_new_time_is_asked_about_again_a_typo_is_not_and_calling_off_strikes_it(town: Town) -> None:
    announces(town, town.karen)
    town.aisha.presses("Kommer", in_message=MEETING)
    town.quiet(town.aisha)
    changes(town.karen, Titel="Netværksmøde om de frivillige")
    town.settles()
    assert "er ændret for" not in town.aisha.sees()
    assert "Dit svar: Kommer" in town.aisha.sees()
    changes(town.karen, **{"Begynder kl.": "11:00", "Slutter kl.": "13:00"})
    town.aisha.gets("Tid eller sted er ændret")
    town.settles()
    assert "1 skal bekræfte efter ændringen" in channel(town)
    town.aisha.presses("Kommer", in_message="Tid eller sted er ændret")
    town.settles()
    assert "skal bekræfte" not in channel(town)
    calls_off(town.karen)
    for person in (town.aisha, town.carla):
        person.gets("er aflyst")
    town.settles()
    assert "AFLYST: Netværksmøde om de frivillige" in channel(town)
    assert "Passer det dig?" not in town.carla.sees()
    assert not {"Kommer", "Måske", "Kan ikke"} & set(town.carla.buttons())


def test_calendars_follow_who_comes_and_when_it_is(town: Town) -> None:
    """Who leaves has it taken out again, who comes back gets it anew: each file newer than the one before."""
    announces(town, town.karen)
    for press in ("Kommer", "Kan ikke", "Kommer"):
        town.aisha.presses(press, in_message=MEETING)
        town.settles()
    changes(town.karen, **{"Begynder kl.": "09:00"})
    town.settles()
    calls_off(town.karen)
    town.aisha.gets("er aflyst. Åbn filen for at få det ud af din kalender")
    assert "Du er ikke længere tilmeldt" in town.aisha.sees()
    assert _calendars(town.aisha) == ["REQUEST", "CANCEL", "REQUEST", "REQUEST", "CANCEL"]


def _calendars(person: Person) -> list[str]:
    """What each file asks the calendar to do."""
    files = [read(file.content) for message in person.messages() for file in message.files]
    entries = [file.events[0] for file in files]
    versions = [int(entry.value("SEQUENCE")) for entry in entries]
    assert versions == sorted(set(versions))
    assert len({entry.value("UID") for entry in entries}) == 1
    return [file.calendar.value("METHOD") for file in files]
