"""A process that sends, as the kill tests start it. It may die at any moment, or by itself at a named place."""

from __future__ import annotations

import os
import time
from datetime import datetime, timedelta

from slack_sdk import WebClient
from sqlalchemy.orm import Session

from bot.clock import real_now
from bot.database import connect, open_sessions
from bot.delivery.claims import Holder
from bot.delivery.drawing import Easel
from bot.delivery.outbox import File, Message, OutboxMessage
from bot.delivery.post import Post
from bot.delivery.sending import Sender


def draw(_session: Session, row: OutboxMessage, _now: datetime) -> Message:
    file = File(f"{row.subject_id}.txt", b"indhold") if row.detail == "file" else None
    return Message(f"Besked {row.subject_id}", file=file)


def nobody(_session: Session, _row: OutboxMessage, _now: datetime) -> None:
    """No administrator is told here."""


def send_until_killed(database: str, api_url: str, token: str, lease_s: float, failpoint: str) -> None:
    os.environ["FAILPOINT"] = failpoint
    sessions = open_sessions(connect(database))
    client = WebClient(token, base_url=api_url, timeout=5, retry_handlers=[])
    holder = Holder(timedelta(seconds=lease_s))
    easel = Easel(sessions, {"notice": draw}, real_now)
    sender = Sender(sessions, Post(client), easel, real_now, on_failed=nobody, holder=holder)
    while True:
        if not sender.step():
            time.sleep(0.05)
