"""A process with a ticker, as the kill tests start it: something is due every quarter of a second."""

from __future__ import annotations

import os
import time
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.clock import real_now
from bot.database import connect, open_sessions
from bot.delivery import outbox
from bot.delivery.occurrences import Due
from scheduler.jobs import Job
from scheduler.ticker import Ticker

STEP = timedelta(milliseconds=250)


def planned(_session: Session, start: datetime, end: datetime) -> list[Due]:
    number = int(start.timestamp() / STEP.total_seconds())
    hours = []
    while (at := datetime.fromtimestamp(number * STEP.total_seconds(), tz=start.tzinfo)) <= end:
        if at > start:
            hours.append(Due("hour", f"hour:{number}", at, number))
        number += 1
    return hours


def put_one(session: Session, due: Due, now: datetime) -> None:
    outbox.put(session, due.kind, "C1", due.subject_id, now, key=f"sent:{due.key}:{os.getpid()}")


def tick_until_killed(database: str, failpoint: str) -> None:
    os.environ["FAILPOINT"] = failpoint
    sessions = open_sessions(connect(database))
    Ticker(sessions, [Job("hours", planned, put_one)], real_now, every=0.1).start()
    while True:
        time.sleep(1)
