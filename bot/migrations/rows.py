"""All rows of all tables, from one database into another of the same schema."""

from __future__ import annotations

from collections.abc import Iterator

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
    _go_on_counting(target, _counted(source))


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


def _counted(source: Connection) -> dict[str, int]:
    """The highest number each table ever gave to a row, deleted ones too."""
    if source.dialect.name == "sqlite":
        counted = source.execute(text("SELECT name, seq FROM sqlite_sequence"))
        return {row.name: row.seq for row in counted}
    last = {table: source.scalar(text(f"SELECT pg_sequence_last_value({at}::regclass)")) for table, at in _sequences()}
    return {table: number for table, number in last.items() if number is not None}


def _go_on_counting(target: Connection, counted: dict[str, int]) -> None:
    """The next new row gets a number nobody ever had: keys are made of numbers, and outlive the rows."""
    if target.dialect.name == "sqlite":
        target.execute(text("DELETE FROM sqlite_sequence"))
        rows = [{"name": table, "seq": number} for table, number in counted.items()]
        target.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)"), rows)
        return
    for table, sequence in _sequences():
        number = counted.get(table, 0)
        target.execute(text(f"SELECT setval({sequence}, {max(number, 1)}, {bool(number)})"))


def _sequences() -> Iterator[tuple[str, str]]:
    """Each table that counts, and what PostgreSQL calls its counter."""
    for table in every_table().sorted_tables:
        if (column := table.autoincrement_column) is not None:
            yield table.name, f"pg_get_serial_sequence('\"{table.name}\"', '{column.name}')"
