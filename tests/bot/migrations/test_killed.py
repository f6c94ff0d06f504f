"""A process that dies in the middle of making the database leaves nothing half made."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable

import pytest
from sqlalchemy import inspect

from bot import migrations
from bot.database import connect
from tests.databases import KINDS


def upgrade_and_die(url: str) -> None:
    os.environ["FAILPOINT"] = "migrated:1"
    migrations.upgrade(url)


@pytest.mark.parametrize("kind", KINDS)
def test_a_migration_that_was_killed_can_be_run_again(kind: str, fresh_database: Callable[..., str]) -> None:
    url = fresh_database(kind, empty=True)
    process = multiprocessing.get_context("forkserver").Process(target=upgrade_and_die, args=(url,))
    process.start()
    process.join(60)
    assert process.exitcode == 9
    engine = connect(url)
    assert inspect(engine).get_table_names() == []
    migrations.upgrade(url)
    assert migrations.is_current(engine)
    engine.dispose()
