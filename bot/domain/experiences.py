"""An update shared as experience: a consultant approves it, then it is a card and a post; withdrawn, it is neither."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.clock import local
from bot.database import Base
from bot.delivery import outbox
from bot.delivery.once import insert_once
from bot.domain import consultants, people, rules
from bot.domain.associations import Association
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.domain.updates import StatusUpdate
from bot.errors import NotAllowed, Refused
from knowledge.documents import Document, Kind, Passage

TITLE_MAX = 120


class ExperienceState(StrEnum):
    PROPOSED = "proposed"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class TitleMissing(Refused):
    """A card is found by its title."""

    field = "experience.title"


class WordsMissing(Refused):
    """An experience without words."""

    field = "experience.text"


class Experience(Base):
    """`title` and `text`: as the consultant approved them. Until then the update itself is shown."""

    __tablename__ = "experiences"
    __table_args__ = (CheckConstraint("state IN ('proposed', 'approved', 'declined', 'withdrawn')", name="state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    update_id: Mapped[int] = mapped_column(ForeignKey("status_updates.id", ondelete="CASCADE"), unique=True)
    association_id: Mapped[int] = mapped_column(ForeignKey("associations.id", ondelete="CASCADE"), index=True)
    state: Mapped[ExperienceState] = mapped_column(default=ExperienceState.PROPOSED)
    title: Mapped[str] = mapped_column(String(TITLE_MAX), default="")
    text: Mapped[str] = mapped_column(Text, default="")
    proposed_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))


def propose(session: Session, update: StatusUpdate, now: datetime) -> Experience:
    """Once an update: ticking the box again changes nothing; a withdrawn one is proposed anew."""
    about = {"association_id": update.association_id, "state": ExperienceState.PROPOSED, "proposed_at": now}
    fresh = insert_once(session, Experience, update_id=update.id, title="", text="", **about)
    experience = of_update(session, update.id)
    if experience is None:
        raise NotAllowed
    if experience.state == ExperienceState.WITHDRAWN:
        experience.state, experience.proposed_at, fresh = ExperienceState.PROPOSED, now, True
    if fresh:
        _tell_consultants(session, experience, now)
    return experience


def of_update(session: Session, update_id: int) -> Experience | None:
    return session.scalar(select(Experience).where(Experience.update_id == update_id))


def proposed(session: Session, consultant: Person, experience_id: int) -> Experience:
    """To be decided on. Raises NotAllowed."""
    people.must_be_consultant(consultant)
    experience = session.get(Experience, experience_id)
    if experience is None or experience.state != ExperienceState.PROPOSED:
        raise NotAllowed
    return experience


def approve(
    session: Session, consultant: Person, experience_id: int, title: str, text: str, now: datetime
) -> Experience:
    """A card in the knowledge base and a post to the network. Raises TitleMissing, WordsMissing, NotAllowed."""
    experience = proposed(session, consultant, experience_id)
    if not title.strip():
        raise TitleMissing
    if not text.strip():
        raise WordsMissing
    experience.title, experience.text = title.strip()[:TITLE_MAX], text.strip()
    _decide(session, experience, consultant, ExperienceState.APPROVED, now)
    _card(session, experience, consultant, now)
    channel = rules.of(session).network_channel
    if channel:
        key = f"{MessageKind.EXPERIENCE_POST}:{experience.id}"
        outbox.put(session, MessageKind.EXPERIENCE_POST, channel, experience.id, now, key=key)
    return experience


def decline(session: Session, consultant: Person, experience_id: int, now: datetime) -> Experience:
    experience = proposed(session, consultant, experience_id)
    _decide(session, experience, consultant, ExperienceState.DECLINED, now)
    return experience


def withdraw(session: Session, update_id: int, now: datetime) -> None:
    """Everywhere at once: the card, the post, the question to the consultant."""
    experience = of_update(session, update_id)
    if experience is None or experience.state == ExperienceState.WITHDRAWN:
        return
    experience.state, experience.title, experience.text = ExperienceState.WITHDRAWN, "", ""
    document = _document(session, experience)
    if document is not None:
        document.withdrawn_at = document.changed_at = now
        document.title = ""
        document.passages.clear()
        document.version += 1
    for kind in (MessageKind.EXPERIENCE_POST, MessageKind.EXPERIENCE_PROPOSED):
        outbox.redraw(session, kind, experience.id, now)


def shared(session: Session) -> list[Experience]:
    """What the network may read, newest first."""
    query = select(Experience).where(Experience.state == ExperienceState.APPROVED)
    return list(session.scalars(query.order_by(Experience.decided_at.desc())))


def card_name(experience_id: int) -> str:
    return f"experience-{experience_id}"


def _decide(
    session: Session, experience: Experience, consultant: Person, state: ExperienceState, now: datetime
) -> None:
    experience.state, experience.decided_at, experience.decided_by_id = state, now, consultant.id
    outbox.redraw(session, MessageKind.EXPERIENCE_PROPOSED, experience.id, now)
    update = session.get(StatusUpdate, experience.update_id)
    author = session.get(Person, update.author_id) if update and update.author_id else None
    if author is not None and author.slack_id:
        key = f"{MessageKind.EXPERIENCE_NEWS}:{experience.id}:{state}"
        outbox.put(session, MessageKind.EXPERIENCE_NEWS, author.slack_id, experience.id, now, key=key, detail=state)


def _card(session: Session, experience: Experience, consultant: Person, now: datetime) -> None:
    """Owned by the consultant who approved it: nobody's name stands in it."""
    document = _document(session, experience)
    if document is None:
        document = Document(name=card_name(experience.id), kind=Kind.CARD, version=0)
        session.add(document)
    document.title, document.owner, document.withdrawn_at = experience.title, f"person:{consultant.id}", None
    document.valid_from = document.verified_on = local(now).date()
    document.verified_by, document.changed_at = consultant.name, now
    document.version += 1
    document.passages.append(Passage(position=0, text=experience.text))
    session.flush()


def _document(session: Session, experience: Experience) -> Document | None:
    return session.scalar(select(Document).where(Document.name == card_name(experience.id)))


def _tell_consultants(session: Session, experience: Experience, now: datetime) -> None:
    association = session.get(Association, experience.association_id)
    for consultant in consultants.on_duty(session, association, local(now).date()) if association else []:
        if consultant.slack_id:
            key = f"{MessageKind.EXPERIENCE_PROPOSED}:{experience.id}:{now:%Y%m%d%H%M%S}:{consultant.id}"
            outbox.put(session, MessageKind.EXPERIENCE_PROPOSED, consultant.slack_id, experience.id, now, key=key)
