"""Who is this, and have we seen it before? Everything a person does passes here, and every failure ends here.

One of three places with a broad except: whatever goes wrong, the person gets a plain sentence with an id, once.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from slack_bolt import BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot.database import reading
from bot.delivery import inbox
from bot.delivery.outbox import Message
from bot.domain import access, homes, people
from bot.domain.people import Person
from bot.errors import Refused
from bot.texts import access as access_texts
from bot.texts import refusals
from handlers import accounts, answering, guarding, repeats
from handlers.acts import Act, Done, Errors, Handler, Incoming, Office, Open, Place, Reply, Say
from handlers.answering import Ack

log = structlog.get_logger()

LAST_ATTEMPT = 3  # Slack redelivers an event three times
EVENTS = {Place.MESSAGE, Place.MENTION, Place.HOME, Place.STOP}


@dataclass(frozen=True, slots=True)
class Gate:
    office: Office
    find: Callable[[Incoming], Handler | None]

    def receive(self, incoming: Incoming, ack: Ack, client: WebClient) -> BoltResponse | None:
        """Answer one thing from Slack. A failed event is not acked until its last attempt: Slack brings it again."""
        try:
            answering.give(self._mendable(incoming, client), incoming, ack, client)
        except Exception as error:  # noqa: BLE001  the one place where everything unexpected becomes a sentence
            return self._fail(error, incoming, ack, client)
        return None

    def _mendable(self, incoming: Incoming, client: WebClient) -> Reply:
        """The reply, or what the person can mend: both may fail on their way out."""
        try:
            return self._reply(incoming, client)
        except Refused as refusal:
            return self._sent(_refusal(refusal, incoming), incoming)

    def _reply(self, incoming: Incoming, client: WebClient) -> Reply:
        handler = self.find(incoming)
        if handler is None and incoming.name not in guarding.NAMES:
            return Done()
        person = self._who(incoming, client)
        if person is None:
            return self._turn_away(incoming, client)
        looked = guarding.look(incoming, client, self.office.acute)
        if isinstance(looked, Incoming):
            return self._act(looked, person)
        return self._sent(looked, incoming)

    def _sent(self, reply: Reply, incoming: Incoming) -> Reply:
        """What is said to a message without an effect of its own: once, however often Slack brings the message."""
        if not repeats.is_sent(reply, incoming):
            return reply
        with self.office.sessions.begin() as session:
            return repeats.send(session, reply, incoming, self.office.now())

    def _act(self, incoming: Incoming, person: Person) -> Reply:
        """The handler's effect and the key that stops a repeat, in one transaction."""
        handler = self.find(incoming)
        if handler is None:
            return Done()
        now = self.office.now()
        with self.office.sessions.begin() as session:
            if not inbox.first_time(session, incoming.key, now):
                return repeats.again(inbox.reply_to(session, incoming.key))
            session.add(person)  # as it was read a moment ago
            access.introduce(session, person, now)
            reply = handler(Act(session, person, now, self.office, incoming))
            inbox.remember(session, incoming.key, repeats.kept(reply, incoming))
            if not isinstance(reply, (Open, Errors)):
                homes.something_changed(session, now)
            return repeats.send(session, reply, incoming, now)

    def _who(self, incoming: Incoming, client: WebClient) -> Person | None:
        """The person on the roster. Asks Slack about an account only the first time, outside any transaction."""
        if incoming.team and incoming.team != self.office.team:
            return None
        with reading(self.office.sessions) as session:
            person = people.by_slack_id(session, incoming.user)
        if person is not None or not incoming.user:
            return person
        account = accounts.by_id(client, incoming.user, self.office.team)
        with self.office.sessions.begin() as session:
            return access.admit(session, account)

    def _turn_away(self, incoming: Incoming, client: WebClient) -> Reply:
        """A polite refusal and nothing else; a member of our own workspace is told to the administrators once."""
        if incoming.place in {Place.HOME, Place.STOP, Place.CLOSE} or not incoming.user:
            return Done()
        ours = not incoming.team or incoming.team == self.office.team
        account = accounts.by_id(client, incoming.user, self.office.team) if ours else None
        now = self.office.now()
        with self.office.sessions.begin() as session:
            if not inbox.first_time(session, incoming.key, now):
                return Done()
            if account is not None and account.belongs:
                access.request(session, account, now)
            return repeats.send(session, Say(Message(access_texts.NOT_ON_ROSTER)), incoming, now)

    def _fail(self, error: Exception, incoming: Incoming, ack: Ack, client: WebClient) -> BoltResponse | None:
        error_id = secrets.token_hex(4)
        log.error(
            "request_failed", error_id=error_id, kind=type(error).__name__, place=incoming.place, key=incoming.key
        )
        log.debug("request_failed_where", error_id=error_id, exc_info=error)
        if incoming.place in EVENTS and incoming.attempt < LAST_ATTEMPT:
            return BoltResponse(status=500, body="")
        apology = answering.beside(Message(refusals.apology(error_id)), incoming)
        try:
            answering.give(apology, incoming, ack, client)
        except (SlackClientError, OSError):
            ack()
        return None


def _refusal(refusal: Refused, incoming: Incoming) -> Reply:
    sentence = refusals.say(refusal)
    if incoming.place is Place.SUBMIT and refusal.field and incoming.form.has(refusal.field):
        return Errors({refusal.field: sentence})
    return answering.beside(Message(sentence), incoming)
