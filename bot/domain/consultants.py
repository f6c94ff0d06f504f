"""Whom an association turns to today: its consultant, the stand-in while the consultant is away, else all of them."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bot.domain import absences, people
from bot.domain.associations import Association
from bot.domain.people import Person, Role


def looks_after(session: Session, consultant: Person, association: Association, day: date) -> bool:
    """The own consultant, and whoever is on duty for them."""
    if not consultant.is_consultant:
        return False
    if consultant.id == association.consultant_id:
        return True
    return consultant.id in {person.id for person in on_duty(session, association, day)}


def on_duty(session: Session, association: Association, day: date) -> list[Person]:
    own = session.get(Person, association.consultant_id) if association.consultant_id else None
    stand_in = session.get(Person, own.stand_in_id) if own and own.stand_in_id else None
    for person in (own, stand_in):
        if person and person.is_consultant and person.left_on is None and not absences.is_away(session, person.id, day):
            return [person]
    everyone = people.present(session, Role.CONSULTANT)
    return [p for p in everyone if not absences.is_away(session, p.id, day)] or everyone
