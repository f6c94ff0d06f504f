"""Backup and restore: one file, an SQLite database whichever database it came from, so that it can go into either.

A restored bot lives in the past: whatever it thinks it has yet to say is first looked for in Slack.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError

from bot import migrations
from bot.database import connect, open_sessions
from bot.delivery import outbox, switches
from bot.delivery.lock import only_process
from bot.errors import Refused
from bot.migrations.rows import copy_all
from bot.migrations.tables import every_table


class NotABackup(Refused):
    """The file is no backup of ours, or it is damaged."""


class NothingThere(Refused):
    """There is no database to copy."""


class NotEmpty(Refused):
    """A network stands in this database; it would be replaced."""


def backup(url: str, file: Path) -> None:
    """Write everything as it is at one instant. The bot may go on working; `file` is there whole or not at all.

    Raises NothingThere.
    """
    part = file.with_name(f"{file.name}.part")
    engine = connect(url)
    try:
        if migrations.is_fresh(engine):
            raise NothingThere
        part.unlink(missing_ok=True)
        part.touch(0o600)  # nobody else's to read from its first byte
        if engine.dialect.name == "sqlite":
            _copy_file(Path(make_url(url).database or ""), part)
        else:
            _copy_rows(engine, part)
    finally:
        engine.dispose()
    part.replace(file)


def restore(url: str, file: Path, now: datetime, *, force: bool = False) -> None:
    """Put a backup in place of what is there, brought up to today's schema.

    Raises AlreadyRunning under a running bot, NotABackup, SchemaIsNewer, and NotEmpty unless `force`.
    """
    with only_process(url), _todays_copy(file) as copy:
        engine = connect(url)
        try:
            if not force and has_a_network(engine):
                raise NotEmpty
            if engine.dialect.name == "sqlite":
                _copy_file(copy, Path(make_url(url).database or ""))
            else:
                _load(copy, url)
            _back_from_the_past(engine, now)
        finally:
            engine.dispose()


def has_a_network(engine: Engine) -> bool:
    people = every_table().tables["people"]
    if migrations.is_fresh(engine):
        return False
    with engine.connect() as connection:
        return connection.execute(select(people.c.id).limit(1)).first() is not None


def faults(engine: Engine) -> list[str]:
    """What is wrong with a database as such; empty when all is well."""
    if engine.dialect.name != "sqlite":
        return []  # PostgreSQL holds its own constraints at all times
    with engine.connect() as connection:
        damage = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
        orphans = [f"{row[0]} {row[1]}" for row in connection.execute(text("PRAGMA foreign_key_check"))]
    return damage + orphans


def _copy_file(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)


def _copy_rows(engine: Engine, part: Path) -> None:
    migrations.must_be_current(engine)
    url = f"sqlite:///{part}"
    migrations.upgrade(url)
    at_one_instant = engine.execution_options(isolation_level="REPEATABLE READ")
    with at_one_instant.connect() as source, migrations.transaction(url) as target:
        copy_all(source, target)
    with closing(sqlite3.connect(part)) as finished:
        finished.execute("PRAGMA journal_mode=DELETE")  # one file, no companions


def _load(copy: Path, url: str) -> None:
    migrations.upgrade(url)
    with migrations.transaction(f"sqlite:///{copy}") as source, migrations.transaction(url) as target:
        copy_all(source, target)


@contextmanager
def _todays_copy(file: Path) -> Iterator[Path]:
    """A copy of the backup with today's schema; the backup itself is not touched."""
    with tempfile.TemporaryDirectory(prefix="ressourcebot-restore-") as folder:
        copy = Path(folder) / "copy.sqlite"
        shutil.copyfile(file, copy)
        engine = connect(f"sqlite:///{copy}")
        try:
            if migrations.is_fresh(engine) or faults(engine):
                raise NotABackup
        except DatabaseError:
            raise NotABackup from None
        finally:
            engine.dispose()
        migrations.upgrade(f"sqlite:///{copy}")
        yield copy


def _back_from_the_past(engine: Engine, now: datetime) -> None:
    with open_sessions(engine).begin() as session:
        outbox.doubt_everything_unsent(session)
        switches.mark_restored(session, now)
