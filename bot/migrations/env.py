"""What Alembic runs: it works on the connection it is given, never on one of its own."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection, ForeignKeyConstraint, inspect

from bot.database import Base


def late_keys(connection: Connection) -> list[ForeignKeyConstraint]:
    """New tables that point at each other: SQLite takes the key in CREATE TABLE, PostgreSQL needs it afterwards,
    and Alembic's own comparison leaves it out there.
    """
    known = set(inspect(connection).get_table_names())
    new = (table for table in Base.metadata.sorted_tables if table.name not in known)
    return [key for table in new for key in table.foreign_key_constraints if key.use_alter]


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        template_args={"late_keys": late_keys(connection)},
        render_as_batch=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
