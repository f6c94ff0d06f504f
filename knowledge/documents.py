"""What the knowledge base holds: documents and their passages, with owner, validity and audience.

Owners and askers are opaque keys: the knowledge base knows nobody, so it works alone and can be erased by key.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.database import Base


class Kind(StrEnum):
    ARTICLE = "article"  # from knowledge/base
    DOCUMENT = "document"  # an imported file
    CARD = "card"  # a consultant's answer, or a shared experience


class AppliesTo(StrEnum):
    ALL = "all"
    STANDARD = "standard"
    EXTENDED = "extended"


class Document(Base):
    """`name` is the imported file's name (a corpus `_id` in eval). `audience` is "all" or an opaque group key, e.g.
    "consultants". Expired is not stored: it follows from `valid_to` and today.
    """

    __tablename__ = "documents"
    __table_args__ = (
        CheckConstraint("kind IN ('article', 'document', 'card')", name="kind"),
        CheckConstraint("applies_to IN ('all', 'standard', 'extended')", name="applies_to"),
        Index("ix_documents_live", "withdrawn_at", "audience"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(255), unique=True)
    kind: Mapped[Kind] = mapped_column(default=Kind.DOCUMENT)
    title: Mapped[str] = mapped_column(String(255))
    source: Mapped[str] = mapped_column(String(255), default="")
    owner: Mapped[str | None] = mapped_column(String(80), index=True)
    audience: Mapped[str] = mapped_column(String(40), default="all")
    applies_to: Mapped[AppliesTo] = mapped_column(default=AppliesTo.ALL)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    verified_by: Mapped[str | None] = mapped_column(String(120))
    verified_on: Mapped[date | None]
    superseded: Mapped[bool] = mapped_column(default=False)
    aliases: Mapped[str] = mapped_column(Text, default="")  # questions this answers, one a line; searched, never quoted
    content_hash: Mapped[str] = mapped_column(String(64), default="")
    version: Mapped[int] = mapped_column(Integer, default=1)  # raised when the content changes
    changed_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    passages: Mapped[list[Passage]] = relationship(
        back_populates="document", cascade="all, delete-orphan", order_by="Passage.position"
    )


class Passage(Base):
    __tablename__ = "passages"
    __table_args__ = (Index("ix_passages_document_position", "document_id", "position", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    position: Mapped[int]
    section: Mapped[str] = mapped_column(String(500), default="")
    page: Mapped[int | None]
    text: Mapped[str] = mapped_column(Text)

    document: Mapped[Document] = relationship(back_populates="passages")
