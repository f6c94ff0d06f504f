"""Letting people in: the roster is the allow-list, matched by e-mail; administrators hear once of a stranger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import String, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.clock import local
from bot.database import Base
from bot.delivery import outbox
from bot.domain import audit, onboarding, people
from bot.domain.audit import Action
from bot.domain.messages import MessageKind
from bot.domain.people import Person, Role
from bot.errors import NotAllowed, Refused


class AlreadyOnRoster(Refused):
    """Somebody else on the roster has that e-mail address."""

    field = "post.email"

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


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What is decided about one who is let in. `email`: in lower case."""

    name: str
    email: str
    role: Role
    association_id: int | None
    primary: bool = True


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
    """Tell each administrator once that somebody knocked; again when they were let in meanwhile, and left."""
    row = session.scalar(select(AccessRequest).where(AccessRequest.slack_id == account.slack_id))
    if row is None or _has_left_since(session, row):
        row = row or AccessRequest(slack_id=account.slack_id)
        row.email, row.name, row.asked_at, row.settled_at = account.email, account.name[:120], now, None
        session.add(row)
        session.flush()
    if row.settled_at is not None:
        return
    for administrator in people.administrators(session):  # also who has come to Slack since the first knock
        if administrator.slack_id:
            key = f"access:{row.id}:{administrator.id}:{local(row.asked_at).date()}"
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
    needs = role in {Role.RESOURCE_PERSON, Role.BOARD_CONTACT}
    where = association_id if needs else None
    person = let_in(session, Newcomer(row.name or email, email, role, where), by, now, slack_id=row.slack_id)
    introduce(session, person, now)
    return person


def let_in(session: Session, new: Newcomer, by: Person, now: datetime, *, slack_id: str | None = None) -> Person:
    """On the roster from now on. Who left and comes back is the same person, with what is decided this time.

    Raises AlreadyOnRoster.
    """
    person = _who_left(session, new.email, slack_id) or Person(email=new.email)
    person.name, person.email, person.role, person.association_id = new.name, new.email, new.role, new.association_id
    person.primary_contact, person.administers, person.stand_in_id, person.left_on = new.primary, False, None, None
    person.slack_id = slack_id or person.slack_id
    session.add(person)
    session.flush()
    audit.record(session, by, Action.LET_IN, f"person:{person.id}", now)
    onboarding.begin(session, person, now)
    return person


def let_go(session: Session, person: Person, last_day: date, by: Person, now: datetime) -> None:
    """No access from now on. What they wrote stays where it is, with their name, until they or time remove it."""
    person.left_on = last_day
    session.flush()
    audit.record(session, by, Action.LET_GO, f"person:{person.id}", now)


def introduce(session: Session, person: Person, now: datetime) -> None:
    """The one first message: what I do, that I am a machine, what is kept, who sees it, how long."""
    if person.introduced_at is None and person.slack_id:
        person.introduced_at = now
        outbox.put(session, MessageKind.WELCOME, person.slack_id, person.id, now, key=f"welcome:{person.id}")


def _has_left_since(session: Session, row: AccessRequest) -> bool:
    if row.settled_at is None:
        return False
    left = Person.left_on > local(row.settled_at).date()
    return session.scalar(select(Person.id).where(Person.slack_id == row.slack_id, left)) is not None


def _who_left(session: Session, email: str, slack_id: str | None) -> Person | None:
    """By address, else by account. Two who are now one: the account goes with the address."""
    same = or_(Person.email == email, Person.slack_id == slack_id) if slack_id else Person.email == email
    found = sorted(session.scalars(select(Person).where(same)), key=lambda p: p.email != email)
    if any(person.left_on is None for person in found):
        raise AlreadyOnRoster(email)
    for other in found[1:]:
        other.slack_id = None
    session.flush()
    return found[0] if found else None
