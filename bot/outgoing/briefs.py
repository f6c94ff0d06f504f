"""A brief as it stands when it leaves, for each of its readers; nothing of a meeting that is off."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.clock import local
from bot.delivery.outbox import Message, OutboxMessage
from bot.domain import brief_content, briefs, people
from bot.domain.brief_content import Content
from bot.domain.briefs import DRAFT, Brief
from bot.domain.events import EventState
from bot.domain.people import Person
from bot.errors import NotAllowed
from bot.files import brief_document
from bot.texts import briefs as texts
from bot.views import briefs as views


def to_read(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    found = _found(session, row, now)
    reader = people.by_slack_id(session, row.recipient)
    return views.to_read(found, sees=sees(session, found, reader)) if found and reader else None


def for_consultant(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    """`detail` DRAFT: nobody was there to read it; once somebody has, it says so too."""
    found = _found(session, row, now)
    if found is None:
        return None
    unread, there = row.detail == DRAFT and found.brief.sent_at is None, _board_there(session, found)
    return views.for_consultant(found, draft=unread, board_there=there)


def for_board(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    found = _found(session, row, now)
    return views.for_board(found) if found else None


def mail(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    found, sender = _found(session, row, now), people.by_slack_id(session, row.recipient)
    return views.mail(found, sender.name) if found and sender else None


def word(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    found = _found(session, row, now)
    return views.file(found, brief_document.write(found)) if found else None


def sees(session: Session, content: Content, reader: Person) -> str:
    """Who gets it when `reader` sends it."""
    association = content.association
    consultant = session.get(Person, association.consultant_id) if association.consultant_id else None
    others = people.colleagues(session, reader.id, association.id)
    about = {"with_board": content.brief.with_board, "board_there": _board_there(session, content)}
    return texts.who_sees(consultant.name if consultant else "", others, **about)


def _board_there(session: Session, content: Content) -> bool:
    return bool(briefs.board_in_slack(session, content.brief))


def _found(session: Session, row: OutboxMessage, now: datetime) -> Content | None:
    """None: the meeting is off, or whom it was for may not read it any longer."""
    brief, reader = session.get(Brief, row.subject_id), people.by_slack_id(session, row.recipient)
    if brief is None or reader is None:
        return None
    try:
        briefs.readable(session, reader, brief.id, local(now).date())
    except NotAllowed:
        return None
    content = brief_content.of(session, brief, reader, now)
    return None if content.event.state == EventState.CANCELLED else content
