"""A digest as it stands when it leaves: what was withdrawn meanwhile is not in it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery.outbox import File, Message, OutboxMessage
from bot.domain import digest_content, people, yearly
from bot.domain.digests import Digest
from bot.domain.letters import Letter
from bot.domain.people import Person
from bot.files import digest_workbook, yearly_workbook
from bot.texts import digests as texts
from bot.texts import yearly as year_texts
from bot.views import digests as views


def digest(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    found = session.get(Digest, row.subject_id)
    if found is None or found.consultant_id is None:
        return None
    return views.message(found.id, digest_content.of(session, found))


def workbook(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    """`detail` 0: the period that is not over; the subject is then the consultant."""
    if row.detail == "now":
        content = digest_content.now(session, session.get_one(Person, row.subject_id), now)
    else:
        found = session.get(Digest, row.subject_id)
        if found is None or found.consultant_id is None:
            return None
        content = digest_content.of(session, found)
    return Message(texts.EXCEL_READY, file=File(texts.excel_name(content), digest_workbook.write(content)))


def year_workbook(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    reader = people.by_slack_id(session, row.recipient)
    if reader is None or not reader.is_consultant:
        return None
    year = yearly.of(session, reader, row.subject_id, now)
    return Message(year_texts.EXCEL_READY, file=File(year_texts.excel_name(year), yearly_workbook.write(year)))


def letter(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    found = session.get(Letter, row.subject_id)
    author = session.get(Person, found.author_id) if found and found.author_id else None
    return Message(texts.from_consultant(author.name, found.text)) if found and author else None
