"""Cards: answers a consultant stands by, with an owner and an end. Whoever got an older answer hears of the new one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local
from bot.delivery import outbox
from bot.domain import people
from bot.domain.associations import Association
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.domain.questions import Question
from bot.errors import NotAllowed, Refused
from knowledge.documents import AppliesTo, Document, Kind, Passage

TOLD_FOR = timedelta(days=60)
AGREEMENTS_END = date(2027, 12, 31)
USUAL_TIME = timedelta(days=365)
MOST_TOLD = 2500  # characters: what one section of a message holds beside the question and who answers


class CardTitleMissing(Refused):
    field = "card.title"


class CardTextMissing(Refused):
    field = "card.text"


class CardEndsInPast(Refused):
    field = "card.valid_to"


@dataclass(frozen=True, slots=True)
class Said:
    title: str
    text: str
    applies_to: AppliesTo
    valid_to: date | None
    owner_id: int


def make(session: Session, consultant: Person, said: Said, key: str, now: datetime, *, asked: str = "") -> Document:
    """Verified by the one who writes it. `key`: the form, so that one form makes one card. `asked`: what it answers."""
    _check(session, consultant, said, now)
    name = f"card-{key}"[:255]
    document = session.scalar(select(Document).where(Document.name == name))
    if document is None:
        document = Document(name=name, kind=Kind.CARD, version=0, aliases=asked, valid_from=local(now).date())
        session.add(document)
        _write(document, consultant, said, now)
        session.flush()
    return document


def change(session: Session, consultant: Person, document_id: int, said: Said, now: datetime) -> Document:
    """New words or labels; whoever got an answer from it lately is told when the words are others."""
    _check(session, consultant, said, now)
    document = get(session, consultant, document_id)
    other_words = is_editable(document) and said.text.strip() != text_of(document)
    _write(document, consultant, said, now)
    session.flush()
    if other_words:
        tell_earlier_askers(session, document, now)
    return document


def keep(session: Session, consultant: Person, document_id: int, now: datetime) -> Document:
    """It still holds: confirmed today, and for another year when its end is near. What nobody owned gets an owner."""
    document = get(session, consultant, document_id)
    today = local(now).date()
    document.verified_by, document.verified_on, document.changed_at = consultant.name, today, now
    owner = owner_of(session, document)
    if owner is None or owner.left_on is not None:
        document.owner = owner_key(consultant.id)
    if document.valid_to is not None and document.valid_to < today + TOLD_FOR:
        document.valid_to = today + USUAL_TIME
    return document


def retire(session: Session, consultant: Person, document_id: int, now: datetime) -> Document:
    """Out of the next answer; the rows stay, so that an old answer can still be explained."""
    document = get(session, consultant, document_id)
    if document.withdrawn_at is None:
        document.withdrawn_at = document.changed_at = now
        tell_earlier_askers(session, document, now)
    return document


def get(session: Session, consultant: Person, document_id: int) -> Document:
    people.must_be_consultant(consultant)
    document = session.get(Document, document_id)
    if document is None:
        raise NotAllowed
    return document


def is_editable(document: Document) -> bool:
    """One text of one passage; a whole document is edited where it was written."""
    return document.kind == Kind.CARD and len(document.passages) <= 1


def text_of(document: Document) -> str:
    return document.passages[0].text if document.passages else ""


def told(document: Document) -> str:
    """All it says, as far as a message has room."""
    text = "\n\n".join(passage.text for passage in document.passages)
    return text if len(text) <= MOST_TOLD else text[:MOST_TOLD].rsplit(maxsplit=1)[0] + " …"


def owner_key(person_id: int) -> str:
    """The knowledge base knows nobody: owners are opaque there."""
    return f"person:{person_id}"


def owner_of(session: Session, document: Document) -> Person | None:
    number = (document.owner or "").removeprefix("person:")
    return session.get(Person, int(number)) if number.isdecimal() else None


def usual_end(now: datetime) -> date:
    """The end of the agreements, as long as that lies ahead."""
    today = local(now).date()
    return AGREEMENTS_END if today < AGREEMENTS_END else today + USUAL_TIME


def without_names(session: Session, text: str, instead: str) -> str:
    """A first draft without people and associations; whoever saves it reads it through."""
    everyone = people.present(session)
    names = [a.name for a in session.scalars(select(Association))] + [p.name for p in everyone]
    names += [p.first_name for p in everyone if len(p.first_name) > 2]  # noqa: PLR2004  "Bo" is also a word
    for name in sorted(filter(None, names), key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name)}s?\b", lambda _: instead, text)
    return text


def lately_answered_from(session: Session, name: str, now: datetime) -> list[Question]:
    """The questions of the last sixty days whose answer rested on this document, one a person."""
    query = select(Question).where(Question.answered_at > now - TOLD_FOR, Question.asker_id.is_not(None))
    found: dict[int | None, Question] = {}
    for question in session.scalars(query.order_by(Question.id)):
        rested = ((question.answer or {}).get("receipt") or {}).get("rested_on") or []
        if any(source.get("document") == name for source in rested):
            found[question.asker_id] = question
    return list(found.values())


def tell_earlier_askers(session: Session, document: Document, now: datetime) -> None:
    kind = MessageKind.CARD_CHANGED
    for question in lately_answered_from(session, document.name, now):
        asker = session.get(Person, question.asker_id)
        if asker is not None and asker.slack_id and asker.left_on is None:
            key = f"{kind}:{document.id}:{document.version}:{now:%Y%m%d%H%M%S}:{asker.id}"
            outbox.put(session, kind, asker.slack_id, question.id, now, key=key, detail=str(document.id))


def _check(session: Session, consultant: Person, said: Said, now: datetime) -> None:
    people.must_be_consultant(consultant)
    if not said.title.strip():
        raise CardTitleMissing
    if not said.text.strip():
        raise CardTextMissing
    if said.valid_to is not None and said.valid_to < local(now).date():
        raise CardEndsInPast
    if not people.get(session, said.owner_id).is_consultant:
        raise NotAllowed


def _write(document: Document, consultant: Person, said: Said, now: datetime) -> None:
    document.title, document.applies_to, document.valid_to = said.title.strip()[:255], said.applies_to, said.valid_to
    document.owner, document.withdrawn_at = owner_key(said.owner_id), None
    document.verified_by, document.verified_on, document.changed_at = consultant.name, local(now).date(), now
    if not is_editable(document) or said.text.strip() == text_of(document):
        return
    document.version += 1
    if document.passages:
        document.passages[0].text = said.text.strip()
    else:
        document.passages.append(Passage(position=0, text=said.text.strip()))
