"""A process with a ticker, as the kill tests start it: something is due every quarter of a second."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from bot.clock import real_now
from bot.database import connect, open_sessions
from bot.delivery import outbox
from bot.delivery.occurrences import Due
from scheduler.jobs import Job
from scheduler.ticker import Ticker

STEP = timedelta(milliseconds=250)
FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def planned(_session: Session, start: datetime, end: datetime) -> list[Due]:
    numbers = range((start - FIRST) // STEP + 1, (end - FIRST) // STEP + 1)
    return [Due("hour", f"hour:{number}", FIRST + number * STEP, number) for number in numbers]


def put_one(session: Session, due: Due, now: datetime) -> None:
    outbox.put(session, due.kind, "C1", due.subject_id, now, key=f"sent:{due.key}:{os.getpid()}")


def tick_until_killed(database: str, failpoint: str) -> None:
    os.environ["FAILPOINT"] = failpoint
    sessions = open_sessions(connect(database))
    Ticker(sessions, [Job("hours", planned, put_one)], real_now, every=0.1).start()
    while True:
        time.sleep(1)
