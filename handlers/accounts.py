"""Which account in Slack is whose: asked when somebody writes, and for those who have not written yet, so that what is
sent reaches them too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.clock import Now
from bot.database import Sessions, reading
from bot.domain import access, good_time, people
from bot.domain.access import Account
from bot.domain.people import Person

ASKED_AGAIN_AFTER = timedelta(hours=1)
_UNKNOWN = {"user_not_found", "user_not_visible", "users_not_found"}


def by_id(client: WebClient, user: str, team: str) -> Account:
    """What Slack says; an account that it does not know, or does not show us, is foreign."""
    try:
        found = client.users_info(user=user).get("user") or {}
    except SlackApiError as error:
        _must_be_unknown(error)
        found = {}
    return _account(user, found, team)


def by_email(client: WebClient, email: str, team: str) -> Account | None:
    """The account with that address; None when nobody in the workspace has it."""
    try:
        found = client.users_lookupByEmail(email=email).get("user") or {}
    except SlackApiError as error:
        _must_be_unknown(error)
        return None
    return _account(str(found.get("id") or ""), found, team)


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds those on the roster who have not written yet, one at a time, and says hello when it is decent."""

    sessions: Sessions
    client: WebClient
    now: Now
    team: str
    _asked: dict[int, datetime] = field(default_factory=dict)

    def step(self) -> bool:
        now = self.now()
        wanted = self._next(now)
        if wanted is not None:
            self._asked[wanted.id] = now  # also when it fails: nobody keeps the others waiting
            account = by_email(self.client, wanted.email, self.team)
            if account is not None:
                with self.sessions.begin() as session:
                    access.admit(session, account)
        self._say_hello(now)
        return False

    def _next(self, now: datetime) -> Person | None:
        with reading(self.sessions) as session:
            unmet = (person for person in people.present(session) if person.slack_id is None)
            return next((person for person in unmet if self._is_due(person, now)), None)

    def _is_due(self, person: Person, now: datetime) -> bool:
        asked = self._asked.get(person.id)
        return asked is None or now - asked >= ASKED_AGAIN_AFTER

    def _say_hello(self, now: datetime) -> None:
        with reading(self.sessions) as session:
            found = [p.id for p in people.present(session) if p.slack_id and p.introduced_at is None]
            decent = [number for number in found if good_time.soonest_for(session, number, now) == now]
        for number in decent:
            with self.sessions.begin() as session:
                access.introduce(session, people.get(session, number), now)


def _account(user: str, found: dict[str, Any], team: str) -> Account:
    profile = found.get("profile") or {}
    foreign = found.get("is_stranger") or found.get("is_bot") or found.get("deleted")
    belongs = not foreign and found.get("team_id") == team
    name = str(profile.get("real_name") or found.get("real_name") or found.get("name") or "")
    return Account(user, str(profile.get("email") or ""), name, belongs=bool(belongs))


def _must_be_unknown(error: SlackApiError) -> None:
    if error.response.get("error") not in _UNKNOWN:
        raise error
