"""The database: one Base for every table, times that keep their zone, and two engines that behave alike.

SQLite needs BEGIN IMMEDIATE: with SQLAlchemy's default, two threads that read and then write lose updates silently.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, Engine, Enum, MetaData, Table, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.types import TypeDecorator

from bot.turns import PATIENCE, READS_ONLY, take_turns

Sessions = sessionmaker[Session]

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, stored as UTC. SQLite would drop the zone in silence; a naive value is an error here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone was about to be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# A choice comes back as what it is, not as a bare str: `row.place is Place.PRIVATE` must not quietly be false.
_CHOICE = Enum(StrEnum, native_enum=False, length=20, values_callable=lambda kind: [member.value for member in kind])


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UtcDateTime(), StrEnum: _CHOICE}  # noqa: RUF012  SQLAlchemy's own form

    @classmethod
    def __table_cls__(cls, *args: Any, **options: Any) -> Table:
        """A number is given once: SQLite would give a deleted row's to the next one, and keys are made of numbers."""
        table = Table(*args, **options)
        if table.autoincrement_column is not None:
            table.dialect_options["sqlite"]["autoincrement"] = True
        return table


def connect(url: str, *, busy_timeout_s: float = 10.0) -> Engine:
    """An engine for `sqlite:///…` or `postgresql://…`. `busy_timeout_s`: how long a writer waits for another.

    Parameters are hidden, so that no error message in a log carries what a person wrote.
    """
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=20, hide_parameters=True)
    engine = create_engine(url, connect_args={"timeout": busy_timeout_s, "isolation_level": None}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    take_turns(engine, busy_timeout_s)
    return engine


def hurried(engine: Engine, patience_s: float) -> Engine:
    """The same engine, for those who cannot wait longer than `patience_s` for other writers on SQLite."""
    return engine.execution_options(**{PATIENCE: patience_s})


def open_sessions(engine: Engine) -> Sessions:
    return sessionmaker(engine, expire_on_commit=False)


@contextmanager
def reading(sessions: Sessions) -> Iterator[Session]:
    """A session that only reads. On SQLite it then waits for no writer, and no writer for it."""
    with sessions() as session:
        session.connection(execution_options={READS_ONLY: True})
        yield session


def is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def _prepare_sqlite(connection: Any, _record: object) -> None:
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {pragma}")
