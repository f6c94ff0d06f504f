"""The same thing from Slack again: it has no second effect, and gets the same ack as the first time.

Only what the ack itself carries is remembered, for a day: when the first ack was lost, nobody has seen it.
"""

from __future__ import annotations

from typing import Any

from bot.delivery.outbox import Message
from handlers.acts import Done, Incoming, Place, Reply, Say, Update

Kept = dict[str, Any]

_IN_THE_ACK = {Place.COMMAND, Place.SUBMIT}


def kept(reply: Reply, incoming: Incoming) -> Kept | None:
    """The reply as JSON when the ack carries it; None when it is seen elsewhere."""
    if incoming.place not in _IN_THE_ACK:
        return None
    match reply:
        case Say(message):
            return {"text": message.text, "blocks": list(message.blocks)}
        case Update(view) if incoming.place is Place.SUBMIT:
            return {"view": view}
    return None


def again(stored: Kept | None) -> Reply:
    if stored is None:
        return Done()
    return Update(stored["view"]) if "view" in stored else Say(Message(stored["text"], tuple(stored["blocks"])))
