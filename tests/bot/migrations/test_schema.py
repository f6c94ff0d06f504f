"""The migrations make exactly the tables the code has, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Inspector, inspect, text

from bot import migrations
from bot.database import connect
from bot.migrations.tables import every_table
from tests.databases import KINDS

pytestmark = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture
def empty_url(kind: str, fresh_database: Callable[..., str]) -> str:
    return fresh_database(kind, empty=True)


def test_the_migrations_make_the_same_tables_as_the_code(
    kind: str, empty_url: str, fresh_database: Callable[..., str]
) -> None:
    migrations.upgrade(empty_url)
    assert _description(empty_url) == _description(fresh_database(kind))


def test_no_table_gives_a_deleted_rows_number_to_another(kind: str, empty_url: str) -> None:
    """Keys are made of numbers ("draft:1") and outlive their rows. PostgreSQL never does it."""
    if kind == "postgresql":
        return
    migrations.upgrade(empty_url)
    counting = {table.name for table in every_table().sorted_tables if table.autoincrement_column is not None}
    engine = connect(empty_url)
    with engine.connect() as connection:
        made = connection.execute(text("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'"))
        assert set(made.scalars()) == counting
    engine.dispose()


def test_going_down_leaves_nothing(empty_url: str) -> None:
    migrations.upgrade(empty_url)
    migrations.downgrade(empty_url, "base")
    engine = connect(empty_url)
    assert set(inspect(engine).get_table_names()) <= {"alembic_version", "sqlite_sequence"}
    engine.dispose()


def test_a_new_database_is_fresh_and_a_migrated_one_current(empty_url: str) -> None:
    engine = connect(empty_url)
    assert migrations.is_fresh(engine)
    with pytest.raises(migrations.SchemaIsOlder):
        migrations.must_be_current(engine)
    migrations.upgrade(empty_url)
    assert migrations.is_current(engine)
    migrations.must_be_current(engine)
    engine.dispose()


def _description(url: str) -> dict[str, Any]:
    """Everything about every table that can be read back: columns, keys, indexes and CHECK constraints."""
    engine = connect(url)
    seen = inspect(engine)
    try:
        return {name: _of_table(seen, name) for name in every_table().tables}
    finally:
        engine.dispose()


def _of_table(seen: Inspector, name: str) -> dict[str, Any]:
    return {
        "columns": [(c["name"], repr(c["type"]), c["nullable"]) for c in seen.get_columns(name)],
        "primary key": seen.get_pk_constraint(name),
        "foreign keys": _sorted(seen.get_foreign_keys(name)),
        "unique": _sorted(seen.get_unique_constraints(name)),
        "indexes": _sorted(seen.get_indexes(name)),
        "checks": _sorted(seen.get_check_constraints(name)),
    }


def _sorted(items: Any) -> list[str]:
    return sorted(str(sorted(item.items(), key=str)) for item in items)
