"""Writers of one SQLite file, in this process, one after the other: BEGIN IMMEDIATE, and a queue in front of it.

SQLite's own way to wait is to sleep, up to 100 ms at a time, and look again: under load the unlucky wait for seconds.
At a lock they wait no longer than they must; other processes are still waited for in SQLite's way.
"""

from __future__ import annotations

import threading
import time

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import ConnectionPoolEntry

PATIENCE = "patience_s"
READS_ONLY = "reads_only"
_ITS_TURN = "its_turn"


def take_turns(engine: Engine, patience_s: float) -> None:
    """`patience_s`: how long a writer waits, unless its connection has an execution option of that name."""
    turn = threading.Lock()

    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get(READS_ONLY):
            connection.exec_driver_sql("BEGIN")
            return
        until = time.monotonic() + options.get(PATIENCE, patience_s)
        if not connection.info.get(_ITS_TURN):
            connection.info[_ITS_TURN] = turn.acquire(timeout=until - time.monotonic())
        rest_ms = max(0, round((until - time.monotonic()) * 1000))
        connection.exec_driver_sql(f"PRAGMA busy_timeout={rest_ms}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def give_back(_connection: object, entry: ConnectionPoolEntry) -> None:
        if entry.info.pop(_ITS_TURN, False):
            turn.release()

    event.listen(engine, "begin", begin)
    event.listen(engine, "checkin", give_back)
