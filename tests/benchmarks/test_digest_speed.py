"""The same portfolio and the same period in a small table and in a large one: a digest costs what it tells, not what
there is. Wall time, since on PostgreSQL the work is done in another process; the two tables take turns.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter

import pytest
from sqlalchemy import Engine, text

from bot.database import connect, open_sessions
from bot.domain.people import Person
from tests import databases
from tests.benchmarks.conftest import Print
from tests.bot.domain.portfolios import HEAP, bury, portfolio, statements, told

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

ROUNDS = 40
SIZES = {"10.000": 0, "1.000.000": 1_000_000 // HEAP - 1}


@pytest.mark.parametrize("kind", databases.KINDS)
def test_a_digest_costs_the_same_among_ten_thousand_updates_and_a_million(
    kind: str, fresh_database: Callable[..., str], table: Print
):
    engines = {size: buried(fresh_database(kind), copies) for size, copies in SIZES.items()}
    taken: dict[str, list[float]] = {size: [] for size in SIZES}
    asked: dict[str, set[int]] = {size: set() for size in SIZES}
    for _ in range(ROUNDS):
        for size, engine in engines.items():
            seconds, count = once(engine)
            taken[size].append(1000 * seconds)
            asked[size].add(count)
    rows = [[size, median(taken[size]), sorted(taken[size])[int(0.95 * ROUNDS)], *asked[size]] for size in SIZES]
    table(f"a digest of seven associations, {kind}", ("p50 ms", "p95 ms", "statements"), rows)
    for engine in engines.values():
        engine.dispose()
    small, large = SIZES
    assert asked[small] == asked[large]
    assert len(asked[large]) == 1
    assert median(taken[large]) <= 1.5 * median(taken[small])


def buried(url: str, copies: int) -> Engine:
    engine = connect(url)
    with open_sessions(engine).begin() as session:
        bury(session, portfolio(session), copies)
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE status_updates"))  # what PostgreSQL does by itself in a minute
    return engine


def once(engine: Engine) -> tuple[float, int]:
    with open_sessions(engine)() as session, statements(engine) as so_far:
        karen = session.query(Person).order_by(Person.id).limit(1).one()
        started = perf_counter()
        content = told(session, karen)
        seconds = perf_counter() - started
        assert len(content.news) == 12
        session.rollback()
        return seconds, so_far()
