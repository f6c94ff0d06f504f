"""What every test can have: a database of both kinds, a clock to move, and no way out of this computer."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine

from bot.clock import MovableClock
from bot.database import Sessions, open_sessions
from tests import MONDAY_MORNING, databases

_OURS = ("SLACK_", "OPENAI_", "RESSOURCEBOT_")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--everywhere", action="store_true", help="every conversation on both transports and both databases"
    )
    parser.addoption("--bench", action="store_true", help="run the measurements too")


settings.register_profile("same", deadline=None, derandomize=True, database=None)
settings.register_profile("searching", deadline=None)


def pytest_configure(config: pytest.Config) -> None:
    """What lands is held to the same examples each time; `--everywhere` looks for new ones."""
    settings.load_profile("searching" if config.getoption("--everywhere") else "same")
    for name in list(os.environ):
        if name.upper().startswith(_OURS) or name.upper().endswith("_PROXY"):
            del os.environ[name]
    sys.addaudithook(_stay_on_this_computer)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--bench"):
        return
    for item in items:
        if item.get_closest_marker("bench"):
            item.add_marker(pytest.mark.skip(reason="a measurement; run with --bench"))


@pytest.fixture
def fresh_database(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """`fresh_database("sqlite")` or `("postgresql")`: the address of a new database; `empty=True`: without tables."""
    with ExitStack() as made:
        yield lambda kind, *, empty=False: made.enter_context(databases.fresh(kind, tmp_path, empty=empty))


@pytest.fixture(params=databases.KINDS)
def database_url(request: pytest.FixtureRequest, fresh_database: Callable[..., str]) -> str:
    return fresh_database(request.param)


@pytest.fixture
def database(database_url: str) -> Iterator[Engine]:
    engine = databases.engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def sessions(database: Engine) -> Sessions:
    return open_sessions(database)


@pytest.fixture
def clock() -> MovableClock:
    """It stands still until it is moved."""
    return MovableClock(MONDAY_MORNING)


def _stay_on_this_computer(event: str, args: tuple[object, ...]) -> None:
    if event == "socket.connect":
        address = args[1]
        host = address[0] if isinstance(address, tuple) else "localhost"  # a path: a socket in the file system
    elif event == "socket.getaddrinfo":
        host = args[0]
    else:
        return
    if not _is_here(host):
        raise PermissionError(f"a test tried to reach {host!r}")


def _is_here(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else str(host or "")
    return name in ("", "localhost", "::1", "0.0.0.0") or name.startswith("127.")
