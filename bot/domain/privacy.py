"""What there is about one person: to see, to take away, to erase. Found by looking, so that no table is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Row, String, Table, Text, delete, select, update
from sqlalchemy.orm import Session

from bot.database import Base
from bot.domain import (
    briefs,
    departures,
    digest_lines,
    experiences,
    handover_replies,
    obstacles,
    peers,
    updates,
)
from bot.domain.access import AccessRequest
from bot.domain.obstacles import Obstacle, ObstacleState
from bot.domain.people import Person
from bot.domain.updates import StatusUpdate, UpdateVersion
from knowledge.documents import Document

AUTHORS = frozenset({"author_id", "owner_id", "asker_id", "person_id", "peer_id", "recipient_id"})
NOBODY = "–"
_STAYS = frozenset({"audit"})  # who did what for whom: ids only, kept for the law's sake
_KEEPS_ITS_PLACE = frozenset({"event_replies", "peer_requests"})  # a seat at a meeting stays taken, without words
_NOT_TEXT = frozenset({"key", "state", "choice", "seat", "kind", "colour", "helper", "place", "outcome", "role"})
_NAMES = ("name", "title", "label", "first_day")  # a proposed date is called by its day
_SHORTEST_TEXT = 80  # shorter columns hold codes and Slack ids


def my_data(session: Session, person: Person) -> dict[str, list[dict[str, Any]]]:
    """Everything tied to the person, by table, as JSON takes it."""
    return {table.name: [_plain(row) for row in rows] for table, rows in _found(session, person).items()}


def to_read(session: Session, person: Person) -> dict[str, list[dict[str, Any]]]:
    """The same as values; for the id of another row what that row is called, or None when it is called nothing."""
    return {
        table.name: [{c.name: _called(session, c, row, person) for c in table.columns} for row in rows]
        for table, rows in _found(session, person).items()
    }


def erase(session: Session, person: Person, now: datetime) -> int:
    """Words gone, the author a nobody; the association's history keeps its dates, areas and colours. Rows touched."""
    _withdraw_what_was_shared(session, person, now)
    touched = 0
    for column in sorted(_theirs(), key=lambda c: bool(c.nullable)):
        table = column.table
        if table.name in _STAYS:
            continue
        touched += len(_rows(session, column, person))
        blank = {c.name: _nothing(c) for c in _words(table)}
        if column.nullable:
            session.execute(update(table).where(column == person.id).values({**blank, column.name: None}))
        elif table.name in _KEEPS_ITS_PLACE:
            session.execute(update(table).where(column == person.id).values(blank))
        else:
            session.execute(delete(table).where(column == person.id))
    if person.left_on is not None:
        _forget_name(session, person)
    session.flush()
    session.expire_all()
    return touched


def _withdraw_what_was_shared(session: Session, person: Person, now: datetime) -> None:
    digest_lines.forget_what_rests_on(session, person.id)
    own = session.scalars(select(StatusUpdate).where(StatusUpdate.author_id == person.id)).all()
    for row in own:
        experiences.withdraw(session, row.id, now)
        briefs.forget(session, row, now)
        session.execute(delete(UpdateVersion).where(UpdateVersion.update_id == row.id))
        updates.redraw(session, row, now)
        row.withdrawn_at = row.withdrawn_at or now if not row.nothing_new else row.withdrawn_at
    for obstacle in session.scalars(select(Obstacle).where(Obstacle.owner_id == person.id)):
        if obstacle.is_open:
            obstacle.state, obstacle.closed_at = ObstacleState.WITHDRAWN, now
        obstacles.redraw(session, obstacle, now)
    handover_replies.forget(session, person, now)
    briefs.forget_author(session, person, now)
    departures.forget(session, person, now)
    peers.forget(session, person, now)
    session.flush()


def _forget_name(session: Session, person: Person) -> None:
    """One who has left has no place on the roster to keep a name for; cards they confirmed stay confirmed."""
    session.execute(update(Document).where(Document.verified_by == person.name).values(verified_by=NOBODY))
    session.execute(delete(AccessRequest).where(AccessRequest.email == person.email))
    person.name, person.email, person.slack_id = NOBODY, f"erased-{person.id}@slack.invalid", None


def _people() -> Table:
    return Base.metadata.tables["people"]


def _theirs() -> Iterator[Column[Any]]:
    """Every column that says whose row it is."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if column.name in AUTHORS and any(f.column.table is _people() for f in column.foreign_keys):
                yield column


def _found(session: Session, person: Person) -> dict[Table, list[Row[Any]]]:
    found = {_people(): _rows(session, _people().c.id, person)}
    for column in _theirs():
        if rows := _rows(session, column, person):
            found.setdefault(column.table, []).extend(rows)
    return found


def _called(session: Session, column: Column[Any], row: Row[Any], person: Person) -> Any:
    value = row._mapping[column]  # noqa: SLF001  SQLAlchemy's public name for it
    target = next((foreign.column.table for foreign in column.foreign_keys), None)
    if target is None or value is None:
        return value
    name = next((target.c[name] for name in _NAMES if name in target.c), None)
    if name is None or (target is _people() and value == person.id):
        return None
    return session.scalar(select(name).where(target.c.id == value))


def _rows(session: Session, column: Column[Any], person: Person) -> list[Row[Any]]:
    return list(session.execute(select(column.table).where(column == person.id)))


def _words(table: Table) -> list[Column[Any]]:
    return [c for c in table.columns if c.name not in _NOT_TEXT and not c.foreign_keys and _holds_words(c)]


def _holds_words(column: Column[Any]) -> bool:
    if isinstance(column.type, Text | JSON):
        return True
    return isinstance(column.type, String) and (column.type.length or 0) >= _SHORTEST_TEXT


def _nothing(column: Column[Any]) -> Any:
    return None if column.nullable else {} if isinstance(column.type, JSON) else ""


def _plain(row: Row[Any]) -> dict[str, Any]:
    return {name: _said(value) for name, value in row._mapping.items()}  # noqa: SLF001  SQLAlchemy's public name for it


def _said(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
