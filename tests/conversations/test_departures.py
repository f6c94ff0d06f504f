"""A resource person stops and another takes over: what is written down, who reads it, and what the new one is told."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.clock import at_local
from bot.domain import departures, privacy, retention, updates
from bot.domain.departures import Departure
from bot.domain.people import Person
from bot.domain.updates import Colour
from tests.conversations.test_digests import gives_status
from tests.conversations.test_onboarding import has_a_goal, mette_takes_over_from_carla
from tests.conversations.town import Town

ADVICE = "Pedellen på skolen har nøglen. Forældrekaffen er aftalt til april."
LABEL = "Hvad bør den, der tager over, vide?"


def is_asked(town: Town, last_day: date) -> str:
    """Karen asks Carla, and what she is told."""
    town.karen.opens_home()
    town.karen.chooses("Søens Rollespil", where="home")
    town.karen.presses("Overlevering")
    said = town.karen.submits({"Sidste dag for Carla Demo": last_day})
    return str(said) + town.karen.modal


@pytest.mark.everywhere
def test_what_the_one_who_stops_writes_down_reaches_the_consultant_and_the_one_who_takes_over(town: Town) -> None:
    has_a_goal(town, "To trænere på hvert hold")
    for number in range(1, 5):
        gives_status(town, "carla", f"Nyt nummer {number}", Colour.YELLOW)
    assert "Carla Demo får en besked" in is_asked(town, date(2026, 3, 6))
    town.karen.closes()
    town.carla.gets("Din sidste dag i Søens Rollespil er fredag den 6. marts 2026")
    town.carla.presses("Skriv det ned")
    said = town.carla.submits({LABEL: "Ring til 010114-1234"})
    assert "CPR" in str(said)
    town.carla.submits({LABEL: ADVICE})
    assert "Din konsulent får det" in town.carla.modal
    town.carla.closes()
    town.karen.gets(f"Carla Demo, Søens Rollespil, har skrevet ned til den, der tager over:\n{ADVICE}")
    town.carla.gets("Du har skrevet noget; du kan stadig rette det")
    mette = mette_takes_over_from_carla(town)
    mette.writes("hjælp")
    town.settles()
    assert "Det her overtager du" not in mette.sees()
    town.move_to(datetime(2026, 3, 3, 8, 30, tzinfo=UTC))
    told = mette.gets("Det her overtager du").text
    assert "Du tager over efter Carla Demo i Søens Rollespil" in told
    assert ADVICE in told
    assert "2 Involvering af frivillige og trænere: To trænere på hvert hold" in told
    assert "Nyt nummer 4" in told
    assert "Nyt nummer 2" in told
    assert "Nyt nummer 1" not in told
    town.move_to(datetime(2026, 3, 27, 16, tzinfo=UTC))
    town.settles()
    assert len([message for message in mette.messages() if "Det her overtager du" in message.text]) == 1


def test_what_is_withdrawn_is_gone_from_what_the_next_one_was_told(town: Town) -> None:
    update_id = gives_status(town, "carla", "Det her fortryder jeg")
    mette = mette_takes_over_from_carla(town)
    mette.writes("hjælp")
    town.move_to(datetime(2026, 3, 3, 8, 30, tzinfo=UTC))
    mette.gets("Det her fortryder jeg")
    with town.database() as session:
        updates.withdraw(session, session.query(Person).filter_by(name="Carla Demo").one(), update_id, town.clock())
    town.settles()
    assert "Det her fortryder jeg" not in mette.sees()
    assert "Det her overtager du" in mette.sees()


def test_who_has_their_words_erased_takes_them_back_from_everybody_they_were_written_for(town: Town) -> None:
    is_asked(town, date(2026, 3, 6))
    town.karen.closes()
    town.carla.gets("Din sidste dag")
    town.carla.presses("Skriv det ned")
    town.carla.submits({LABEL: ADVICE})
    town.carla.closes()
    town.karen.gets(ADVICE)
    mette = mette_takes_over_from_carla(town)
    mette.writes("hjælp")
    town.move_to(datetime(2026, 3, 3, 8, 30, tzinfo=UTC))
    mette.gets(ADVICE)
    with town.database() as session:
        privacy.erase(session, session.query(Person).filter_by(name="Carla Demo").one(), town.clock())
    town.settles()
    assert ADVICE not in mette.sees()
    assert "Du tager over i Søens Rollespil" in mette.sees()
    assert ADVICE not in town.karen.sees()
    town.karen.gets("Det, der var skrevet ned her, er slettet.")


def test_they_are_asked_in_time_in_working_hours_and_by_their_own_consultant_alone(town: Town) -> None:
    said = is_asked(town, date(2026, 3, 1))
    assert "Vælg i dag eller en senere dag" in said
    town.karen.closes()
    town.move_to(datetime(2026, 3, 7, 10, tzinfo=UTC))
    is_asked(town, date(2026, 3, 31))
    town.settles()
    assert "Din sidste dag" not in town.carla.sees()
    town.move_to(datetime(2026, 3, 9, 8, tzinfo=UTC))
    town.carla.gets("Din sidste dag i Søens Rollespil er tirsdag den 31. marts")
    for who in (town.aisha, town.lars):
        who.writes("hjælp")
        town.forges(who, "departure.write", "1")
        assert "ikke adgang" in who.last()
        town.forges(who, "departure.open", str(town.person("carla").id))
        assert "Sidste dag" not in who.modal


def test_it_is_kept_for_a_year_after_the_last_day_and_no_longer(town: Town) -> None:
    is_asked(town, date(2026, 3, 6))
    town.settles()
    with town.database() as session:
        carla = session.query(Person).filter_by(name="Carla Demo").one()
        departures.write(session, carla, session.query(Departure).one().id, ADVICE, town.clock())
    with town.database() as session:
        assert retention.purge(session, at_local(date(2027, 3, 6), retention.NIGHT))["departures"] == 0
        assert retention.purge(session, at_local(date(2027, 3, 7), retention.NIGHT))["departures"] == 1
