"""Short minutes of a meeting for everybody become a card in the knowledge base; what only some attended does not."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local
from bot.domain import people
from bot.domain.events import Event
from bot.domain.people import Person
from bot.errors import NotAllowed
from knowledge.documents import Document, Kind, Passage


def card_name(event_id: int) -> str:
    return f"event-{event_id}-minutes"


def file(session: Session, event: Event, title: str, by: Person, now: datetime) -> Document:
    """One card an event: filed again, it takes the place of the first. Owned by the consultant who filed it."""
    people.must_be_consultant(by)
    if not event.in_channel or not event.minutes:
        raise NotAllowed
    card = filed(session, event.id) or Document(name=card_name(event.id), kind=Kind.CARD, version=0)
    card.title, card.owner, card.withdrawn_at = title[:255], f"person:{by.id}", None
    card.valid_from, card.verified_on = event.first_day, local(now).date()
    card.verified_by, card.changed_at = by.name, now
    card.version += 1
    card.passages.clear()
    session.add(card)
    session.flush()
    paragraphs = [paragraph.strip() for paragraph in event.minutes.split("\n\n") if paragraph.strip()]
    card.passages.extend(Passage(position=position, text=text) for position, text in enumerate(paragraphs))
    session.flush()
    return card


def filed(session: Session, event_id: int) -> Document | None:
    return session.scalar(select(Document).where(Document.name == card_name(event_id)))
