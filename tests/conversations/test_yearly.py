"""A year of the whole network: what came in, area by area, with nobody in it to be known."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from bot.domain import attendance, experiences, obstacles, publishing, replying, updates
from bot.domain.associations import Association
from bot.domain.events import Details, EventType
from bot.domain.obstacles import Helper, ObstacleState
from bot.domain.people import Person, Role, association_of
from bot.domain.plans import FocusArea, areas, current
from bot.domain.replies import Choice
from bot.domain.updates import Colour, Said
from bot.domain.when import When
from tests.conversations.town import Town

MARCH_2025 = datetime(2025, 3, 3, 9, tzinfo=UTC)


def five_more(town: Town) -> None:
    """The town has eight associations from now on."""
    with town.database() as session:
        for number in range(1, 6):
            place = Association(name=f"Forening {number}", area="Havnen")
            session.add(place)
            session.flush()
            who = {"name": f"Person {number}", "email": f"p{number}@demo.example", "role": Role.RESOURCE_PERSON}
            session.add(Person(association_id=place.id, **who))


def reports(
    town: Town, name: str, colour: Colour | None, blocked_days: int | None = None, at: datetime = MARCH_2025
) -> int:
    """An update about the volunteers; `blocked_days`: with an obstacle that was solved after so many."""
    with town.database() as session:
        author = session.query(Person).filter_by(name=name).one()
        plan = current(session, association_of(session, author), at)
        area = next(a for a in areas(session, plan) if a.kind is FocusArea.VOLUNTEERS)
        key = f"{name}:{at}:{colour}:{blocked_days}"
        update = updates.give(session, author, Said(f"ordret fra {name}", (area.id,), colour), key, at)
        if blocked_days is not None:
            row = obstacles.report(session, update, f"haltid til {name}", Helper.NOBODY, at)
            row.state, row.closed_at = ObstacleState.SOLVED, at.replace(day=at.day + blocked_days)
        return update.id


def shares(town: Town, update_id: int, title: str) -> None:
    with town.database() as session:
        karen = session.query(Person).filter_by(name="Karen Konsulent").one()
        update = session.get_one(updates.StatusUpdate, update_id)
        experience = experiences.propose(session, update, MARCH_2025)
        experiences.approve(session, karen, experience.id, title, "Sådan gjorde vi.", MARCH_2025)


@pytest.mark.everywhere
def test_a_year_tells_how_many_how_it_went_and_what_was_shared_and_hides_the_few(town: Town) -> None:
    five_more(town)
    names = ["Aisha Demo", "Carla Demo", "Dina Demo", "Person 1", "Person 2"]
    told = [reports(town, name, Colour.GREEN, blocked_days=days) for days, name in enumerate(names, 10)]
    for name in names[:4]:
        reports(town, name, Colour.YELLOW)
    reports(town, "Person 1", Colour.RED)
    titles = "Lån en træner", "Forældrekaffe", "Tak hver gang", "Dina ved det"
    for update_id, title in zip(told, titles, strict=False):
        shares(town, update_id, title)
    town.karen.command("/opsamling", "2025")
    year = town.karen.last()
    assert "Året 2025" in year
    assert "Foreninger, der har skrevet: 5 (ud af 8)" in year
    falls = "🟢 På sporet: 5 · 🟡 Driller lidt: 4 · 🔴 Brug for hjælp: færre end 3 · Uden farve: færre end 3"
    assert f"Opdateringer: 10 · {falls}" in year
    solved = "løst af dem: flere end 2 · halvdelen af de løste inden for 12 dage"
    assert f"Forhindringer meldt: 5 · {solved}" in year
    assert "Delte erfaringer: Lån en træner · Forældrekaffe · Tak hver gang" in year
    assert not [word for word in ("ordret", "haltid", "Demo", "Havnens", "Dina") if word in year]
    town.lars.command("/opsamling", "2025")
    assert town.lars.last() == year


def test_where_few_have_reported_nothing_more_is_told_of_the_area(town: Town) -> None:
    five_more(town)
    for name in ("Aisha Demo", "Dina Demo"):
        for colour in Colour:
            reports(town, name, colour, blocked_days=3)
    town.karen.command("/opsamling", "2025")
    year = town.karen.last()
    assert "Foreninger, der har skrevet: færre end 3 (ud af 8)" in year
    assert "Opdateringer:" not in year
    assert "Forhindringer meldt" not in year


def test_how_long_three_obstacles_took_would_tell_that_all_were_solved(town: Town) -> None:
    five_more(town)
    for name in ("Aisha Demo", "Carla Demo", "Dina Demo"):
        reports(town, name, Colour.GREEN, blocked_days=3)
    town.karen.command("/opsamling", "2025")
    assert "Forhindringer meldt: 3\n" in town.karen.last()


def test_the_year_so_far_is_a_press_on_home_and_the_one_before_it_another(town: Town) -> None:
    town.karen.opens_home()
    town.karen.presses("Årets opsamling")
    assert "Året 2026 til 2/3" in town.karen.modal
    town.karen.presses("Året før")
    assert "Året 2025\n" in town.karen.modal
    town.karen.presses("Hent som Excel")
    town.karen.gets("Her er årets opsamling som Excel")
    town.karen.closes()
    town.karen.command("/opsamling", "år")
    assert "Året 2026 til 2/3" in town.karen.last()
    for unknown in ("2019", "2027"):
        town.karen.command("/opsamling", unknown)
        assert "Perioden forstår jeg ikke" in town.karen.last()


def test_meetings_tell_how_many_came_and_not_which_few_did_not(town: Town) -> None:
    five_more(town)
    with town.database() as session:
        karen = session.query(Person).filter_by(name="Karen Konsulent").one()
        day = date(2026, 3, 4)
        details = Details(EventType.NETWORK_MEETING, "Hos Havnens Boldklub", When(day, day, time(10), time(12)))
        event = publishing.draft(session, details, karen, town.clock())
        publishing.publish(session, event.id, karen, town.clock())
        invited = session.query(Person).filter_by(role=Role.RESOURCE_PERSON).all()
        came = [person for person in invited if person.name not in ("Dina Demo", "Bo Demo")]
        for person in came:
            replying.answer(session, event.id, person, Choice.YES, town.clock())
    town.move_to(datetime(2026, 3, 6, 9, tzinfo=UTC))
    town.karen.command("/opsamling", "år")
    assert "ons. 4. mar. · Netværksmøde: flere end 5 foreninger (ud af 8 inviterede) · 7 personer" in town.karen.last()
    with town.database() as session:
        karen = session.query(Person).filter_by(name="Karen Konsulent").one()
        attendance.mark(session, event, [person.id for person in came[:2]], karen, town.clock())
    town.karen.command("/opsamling", "år")
    assert "Netværksmøde: færre end 3 foreninger (ud af 8 inviterede)" in town.karen.last()
    assert "personer" not in town.karen.last().partition("Netværksmøder og studieture")[2]
    assert "Hos Havnens" not in town.karen.last()


def test_the_year_can_be_taken_home_as_a_workbook(town: Town) -> None:
    town.karen.command("/opsamling", "2025")
    town.karen.presses("Hent som Excel")
    assert town.karen.gets("Her er årets opsamling som Excel").files[0].name == "aaret-2025.xlsx"


def test_the_year_is_for_consultants_alone(town: Town) -> None:
    for who in (town.aisha, town.erik, town.ida):
        who.command("/opsamling", "2025")
        assert "ikke adgang" in who.last()
        who.writes("hjælp")
        town.forges(who, "year.show", "2025")
        town.forges(who, "year.excel", "2025")
        town.settles()
        assert "Året 2025" not in who.sees()
        assert "årets opsamling som Excel" not in who.sees()
