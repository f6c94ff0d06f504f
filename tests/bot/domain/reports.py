"""Who reports what in the made-up network, in the fewest words a test of the rules needs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.domain import plans, reporting
from bot.domain.people import Person
from bot.domain.reporting import Report
from bot.domain.updates import Said, StatusUpdate

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


def areas(session: Session, person: Person) -> tuple[int, ...]:
    association = session.get(plans.Association, person.association_id)
    assert association is not None
    return tuple(a.id for a in plans.open_areas(session, association, NOW))


def give(
    session: Session, person: Person, words: str = "12 nye piger", key: str = "form:1", **more: Any
) -> StatusUpdate:
    said = Said(words, areas(session, person)[:1])
    return reporting.give(session, person, Report(said, **more), key, NOW)
