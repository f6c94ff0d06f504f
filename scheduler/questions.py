"""Questions nobody has taken yet, and what the owners of knowledge should read again."""

from __future__ import annotations

from datetime import timedelta

from bot.domain import handovers, knowledge_base
from scheduler.jobs import Job

JOBS = (
    Job("questions nobody took", handovers.planned, handovers.widen, timedelta(days=365)),
    Job("knowledge is read again", knowledge_base.planned, max_late=timedelta(days=3)),
)
