"""What the network's own tables know, as sources an answer can cite. Read for one question; never stored or indexed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain import people
from bot.domain.associations import Association
from bot.domain.people import Person
from knowledge.documents import AppliesTo
from knowledge.values import Asker, SourceText, live_fact


def asker(session: Session, person: Person, *, in_public: bool = False) -> Asker:
    """Who asks, as far as the knowledge base may know. In a channel everybody reads: only what all may see."""
    association = session.get(Association, person.association_id) if person.association_id else None
    level = AppliesTo(association.level) if association else None
    audiences = {"all", "consultants"} if person.is_consultant and not in_public else {"all"}
    return Asker(key=f"person:{person.id}", level=level, audiences=frozenset(audiences))


def about(session: Session, person: Person, question: str, now: datetime, *, in_public: bool) -> list[SourceText]:  # noqa: ARG001
    """Every live fact this person may hear here. Facts about the asker alone are never told in a channel."""
    return [] if in_public else list(_own(session, person))


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
