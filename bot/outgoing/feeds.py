"""A person's own calendar, for the one who knows its secret address."""

from __future__ import annotations

from collections.abc import Callable

from bot.clock import Now
from bot.database import Sessions
from bot.domain import calendar_feeds
from bot.files import calendar_file
from bot.texts import events as texts


def calendar(sessions: Sessions, now: Now) -> Callable[[str], bytes | None]:
    """What the HTTP door answers with: a secret nobody has gives None, and no hint why."""

    def answer(token: str) -> bytes | None:
        with sessions.begin() as session:
            person = calendar_feeds.owner(session, token)
            if person is None:
                return None
            return calendar_file.feed(calendar_feeds.events_of(session, person, now()), texts.FEED_NAME)

    return answer
