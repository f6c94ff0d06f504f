"""The post office of the delivery tests: what is put, what is drawn, and who is told when something fails."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import MovableClock
from bot.database import Sessions
from bot.delivery import outbox
from bot.delivery.claims import Holder
from bot.delivery.drawing import Easel
from bot.delivery.outbox import File, Home, Message, OutboxMessage
from bot.delivery.post import Post
from bot.delivery.sending import Sender
from bot.delivery.updating import Updater


class Office:
    def __init__(self, sessions: Sessions, clock: MovableClock, client: WebClient) -> None:
        self.sessions, self.clock = sessions, clock
        self.said: dict[int, str | None] = {}  # what is true about a subject now; None: no longer needed
        self.told: list[tuple[int, str]] = []
        drawings = {"notice": self._notice, "reply": self._notice, "rich": self._rich, "file": self._file}
        self._drawings = drawings | {"home": self._home, "broken": self._broken}
        self._easel = Easel(sessions, self._drawings, clock)
        self._post = Post(client)
        self.updater = Updater(sessions, self._post, self._easel)
        self.sender = self.new_sender()

    def new_sender(self, lease: timedelta = timedelta(minutes=2)) -> Sender:
        """Another process, as far as the database can tell."""
        parts = (self.sessions, self._post, self._easel, self.clock)
        return Sender(*parts, on_failed=self._failed, replies=("reply", "home"), holder=Holder(lease))

    def put(self, recipient: str, text: str = "Hej", *, kind: str = "notice", **more: Any) -> int:
        """Put a message about a new subject; the subject's number."""
        subject = len(self.said) + 1
        self.said[subject] = text
        with self.sessions.begin() as session:
            outbox.put(session, kind, recipient, subject, self.clock(), key=f"{kind}:{subject}", **more)
        return subject

    def changes(self, subject: int, text: str, *, kind: str = "notice") -> None:
        self.said[subject] = text
        with self.sessions.begin() as session:
            outbox.redraw(session, kind, subject, self.clock())

    def send(self) -> None:
        """Everything that is due now."""
        while self.sender.step():
            pass

    def row(self, subject: int) -> OutboxMessage:
        with self.sessions.begin() as session:
            return session.scalars(select(OutboxMessage).where(OutboxMessage.subject_id == subject)).one()

    def _notice(self, _session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
        text = self.said[row.subject_id]
        return None if text is None else Message(text)

    def _rich(self, _session: Session, row: OutboxMessage, _now: datetime) -> Message:
        text = str(self.said[row.subject_id])
        return Message(text, ({"type": "section", "text": {"type": "mrkdwn", "text": text}},))

    def _file(self, _session: Session, row: OutboxMessage, _now: datetime) -> Message:
        return Message(str(self.said[row.subject_id]), file=File("møde.ics", b"BEGIN:VCALENDAR", "Møde"))

    def _home(self, _session: Session, row: OutboxMessage, _now: datetime) -> Home:
        text = str(self.said[row.subject_id])
        return Home(({"type": "section", "text": {"type": "mrkdwn", "text": text}},))

    def _broken(self, _session: Session, _row: OutboxMessage, _now: datetime) -> Message:
        raise ZeroDivisionError

    def _failed(self, _session: Session, row: OutboxMessage, _now: datetime) -> None:
        self.told.append((row.subject_id, row.state))
