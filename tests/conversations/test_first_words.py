"""Help, a first meeting, and the door: who is let in and what the others are told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Update, update

from bot.domain.people import Person
from tests.conversations.town import Town

SUNDAY, MONDAY = datetime(2026, 3, 8, 11, tzinfo=UTC), datetime(2026, 3, 9, 7, 1, tzinfo=UTC)


@pytest.mark.everywhere
def test_somebody_asks_for_help_and_gets_it_once(town: Town) -> None:
    town.aisha.writes("hjælp")
    town.aisha.gets("Det kan du bruge mig til")
    town.settles()
    assert len(town.aisha.messages()) == 2
    assert "/opdatering" in town.aisha.sees()


@pytest.mark.everywhere
def test_a_stranger_is_turned_away_and_an_administrator_can_let_them_in(town: Town) -> None:
    town.fremmed.writes("Hvornår er næste møde?")
    town.fremmed.gets("Du står ikke på listen")
    town.karen.gets("Frida Fremmed (frida@demo.example) har skrevet til mig")
    town.karen.presses("Tilføj")
    town.karen.submits({"Rolle": "Ressourceperson", "Forening": "Bakkens Dans"})
    town.fremmed.gets("Jeg er en computer, ikke et menneske")
    town.karen.gets("Håndteret")
    town.fremmed.writes("hjælp")
    town.fremmed.gets("Det kan du bruge mig til")


def test_a_stranger_who_writes_twice_is_told_to_administrators_once(town: Town) -> None:
    town.fremmed.writes("hej")
    town.fremmed.writes("hallo?")
    town.settles()
    assert len(town.karen.messages()) == 1
    assert len(town.ida.messages()) == 1


def test_an_administrator_who_was_not_in_slack_yet_hears_of_a_stranger_at_the_next_knock(town: Town) -> None:
    with town.database() as session:
        session.execute(update(Person).values(slack_id=None))
    town.fremmed.writes("hej")
    town.fremmed.gets("Du står ikke på listen")
    town.karen.writes("hjælp")
    town.karen.gets("Det kan du bruge mig til")
    town.fremmed.writes("hallo?")
    town.karen.gets("Frida Fremmed (frida@demo.example) har skrevet til mig")
    town.fremmed.writes("er der nogen?")
    town.settles()
    assert town.karen.sees().count("Frida Fremmed") == 1


def test_administrators_alone_hear_of_a_stranger_and_may_leave_it_at_that(town: Town) -> None:
    town.fremmed.writes("hej")
    town.karen.gets("Skal vedkommende have adgang?")
    town.settles()
    assert not town.lars.messages()
    town.karen.presses("Ignorér")
    town.karen.gets("Håndteret")
    assert "Tilføj" not in town.karen.buttons()


@pytest.mark.parametrize("flags", [{"is_stranger": True}, {"team_id": "T0ELSEWHERE"}, {"is_bot": True}])
def test_accounts_from_elsewhere_are_refused_even_with_an_address_on_the_roster(
    town: Town, flags: dict[str, object]
) -> None:
    with town.database() as session:
        session.execute(_forget_slack_ids())
    guest = town.workspace.person("Falsk Aisha", email="aisha@demo.example", **flags)
    guest.command("/spoerg", "Hvem er min konsulent?")
    assert "Du står ikke på listen" in guest.sees()
    town.settles()
    assert "Skal vedkommende have adgang?" not in town.karen.sees()


def test_a_guest_account_on_the_roster_is_helped(town: Town) -> None:
    with town.database() as session:
        session.execute(_forget_slack_ids())
    guest = town.workspace.person("Aisha Gæst", email="aisha@demo.example", is_restricted=True)
    guest.writes("hjælp")
    guest.gets("Det kan du bruge mig til")


def test_whoever_has_never_written_is_found_by_address_and_told_what_the_bot_is(town: Town) -> None:
    with town.database() as session:
        session.execute(_forget_slack_ids())
    town.move_to(SUNDAY)
    town.bot.finder.step()
    assert town.person("aisha").id
    town.settles()
    assert not town.aisha.messages()
    town.move_to(MONDAY)
    town.bot.finder.step()
    town.bot.finder.step()
    town.aisha.gets("Jeg er en computer, ikke et menneske")
    town.settles()
    assert sum("Jeg er en computer" in message.text for message in town.aisha.messages()) == 1


@pytest.mark.parametrize("flags", [{"is_stranger": True}, {"team_id": "T0ELSEWHERE"}, {"is_bot": True}])
def test_an_account_from_elsewhere_is_not_taken_for_somebody_on_the_roster(
    town: Town, flags: dict[str, object]
) -> None:
    with town.database() as session:
        session.execute(_forget_slack_ids().values(email="ny@demo.example"))
    town.workspace.person("Falsk Aisha", email="ny@demo.example", **flags)
    town.bot.finder.step()
    with town.database() as session:
        assert session.query(Person).filter(Person.slack_id.is_(None)).one().name == "Aisha Demo"


def test_one_without_an_account_keeps_nobody_waiting_and_is_asked_for_again_later(town: Town) -> None:
    with town.database() as session:
        session.execute(_forget_slack_ids().values(email="ikke.endnu@demo.example"))
        session.execute(update(Person).where(Person.email == "bo@demo.example").values(slack_id=None))
    for _ in range(3):
        town.bot.finder.step()
    assert town.person("bo").name == "Bo Demo"
    town.workspace.person("Aisha Demo", email="ikke.endnu@demo.example")
    town.bot.finder.step()
    assert _unmet(town) == 1
    town.advance(hours=1)
    town.bot.finder.step()
    assert _unmet(town) == 0


def _unmet(town: Town) -> int:
    with town.database() as session:
        return session.query(Person).filter(Person.slack_id.is_(None)).count()


def _forget_slack_ids() -> Update:
    return update(Person).where(Person.email == "aisha@demo.example").values(slack_id=None, introduced_at=None)
