"""The same thing from Slack again: it has no second effect, and is answered once.

What the ack carries is remembered for a day, since nobody has seen it when that ack was lost. A message's ack carries
nothing: what is said to it goes through the outbox, which neither loses it nor says it twice.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.delivery import inbox, outbox
from bot.delivery.outbox import Message
from bot.domain.messages import MessageKind
from handlers.acts import Done, Incoming, Place, Reply, Say, Update

Kept = dict[str, Any]

_IN_THE_ACK = {Place.COMMAND, Place.SUBMIT}
_WRITTEN = {Place.MESSAGE, Place.MENTION}


def kept(reply: Reply, incoming: Incoming) -> Kept | None:
    """The reply as JSON when the ack carries it; None when it is seen elsewhere."""
    if incoming.place not in _IN_THE_ACK:
        return None
    match reply:
        case Say(message):
            return _kept(message)
        case Update(view) if incoming.place is Place.SUBMIT:
            return {"view": view}
    return None


def again(stored: Kept | None) -> Reply:
    if stored is None:
        return Done()
    return Update(stored["view"]) if "view" in stored else Say(Message(stored["text"], tuple(stored["blocks"])))


def is_sent(reply: Reply, incoming: Incoming) -> bool:
    """Does this reply go through the outbox?"""
    return isinstance(reply, Say) and incoming.place in _WRITTEN


def send(session: Session, reply: Reply, incoming: Incoming, now: datetime) -> Reply:
    """Leave to the outbox what is said to a message; all that remains to be given. Any other reply comes back."""
    if not isinstance(reply, Say) or not is_sent(reply, incoming):
        return reply
    key = f"said:{incoming.key}{':confirmed' if incoming.confirmed else ''}"  # the guard has asked under the plain one
    if inbox.first_time(session, key, now):
        inbox.remember(session, key, _kept(reply.message))
        alone, thread = incoming.user if incoming.place is Place.MENTION else "", incoming.thread_ts
        outbox.put(session, MessageKind.SAID, incoming.channel, 0, now, key=key, thread_ts=thread, private_to=alone)
    return Done()


def _kept(message: Message) -> Kept:
    return {"text": message.text, "blocks": list(message.blocks)}
