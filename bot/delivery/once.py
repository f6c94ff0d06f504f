"""A key is taken once: by whoever comes first, in whatever process, and only if their transaction stands."""

from __future__ import annotations

from typing import Any

from sqlalchemy import literal
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.database import Base, is_sqlite


def insert_once(session: Session, table: type[Base], **values: Any) -> bool:
    """False when a row with the same unique key stands already. On PostgreSQL this waits for a rival's transaction."""
    insert = sqlite.insert(table) if is_sqlite(session) else postgresql.insert(table)
    made = session.execute(insert.values(**values).on_conflict_do_nothing().returning(literal(1)))
    return made.first() is not None
