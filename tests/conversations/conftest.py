"""`town`: on Socket Mode and SQLite; tests marked `everywhere` also over HTTP on PostgreSQL.

With --everywhere all of them on all four combinations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.clock import MovableClock
from tests.conversations.town import Town, open_town

HOME, AWAY = ("sqlite", False), ("postgresql", True)
EVERYWHERE = [HOME, ("sqlite", True), ("postgresql", False), AWAY]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "where" not in metafunc.fixturenames:
        return
    marked = metafunc.definition.get_closest_marker("everywhere")
    places = EVERYWHERE if metafunc.config.getoption("--everywhere") else [HOME, AWAY] if marked else [HOME]
    names = [f"{'http' if http else 'socket'}-{kind}" for kind, http in places]
    metafunc.parametrize("where", places, ids=names)


@pytest.fixture
def town(
    where: tuple[str, bool], fresh_database: Callable[..., str], clock: MovableClock, tmp_path: Path
) -> Iterator[Town]:
    kind, http = where
    with open_town(fresh_database(kind), tmp_path / "data", clock, http=http) as place:
        yield place
