"""Keys are taken once, on both databases."""

from __future__ import annotations

from bot.clock import MovableClock
from bot.database import Sessions
from bot.delivery import inbox, outbox, switches
from bot.delivery.occurrences import Due, claim


def test_the_same_thing_from_slack_is_taken_once(sessions: Sessions, clock: MovableClock) -> None:
    with sessions.begin() as session:
        assert inbox.first_time(session, "msg:C1:1.0", clock())
    with sessions.begin() as session:
        assert not inbox.first_time(session, "msg:C1:1.0", clock())


def test_a_listener_that_failed_leaves_no_key_so_that_a_redelivery_tries_again(
    sessions: Sessions, clock: MovableClock
) -> None:
    session = sessions()
    inbox.first_time(session, "tr:1", clock())
    outbox.put(session, "receipt", "U1", 1, clock(), key="receipt:1")
    session.rollback()
    session.close()
    with sessions.begin() as again:
        assert inbox.first_time(again, "tr:1", clock())
        assert outbox.put(again, "receipt", "U1", 1, clock(), key="receipt:1")


def test_the_same_message_is_put_once(sessions: Sessions, clock: MovableClock) -> None:
    with sessions.begin() as session:
        first = outbox.put(session, "receipt", "U1", 7, clock(), key="receipt:7")
        assert first is not None
        assert (first.recipient, first.subject_id, first.state) == ("U1", 7, "ready")
        assert outbox.put(session, "receipt", "U1", 7, clock(), key="receipt:7") is None


def test_an_hour_is_claimed_once(sessions: Sessions, clock: MovableClock) -> None:
    due = Due("digest", "digest:3:2026-03-02", clock(), 3)
    with sessions.begin() as session:
        assert claim(session, due, clock())
    with sessions.begin() as session:
        assert not claim(session, due, clock())


def test_everything_can_be_held_back_and_let_go(sessions: Sessions, clock: MovableClock) -> None:
    with sessions.begin() as session:
        assert not switches.paused(session)
        switches.pause(session, 1, clock())
    with sessions.begin() as session:
        assert switches.paused(session)
        switches.resume(session, 1, clock())
        assert not switches.paused(session)
