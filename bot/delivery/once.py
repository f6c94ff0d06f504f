"""A key is taken once: by whoever comes first, in whatever process, and only if their transaction stands."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import literal
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from bot.database import Base, is_sqlite


def insert_once(session: Session, table: type[Base], **values: Any) -> bool:
    """False when a row with the same unique key stands already. On PostgreSQL this waits for a rival's transaction."""
    session.flush()  # what it points at may not be written yet
    return session.execute(_insert(table, on_sqlite=is_sqlite(session)), values).first() is not None


@cache  # made anew it would take several times as long as the database does
def _insert(table: type[Base], *, on_sqlite: bool) -> ReturningInsert[Any]:
    dialect = sqlite if on_sqlite else postgresql
    insert = dialect.insert(table.metadata.tables[table.__tablename__])
    once: ReturningInsert[Any] = insert.on_conflict_do_nothing().returning(literal(1))
    return once
