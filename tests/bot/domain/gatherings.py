"""A made-up network to invite, and events to invite it to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.delivery.outbox import OutboxMessage
from bot.domain import publishing, replies
from bot.domain.associations import Association
from bot.domain.events import Details, Event, EventType
from bot.domain.people import Person, Role
from bot.domain.replies import Reply
from bot.domain.when import When


@dataclass
class Network:
    consultant: Person
    associations: list[Association] = field(default_factory=list)
    resource_persons: list[Person] = field(default_factory=list)


def network(session: Session, *, places: int = 3, each: int = 1) -> Network:
    """So many associations with so many resource persons in each, and one consultant for all of them."""
    karen = Person(name="Karen Konsulent", email="karen@demo.example", slack_id="UK", role=Role.CONSULTANT)
    session.add(karen)
    session.flush()
    made = Network(karen)
    for number in range(places):
        place = Association(name=f"Forening {number:02}", consultant_id=karen.id)
        session.add(place)
        session.flush()
        made.associations.append(place)
        made.resource_persons += [_resource_person(place, number, one) for one in range(each)]
    session.add_all(made.resource_persons)
    session.flush()
    return made


def details(day: date = date(2026, 3, 26), **more: Any) -> Details:
    """A network meeting at ten, unless something else is said."""
    values = {"kind": EventType.NETWORK_MEETING, "title": "Netværksmøde", "when": When(day, day, time(10), time(12))}
    return Details(**{**values, **more})


def announced(session: Session, made: Network, now: datetime, **more: Any) -> Event:
    event = publishing.draft(session, details(**more), made.consultant, now)
    return publishing.publish(session, event.id, made.consultant, now)


def seats(session: Session, event: Event) -> dict[int, str]:
    """Person id -> seat."""
    return {r.person_id: str(r.seat) for r in replies.of(session, event.id)}


def reply_of(session: Session, event: Event, person: Person) -> Reply:
    reply = replies.find(session, event.id, person.id)
    assert reply is not None
    return reply


def put(session: Session, kind: str) -> list[tuple[str, int]]:
    """(recipient, subject) of every message of that kind, in the order they were put."""
    rows = session.scalars(select(OutboxMessage).where(OutboxMessage.kind == kind).order_by(OutboxMessage.id))
    return [(row.recipient, row.subject_id) for row in rows]


def _resource_person(place: Association, number: int, one: int) -> Person:
    name = f"Demo {number:02}-{one}"
    slug = f"{number:02}{one}"
    return Person(
        name=name,
        email=f"demo{slug}@demo.example",
        slack_id=f"U{slug}",
        role=Role.RESOURCE_PERSON,
        association_id=place.id,
        primary_contact=one == 0,
    )
