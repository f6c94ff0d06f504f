"""A reply reaches the person where they are. The only place in handlers that acks, posts or opens.

Exactly one visible outcome each: a command is answered in its ack, a press beside its message, a form in its window.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.delivery.outbox import Message
from bot.views import parts
from handlers.acts import Done, Errors, Incoming, Open, Place, Reply, Say, Update
from handlers.payloads import word

Ack = Callable[..., Any]

SAID = "said"  # callback id of the page that shows a sentence


def give(reply: Reply, incoming: Incoming, ack: Ack, client: WebClient) -> None:
    """Do what the reply says, then tell Slack we have it. Raises what the client raises."""
    match reply:
        case Done():
            ack()
        case Say(message):
            _say(message, incoming, ack, client)
        case Open(view):
            _open(view, incoming, ack, client)
        case Update(view):
            _update(view, incoming, ack, client)
        case Errors(fields):
            _show_errors(dict(fields), incoming, ack, client)


def beside(message: Message, incoming: Incoming) -> Reply:
    """What went wrong, said on top of a form: closing it gives back everything the person wrote."""
    return Open(page(message)) if incoming.place is Place.SUBMIT else Say(message)


def page(message: Message) -> dict[str, Any]:
    blocks = list(message.blocks) or [parts.section(parts.plain(message.text))]
    return parts.modal(SAID, "Ressourcebot", blocks)


def _say(message: Message, incoming: Incoming, ack: Ack, client: WebClient) -> None:
    match incoming.place:
        case Place.COMMAND:
            ack(response_type="ephemeral", text=message.fallback, blocks=list(message.blocks) or None)
            return
        case Place.SUBMIT:
            ack(response_action="update", view=page(message))
            return
        case Place.MESSAGE:
            _post(message, incoming, client)
        case _ if incoming.channel:
            _say_here(message, incoming, client)
        case _:
            _show_page(message, incoming, client)
    ack()


def _open(view: dict[str, Any], incoming: Incoming, ack: Ack, client: WebClient) -> None:
    if incoming.place is Place.SUBMIT:
        ack(response_action="push", view=view)
        return
    if incoming.view.get("type") == "modal":
        client.views_push(trigger_id=incoming.trigger_id, view=view)
    else:
        client.views_open(trigger_id=incoming.trigger_id, view=view)
    ack()


def _update(view: dict[str, Any], incoming: Incoming, ack: Ack, client: WebClient) -> None:
    if incoming.place is Place.SUBMIT:
        ack(response_action="update", view=view)
        return
    if incoming.view.get("type") != "modal":
        _open(view, incoming, ack, client)
        return
    client.views_update(view_id=word(incoming.view, "id"), view=view)
    ack()


def _show_errors(fields: dict[str, str], incoming: Incoming, ack: Ack, client: WebClient) -> None:
    if incoming.place is Place.SUBMIT:
        ack(response_action="errors", errors=fields)
    else:
        _say(Message("\n".join(fields.values())), incoming, ack, client)


def _post(message: Message, incoming: Incoming, client: WebClient) -> None:
    client.chat_postMessage(
        channel=incoming.channel,
        text=message.fallback,
        blocks=list(message.blocks) or None,
        thread_ts=incoming.thread_ts or None,
        unfurl_links=False,
        unfurl_media=False,
    )


def _say_here(message: Message, incoming: Incoming, client: WebClient) -> None:
    """Where the person is; in a window of its own where the bot may not speak."""
    try:
        _whisper(message, incoming, client)
    except SlackApiError:
        if not incoming.trigger_id:
            raise
        _show_page(message, incoming, client)


def _whisper(message: Message, incoming: Incoming, client: WebClient) -> None:
    client.chat_postEphemeral(
        channel=incoming.channel,
        user=incoming.user,
        text=message.fallback,
        blocks=list(message.blocks) or None,
        thread_ts=incoming.thread_ts or None,
    )


def _show_page(message: Message, incoming: Incoming, client: WebClient) -> None:
    if incoming.view.get("type") == "modal":
        client.views_push(trigger_id=incoming.trigger_id, view=page(message))
    elif incoming.trigger_id:
        client.views_open(trigger_id=incoming.trigger_id, view=page(message))
