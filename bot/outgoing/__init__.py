"""What leaves, drawn when it leaves: kind -> draw(session, row, now) -> Message, Home or None (no longer needed)."""

from __future__ import annotations

from collections.abc import Mapping

from bot.delivery.outbox import Draw
from bot.domain.messages import MessageKind
from bot.outgoing import (
    absences,
    access,
    digests,
    events,
    experiences,
    home,
    obstacles,
    peers,
    polls,
    privacy,
    questions,
    trouble,
    updates,
)

DRAWINGS: Mapping[str, Draw] = {
    MessageKind.WELCOME: access.welcome,
    MessageKind.HOME: home.home,
    MessageKind.ACCESS_REQUEST: access.knock,
    MessageKind.SEND_FAILED: trouble.send_failed,
    MessageKind.DIGEST: digests.digest,
    MessageKind.DIGEST_WORKBOOK: digests.workbook,
    MessageKind.LETTER: digests.letter,
    MessageKind.ANSWER: questions.answer,
    MessageKind.APOLOGY: questions.apology,
    MessageKind.EVENT_POST: events.post,
    MessageKind.EVENT_INVITATION: events.invitation,
    MessageKind.EVENT_CALENDAR: events.calendar,
    MessageKind.EVENT_ANSWERED_FOR: events.answered_for,
    MessageKind.EVENT_REMINDER: events.reminder,
    MessageKind.EVENT_TOMORROW: events.tomorrow,
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
