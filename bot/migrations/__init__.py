"""The schema over time: makes a fresh database, brings an older one up to date, and says which of the two it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, event, text

from bot.database import connect
from bot.delivery.failpoints import reached
from bot.errors import Refused
from bot.migrations.tables import every_table

SCRIPTS = str(Path(__file__).parent)
_LOCK = 0x5245534F  # a number of our own among PostgreSQL's advisory locks


class SchemaIsOlder(Refused):
    """The database was made by an older version: back it up and run `migrate` first."""


class SchemaIsNewer(Refused):
    """The database was made by a newer version than this one."""


def upgrade(url: str, revision: str = "head") -> None:
    """Make or bring up to date. Either all of it or nothing; of several processes one does it, the others wait."""
    with transaction(url) as connection:
        command.upgrade(_config(connection), revision)
        reached("migrated")


def downgrade(url: str, revision: str) -> None:
    with transaction(url) as connection:
        command.downgrade(_config(connection), revision)


@contextmanager
def transaction(url: str) -> Iterator[Connection]:
    """One transaction on an engine of its own, with what a change of tables needs."""
    engine = connect(url)
    if engine.dialect.name == "sqlite":
        # Tables are remade and renamed; with foreign keys on, SQLite would empty those that point to them.
        event.listen(engine, "connect", lambda connection, _record: connection.execute("PRAGMA foreign_keys=OFF"))
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:ours)"), {"ours": _LOCK})
            yield connection
    finally:
        engine.dispose()


def write_revision(url: str, revision: str, message: str) -> None:
    """For developers: write the next file in `versions/` from what the tables say beyond the database at `url`."""
    every_table()
    with transaction(url) as connection:
        command.revision(_config(connection), message, rev_id=revision, autogenerate=True)


def is_fresh(engine: Engine) -> bool:
    """Nothing has been made here yet. To look makes nothing either: SQLite would make a file that is not there."""
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    return (file is not None and not Path(file).exists()) or revision_of(engine) is None


def is_current(engine: Engine) -> bool:
    return revision_of(engine) == newest_revision()


def must_be_current(engine: Engine) -> None:
    """Raises SchemaIsOlder or SchemaIsNewer."""
    revision = revision_of(engine)
    if revision == newest_revision():
        return
    known = {script.revision for script in _scripts().walk_revisions()}
    raise SchemaIsOlder if revision is None or revision in known else SchemaIsNewer


def revision_of(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str | None:
    return _scripts().get_current_head()


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(SCRIPTS)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", SCRIPTS.replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
