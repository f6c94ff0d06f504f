"""Finding a date and missing status meetings, as they stand when the message leaves."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot import clock
from bot.delivery.outbox import Message, OutboxMessage
from bot.domain import people, polls, status_meetings
from bot.domain.events import Event, EventState
from bot.domain.polls import Poll
from bot.views import polls as views


def question(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    poll, event = _both(session, row.subject_id)
    person = people.by_slack_id(session, row.recipient)
    if poll is None or event is None or person is None or (event.state != EventState.POLLING and row.sent_at is None):
        return None
    return views.question(poll, event, polls.tallies(session, poll.id), polls.votes_of(session, poll.id, person.id))


def reminder(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    poll, event = _both(session, row.subject_id)
    person = people.by_slack_id(session, row.recipient)
    if poll is None or event is None or person is None or event.state != EventState.POLLING:
        return None
    own = polls.votes_of(session, poll.id, person.id)
    if own and row.sent_at is None:
        return None
    return views.reminder(poll, event, polls.tallies(session, poll.id), own)


def closed(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    poll, event = _both(session, row.subject_id)
    if poll is None or event is None or (event.state != EventState.POLLING and row.sent_at is None):
        return None
    return views.closed(event, ranked(session, poll))


def status_due(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    missing = status_meetings.missing(session, row.subject_id, clock.local(now).date())
    return views.status_due(len(missing)) if missing else None


def ranked(session: Session, poll: Poll) -> list[polls.Tally]:
    """Best first; of equals the soonest first."""
    return sorted(polls.tallies(session, poll.id), key=lambda tally: tally.rank, reverse=True)


def _both(session: Session, poll_id: int) -> tuple[Poll | None, Event | None]:
    poll = session.get(Poll, poll_id)
    return poll, session.get(Event, poll.event_id) if poll else None
