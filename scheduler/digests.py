"""The consultants' digests, each at its own hour."""

from __future__ import annotations

from datetime import timedelta

from bot.domain import digests
from scheduler.jobs import Job

JOBS = (Job("digests", digests.planned, digests.send, timedelta(days=3)),)
