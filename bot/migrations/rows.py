"""All rows of all tables, from one database into another of the same schema."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, text

from bot.migrations.tables import every_table

_AT_A_TIME = 500


def copy_all(source: Connection, target: Connection) -> None:
    """Replace what is in `target`. Its foreign keys are taken off meanwhile; putting them on again checks them all."""
    on_postgresql = target.dialect.name == "postgresql"
    keys = _take_keys_off(target) if on_postgresql else []
    for table in every_table().sorted_tables:
        target.execute(table.delete())
        rows = source.execution_options(yield_per=_AT_A_TIME).execute(select(table))
        for some in rows.mappings().partitions(_AT_A_TIME):
            target.execute(insert(table), [dict(row) for row in some])
    for statement in keys:
        target.execute(text(statement))
    if on_postgresql:
        _go_on_counting(target)


def _take_keys_off(target: Connection) -> list[str]:
    """The statements that put them on again."""
    keys = target.execute(
        text(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
        )
    ).all()
    for table, name, _ in keys:
        target.execute(text(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"'))
    return [f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}' for table, name, definition in keys]


def _go_on_counting(target: Connection) -> None:
    """The next new row gets a number nobody has."""
    for table in every_table().sorted_tables:
        counted = table.autoincrement_column
        if counted is not None:
            sequence = f"pg_get_serial_sequence('\"{table.name}\"', '{counted.name}')"
            highest = f'(SELECT max("{counted.name}") FROM "{table.name}")'  # noqa: S608  our own names
            target.execute(text(f"SELECT setval({sequence}, coalesce({highest}, 1), {highest} IS NOT NULL)"))
