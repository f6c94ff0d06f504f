"""Questions nobody has taken, or somebody took and has not answered, and what the owners of knowledge read again."""

from __future__ import annotations

from datetime import timedelta

from bot.domain import handover_chasing, handovers, knowledge_base
from scheduler.jobs import Job

JOBS = (
    Job("questions nobody took", handovers.planned, handovers.widen, timedelta(days=365)),
    Job("questions not answered", handover_chasing.planned, handover_chasing.chase, timedelta(days=365)),
    Job("knowledge is read again", knowledge_base.planned, max_late=timedelta(days=3)),
)
