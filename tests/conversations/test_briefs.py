"""A brief for a status meeting: first to the resource person, then to the consultant, and to the board that meets."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time, timedelta

import docx
import pytest

from bot.domain import absences, agreements, attendance, publishing
from bot.domain.briefs import Brief
from bot.domain.events import Audience, Details, Event, EventType
from bot.domain.people import Person
from bot.domain.updates import Colour
from bot.domain.when import When
from tests.conversations.test_digests import gives_status
from tests.conversations.town import Town

WELLBEING = "4 Motivation og trivsel blandt børne- og ungemedlemmer"
THE_DAY = date(2026, 3, 26)
TEN_WORKING_DAYS_BEFORE = datetime(2026, 3, 12, 8, 1, tzinfo=UTC)  # nine o'clock in Copenhagen has passed
CHILD = "010114-1234"


def books(town: Town, *, where: str = "aisha", day: date = THE_DAY, with_board: bool = False) -> int:
    """A status meeting that is announced when the story begins."""
    karen_id, who = town.person("karen").id, town.person(where)
    with town.database() as session:
        karen = session.get_one(Person, karen_id)
        details = Details(
            kind=EventType.STATUS_MEETING,
            title="Statusmøde i foråret",
            when=When(day, day, time(10), time(12)),
            audience=Audience.CHOSEN,
            association_ids=(who.association_id or 0,),
            with_board=with_board,
        )
        event = publishing.draft(session, details, karen, town.clock())
        publishing.publish(session, event.id, karen, town.clock())
        number = event.id
    town.settles()
    return number


def reports(town: Town, *ticks: str, said: str = "12 nye piger", obstacle: str = "", helper: str = "") -> None:
    more = {"Ny forhindring": obstacle, "Hvem kan hjælpe med den?": helper} if obstacle else {}
    town.aisha.command("/opdatering")
    town.aisha.submits(
        {"Hvad handler det om?": [WELLBEING], "Hvad er der sket?": said, "Må andre læse den?": list(ticks), **more}
    )
    town.settles()


def brief_of(town: Town) -> str:
    with town.database() as session:
        return str(session.query(Brief.id).order_by(Brief.id.desc()).limit(1).scalar())


@pytest.mark.everywhere
def test_the_resource_person_reads_and_changes_before_the_consultant_sees_it(town: Town) -> None:
    gives_status(town, "aisha", "12 nye piger på holdet", Colour.YELLOW)
    town.karen.command("/handleplan", "havnens")
    town.karen.presses("Ret handleplan")
    town.karen.submits({f"Mål: {WELLBEING}": "Et pigehold"})
    town.advance(days=1)
    gives_status(town, "bo", "Holdet er fuldt", Colour.GREEN)
    books(town)
    town.quiet(town.karen)
    town.move_to(TEN_WORKING_DAYS_BEFORE)
    draft = town.aisha.gets("Oplæg til statusmødet: Havnens Boldklub")
    assert "Statusmøde med ressourcepersonen, torsdag den 26. marts 2026 kl. 10.00-12.00" in draft.text
    assert "Mål: Et pigehold\n2/3: »12 nye piger på holdet«\n3/3: »Holdet er fuldt«" in draft.text
    assert "Sådan er det gået: 🟡 driller lidt 2/3 → 🟢 på sporet 3/3" in draft.text
    assert "Bo Demo deler stillingen med dig og kan også læse det." in draft.text
    assert "ser din konsulent Karen Konsulent (eller en afløser) det. Bestyrelsen får det ikke." in draft.text
    assert "Oplæg" not in town.bo.sees()

    town.aisha.presses("Læs og ret")
    assert "12 nye piger på holdet" in town.aisha.modal
    town.aisha.submits({WELLBEING: "Pigeholdet er fuldt", "1 Intern organisering og struktur": ""})
    town.settles()
    assert "Oplæg" not in town.karen.sees_new()

    town.aisha.presses("Send til konsulenten")
    brief = town.karen.gets("Ressourcepersonen har læst oplægget igennem")
    assert "Pigeholdet er fuldt" in brief.text
    assert "12 nye piger på holdet" not in brief.text
    assert "1 Intern organisering" not in brief.text
    town.aisha.gets("Oplægget er sendt.")

    town.karen.presses("Hent som Word")
    message = town.karen.gets("Her er oplægget som Word")
    assert message.files[0].name == "oplaeg-statusmoede-2026-03-26.docx"
    document = docx.Document(io.BytesIO(message.files[0].content))
    said = {p.text: p.style.name for p in document.paragraphs if p.style}
    assert said["Oplæg til statusmødet: Havnens Boldklub"] == "Title"
    assert said[WELLBEING] == "Heading 1"
    assert said["Pigeholdet er fuldt"] == "List Bullet"


def test_it_is_made_by_a_button_and_a_child_is_caught_in_it(town: Town) -> None:
    town.aisha.opens_home()
    town.aisha.presses("Lav oplæg", where="home")
    assert "Der er ikke booket et statusmøde endnu" in town.aisha.modal
    town.aisha.closes()
    books(town)
    town.aisha.command("/handleplan")
    town.aisha.presses("Lav oplæg")
    assert "Oplæg til statusmøde" in town.aisha.modal
    said = town.aisha.submits({WELLBEING: f"Drengen {CHILD} er glad"})
    assert "CPR" in str(said)
    town.aisha.submits({WELLBEING: "Holdet er glad"})
    assert "Holdet er glad" in town.aisha.gets("Oplæg til statusmødet").text
    town.move_to(TEN_WORKING_DAYS_BEFORE)
    town.settles()
    assert town.aisha.sees().count("[Send til konsulenten]") == 1


def test_what_the_board_meets_about_holds_only_what_it_may_read(town: Town) -> None:
    reports(town, "Bestyrelsen", said="To nye trænere", obstacle="mangler nøgle", helper="Bestyrelsen")
    reports(town, said="Konflikt i bestyrelsen", obstacle="formanden svarer ikke", helper="Min konsulent")
    books(town, with_board=True)
    town.move_to(TEN_WORKING_DAYS_BEFORE)
    draft = town.aisha.gets("Statusmøde med bestyrelsen")
    assert "2/3: »To nye trænere«" in draft.text
    assert "Åben forhindring siden 2/3: »mangler nøgle«" in draft.text
    assert "Konflikt" not in draft.text
    assert "formanden" not in draft.text
    town.quiet(town.erik)
    town.aisha.presses("Send til konsulenten")
    town.karen.gets("Bestyrelsen har ikke godkendt oplægget endnu.")
    assert "To nye trænere" in town.erik.gets("Jeres ressourceperson har skrevet et oplæg").text
    town.erik.presses("Godkend")
    town.karen.gets("Bestyrelsen har godkendt oplægget.")
    town.aisha.presses("Læs og ret")
    town.aisha.submits({WELLBEING: "Tre nye trænere"})
    assert "Tre nye trænere" in town.karen.gets("Bestyrelsen har ikke godkendt oplægget endnu.").text
    town.erik.gets("Tre nye trænere")


def test_a_board_outside_slack_is_written_to_by_mail(town: Town) -> None:
    reports(town, "Bestyrelsen", said="To nye trænere")
    books(town, with_board=True)
    with town.database() as session:
        session.query(Person).filter_by(name="Erik Formand").one().slack_id = None
    town.move_to(TEN_WORKING_DAYS_BEFORE)
    town.aisha.gets("du får en tekst, du kan sende til bestyrelsen")
    town.aisha.presses("Send til konsulenten")
    town.karen.gets("Ressourcepersonen har fået oplægget som tekst til en mail")
    mail = town.aisha.gets("Jeres bestyrelse er ikke i Slack")
    assert "Emne: Oplæg til statusmødet torsdag den 26. marts 2026, Havnens Boldklub\n\nKære bestyrelse" in mail.text
    assert "»To nye trænere«" in mail.text
    assert "Venlig hilsen\nAisha Demo" in mail.text


@pytest.mark.everywhere
def test_without_anybody_at_the_post_the_consultant_gets_a_draft(town: Town) -> None:
    gives_status(town, "carla", "12 nye roller på holdet")
    books(town, where="carla")
    carla_id = town.person("carla").id
    with town.database() as session:
        carla = session.get_one(Person, carla_id)
        absences.register(session, carla, date(2026, 3, 10), date(2026, 3, 20), carla, town.clock())
    town.move_to(TEN_WORKING_DAYS_BEFORE)
    draft = town.karen.gets("Et udkast, som ingen har læst igennem")
    assert "»12 nye roller på holdet«" in draft.text
    assert "Oplæg" not in town.carla.sees()
    town.move_to(datetime(2026, 3, 23, 9, tzinfo=UTC))
    town.carla.command("/handleplan")
    town.carla.presses("Lav oplæg")
    town.carla.submits({WELLBEING: "Rollespillet er fuldt"})
    town.settles()
    assert "Rollespillet er fuldt" not in town.karen.sees(), "not before it is sent"
    town.carla.presses("Send til konsulenten")
    town.karen.gets("Rollespillet er fuldt")


def test_what_was_agreed_comes_back_until_it_is_done(town: Town) -> None:
    first = books(town, day=date(2026, 3, 4))
    town.move_to(datetime(2026, 3, 5, 9, tzinfo=UTC))
    town.karen.gets("Statusmøde i foråret")
    town.karen.presses("Referat og materiale", in_message="Statusmøde i foråret")
    town.karen.submits({"Kort referat": "Et godt møde", "Aftaler": "Aisha søger haltid\nKaren spørger Bakkens Dans"})
    with town.database() as session:
        assert [row.text for row in agreements.of_event(session, first)] == [
            "Aisha søger haltid",
            "Karen spørger Bakkens Dans",
        ]
    books(town)
    town.move_to(TEN_WORKING_DAYS_BEFORE)
    town.settles()  # the second draft, not the one for the meeting that was
    draft = town.aisha.gets("Oplæg til statusmødet")
    assert "Aftaler fra sidst\nAisha søger haltid\nKaren spørger Bakkens Dans" in draft.text
    town.aisha.presses("Læs og ret")
    town.aisha.submits({"Aftaler fra sidst": "Karen spørger Bakkens Dans\nNy: køb bolde"})
    town.aisha.presses("Send til konsulenten")
    town.karen.gets("Ny: køb bolde")
    town.move_to(datetime(2026, 3, 27, 9, tzinfo=UTC))
    books(town, day=date(2026, 9, 24))
    town.aisha.command("/handleplan")
    town.aisha.presses("Lav oplæg")
    assert "Karen spørger Bakkens Dans\nNy: køb bolde" in town.aisha.modal
    assert "Aisha søger haltid" not in town.aisha.modal


def test_what_is_withdrawn_is_quoted_nowhere(town: Town) -> None:
    reports(town, said="Vi har fået en ny træner")
    books(town)
    town.move_to(TEN_WORKING_DAYS_BEFORE)
    town.aisha.gets("Oplæg til statusmødet")
    town.aisha.presses("Send til konsulenten")
    town.karen.gets("»Vi har fået en ny træner«")
    town.aisha.presses("Træk tilbage")
    town.settles()
    assert "Vi har fået en ny træner" not in town.karen.message("Ressourcepersonen har læst").text


def test_nobody_else_reads_changes_sends_or_approves_it(town: Town) -> None:
    gives_status(town, "aisha", "12 nye piger på holdet")
    books(town)
    town.move_to(TEN_WORKING_DAYS_BEFORE)
    town.aisha.gets("Oplæg til statusmødet")
    town.aisha.presses("Læs og ret")
    town.aisha.submits({WELLBEING: "HEMMELIGT"})
    number = brief_of(town)
    for who in ("carla", "dina", "erik", "lars", "ida", "karen"):
        person = town.people[who]
        person.writes("hjælp")
        for press in ("brief.edit", "brief.send", "brief.approve", "brief.word"):
            town.forges(person, press, number)
        town.settles()
        assert "HEMMELIGT" not in person.sees() + person.modal
    with town.database() as session:
        assert session.get_one(Brief, int(number)).sent_at is None
    town.aisha.presses("Send til konsulenten")
    town.karen.gets("HEMMELIGT")
    for who in ("carla", "erik", "lars"):
        town.forges(town.people[who], "brief.word", number)
        town.settles()
        assert "oplægget som Word" not in town.people[who].sees()


def test_a_consultant_asks_for_it_on_the_associations_page(town: Town) -> None:
    books(town)
    town.karen.command("/handleplan", "havnens")
    town.karen.presses("Åbn foreningen")
    town.karen.presses("Lav oplæg")
    assert "Aisha Demo har fået oplægget til gennemlæsning" in town.karen.modal
    town.aisha.gets("Oplæg til statusmødet: Havnens Boldklub")
    town.aisha.presses("Send til konsulenten")
    town.karen.gets("Ressourcepersonen har læst oplægget igennem")
    town.karen.closes()
    town.karen.presses("Lav oplæg")
    assert "Oplægget er sendt. Du finder det i dine beskeder" in town.karen.modal


def test_a_meeting_that_is_off_needs_no_brief_and_a_late_one_comes_the_morning_after(town: Town) -> None:
    number = books(town)
    with town.database() as session:
        karen = session.query(Person).filter_by(name="Karen Konsulent").one()
        publishing.cancel(session, number, karen, town.clock())
    town.move_to(TEN_WORKING_DAYS_BEFORE)
    town.settles()
    assert "Oplæg" not in town.aisha.sees()
    books(town, day=(town.clock() + timedelta(days=5)).date())
    town.advance(days=1)
    town.aisha.gets("Oplæg til statusmødet: Havnens Boldklub")
    with town.database() as session:
        event = session.query(Event).filter(Event.id != number).one()
        assert attendance.by_association(session, event) == {}
