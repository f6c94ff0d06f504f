"""Time passes: the timetable. Everything the bot does by itself stands here, one line each."""

from __future__ import annotations

from scheduler import digests, events, onboarding, questions, updates
from scheduler.jobs import Job

TIMETABLE: tuple[Job, ...] = (*digests.JOBS, *events.JOBS, *onboarding.JOBS, *questions.JOBS, *updates.JOBS)
