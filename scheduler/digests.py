"""The consultants' digests, each at its own hour, and the lines a model may write across one that has left already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from bot.clock import Now
from bot.database import Sessions, reading
from bot.domain import digest_lines, digests
from bot.domain.digests import Digest
from knowledge.overviews import Summariser
from knowledge.values import ReaderFailed
from scheduler.jobs import Job

JOBS = (Job("digests", digests.planned, digests.send, timedelta(days=3)),)

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Across:
    """Work for a thread of its own: the digest is whole and on time without it, so whatever fails costs lines only."""

    sessions: Sessions
    summariser: Summariser
    now: Now

    def write(self, digest_id: int) -> None:
        """Safe to run twice: only the first lines are kept."""
        with reading(self.sessions) as session:  # closed before the model is asked
            digest = session.get(Digest, digest_id)
            if digest is None or digest.consultant_id is None or digest_lines.are_written(session, digest_id):
                return
            sources = digest_lines.sources(digest_lines.told(session, digest_id))
        try:
            lines = self.summariser.write(sources, f"person:{digest.consultant_id}")
        except ReaderFailed as failure:
            _log.info("no_digest_lines", digest=digest_id, why=failure.reason)
            return
        with self.sessions.begin() as session:
            kept = digest_lines.keep(session, digest_id, lines, self.now())
        _log.info("digest_lines", digest=digest_id, written=len(lines), kept=kept)

    def give_up(self, _session: Session, digest_id: int, error_id: str, _now: datetime) -> None:
        _log.warning("no_digest_lines", digest=digest_id, why="broken", error_id=error_id)
