"""Reminders fall on working mornings, never on people who answered or are away, and the preview says what is sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy.orm import Session

from bot.clock import MovableClock, local
from bot.database import Sessions, connect, open_sessions
from bot.delivery.occurrences import Due
from bot.domain import absences, attendance, event_reminders, polls, publishing, replying, status_meetings
from bot.domain.events import Audience, EventType
from bot.domain.replies import Choice
from bot.domain.rules import Rules
from bot.domain.when import When
from scheduler import events as timetable
from scheduler.jobs import Job, run
from tests.bot.domain.gatherings import announced, details, network, put

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


def test_what_is_previewed_for_sixty_days_is_what_is_then_sent(
    fresh_database: Callable[[str], str], clock: MovableClock
) -> None:
    """Meetings announced and to be announced, a trip over New Year, a date poll, absences, both kinds of holidays."""
    engine = connect(fresh_database("sqlite"))
    sessions = open_sessions(engine)
    clock.move_to(datetime(2026, 11, 25, 9, tzinfo=UTC))
    with sessions.begin() as session:
        _a_busy_winter(session, clock())
        foreseen = _foreseen(session, clock(), clock() + timedelta(days=60))
    sent: list[Sent] = []
    recording = [_recording(job, sent) for job in timetable.JOBS]
    _tick(sessions, recording, clock())
    for _ in range(60 * 4):
        clock.advance(timedelta(hours=6))
        _tick(sessions, recording, clock())
    assert sorted(sent) == foreseen
    assert len(foreseen) > 12
    assert all(8 <= local(at).hour < 16 and local(at).weekday() < 5 for _, _, at, to in sent if to)
    with sessions.begin() as session:
        assert len(put(session, "event_invitation")) == 9
    engine.dispose()


def _foreseen(session: Session, start: datetime, end: datetime) -> list[Sent]:
    dues = [due for job in timetable.JOBS for due in job.planned(session, start, end)]
    return sorted((due.kind, due.key, due.at, due.to) for due in dues)


def _tick(sessions: Sessions, jobs: list[Job], now: datetime) -> None:
    with sessions.begin() as session:
        for job in jobs:
            run(session, job, now)


def _a_busy_winter(session: Session, now: datetime) -> None:
    made = network(session)
    karen, people = made.consultant, made.resource_persons
    meeting = announced(session, made, now, day=date(2026, 12, 15), reply_by=date(2026, 12, 8))
    replying.answer(session, meeting.id, people[0], Choice.YES, now)
    trip = When(date(2026, 12, 30), date(2027, 1, 2))
    event = announced(session, made, now, when=trip, kind=EventType.STUDY_TRIP, questions=(("Kost", True),))
    replying.answer(session, event.id, people[1], Choice.YES, now)
    later = publishing.draft(session, details(date(2027, 1, 14), reply_by=date(2027, 1, 8)), karen, now)
    publishing.schedule(session, later.id, datetime(2026, 12, 1, 9, tzinfo=UTC), karen, now)
    slots = [When(date(2027, 1, day), date(2027, 1, day), time(10), time(12)) for day in (19, 20, 21)]
    polls.open_poll(session, details(date(2027, 1, 19), title="Temamøde"), slots, date(2026, 12, 4), karen, now)
    absences.register(session, people[2], date(2026, 12, 7), date(2026, 12, 11), people[2], now)


def _recording(job: Job, sent: list[Sent]) -> Job:
    def fire(session: Session, due: Due, now: datetime) -> None:
        sent.append((due.kind, due.key, due.at, due.to))
        job.fire(session, due, now)

    return Job(job.name, job.planned, fire, job.max_late)
