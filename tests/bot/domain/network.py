"""A small made-up network in a database, for tests of the rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count

from sqlalchemy.orm import Session

from bot.domain.associations import Association, Level
from bot.domain.people import Person, Role

_numbers = count(1)


@dataclass
class Network:
    session: Session

    def consultant(self, name: str = "Karen Konsulent") -> Person:
        return self._person(name, Role.CONSULTANT)

    def association(self, consultant: Person | None = None, *, extended: bool = False) -> Association:
        level = Level.EXTENDED if extended else Level.STANDARD
        row = Association(name=f"Forening {next(_numbers)}", level=level)
        row.consultant_id = consultant.id if consultant else None
        self.session.add(row)
        self.session.flush()
        return row

    def resource_person(self, association: Association, name: str = "Aisha Demo", *, primary: bool = True) -> Person:
        return self._person(name, Role.RESOURCE_PERSON, association, primary=primary)

    def board_contact(self, association: Association, *, in_slack: bool = True) -> Person:
        person = self._person("Erik Formand", Role.BOARD_CONTACT, association)
        if not in_slack:
            person.slack_id = None
        return person

    def leaves(self, person: Person, day: date) -> None:
        person.left_on = day
        self.session.flush()

    def _person(self, name: str, role: Role, association: Association | None = None, *, primary: bool = True) -> Person:
        number = next(_numbers)
        row = Person(name=name, email=f"p{number}@demo.example", slack_id=f"U{number:05}", role=role)
        row.association_id, row.primary_contact = association.id if association else None, primary
        self.session.add(row)
        self.session.flush()
        return row
