"""An association's page: what is read there, and people who come, stop, hand on a post and come back."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from bot.domain import attendance, audit, publishing, replying
from bot.domain.events import Audience, Details, Event, EventType
from bot.domain.people import Person
from bot.domain.replies import Choice
from bot.domain.updates import Colour
from bot.domain.when import When
from tests.conversations.test_digests import NEXT_MONDAY, gives_status
from tests.conversations.town import Town

METTE = {"Hvem begynder?": "Mette Ny", "Den nyes e-mail": "Mette@Demo.example"}


def meets(town: Town, title: str, kind: EventType, *, was_there: tuple[str, ...], minutes: str = "") -> None:
    """A meeting with Havnens Boldklub that is over when the story begins."""
    karen_id, came = town.person("karen").id, [town.person(who).id for who in was_there]
    day = (town.clock() + timedelta(days=1)).date()
    with town.database() as session:
        karen, aisha = session.get_one(Person, karen_id), session.query(Person).filter_by(name="Aisha Demo").one()
        when = When(day, day, time(10), time(12))
        where = (aisha.association_id or 0,)
        details = Details(kind, title, when, audience=Audience.CHOSEN, association_ids=where)
        event = publishing.draft(session, details, karen, town.clock())
        publishing.publish(session, event.id, karen, town.clock())
        for number in came:
            replying.answer(session, event.id, session.get_one(Person, number), Choice.YES, town.clock())
    town.move_to(town.clock() + timedelta(days=2))
    with town.database() as session:
        karen, event = session.get_one(Person, karen_id), session.query(Event).filter_by(title=title).one()
        attendance.mark(session, event, came, karen, town.clock())
        attendance.write_minutes(event, minutes, "", karen)


def acts_on(town: Town, who: str) -> list[tuple[str, int | None]]:
    """(what was done, by whom)"""
    with town.database() as session:
        number = session.query(Person.id).filter(Person.name == who).scalar()
        return [(row.action, row.person_id) for row in audit.about(session, f"person:{number}")]


def test_a_consultant_reads_all_there_is_about_an_association_on_one_page(town: Town) -> None:
    gives_status(town, "aisha", "12 nye piger på holdet", Colour.GREEN)
    town.aisha.writes("opdatering: motivation: fuldt hold. forhindring: mangler haltid")
    town.aisha.presses("Gem")
    town.settles()
    meets(
        town, "Statusmøde i foråret", EventType.STATUS_MEETING, was_there=("aisha",), minutes="Pigeholdet fortsætter."
    )
    town.karen.command("/handleplan", "havnens")
    town.karen.presses("Åbn foreningen")
    page = town.karen.modal
    assert "standard · Havnen · konsulent: Karen Konsulent" in page
    assert "4 Motivation og trivsel blandt børne- og ungemedlemmer: man. 2. mar." in page
    assert "12 nye piger på holdet" in page
    assert "mangler haltid" in page
    assert "Statusmøde i foråret · 1 herfra var med" in page
    assert "Mangler møde med bestyrelsen" in page
    assert "Pigeholdet fortsætter." in page
    assert "*Aisha Demo*\nRessourceperson\naisha@demo.example" in page
    town.karen.presses("Handleplan")
    assert "Handleplan: Havnens Boldklub" in town.karen.modal


def test_for_a_board_outside_slack_the_page_has_the_words_of_a_mail(town: Town) -> None:
    town.aisha.command("/opdatering")
    town.aisha.submits(
        {
            "Hvad handler det om?": ["2 Involvering af frivillige og trænere"],
            "Hvad er der sket?": "To nye trænere",
            "Må andre læse den?": ["Bestyrelsen"],
        }
    )
    town.settles()
    town.karen.command("/handleplan", "havnens")
    town.karen.presses("Åbn foreningen")
    assert "Kære bestyrelse" not in town.karen.modal
    town.karen.closes()
    with town.database() as session:
        session.query(Person).filter_by(name="Erik Formand").one().slack_id = None
    town.karen.presses("Åbn foreningen")
    assert "Bestyrelsen er ikke set i Slack endnu. Her er en tekst, du kan sende som mail:" in town.karen.modal
    assert "Emne: Nyt fra Havnens Boldklub\n\nKære bestyrelse" in town.karen.modal
    assert "2. mar.: To nye trænere" in town.karen.modal
    assert "Venlig hilsen\nKaren Konsulent" in town.karen.modal


@pytest.mark.everywhere
def test_a_post_is_handed_on_and_each_has_the_access_that_is_theirs(town: Town) -> None:
    town.move_to(NEXT_MONDAY)
    town.karen.gets("Opsamling")
    town.karen.chooses("Søens Rollespil")
    town.karen.presses("Skift ressourceperson")
    said = town.karen.submits({"Sidste dag for Carla Demo": date(2026, 3, 10), **METTE})
    assert "Skift personen den dag, det sker" in str(said)
    said = town.karen.submits({"Sidste dag for Carla Demo": date(2026, 3, 8), "Den nyes e-mail": "aisha@demo.example"})
    assert "Der står allerede en person på listen" in str(said)
    town.karen.submits(METTE)
    assert "Mette Ny har taget over efter Carla Demo" in town.karen.modal
    assert "*Mette Ny*\nRessourceperson · endnu ikke set i Slack\nmette@demo.example" in town.karen.modal
    assert "Tidligere: Carla Demo (til søndag den 8. marts 2026)" in town.karen.modal
    mette = town.workspace.person("Mette Ny", email="mette@demo.example")
    mette.writes("hjælp")
    mette.gets("Jeg er en computer, ikke et menneske")
    mette.gets("Se jeres handleplan")
    town.carla.writes("hjælp")
    town.carla.gets("Du står ikke på listen")
    karen = town.person("karen").id
    assert acts_on(town, "Carla Demo") == [("let_go", karen)]
    assert acts_on(town, "Mette Ny") == [("let_in", karen)]


def test_who_left_is_let_in_again_by_the_button_and_is_the_same_person(town: Town) -> None:
    before = town.person("carla").id
    town.karen.opens_home()
    town.karen.chooses("Søens Rollespil", where="home")
    town.karen.presses("Ubesat")
    assert "Stillingen som ressourceperson er ubesat." in town.karen.modal
    town.karen.closes()
    town.advance(days=1)
    town.carla.writes("hjælp")
    town.karen.gets("Carla Demo (carla@demo.example) har skrevet til mig")
    town.karen.presses("Tilføj")
    town.karen.submits({"Rolle": "Ressourceperson", "Forening": "Bakkens Dans"})
    town.carla.writes("hjælp")
    town.carla.gets("Se jeres handleplan")
    town.carla.command("/handleplan")
    assert "Handleplan: Bakkens Dans" in town.carla.last()
    assert town.person("carla").id == before
    assert [what for what, _ in acts_on(town, "Carla Demo")] == ["let_go", "let_in"]


def test_an_administrator_changes_people_and_reads_no_texts(town: Town) -> None:
    gives_status(town, "aisha", "12 nye piger på holdet")
    town.ida.opens_home()
    town.ida.chooses("Havnens Boldklub", where="home")
    assert "12 nye piger" not in town.ida.modal
    assert "Handleplan" not in town.ida.modal
    town.ida.presses("Tilføj person")
    for field in ("Navn", "E-mail"):
        said = town.ida.submits({"Navn": "Mette", "E-mail": "Mette.Ny@demo.example", field: "010114-1234@demo.example"})
        assert "CPR" in str(said)
    said = town.ida.submits({"Navn": "Mette Ny", "E-mail": "mette(at)demo.example"})
    assert "Skriv en e-mailadresse" in str(said)
    town.ida.submits({"E-mail": "mette@demo.example", "Rolle": "Bestyrelseskontakt"})
    assert "Mette Ny er tilføjet" in town.ida.modal
    assert "*Mette Ny*\nBestyrelseskontakt · endnu ikke set i Slack" in town.ida.modal


def test_a_colleague_reads_and_changes_only_while_the_consultant_is_away(town: Town) -> None:
    with town.database() as session:
        karen, lars = (session.query(Person).filter_by(name=f"{who} Konsulent").one() for who in ("Karen", "Lars"))
        karen.stand_in_id, where = lars.id, session.query(Person).filter_by(name="Carla Demo").one().association_id
    town.lars.opens_home()
    town.lars.presses("Åbn", where="home")
    assert "Bakkens Dans" in town.lars.modal
    town.lars.closes()
    gives_status(town, "carla", "12 nye roller på holdet")
    town.lars.command("/handleplan", "rollespil")
    assert "12 nye roller" not in town.lars.sees()
    assert "Søens Rollespil" not in town.lars.sees()
    town.lars.writes("hjælp")
    town.forges(town.lars, "plan.show", str(where))
    town.lars.gets("Det har du ikke adgang til")
    town.forges(town.lars, "association.open", str(where))
    assert "Carla Demo" in town.lars.modal
    assert "12 nye roller" not in town.lars.modal
    assert "Skift ressourceperson" not in town.lars.modal
    town.lars.closes()
    carla = str(town.person("carla").id)
    for who in ("lars", "aisha", "dina"):
        town.people[who].writes("hjælp")
        town.forges(town.people[who], "post.vacant", carla)
    town.settles()
    assert acts_on(town, "Carla Demo") == []
    town.karen.command("/ferie", "2/3-4/3")
    town.lars.command("/handleplan", "rollespil")
    assert "12 nye roller" in town.lars.last()
    town.lars.presses("Åbn foreningen", in_message="Handleplan: Søens Rollespil")
    assert "12 nye roller" in town.lars.modal
    town.lars.closes()
    town.forges(town.lars, "post.vacant", carla)
    assert "Carla Demo er stoppet" in town.lars.modal
    assert acts_on(town, "Carla Demo") == [("let_go", town.person("lars").id)]
