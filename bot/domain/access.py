"""Letting people in: the roster is the allow-list, matched by e-mail; administrators hear once of a stranger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.delivery import outbox
from bot.domain import people
from bot.domain.messages import MessageKind
from bot.domain.people import Person, Role
from bot.errors import NotAllowed, Refused


class AlreadyOnRoster(Refused):
    """Somebody else on the roster has that e-mail address."""

    def __init__(self, email: str) -> None:
        super().__init__(email)
        self.email = email


class AssociationMissing(Refused):
    """A resource person or board contact belongs to an association."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True)
class Account:
    """What Slack says about a user. `belongs`: a living person's account in our own workspace."""

    slack_id: str
    email: str
    name: str
    belongs: bool


class AccessRequest(Base):
    """A member of the workspace who wrote to the bot without being on the roster. Holds no word of what they wrote."""

    __tablename__ = "access_requests"

    id: Mapped[int] = mapped_column(primary_key=True)
    slack_id: Mapped[str] = mapped_column(String(40), unique=True)
    email: Mapped[str] = mapped_column(String(254), default="")
    name: Mapped[str] = mapped_column(String(120), default="")
    asked_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    settled_by_id: Mapped[int | None]


def admit(session: Session, account: Account) -> Person | None:
    """The person on the roster whose e-mail this account has, now known by its Slack id; None for everybody else."""
    if not account.belongs or not account.email:
        return None
    person = people.by_email(session, account.email)
    if person is None or person.slack_id not in (None, account.slack_id):
        return None
    person.slack_id = account.slack_id
    return person


def request(session: Session, account: Account, now: datetime) -> None:
    """Tell the administrators once that somebody knocked."""
    if session.scalar(select(AccessRequest.id).where(AccessRequest.slack_id == account.slack_id)):
        return
    row = AccessRequest(slack_id=account.slack_id, email=account.email, name=account.name[:120], asked_at=now)
    session.add(row)
    session.flush()
    for administrator in people.administrators(session):
        if administrator.slack_id:
            key = f"access:{row.id}:{administrator.id}"
            outbox.put(session, MessageKind.ACCESS_REQUEST, administrator.slack_id, row.id, now, key=key)


def open_request(session: Session, request_id: int) -> AccessRequest:
    row = session.get(AccessRequest, request_id)
    if row is None or row.settled_at is not None:
        raise NotAllowed
    return row


def settle(session: Session, row: AccessRequest, by: Person, now: datetime) -> None:
    people.must_administer(by)
    row.settled_at, row.settled_by_id = now, by.id
    outbox.redraw(session, MessageKind.ACCESS_REQUEST, row.id, now)


def add(
    session: Session, row: AccessRequest, role: Role, association_id: int | None, by: Person, now: datetime
) -> Person:
    """Put the one who knocked on the roster. Raises AlreadyOnRoster."""
    settle(session, row, by, now)
    email = row.email.lower() or f"{row.slack_id.lower()}@slack.invalid"
    if session.scalar(select(Person.id).where(Person.email == email)):
        raise AlreadyOnRoster(email)
    needs = role in {Role.RESOURCE_PERSON, Role.BOARD_CONTACT}
    person = Person(
        name=row.name or email,
        email=email,
        slack_id=row.slack_id,
        role=role,
        association_id=association_id if needs else None,
    )
    session.add(person)
    session.flush()
    introduce(session, person, now)
    return person


def introduce(session: Session, person: Person, now: datetime) -> None:
    """The one first message: what I do, that I am a machine, what is kept, who sees it, how long."""
    if person.introduced_at is None and person.slack_id:
        person.introduced_at = now
        outbox.put(session, MessageKind.WELCOME, person.slack_id, person.id, now, key=f"welcome:{person.id}")


def leave(person: Person, today: date) -> None:
    person.left_on = today
