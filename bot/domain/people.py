"""Who is in the network and what each role may do. Who reads what an association writes: `readers.py`."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.domain.associations import Association
from bot.errors import NotAllowed

EMAIL_MAX = 254


class Role(StrEnum):
    RESOURCE_PERSON = "resource_person"
    BOARD_CONTACT = "board_contact"
    CONSULTANT = "consultant"
    ADMINISTRATOR = "administrator"
    PARTNER = "partner"


class NotResourcePerson(NotAllowed):
    """A status and a plan of one's own are for those who work in an association. `role`: who asked instead."""

    def __init__(self, role: Role) -> None:
        super().__init__(role)
        self.role = role


class Person(Base):
    """Someone on the roster. An IT administrator has the role ADMINISTRATOR and reads no texts;
    a consultant who also administers has the role CONSULTANT and `administers`.
    """

    __tablename__ = "people"
    __table_args__ = (
        CheckConstraint(
            "role IN ('resource_person', 'board_contact', 'consultant', 'administrator', 'partner')", name="role"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str] = mapped_column(String(EMAIL_MAX), unique=True)
    slack_id: Mapped[str | None] = mapped_column(String(40), unique=True)
    role: Mapped[Role] = mapped_column()
    administers: Mapped[bool] = mapped_column(default=False)
    association_id: Mapped[int | None] = mapped_column(ForeignKey("associations.id", ondelete="SET NULL"), index=True)
    primary_contact: Mapped[bool] = mapped_column(default=True)
    stand_in_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    introduced_at: Mapped[datetime | None]
    left_on: Mapped[date | None]

    @property
    def is_consultant(self) -> bool:
        return self.role == Role.CONSULTANT

    @property
    def is_resource_person(self) -> bool:
        return self.role == Role.RESOURCE_PERSON

    @property
    def is_administrator(self) -> bool:
        return self.administers or self.role == Role.ADMINISTRATOR

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.strip() else self.name


# Asked at each thing from Slack: made anew each time it would take longer than its answer.
_BY_SLACK_ID = select(Person).where(Person.slack_id == bindparam("slack_id"), Person.left_on.is_(None))


def present(session: Session, *roles: Role) -> list[Person]:
    """Everyone on the roster who has not left, in the given roles (all roles when none is given)."""
    query = select(Person).where(Person.left_on.is_(None)).order_by(Person.id)
    return list(session.scalars(query.where(Person.role.in_(roles)) if roles else query))


def administrators(session: Session) -> list[Person]:
    return [p for p in present(session) if p.is_administrator]


def resource_persons(session: Session, association_id: int) -> list[Person]:
    """Those who share the post, primary contact first."""
    people = [p for p in present(session, Role.RESOURCE_PERSON) if p.association_id == association_id]
    return sorted(people, key=lambda p: not p.primary_contact)


def colleagues(session: Session, person_id: int | None, association_id: int) -> tuple[str, ...]:
    """The names of the others who share the post."""
    return tuple(other.name for other in resource_persons(session, association_id) if other.id != person_id)


def by_slack_id(session: Session, slack_id: str) -> Person | None:
    return session.scalar(_BY_SLACK_ID, {"slack_id": slack_id})


def has_left(session: Session, slack_id: str) -> bool:
    """Somebody who was on the roster and is no longer. Strangers and channels have not left."""
    return session.scalar(select(Person.id).where(Person.slack_id == slack_id, Person.left_on.is_not(None))) is not None


def by_email(session: Session, email: str) -> Person | None:
    person = ever_by_email(session, email)
    return person if person is not None and person.left_on is None else None


def ever_by_email(session: Session, email: str) -> Person | None:
    """Also one who has left: their data is still theirs."""
    return session.scalar(select(Person).where(Person.email == email.strip().lower()))


def is_email(text: str) -> bool:
    """As far as one can see from the outside."""
    return re.fullmatch(r"[^\s@<>,;]+@[^\s@<>,;]+", text) is not None and len(text) <= EMAIL_MAX


def get(session: Session, person_id: int) -> Person:
    """Raises NotAllowed when there is no such person: the same answer as for one who may not be seen."""
    person = session.get(Person, person_id)
    if person is None:
        raise NotAllowed
    return person


def association_of(session: Session, person: Person) -> Association:
    """The association a resource person works for. Raises NotResourcePerson for everybody else."""
    if not person.is_resource_person:
        raise NotResourcePerson(person.role)
    association = session.get(Association, person.association_id) if person.association_id else None
    if association is None:
        raise NotAllowed
    return association


def must_be_consultant(person: Person) -> None:
    if not person.is_consultant:
        raise NotAllowed


def must_administer(person: Person) -> None:
    if not person.is_administrator:
        raise NotAllowed
