"""Questions for status, obstacles that wait, peers in turn, and what is removed at night."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.clock import local
from bot.delivery import inbox
from bot.delivery.occurrences import Due
from bot.domain import escalations, peers, prompts, retention
from knowledge import answer_cache, budget
from scheduler.jobs import Job

_SAME_DAY = timedelta(hours=6)
_USAGE_KEPT = timedelta(days=62)  # the month before this one can still be looked at
_WHENEVER = timedelta(days=365)  # better late than never


def _purge(session: Session, _due: Due, now: datetime) -> None:
    retention.purge(session, now)
    inbox.forget(session, now)
    answer_cache.forget_old(session, now)
    budget.forget_before(session, local(now).date() - _USAGE_KEPT)


JOBS = (
    Job("status is asked for", prompts.planned_prompts, prompts.ask, _SAME_DAY),
    Job("status reminders", prompts.planned_reminders, max_late=_SAME_DAY),
    Job("vacant posts", prompts.planned_vacancies, max_late=timedelta(days=5)),
    Job("obstacles that wait", escalations.planned, escalations.escalate, _WHENEVER),
    Job("peers in turn", peers.planned_turns, peers.pass_on, _WHENEVER),
    Job("what has had its time is removed", retention.planned, _purge, _WHENEVER),
)
