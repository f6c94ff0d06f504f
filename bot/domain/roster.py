"""The roster: the associations and people the bot knows. A file says how it should be; the change is shown first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.domain.associations import Association, Level, danish_order
from bot.domain.people import Person, Role
from bot.errors import Refused


class BadRoster(Refused):
    """Lines that cannot be read, each with its number and what is wrong: (line, code, value)."""

    def __init__(self, problems: list[tuple[int, str, str]]) -> None:
        super().__init__(len(problems))
        self.problems = problems


class What(StrEnum):
    NEW_ASSOCIATION = "new_association"
    CHANGED_ASSOCIATION = "changed_association"
    NEW_PERSON = "new_person"
    CHANGED_PERSON = "changed_person"
    LEFT = "left"
    ENDED = "ended"
    RESUMED = "resumed"


@dataclass(frozen=True, slots=True)
class Change:
    what: What
    name: str
    field: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file. A line with an association and no name is a vacant post."""

    number: int
    name: str = ""
    email: str = ""
    role: Role | None = None
    administers: bool = False
    primary_contact: bool = True
    association: str = ""
    level: Level = Level.STANDARD
    area: str = ""
    consultant: str = ""  # e-mail
    get2sport: bool = False


def bring_in(session: Session, lines: Iterable[Line], today: date) -> list[Change]:
    """Make the roster say what the lines say; people who are not in it any more have left, and the agreement of an
    association that is not in it any more ends today. Nobody and nothing is deleted.

    Returns what changed; roll the transaction back for a dry run. Raises BadRoster when a line contradicts another.
    """
    lines = list(lines)
    _must_hold_together(lines)
    changes: list[Change] = []
    people = {p.email: p for p in session.scalars(select(Person))}
    associations = {a.name: a for a in session.scalars(select(Association))}
    _must_keep_a_consultant(lines, associations, {p.id: p.email for p in people.values()})
    for line in lines:
        if line.association:
            _association(session, line, associations, changes)
    session.flush()
    for line in lines:
        if line.email:
            _person(session, line, people, associations, changes)
    session.flush()
    for line in lines:
        if line.association and line.consultant:
            _set(
                changes,
                What.CHANGED_ASSOCIATION,
                associations[line.association],
                consultant_id=people[line.consultant].id,
            )
    _take_leave(lines, people, associations, changes, today)
    return changes


def lines_of(session: Session) -> list[Line]:
    """The roster as it stands, as lines of a file that would change nothing."""
    people = list(session.scalars(select(Person).where(Person.left_on.is_(None)).order_by(Person.id)))
    associations = {a.id: a for a in session.scalars(select(Association))}
    emails = {p.id: p.email for p in people}
    held = {p.association_id for p in people}
    vacant = [a for a in associations.values() if a.id not in held and a.ended_on is None]
    rows: list[tuple[Person | None, Association | None]] = [
        (p, associations.get(p.association_id) if p.association_id else None) for p in people
    ]
    rows += [(None, a) for a in sorted(vacant, key=lambda a: danish_order(a.name))]
    return [_line(number, person, association, emails) for number, (person, association) in enumerate(rows, 2)]


def _line(number: int, person: Person | None, association: Association | None, emails: Mapping[int, str]) -> Line:
    own: dict[str, Any] = {}
    if person is not None:
        own = {"name": person.name, "email": person.email, "role": Role(person.role)}
        own |= {"administers": person.administers, "primary_contact": person.primary_contact}
    if association is not None:
        own |= {"association": association.name, "level": Level(association.level), "area": association.area}
        own |= {"get2sport": association.get2sport, "consultant": emails.get(association.consultant_id or 0, "")}
    return Line(number=number, **own)


def _association(session: Session, line: Line, known: dict[str, Association], changes: list[Change]) -> None:
    association = known.get(line.association)
    if association is None:
        association = known[line.association] = Association(
            name=line.association, level=line.level, area=line.area, get2sport=line.get2sport
        )
        session.add(association)
        changes.append(Change(What.NEW_ASSOCIATION, line.association))
        return
    if association.ended_on is not None:
        association.ended_on = None
        changes.append(Change(What.RESUMED, line.association))
    values = {"level": line.level, "area": line.area, "get2sport": line.get2sport}
    _set(changes, What.CHANGED_ASSOCIATION, association, **values)


def _person(
    session: Session,
    line: Line,
    known: dict[str, Person],
    associations: Mapping[str, Association],
    changes: list[Change],
) -> None:
    association_id = associations[line.association].id if line.association else None
    values = {
        "name": line.name,
        "role": line.role,
        "administers": line.administers,
        "primary_contact": line.primary_contact,
        "association_id": association_id,
        "left_on": None,
    }
    person = known.get(line.email)
    if person is None:
        person = known[line.email] = Person(email=line.email, **values)
        session.add(person)
        changes.append(Change(What.NEW_PERSON, line.name))
        return
    _set(changes, What.CHANGED_PERSON, person, **values)


def _take_leave(
    lines: list[Line],
    people: Mapping[str, Person],
    associations: Mapping[str, Association],
    changes: list[Change],
    today: date,
) -> None:
    emails, names = {line.email for line in lines}, {line.association for line in lines}
    for person in people.values():
        if person.email not in emails and person.left_on is None:
            person.left_on = today
            changes.append(Change(What.LEFT, person.name))
    for association in associations.values():
        if association.name not in names and association.ended_on is None:
            association.ended_on = today
            changes.append(Change(What.ENDED, association.name))


def _set(changes: list[Change], what: What, row: Association | Person, **values: object) -> None:
    for field, after in values.items():
        before = getattr(row, field)
        if before != after:
            setattr(row, field, after)
            changes.append(Change(what, row.name, field, _said(before), _said(after)))


def _said(value: object) -> str:
    return "" if value is None else str(value)


def _must_keep_a_consultant(
    lines: list[Line], associations: Mapping[str, Association], emails: Mapping[int, str]
) -> None:
    """An empty cell keeps the consultant, so it may not stand where the consultant is one no longer."""
    named, consultants = {line.association for line in lines if line.consultant}, _consultants(lines)
    problems = {
        line.association: (line.number, "consultant_stopped", line.association)
        for line in reversed(lines)
        if line.association not in named
        and (association := associations.get(line.association)) is not None
        and association.consultant_id is not None
        and emails[association.consultant_id] not in consultants
    }
    if problems:
        raise BadRoster(sorted(problems.values()))


def _consultants(lines: list[Line]) -> set[str]:
    return {line.email for line in lines if line.email and line.role is Role.CONSULTANT}


def _must_hold_together(lines: list[Line]) -> None:
    emails = _consultants(lines)
    seen: set[str] = set()
    problems: list[tuple[int, str, str]] = []
    for line in lines:
        if line.email and line.email in seen:
            problems.append((line.number, "twice", line.email))
        seen.add(line.email)
        if line.consultant and line.consultant not in emails:
            problems.append((line.number, "no_such_consultant", line.consultant))
        if line.role in {Role.RESOURCE_PERSON, Role.BOARD_CONTACT} and not line.association:
            problems.append((line.number, "no_association", line.name))
    if not any(line.administers or line.role is Role.ADMINISTRATOR for line in lines):
        problems.append((0, "no_administrator", ""))
    if problems:
        raise BadRoster(problems)
