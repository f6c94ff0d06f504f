"""Threads that keep working whatever happens. Holds the one broad except of delivery and the timetable."""

from __future__ import annotations

import secrets
import threading
import traceback
from collections.abc import Callable
from pathlib import Path

import structlog

from bot.delivery.bell import Bell

Step = Callable[[], bool]
"""Do one thing. True: there may be more, come again at once."""

_log = structlog.get_logger()


def attempt(what: str, work: Callable[[], object]) -> str:
    """Do it. An error is logged under an id that can be told to a person; empty when all went well."""
    try:
        work()
    except Exception as error:  # noqa: BLE001  a thread that dies would stop the bot in silence
        error_id = secrets.token_hex(4)
        where = traceback.extract_tb(error.__traceback__)[-1]  # the place, not the message: that may hold text
        at = f"{Path(where.filename).name}:{where.lineno}"
        _log.error("failed", what=what, error_id=error_id, error=type(error).__name__, at=at)
        return error_id
    return ""


class Worker:
    """Runs a step over and over: at once while there is work, else when the bell rings or after a second."""

    def __init__(self, name: str, step: Step, bell: Bell, *, look_every: float = 1.0) -> None:
        self._name, self._step, self._bell, self._look_every = name, step, bell, look_every
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ask it to finish what it has in hand."""
        self._stopping.set()
        self._bell.ring()

    def join(self, seconds: float) -> bool:
        """Wait for the end; False when it did not come in time."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    @property
    def is_alive(self) -> bool:
        return self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            heard = self._bell.rings
            if not self._once() and not self._stopping.is_set():
                self._bell.wait(heard, self._look_every)

    def _once(self) -> bool:
        more: list[bool] = []
        error_id = attempt(self._name, lambda: more.append(self._step()))
        if error_id:
            self._stopping.wait(self._look_every)  # a database that is away must not be asked a thousand times a second
        return bool(more and more[0])
