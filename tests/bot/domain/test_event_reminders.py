"""Reminders fall on working mornings, never on people who answered or are away, and the preview says what is sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from bot.clock import MovableClock, local
from bot.database import Sessions
from bot.delivery.occurrences import Due
from bot.domain import absences, attendance, event_reminders, home_content, replying, status_meetings
from bot.domain.events import Audience, EventType
from bot.domain.replies import Choice
from bot.domain.rules import Rules
from tests.bot.domain.gatherings import announced, network

KEPT = Rules()
Planned = Callable[[Session, datetime, datetime], list[Due]]
Sent = tuple[str, str, datetime, tuple[int, ...]]


def _two_months(session: Session, planned: Planned, now: datetime) -> list[Due]:
    return sorted(planned(session, now, now + timedelta(days=60)), key=lambda due: (due.at, due.key))


def _days(dues: list[Due], kind: str) -> list[str]:
    return [f"{local(due.at):%a %-d/%-m %H:%M}" for due in dues if due.kind == kind]


def test_the_silent_hear_after_five_days_and_two_days_before_the_deadline(
    sessions: Sessions, clock: MovableClock
) -> None:
    with sessions.begin() as session:
        made = network(session)
        event = announced(session, made, clock(), reply_by=date(2026, 3, 20))
        replying.answer(session, event.id, made.resource_persons[0], Choice.NO, clock())
        dues = _two_months(session, event_reminders.planned, clock())
        assert _days(dues, "event_reminder") == ["Mon 9/3 09:00", "Wed 18/3 09:00"]  # the fifth day is a Saturday
        assert dues[0].to == tuple(p.id for p in made.resource_persons[1:])
        assert _days(dues, "event_gaps") == ["Mon 23/3 09:00"]


def test_two_reminders_that_fall_together_are_one(sessions: Sessions, clock: MovableClock) -> None:
    with sessions.begin() as session:
        announced(session, network(session), clock(), reply_by=date(2026, 3, 9))
        dues = _two_months(session, event_reminders.planned, clock())
        assert _days(dues, "event_reminder") == ["Fri 6/3 09:00"]


@pytest.mark.parametrize(
    ("day", "morning"),
    [
        (date(2026, 3, 26), "Wed 25/3 09:00"),
        (date(2026, 3, 30), "Fri 27/3 09:00"),  # a Monday, the clocks change in between
        (date(2026, 4, 7), "Wed 1/4 09:00"),  # the Tuesday after Easter
    ],
)
def test_those_who_come_hear_on_the_last_working_day_before(
    sessions: Sessions, clock: MovableClock, day: date, morning: str
) -> None:
    with sessions.begin() as session:
        made = network(session)
        event = announced(session, made, clock(), day=day)
        replying.answer(session, event.id, made.resource_persons[0], Choice.YES, clock())
        dues = _two_months(session, event_reminders.planned, clock())
        assert _days(dues, "event_tomorrow") == [morning]


def test_a_late_yes_is_reminded_too_and_people_who_are_away_are_not(sessions: Sessions, clock: MovableClock) -> None:
    with sessions.begin() as session:
        made = network(session)
        event = announced(session, made, clock(), reply_by=date(2026, 3, 10))
        late, away, _ = made.resource_persons
        clock.advance(timedelta(days=16))
        replying.answer(session, event.id, late, Choice.YES, clock())
        replying.answer(session, event.id, away, Choice.YES, clock())
        absences.register(session, away, date(2026, 3, 24), date(2026, 3, 25), away, clock())
        dues = _two_months(session, event_reminders.planned, clock())
        assert [due.to for due in dues if due.kind == "event_tomorrow"] == [(late.id,)]


def test_a_notice_reminds_nobody(sessions: Sessions, clock: MovableClock) -> None:
    with sessions.begin() as session:
        announced(session, network(session), clock(), kind=EventType.NOTICE)
        assert _two_months(session, event_reminders.planned, clock()) == []


def test_missing_status_meetings_are_told_to_their_consultant_in_september(
    sessions: Sessions, clock: MovableClock
) -> None:
    with sessions.begin() as session:
        made = network(session, places=2)
        clock.move_to(datetime(2026, 8, 20, 8, tzinfo=UTC))
        held = {"kind": EventType.STATUS_MEETING, "audience": Audience.CHOSEN}
        for with_board in (True, False):
            chosen = (made.associations[0].id,)
            announced(
                session, made, clock(), day=date(2026, 9, 3), association_ids=chosen, with_board=with_board, **held
            )
        dues = _two_months(session, status_meetings.planned, clock())
        assert _days(dues, "status_meetings_due") == ["Tue 1/9 09:00"]
        missing = status_meetings.missing(session, made.consultant.id, date(2026, 9, 1))
        assert [(m.name, m.with_resource_person, m.with_board) for m in missing] == [("Forening 01", True, True)]


def test_an_association_that_came_to_none_of_three_meetings_is_shown_to_its_consultant(
    sessions: Sessions, clock: MovableClock
) -> None:
    with sessions.begin() as session:
        made = network(session, places=2)
        for day in (date(2026, 3, 10), date(2026, 3, 17), date(2026, 3, 24)):
            event = announced(session, made, clock(), day=day)
            replying.answer(session, event.id, made.resource_persons[0], Choice.YES, clock())
        clock.move_to(datetime(2026, 3, 25, 8, tzinfo=UTC))
        missing = attendance.not_seen_lately(session, made.consultant.id, clock())
        assert [a.name for a in missing] == ["Forening 01"]
        lines = home_content.portfolio(session, made.consultant, 0, clock()).lines
        assert [line.association.name for line in lines if line.absent] == ["Forening 01"]
