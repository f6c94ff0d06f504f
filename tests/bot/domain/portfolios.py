"""A portfolio with a period to tell of, in a table as large as one likes: for tests and measurements of the digest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine, event, insert, text
from sqlalchemy.orm import Session

from bot.domain import digest_content, digests
from bot.domain.associations import Association
from bot.domain.digest_content import Content
from bot.domain.digests import Digest
from bot.domain.people import Person
from bot.domain.updates import StatusUpdate
from tests.bot.domain.network import Network

UNTIL = datetime(2026, 3, 9, 7, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
HEAP = 10_000
_COPY = """
INSERT INTO status_updates (key, association_id, text, nothing_new, for_board, wants_sparring, given_at, digest_id)
WITH RECURSIVE copy (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM copy WHERE number < :copies)
SELECT key || ':' || number, association_id, text, nothing_new, for_board, wants_sparring, given_at, digest_id
FROM status_updates, copy WHERE key LIKE 'old:%'
"""


def portfolio(session: Session, associations: int = 7, weekly: int = 2, silent: int = 1) -> Person:
    """Twelve weeks of updates for each association but the silent ones; the last week is still to be told."""
    network = Network(session)
    karen = network.consultant()
    places = [network.association(karen) for _ in range(associations)]
    before = Digest(key="before", consultant_id=karen.id, since=UNTIL - 2 * WEEK, until=UNTIL - WEEK)
    session.add(before)
    session.flush()
    for place in places:
        network.resource_person(place)
    rows = [
        _row(f"own:{place.id}:{at}", place.id, UNTIL - at * WEEK / weekly, before.id if at >= weekly else None)
        for place in places[silent:]
        for at in range(12 * weekly)
    ]
    session.execute(insert(StatusUpdate), rows)
    return karen


def bury(session: Session, karen: Person, copies: int) -> None:
    """Ten thousand older updates, half of them the portfolio's own, and so many copies of them all."""
    network = Network(session)
    own = [a.id for a in session.query(Association).filter_by(consultant_id=karen.id)]
    lars = network.consultant("Lars Konsulent")
    others = [network.association(lars).id for _ in range(93)]
    told = session.query(Digest.id).scalar()
    rows = []
    for number in range(HEAP // 2):
        long_ago = UNTIL - 13 * WEEK - timedelta(hours=number)
        rows.append(_row(f"old:own:{number}", own[number % len(own)], long_ago, told))
        theirs = UNTIL - timedelta(hours=number)  # in the same period too, told to somebody else or not yet
        rows.append(_row(f"old:other:{number}", others[number % len(others)], theirs, told if number > 500 else None))
    session.execute(insert(StatusUpdate), rows)
    if copies:
        session.execute(text(_COPY), {"copies": copies})


def told(session: Session, karen: Person) -> Content:
    """The period is closed and read."""
    return digest_content.of(session, digests.close_period(session, karen, UNTIL, "now"))


@contextmanager
def statements(engine: Engine) -> Iterator[Callable[[], int]]:
    """How many the database has been asked since."""
    counted = []

    def count(_connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        counted.append(statement)

    event.listen(engine, "before_cursor_execute", count)
    try:
        yield lambda: len(counted)
    finally:
        event.remove(engine, "before_cursor_execute", count)


def _row(key: str, association_id: int, given_at: datetime, digest_id: int | None) -> dict[str, object]:
    return {"key": key, "association_id": association_id, "text": "Nyt", "given_at": given_at, "digest_id": digest_id}
