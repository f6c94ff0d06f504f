"""A consultant's own words to one resource person, sent because the consultant pressed send."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.delivery import outbox
from bot.delivery.once import insert_once
from bot.domain import people
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.errors import NotAllowed


class Letter(Base):
    """`key`: the form it was written in, so that a form sent twice is one letter."""

    __tablename__ = "letters"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(160), unique=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime]


def recipients(session: Session, association_id: int) -> list[Person]:
    """Those who share the post: who is in Slack first, among them the primary contact."""
    return sorted(people.resource_persons(session, association_id), key=lambda person: not person.slack_id)


def write(session: Session, author: Person, recipient: Person, text: str, key: str, now: datetime) -> None:
    """Raises NotAllowed when the author is no consultant or the recipient no resource person in Slack."""
    people.must_be_consultant(author)
    if not recipient.is_resource_person or recipient.left_on is not None or not recipient.slack_id:
        raise NotAllowed
    fields = {"author_id": author.id, "recipient_id": recipient.id, "text": text, "written_at": now}
    if insert_once(session, Letter, key=key, **fields):
        letter = session.scalars(select(Letter).where(Letter.key == key)).one()
        outbox.put(session, MessageKind.LETTER, recipient.slack_id, letter.id, now, key=f"letter:{letter.id}")
