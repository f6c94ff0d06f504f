"""The first weeks of a new resource person."""

from __future__ import annotations

from datetime import timedelta

from bot.domain import onboarding
from scheduler.jobs import Job

JOBS = (Job("the first weeks", onboarding.planned, onboarding.send, timedelta(days=7)),)
