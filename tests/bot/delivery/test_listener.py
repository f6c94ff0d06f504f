"""What a person says has one effect, however often Slack brings it and however often we fail at first."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import select

from bot.clock import MovableClock
from bot.database import Sessions
from bot.delivery import inbox, outbox
from bot.delivery.outbox import OutboxMessage


class Listener:
    """As handlers do it: the key and the effect in one transaction, and the ack only when it stands."""

    def __init__(self, sessions: Sessions, clock: MovableClock, failures: int = 0) -> None:
        self._sessions, self._clock, self._failures = sessions, clock, failures

    def hears(self, key: str) -> str:
        with self._sessions.begin() as session:
            if not inbox.first_time(session, key, self._clock()):
                return "ack"
            outbox.put(session, "receipt", "U1", 1, self._clock(), key=f"receipt:{key}")
            if self._failures:
                self._failures -= 1
                raise TimeoutError
        return "ack"


def receipts(sessions: Sessions) -> int:
    with sessions.begin() as session:
        return len(session.scalars(select(OutboxMessage)).all())


def test_a_listener_that_fails_at_first_is_tried_again_by_redelivery(sessions: Sessions, clock: MovableClock) -> None:
    listener = Listener(sessions, clock, failures=2)
    for _ in range(2):
        with pytest.raises(TimeoutError):
            listener.hears("tr:1")
        assert receipts(sessions) == 0
    assert listener.hears("tr:1") == "ack"
    assert receipts(sessions) == 1


def test_a_true_repeat_gets_the_same_ack_and_no_second_effect(sessions: Sessions, clock: MovableClock) -> None:
    listener = Listener(sessions, clock)
    assert [listener.hears("tr:1") for _ in range(3)] == ["ack"] * 3
    assert receipts(sessions) == 1


def test_twins_that_come_at_the_same_moment_have_one_effect(sessions: Sessions, clock: MovableClock) -> None:
    listener, acks = Listener(sessions, clock), []  # type: ignore[var-annotated]
    together = threading.Barrier(8)

    def twin() -> None:
        together.wait()
        acks.append(listener.hears("msg:C1:1.0"))

    threads = [threading.Thread(target=twin) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert acks == ["ack"] * 8
    assert receipts(sessions) == 1
