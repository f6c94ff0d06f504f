"""The schema over time: makes a fresh database, brings an older one up to date, and says which of the two it is.

Alembic is only needed where something changes: a start merely compares two numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, event, inspect, text

from bot.database import connect
from bot.delivery.failpoints import reached
from bot.errors import Refused
from bot.migrations.tables import every_table

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST = "0001"  # the last file in `versions/`; a test holds the two together
SCRIPTS = str(Path(__file__).parent)
_LOCK = 0x5245534F  # a number of our own among PostgreSQL's advisory locks


class SchemaIsOlder(Refused):
    """The database was made by an older version: back it up and run `migrate` first."""


class SchemaIsNewer(Refused):
    """The database was made by a newer version than this one."""


def upgrade(url: str, revision: str = "head") -> None:
    """Make or bring up to date. Either all of it or nothing; of several processes one does it, the others wait."""
    from alembic import command  # noqa: PLC0415  not at a start

    with transaction(url) as connection:
        command.upgrade(_config(connection), revision)
        reached("migrated")


def downgrade(url: str, revision: str) -> None:
    from alembic import command  # noqa: PLC0415  not at a start

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
    from alembic import command  # noqa: PLC0415  not at a start

    every_table()
    with transaction(url) as connection:
        command.revision(_config(connection), message, rev_id=revision, autogenerate=True)


def is_fresh(engine: Engine) -> bool:
    """Nothing has been made here yet. To look makes nothing either: SQLite would make a file that is not there."""
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    return (file is not None and not Path(file).exists()) or revision_of(engine) is None


def is_current(engine: Engine) -> bool:
    return revision_of(engine) == NEWEST


def must_be_current(engine: Engine) -> None:
    """Raises SchemaIsOlder or SchemaIsNewer."""
    revision = revision_of(engine)
    if revision != NEWEST:
        raise SchemaIsOlder if revision is None or revision in revisions() else SchemaIsNewer


def revision_of(engine: Engine) -> str | None:
    with engine.connect() as connection:
        made = inspect(connection).has_table("alembic_version")
        return connection.scalar(text("SELECT version_num FROM alembic_version")) if made else None


def revisions() -> list[str]:
    """All there are, newest first."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415  not at a start

    return [script.revision for script in ScriptDirectory(SCRIPTS).walk_revisions()]


def _config(connection: Connection) -> Config:
    from alembic.config import Config  # noqa: PLC0415  not at a start

    config = Config()
    config.set_main_option("script_location", SCRIPTS.replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
