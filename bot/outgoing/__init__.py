"""What leaves, drawn when it leaves: kind -> draw(session, row, now) -> Message, Home or None (no longer needed)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery.outbox import Draw, Home, Message, OutboxMessage
from bot.domain import people
from bot.domain.messages import MessageKind
from bot.outgoing import (
    absences,
    access,
    briefs,
    cards,
    departures,
    digests,
    events,
    experiences,
    files,
    handovers,
    home,
    obstacles,
    onboarding,
    peers,
    polls,
    privacy,
    questions,
    said,
    trouble,
    updates,
)

_OF_EACH_KIND: Mapping[str, Draw] = {
    MessageKind.WELCOME: access.welcome,
    MessageKind.HOME: home.home,
    MessageKind.STARTED: onboarding.started,
    MessageKind.START_TAKEOVER: departures.takeover,
    MessageKind.DEPARTURE: departures.worth,
    MessageKind.DEPARTURE_NOTE: departures.note,
    MessageKind.START_PLAN: onboarding.step,
    MessageKind.START_QUESTIONS: onboarding.step,
    MessageKind.START_NETWORK: onboarding.step,
    MessageKind.SAID: said.said,
    MessageKind.ACCESS_REQUEST: access.knock,
    MessageKind.SEND_FAILED: trouble.send_failed,
    MessageKind.DIGEST: digests.digest,
    MessageKind.FILE_TAKEN_IN: files.taken_in,
    MessageKind.DIGEST_WORKBOOK: digests.workbook,
    MessageKind.YEAR_WORKBOOK: digests.year_workbook,
    MessageKind.LETTER: digests.letter,
    MessageKind.ANSWER: questions.answer,
    MessageKind.APOLOGY: questions.apology,
    MessageKind.ANSWER_SHARED: questions.shared,
    MessageKind.HANDOVER_CARD: handovers.card,
    MessageKind.HANDOVER_REMINDER: handovers.reminder,
    MessageKind.HANDOVER_POST: handovers.post,
    MessageKind.HANDOVER_STATUS: handovers.status,
    MessageKind.HANDOVER_REPLY: handovers.reply,
    MessageKind.GAP_CLOSED: cards.closed,
    MessageKind.CARD_CHANGED: cards.changed,
    MessageKind.KNOWLEDGE_REVIEW: cards.review,
    MessageKind.EVENT_POST: events.post,
    MessageKind.EVENT_INVITATION: events.invitation,
    MessageKind.EVENT_CALENDAR: events.calendar,
    MessageKind.EVENT_FILE: events.attachment,
    MessageKind.EVENT_ANSWERED_FOR: events.answered_for,
    MessageKind.EVENT_REMINDER: events.reminder,
    MessageKind.EVENT_TOMORROW: events.tomorrow,
    MessageKind.EVENT_UNANNOUNCED: events.unannounced,
    MessageKind.EVENT_CHANGED: events.changed,
    MessageKind.EVENT_CANCELLED: events.cancelled,
    MessageKind.EVENT_OFFER: events.offer,
    MessageKind.EVENT_OFFER_LOST: events.offer_lost,
    MessageKind.EVENT_GAPS: events.gaps,
    MessageKind.EVENT_ATTENDANCE: events.mark,
    MessageKind.EVENT_FEEDBACK: events.feedback,
    MessageKind.POLL: polls.question,
    MessageKind.POLL_REMINDER: polls.reminder,
    MessageKind.POLL_CLOSED: polls.closed,
    MessageKind.STATUS_MEETINGS_DUE: polls.status_due,
    MessageKind.BRIEF_TO_READ: briefs.to_read,
    MessageKind.BRIEF: briefs.for_consultant,
    MessageKind.BRIEF_BOARD: briefs.for_board,
    MessageKind.BRIEF_MAIL: briefs.mail,
    MessageKind.BRIEF_WORD: briefs.word,
    MessageKind.STATUS_PROMPT: updates.prompt,
    MessageKind.STATUS_REMINDER: updates.reminder,
    MessageKind.STATUS_RECEIPT: updates.receipt,
    MessageKind.POST_VACANT: updates.vacant,
    MessageKind.OBSTACLE_CARD: obstacles.card,
    MessageKind.OBSTACLE_POST: obstacles.post,
    MessageKind.OBSTACLE_MAIL: obstacles.mail,
    MessageKind.OBSTACLE_NEWS: obstacles.news,
    MessageKind.OBSTACLE_ESCALATED: obstacles.escalated,
    MessageKind.EXPERIENCE_PROPOSED: experiences.proposed,
    MessageKind.EXPERIENCE_POST: experiences.post,
    MessageKind.EXPERIENCE_NEWS: experiences.news,
    MessageKind.PEER_ASK: peers.ask,
    MessageKind.PEER_NEWS: peers.news,
    MessageKind.ABSENCE_SET: absences.set_for_you,
    MessageKind.MY_DATA: privacy.file,
}


def _to_those_here(draw: Draw) -> Draw:
    """Nothing that waits is sent to who has left since; what they were sent before is left alone."""

    def drawn(session: Session, row: OutboxMessage, now: datetime) -> Message | Home | None:
        return None if people.has_left(session, row.recipient) else draw(session, row, now)

    return drawn


DRAWINGS: Mapping[str, Draw] = {kind: _to_those_here(draw) for kind, draw in _OF_EACH_KIND.items()}
