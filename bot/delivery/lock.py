"""One bot per SQLite file: a second one refuses to start, and nobody restores or migrates under a running one."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import make_url

from bot.errors import Refused


class AlreadyRunning(Refused):
    """Another process holds this database."""


@contextmanager
def only_process(url: str) -> Iterator[None]:
    """Hold the database at `url`; the operating system lets go when the process ends, however it ends.

    PostgreSQL takes any number of processes. Raises AlreadyRunning.
    """
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        yield
        return
    with Path(f"{address.database}.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning from None
        yield
