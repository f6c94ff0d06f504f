"""What is coming is what the timetable will do: the same planners, in the order of time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.database import Sessions
from bot.delivery import outbox
from bot.domain import upcoming
from bot.domain.messages import MessageKind
from bot.texts import kinds
from scheduler import TIMETABLE
from tests.bot.domain.network import Network

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
MONTH = timedelta(days=30)


def test_every_line_of_the_timetable_is_foreseen() -> None:
    assert {job.planned for job in TIMETABLE} <= set(upcoming.PLANNERS)


def test_the_days_ahead_come_in_order_each_once_and_with_a_word(sessions: Sessions) -> None:
    with sessions.begin() as session:
        network = Network(session)
        network.resource_person(network.association(network.consultant()))
        found = upcoming.upcoming(session, NOW, NOW + MONTH)
    assert {MessageKind.DIGEST, MessageKind.STATUS_PROMPT} <= {due.kind for due in found}
    assert [due.at for due in found] == sorted(due.at for due in found)
    assert len({due.key for due in found}) == len(found)
    assert all(due.kind in kinds.KINDS for due in found)


def test_nothing_outside_the_days_asked_for_is_listed(sessions: Sessions) -> None:
    with sessions.begin() as session:
        network = Network(session)
        network.resource_person(network.association(network.consultant()))
        first = upcoming.upcoming(session, NOW, NOW + MONTH)[0]
        assert upcoming.upcoming(session, NOW, first.at)[-1].at == first.at
        assert all(due.at > first.at for due in upcoming.upcoming(session, first.at, NOW + MONTH))


def test_a_message_that_waits_for_a_decent_hour_is_on_the_list_and_tidying_is_not(sessions: Sessions) -> None:
    with sessions.begin() as session:
        karen = Network(session).consultant()
        later = NOW + timedelta(hours=20)
        outbox.put(session, MessageKind.ACCESS_REQUEST, str(karen.slack_id), 7, NOW, key="waits", not_before=later)
        found = upcoming.messages(session, NOW, NOW + timedelta(days=3))
    assert [(due.key, due.to) for due in found] == [("waits", (karen.id,))]
    assert date(2026, 3, 3) == found[0].at.date()
