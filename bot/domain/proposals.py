"""Articles that come in other words with a newer bot: a consultant takes them in, or keeps what is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local
from bot.domain import cards, people
from bot.domain.people import Person
from bot.errors import NotAllowed
from knowledge import starter
from knowledge.documents import Document
from knowledge.starter import Article, StarterFile


@dataclass(frozen=True, slots=True)
class Proposal:
    """`now`: what the knowledge base says until somebody decides."""

    id: int
    title: str
    now: str
    new: str


def waiting(session: Session) -> list[Proposal]:
    return [_proposal(session, row, article) for row, article in starter.proposals(session)]


def get(session: Session, consultant: Person, proposal_id: int) -> Proposal:
    return _proposal(session, *_waiting(session, consultant, proposal_id))


def accept(session: Session, consultant: Person, proposal_id: int, now: datetime) -> Document:
    """Read and confirmed by whoever takes it in; those who got the old words lately are told."""
    row, article = _waiting(session, consultant, proposal_id)
    document = starter.accept(session, row, article, now)
    document.verified_by, document.verified_on = consultant.name, local(now).date()
    session.flush()
    cards.tell_earlier_askers(session, document, now)
    return document


def dismiss(session: Session, consultant: Person, proposal_id: int, now: datetime) -> None:
    row, _ = _waiting(session, consultant, proposal_id)
    starter.dismiss(row, now)


def _waiting(session: Session, consultant: Person, proposal_id: int) -> tuple[StarterFile, Article]:
    people.must_be_consultant(consultant)
    found = next((each for each in starter.proposals(session) if each[0].id == proposal_id), None)
    if found is None:
        raise NotAllowed
    return found


def _proposal(session: Session, row: StarterFile, article: Article) -> Proposal:
    document = session.scalar(select(Document).where(Document.name == row.name))
    return Proposal(row.id, article.title, cards.told(document) if document else "", article.body)
