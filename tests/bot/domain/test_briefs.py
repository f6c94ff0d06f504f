"""When a brief is due, what it may hold, and that an agreement never goes before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local
from bot.database import Sessions
from bot.domain import (
    absences,
    agreements,
    brief_content,
    brief_planning,
    briefs,
    plans,
    privacy,
    publishing,
    reporting,
    retention,
)
from bot.domain.agreements import Agreement
from bot.domain.associations import Association, Level
from bot.domain.briefs import AGREEMENTS, Brief, BriefPart, MeetingMissing
from bot.domain.events import Audience, Details, Event, EventType
from bot.domain.messages import MessageKind
from bot.domain.obstacles import Helper
from bot.domain.people import Person
from bot.domain.plans import AreaPlan
from bot.domain.reporting import Report
from bot.domain.updates import Colour, Said
from bot.domain.when import When
from bot.errors import NotAllowed
from bot.migrations.tables import every_table
from bot.texts import briefs as texts
from bot.views import briefs as views
from bot.views import parts
from bot.workspace import blockkit
from tests.bot.domain.gatherings import put
from tests.bot.domain.network import Network
from tests.bot.domain.reports import NOW, areas, give

THE_DAY = date(2026, 3, 26)
LONG = timedelta(days=400)


@dataclass
class Club:
    """One association with all who belong to a status meeting of it."""

    session: Session
    karen: Person
    place: Association
    aisha: Person
    bo: Person

    def meets(self, day: date = THE_DAY, now: datetime = NOW, **more: Any) -> Event:
        when = When(day, day, time(10), time(12))
        about = {"audience": Audience.CHOSEN, "association_ids": (self.place.id,), **more}
        event = publishing.draft(
            self.session, Details(EventType.STATUS_MEETING, "Statusmøde", when, **about), self.karen, now
        )
        return publishing.publish(self.session, event.id, self.karen, now)

    def brief(self, now: datetime = NOW) -> Brief:
        return briefs.begin(self.session, self.place, now)

    def says(self, brief: Brief, reader: Person, now: datetime = NOW) -> str:
        return texts.as_plain(brief_content.of(self.session, brief, reader, now))


def club(session: Session) -> Club:
    network = Network(session)
    karen = network.consultant()
    place = network.association(karen)
    aisha, bo = network.resource_person(place), network.resource_person(place, "Bo Demo", primary=False)
    return Club(session, karen, place, aisha, bo)


@pytest.mark.parametrize(
    ("meeting", "booked", "due"),
    [
        (date(2026, 3, 26), NOW, "2026-03-12 09:00"),
        (date(2026, 4, 8), NOW, "2026-03-20 09:00"),  # Easter is no working days
        (date(2027, 1, 4), NOW, "2026-12-15 09:00"),  # nor are Christmas Eve and New Year's Eve
        (date(2026, 3, 10), NOW, "2026-03-03 09:00"),  # booked late: the morning after
        (date(2026, 3, 10), datetime(2026, 3, 6, 12, tzinfo=UTC), "2026-03-09 09:00"),  # on a Friday
        (date(2026, 3, 3), NOW, None),  # booked for tomorrow morning
    ],
)
def test_it_is_due_ten_working_days_before(sessions: Sessions, meeting: date, booked: datetime, due: str | None):
    with sessions.begin() as session:
        made = club(session)
        made.meets(meeting, booked)
        found = brief_planning.planned(session, booked, booked + LONG)

        assert [f"{local(one.at):%Y-%m-%d %H:%M}" for one in found] == ([due] if due else [])
        assert all((one.kind, one.to) == (MessageKind.BRIEF_TO_READ, (made.aisha.id,)) for one in found)


def test_who_is_away_is_stood_in_for_by_the_colleague_and_then_by_the_consultant(sessions: Sessions):
    with sessions.begin() as session:
        made = club(session)
        made.meets()
        there = []
        for person in (made.aisha, made.bo):
            absences.register(session, person, date(2026, 3, 9), date(2026, 3, 20), person, NOW)
            there += [(due.kind, due.to) for due in brief_planning.planned(session, NOW, NOW + LONG)]

        assert there == [(MessageKind.BRIEF_TO_READ, (made.bo.id,)), (MessageKind.BRIEF, (made.karen.id,))]


def test_one_that_is_begun_is_not_asked_for_again_and_there_is_one_however_often(sessions: Sessions):
    with sessions.begin() as session:
        made = club(session)
        with pytest.raises(MeetingMissing):
            made.brief()
        made.meets()

        assert made.brief().id == made.brief().id
        assert brief_planning.planned(session, NOW, NOW + LONG) == []


def test_sent_twice_it_reaches_the_consultant_once_and_in_working_hours(sessions: Sessions):
    with sessions.begin() as session:
        made = club(session)
        made.meets()
        brief, late = made.brief(), datetime(2026, 3, 6, 22, tzinfo=UTC)
        for text in ("Først", "Siden"):
            briefs.send(session, made.aisha, brief, {AGREEMENTS: text}, late)
        row = session.execute(select(every_table().tables["outbox"]).filter_by(kind="brief")).one()

        assert put(session, MessageKind.BRIEF) == [(made.karen.slack_id, brief.id)]
        assert f"{local(row.not_before):%Y-%m-%d %H:%M}" == "2026-03-09 08:00"
        assert "Først" in made.says(brief, made.karen)


def test_what_was_said_before_they_last_met_is_not_said_again(sessions: Sessions):
    with sessions.begin() as session:
        made = club(session)
        give(session, made.aisha, "Det gamle", "form:1")
        made.meets(date(2026, 3, 4))
        later = datetime(2026, 3, 5, 9, tzinfo=UTC)
        said = Said("Det nye", areas(session, made.aisha)[:1])
        reporting.give(session, made.aisha, Report(said), "form:2", later)
        made.meets(THE_DAY, later)
        with_board = made.meets(date(2026, 4, 9), later, with_board=True)
        text = made.says(made.brief(later), made.aisha, later)

        assert "Det nye" in text
        assert "Det gamle" not in text
        assert "Det" not in made.says(briefs.make(session, with_board, made.place.id, later), made.aisha, later)


def test_an_agreement_made_while_the_form_was_open_is_not_done(sessions: Sessions):
    with sessions.begin() as session:
        made = club(session)
        event = made.meets()
        agreements.write(session, event, "Find haltid\nKøb bolde", made.karen, NOW)
        shown = [row.id for row in agreements.to_show(session, made.place.id, for_board=False)]
        agreements.write(session, event, "Find haltid\nKøb bolde\nRing til skolen", made.karen, NOW)
        agreements.settle(session, made.aisha, "Køb bolde", shown, NOW, with_board=False)

        assert (
            agreements.as_text(agreements.to_show(session, made.place.id, for_board=False))
            == "Køb bolde\nRing til skolen"
        )
        assert agreements.to_show(session, made.place.id, for_board=True) == []


def test_agreements_that_do_not_fit_into_the_form_wait_for_their_turn(sessions: Sessions):
    with sessions.begin() as session:
        made = club(session)
        agreements.write(session, made.meets(), "\n".join(f"{n} {'x' * 400}" for n in range(12)), made.karen, NOW)
        shown = agreements.to_show(session, made.place.id, for_board=False)
        agreements.settle(session, made.aisha, "", [row.id for row in shown], NOW, with_board=False)

        assert len(agreements.as_text(shown)) <= agreements.TEXT_MAX
        assert len(shown) + len(agreements.to_show(session, made.place.id, for_board=False)) == 12


def test_another_associations_agreement_is_not_settled_by_forging_its_number(sessions: Sessions):
    with sessions.begin() as session:
        made, other = club(session), club(session)
        agreements.write(session, other.meets(), "Find haltid", other.karen, NOW)
        theirs = agreements.to_show(session, other.place.id, for_board=False)
        agreements.settle(session, made.aisha, "", [row.id for row in theirs], NOW, with_board=False)

        assert agreements.to_show(session, other.place.id, for_board=False) == theirs


def test_what_the_board_may_no_longer_read_leaves_its_brief(sessions: Sessions):
    with sessions.begin() as session:
        made = club(session)
        said = Said("To nye trænere", areas(session, made.aisha)[:1], for_board=True)
        update = reporting.give(session, made.aisha, Report(said), "form:1", NOW)
        made.meets(with_board=True)
        brief = made.brief()
        briefs.send(session, made.aisha, brief, _drafted(made, brief), NOW)
        assert "To nye trænere" in made.says(brief, made.karen)
        reporting.change(session, made.aisha, update.id, Report(Said(said.text, said.area_ids)), NOW)

        assert "To nye trænere" not in made.says(brief, made.karen)


def test_what_is_erased_is_quoted_nowhere_not_even_by_a_colleague(sessions: Sessions):
    with sessions.begin() as session:
        made = club(session)
        give(session, made.aisha, "Kanariefugl", obstacle="Kanariefugl mangler", helper=Helper.CONSULTANT)
        made.meets()
        brief = made.brief()
        briefs.save(session, made.bo, brief, {**_drafted(made, brief), "volunteers": "Bo skrev"}, NOW)
        agreements.settle(session, made.aisha, "Kanariefugl køber bolde", (), NOW, with_board=False)
        privacy.erase(session, made.aisha, NOW)

        for table in every_table().sorted_tables:
            assert "kanariefugl" not in str(session.execute(select(table)).all()).casefold(), table.name
        assert "Bo skrev" in made.says(brief, made.bo)
        privacy.erase(session, made.bo, NOW)
        assert not any(part.text for part in session.scalars(select(BriefPart)))


def test_it_is_kept_as_long_as_updates_are_and_an_open_agreement_for_ever(sessions: Sessions):
    with sessions.begin() as session:
        made = club(session)
        agreements.write(session, made.meets(), "Find haltid\nKøb bolde", made.karen, NOW)
        open_one, done = session.scalars(select(Agreement).order_by(Agreement.id))
        briefs.save(session, made.aisha, made.brief(), {AGREEMENTS: "Find haltid"}, NOW)
        done.done_at, open_id = NOW, open_one.id
        session.flush()
        retention.purge(session, NOW + timedelta(days=3 * 365))
        assert session.scalars(select(BriefPart.text)).all() == ["Find haltid"]
        gone = retention.purge(session, NOW + timedelta(days=3 * 365 + 2))

        assert (gone["briefs"], gone["agreements"]) == (1, 1)
        assert session.scalars(select(BriefPart.text)).all() == []
        assert session.scalars(select(Agreement.id)).all() == [open_id]


def test_the_board_reads_and_approves_only_what_was_sent_to_it(sessions: Sessions):
    with sessions.begin() as session:
        made = club(session)
        erik, freja = (Network(session).board_contact(place) for place in (made.place, club(session).place))
        made.meets(with_board=True)
        brief = made.brief()
        for contact in (erik, freja):
            with pytest.raises(NotAllowed):
                briefs.approve(session, contact, brief.id, NOW)
        briefs.send(session, made.aisha, brief, {AGREEMENTS: "Find haltid"}, NOW)
        briefs.approve(session, erik, brief.id, NOW)
        with pytest.raises(NotAllowed):
            briefs.readable(session, freja, brief.id, NOW.date())
        assert brief.approved_at == NOW


def test_the_longest_there_can_be_fits_into_the_form_the_message_and_the_mail(sessions: Sessions):
    """Everything at its longest, with signs that Slack writes out, so that nothing is cut where it is not seen."""
    with sessions.begin() as session:
        made, long = club(session), "&" * 1000
        made.place.level = Level.EXTENDED
        first, last = NOW.date(), NOW.date() + LONG
        goals = [AreaPlan(kind, "x" * 75, goals=("y" * 300,) * 6) for kind in plans.kinds_for(made.place)]
        plans.replace(session, made.place, made.karen, NOW, first_day=first, last_day=last, decided=goals)
        for number in range(9):
            said = Said(f"{number}{long}", areas(session, made.aisha), colour=Colour.YELLOW, for_board=True)
            report = Report(said, obstacle=f"{number}{long}"[:500], helper=Helper.BOARD)
            reporting.give(session, made.aisha, report, f"form:{number}", NOW + timedelta(minutes=number))
        agreements.write(
            session, made.meets(with_board=True), "\n".join([f"{n}&" for n in range(800)]), made.karen, NOW
        )
        content = brief_content.of(session, made.brief(), made.aisha, NOW)

        assert all(len(chapter.text) <= briefs.PART_MAX for chapter in texts.chapters(content))
        assert blockkit.view(views.form(content, sees="x", kept="x"), "modal") == []
        mail = views.mail(content, "Aisha Demo")
        for message in (mail, views.to_read(content, sees="x"), views.for_board(content)):
            assert blockkit.message(list(message.blocks), message.text) == []
        copied = "".join(block["text"]["text"].strip("`") for block in mail.blocks if "```" in str(block))
        assert parts.plain(texts.letter(content, "Aisha Demo")).replace("\n", "") == copied.replace("\n", "")


def _drafted(made: Club, brief: Brief) -> dict[str, str]:
    content = brief_content.of(made.session, brief, made.aisha, NOW)
    return {chapter.kind: chapter.text for chapter in texts.chapters(content)}
