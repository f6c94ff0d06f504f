"""What happens around meetings and trips by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.delivery.occurrences import Due
from bot.domain import (
    attendance,
    brief_planning,
    event_questions,
    event_reminders,
    offers,
    polls,
    publishing,
    status_meetings,
)
from scheduler.jobs import Job

_WHENEVER = timedelta(days=365)  # better late than never


def _purge(session: Session, due: Due, _now: datetime) -> None:
    event_questions.purge(session, due.subject_id)


JOBS = (
    Job("events are announced", publishing.planned, publishing.publish_due, _WHENEVER),
    Job("event reminders", event_reminders.planned),
    Job("offered seats run out", offers.planned_ends, offers.end, _WHENEVER),
    Job("free seats are offered", offers.planned_rounds, offers.make_round),
    Job("after events", attendance.planned, max_late=timedelta(days=3)),
    Job("diet answers are removed", event_questions.planned_purges, _purge, _WHENEVER),
    Job("date polls", polls.planned, max_late=timedelta(days=1)),
    Job("briefs for status meetings", brief_planning.planned, brief_planning.fire, timedelta(days=5)),
    Job("status meetings are due", status_meetings.planned, max_late=timedelta(days=5)),
)
