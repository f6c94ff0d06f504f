"""Something to begin with in an empty conversation: Slack's suggested prompts, where the workspace has them."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError
from sqlalchemy.orm import Session

from bot.database import Sessions, reading
from bot.domain.people import Person
from bot.texts import manifest

WORK = "suggest_prompts"


@dataclass(frozen=True, slots=True)
class Suggesting:
    sessions: Sessions
    client: WebClient

    def suggest(self, person_id: int) -> None:
        """An extra: a workspace that refuses loses nothing."""
        with reading(self.sessions) as session:
            person = session.get(Person, person_id)
            user = person.slack_id if person else None
        if not user:
            return
        with contextlib.suppress(SlackClientError, OSError):
            channel = str(self.client.conversations_open(users=user)["channel"]["id"])
            prompts = [{"title": title, "message": message} for title, message in manifest.PROMPTS]
            self.client.assistant_threads_setSuggestedPrompts(channel_id=channel, prompts=prompts)

    def give_up(self, _session: Session, _person_id: int, _error_id: str, _now: datetime) -> None:
        """Nobody waits for it."""
