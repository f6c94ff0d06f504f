"""Waits for a reader, but never longer than promised: whoever asked gets an answer by then."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

from knowledge.values import Claim, ReaderFailed


def within(seconds: float, read: Callable[[], list[Claim]]) -> list[Claim]:
    """What `read` returns; ReaderFailed when it fails or is not done in time.

    A defect in the reader ends its own thread with a traceback and counts as a failure here. The thread is a daemon:
    one that never comes back must not keep the process from ending.
    """
    done: queue.SimpleQueue[list[Claim] | ReaderFailed] = queue.SimpleQueue()

    def run() -> None:
        result: list[Claim] | ReaderFailed = ReaderFailed("broken")
        try:
            result = read()
        except ReaderFailed as failure:
            result = failure
        finally:
            done.put(result)

    threading.Thread(target=run, daemon=True, name="reader").start()
    try:
        result = done.get(timeout=seconds)
    except queue.Empty:
        raise ReaderFailed("timeout") from None
    if isinstance(result, ReaderFailed):
        raise result
    return result
