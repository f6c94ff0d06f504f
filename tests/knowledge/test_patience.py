"""Nobody waits for a reader longer than promised."""

from __future__ import annotations

import threading
import time

import pytest

from knowledge.patience import within
from knowledge.values import Claim, ReaderFailed

CLAIM = Claim("Planen er treårig.", "p1", "Handleplanen er treårig")


def test_what_is_read_in_time_is_handed_on():
    assert within(5, lambda: [CLAIM]) == [CLAIM]


def test_a_reader_s_own_failure_is_handed_on():
    with pytest.raises(ReaderFailed) as failure:
        within(5, _busy)
    assert failure.value.reason == "busy"


def test_a_reader_that_hangs_is_left():
    let_go = threading.Event()
    started = time.monotonic()
    with pytest.raises(ReaderFailed) as failure:
        within(0.05, lambda: [CLAIM] if let_go.wait(30) else [])
    let_go.set()
    assert failure.value.reason == "timeout"
    assert time.monotonic() - started < 5


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_defect_in_a_reader_costs_its_prose_and_not_the_answer():
    with pytest.raises(ReaderFailed) as failure:
        within(5, _defect)
    assert failure.value.reason == "broken"
    _wait_for_readers()


def _wait_for_readers() -> None:
    """Their threads end with a traceback, which belongs to the story that made them."""
    for thread in threading.enumerate():
        if thread.name == "reader":
            thread.join(5)


def _busy() -> list[Claim]:
    raise ReaderFailed("busy")


def _defect() -> list[Claim]:
    raise ZeroDivisionError
