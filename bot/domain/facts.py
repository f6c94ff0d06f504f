"""What the network's own tables know, as sources an answer can cite. Read for one question; never stored or indexed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from babel.dates import format_date
from sqlalchemy.orm import Session

from bot.domain import people, replies
from bot.domain.associations import Association
from bot.domain.events import Event, EventType
from bot.domain.people import Person
from knowledge.documents import AppliesTo
from knowledge.values import Asker, SourceText, live_fact

_CALLED = {
    EventType.NETWORK_MEETING: "netværksmøde",
    EventType.THEME_MEETING: "temamøde",
    EventType.TRAINING: "uddannelse",
    EventType.STUDY_TRIP: "studietur",
    EventType.STATUS_MEETING: "statusmøde",
}


def asker(session: Session, person: Person, *, in_public: bool = False) -> Asker:
    """Who asks, as far as the knowledge base may know. In a channel everybody reads: only what all may see."""
    association = session.get(Association, person.association_id) if person.association_id else None
    level = AppliesTo(association.level) if association else None
    audiences = {"all", "consultants"} if person.is_consultant and not in_public else {"all"}
    return Asker(key=f"person:{person.id}", level=level, audiences=frozenset(audiences))


def about(session: Session, person: Person, question: str, now: datetime, *, in_public: bool) -> list[SourceText]:  # noqa: ARG001
    """Every live fact this person may hear here. Facts about the asker alone are never told in a channel."""
    meetings = list(_meetings(session, person, now, in_public=in_public))
    return meetings if in_public else [*_own(session, person), *meetings]


def _meetings(session: Session, person: Person, now: datetime, *, in_public: bool) -> Iterator[SourceText]:
    """The next of each kind. In a channel only what was announced there."""
    told: set[EventType] = set()
    for event, reply in replies.coming_for(session, person, now):
        invited = reply is not None or event.in_channel
        if event.kind in told or event.kind not in _CALLED or not invited or (in_public and not event.in_channel):
            continue
        told.add(event.kind)
        name = _CALLED[event.kind]
        asked = (f"Hvornår er næste {name}?", f"Hvor er næste {name}?", f"Hvornår er der {name}?")
        yield live_fact(f"event:{event.id}", f"Næste {name}", _held(event, name), aliases=asked)


def _held(event: Event, name: str) -> str:
    day = format_date(event.first_day, "EEEE 'den' d. MMMM y", locale="da")
    hour = f" kl. {event.starts.hour}.{event.starts.minute:02}" if event.starts else ""
    place = f" Stedet er {event.place}." if event.place else ""
    return f"Næste {name} er {day}{hour}: {event.title}.{place}"


def _own(session: Session, person: Person) -> Iterator[SourceText]:
    association = session.get(Association, person.association_id) if person.association_id else None
    consultant = session.get(Person, association.consultant_id) if association and association.consultant_id else None
    if association and consultant:
        yield live_fact(
            f"consultant:{association.id}",
            "Din kontaktperson",
            f"{consultant.name} er konsulent og kontaktperson for {association.name}.",
            aliases=("Hvem er min konsulent?", "Hvem er min kontaktperson?", "Hvem kan jeg ringe til i kommunen?"),
        )
    if association:
        colleagues = [p.name for p in people.resource_persons(session, association.id)]
        yield live_fact(
            f"post:{association.id}",
            "Ressourcepersoner i din forening",
            f"Ressourceperson i {association.name}: {', '.join(colleagues) or 'ingen lige nu'}.",
            aliases=("Hvem er ressourceperson i min forening?",),
        )
