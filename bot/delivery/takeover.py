"""What the one bot of an SQLite file does first: what a dead one had in hand is free at once, not when its lease ends.

Only for a process that holds the file's lock; among several processes on PostgreSQL the leases decide.
"""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.clock import real_now
from bot.database import is_sqlite
from bot.delivery.inbox import Received
from bot.delivery.outbox import OutboxMessage


def take_over(session: Session) -> None:
    if not is_sqlite(session):
        return
    for table in (OutboxMessage, Received):
        session.execute(update(table).where(table.lease_until.is_not(None)).values(lease_until=real_now()))
