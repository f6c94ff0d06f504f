"""Who holds an association's post: handed on, left vacant, shared. The association's own consultant decides.

A post that changed hands keeps its history: who held it stays on the roster with a last day, each act in the audit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local
from bot.domain import access, consultants, departures, onboarding, people, privacy
from bot.domain.access import Newcomer
from bot.domain.associations import Association
from bot.domain.people import Person, Role
from bot.errors import NotAllowed, Refused

ROLES = (Role.RESOURCE_PERSON, Role.BOARD_CONTACT)


class NewcomerNameless(Refused):
    field = "post.name"


class EmailUnreadable(Refused):
    field = "post.email"


class LastDayAhead(Refused):
    """Who still works there keeps the access until they stop."""

    field = "post.last_day"


@dataclass(frozen=True, slots=True)
class Introduced:
    """What somebody types about one who begins."""

    name: str
    email: str


def may_change(session: Session, by: Person, association: Association, now: datetime) -> bool:
    """The own consultant, whoever is on duty for them, and administrators, who keep the roster."""
    return by.is_administrator or consultants.looks_after(session, by, association, local(now).date())


def open_for(session: Session, association_id: int, by: Person, now: datetime) -> Association:
    """The association whose posts this person may change. Raises NotAllowed."""
    association = session.get(Association, association_id)
    if association is None or not may_change(session, by, association, now):
        raise NotAllowed
    return association


def held_by(session: Session, person_id: int, by: Person, now: datetime) -> tuple[Person, Association]:
    """One who holds a post this person may change; held fast, so that nobody is let go twice. Raises NotAllowed."""
    query = select(Person).where(Person.id == person_id).with_for_update().execution_options(populate_existing=True)
    person = session.scalar(query)
    if person is None or person.role not in ROLES or person.left_on is not None or person.is_administrator:
        raise NotAllowed
    return person, open_for(session, person.association_id or 0, by, now)


def holders(session: Session, association_id: int) -> list[Person]:
    """Resource persons first, the primary contact before the others."""
    here = [person for person in people.present(session, *ROLES) if person.association_id == association_id]
    return sorted(here, key=lambda p: (not p.is_resource_person, not p.primary_contact))


def former(session: Session, association_id: int) -> list[Person]:
    """Who held a post here and left, the latest first; but those who had their name erased."""
    left = Person.left_on.is_not(None), Person.name != privacy.NOBODY
    query = select(Person).where(Person.association_id == association_id, *left)
    return list(session.scalars(query.order_by(Person.left_on.desc(), Person.id)))


def hand_on(
    session: Session, person_id: int, new: Introduced, last_day: date | None, by: Person, now: datetime
) -> Person:
    """One leaves and another takes over the same post, today or since a day that has been."""
    leaver, association = held_by(session, person_id, by, now)
    today = local(now).date()
    if (last_day or today) > today:
        raise LastDayAhead
    newcomer = access.let_in(session, _newcomer(new, leaver.role, association, primary=leaver.primary_contact), by, now)
    access.let_go(session, leaver, last_day or today, by, now)
    onboarding.takes_over(session, newcomer, leaver)
    return newcomer


def ask_before_they_stop(session: Session, person_id: int, last_day: date | None, by: Person, now: datetime) -> Person:
    """They are asked what is worth writing down for the next one. Raises NotAllowed, and what `departures.ask` does."""
    leaver, association = held_by(session, person_id, by, now)
    departures.ask(session, leaver, association, last_day, now)
    return leaver


def leave_vacant(session: Session, person_id: int, by: Person, now: datetime) -> Person:
    """They stop today. The association's silence has a known reason until somebody comes."""
    leaver, _ = held_by(session, person_id, by, now)
    access.let_go(session, leaver, local(now).date(), by, now)
    return leaver


def add(session: Session, association_id: int, new: Introduced, role: Role | None, by: Person, now: datetime) -> Person:
    """One more beside those who are there. The first in a role is the primary contact."""
    association = open_for(session, association_id, by, now)
    if role not in ROLES:
        raise NotAllowed
    alone = not any(person.role == role for person in holders(session, association.id))
    return access.let_in(session, _newcomer(new, role, association, primary=alone), by, now)


def _newcomer(new: Introduced, role: Role, association: Association, *, primary: bool) -> Newcomer:
    name, email = " ".join(new.name.split()), new.email.strip().lower()
    if not name:
        raise NewcomerNameless
    if not people.is_email(email):
        raise EmailUnreadable
    return Newcomer(name[:120], email, role, association.id, primary)
