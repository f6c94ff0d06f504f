"""Who may read an association's updates, plan and obstacles."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bot.domain import consultants
from bot.domain.associations import Association
from bot.domain.people import Person
from bot.errors import NotAllowed


def reads(session: Session, reader: Person, association: Association, day: date) -> bool:
    """Resource persons their own; consultants their portfolio, and one they are on duty for in absence.

    IT administrators, partners and board contacts none: board contacts get what is ticked for the board, partners what
    is shared.
    """
    if reader.is_consultant:
        return consultants.looks_after(session, reader, association, day)
    return reader.is_resource_person and reader.association_id == association.id


def readable(session: Session, reader: Person, association_id: int, day: date) -> Association:
    """Raises NotAllowed, also when there is no such association."""
    association = session.get(Association, association_id)
    if association is None or not reads(session, reader, association, day):
        raise NotAllowed
    return association
