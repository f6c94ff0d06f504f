"""Time passes: the timetable. Everything the bot does by itself stands here, one line each."""

from __future__ import annotations

from scheduler import events
from scheduler.jobs import Job

TIMETABLE: tuple[Job, ...] = (*events.JOBS,)
