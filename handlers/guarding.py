"""The child guard at the door: every free text is read here before any row, log line or model sees it.

Hard: nothing is kept, the text stays in the person's own form. Soft: the text waits in Slack, not with us, until the
person says that no child can be recognised in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import guard
from bot.delivery.outbox import Message
from bot.guard import Finding
from bot.texts import guarding as texts
from bot.views import guarding as views
from bot.views import ids
from handlers.acts import Done, Errors, Incoming, Open, Place, Reply, Say, Update
from handlers.payloads import many, word
from handlers.reading import said

NAMES = {ids.GUARD_FORM, ids.GUARD_SEND, ids.GUARD_DROP}


def look(incoming: Incoming, client: WebClient) -> Incoming | Reply:
    """What may go on to its handler, or what the person is told instead."""
    match incoming.name:
        case ids.GUARD_FORM:
            incoming = _command_again(incoming)
        case ids.GUARD_SEND:
            return _read_again(incoming, client)
        case ids.GUARD_DROP:
            _replace(incoming, texts.DROPPED, client)
            return Done()
    findings = {place: guard.check(text) for place, text in _texts(incoming).items()}
    hard = {place: finding for place, finding in findings.items() if finding.hard}
    if hard:
        return _hard(incoming, hard)
    soft = [finding for place, finding in findings.items() if finding.soft and not incoming.form.is_address(place)]
    if soft and not _confirmed(incoming) and incoming.place is not Place.SHORTCUT:
        return _ask(incoming, [reason for finding in soft for reason in finding.reasons])
    return incoming


def _texts(incoming: Incoming) -> dict[str, str]:
    """By field; what is written outside a form, the names of files too, stands under the empty name."""
    names = (word(file, "name") for file in incoming.files)
    return {**incoming.form.texts(), "": "\n".join([incoming.text, incoming.message_text, *names]).strip()}


def _confirmed(incoming: Incoming) -> bool:
    return incoming.confirmed or bool(incoming.form.choices(ids.GUARD_CONFIRM))


def _hard(incoming: Incoming, hard: Mapping[str, Finding]) -> Reply:
    fields = {place: texts.hard_in_form() for place in hard if place}
    if incoming.place is Place.SUBMIT and fields:
        return Errors(fields)
    if incoming.place is Place.COMMAND:
        return Say(Message(texts.hard_in_text(hard[""].masked)))
    return Say(Message(texts.hard_in_message()))


def _ask(incoming: Incoming, reasons: list[str]) -> Reply:
    match incoming.place:
        case Place.SUBMIT:
            return Update(views.with_tick_box(incoming.view, incoming.form.values))
        case Place.COMMAND:
            metadata = json.dumps({"command": incoming.name, "channel": incoming.channel})
            return Open(views.command_form(incoming.text, metadata))
        case _:
            return Say(views.question(reasons, f"{incoming.channel}:{incoming.thread_ts}:{incoming.message_ts}"))


def _command_again(incoming: Incoming) -> Incoming:
    """The command as it was typed, from the form that a soft hit opened. Its metadata holds no text."""
    meta = _read_metadata(incoming.metadata)
    return replace(
        incoming, name=meta.get("command", ""), channel=meta.get("channel", ""), text=incoming.form.text(ids.GUARD_TEXT)
    )


def _read_again(incoming: Incoming, client: WebClient) -> Incoming | Reply:
    """The message, read from Slack by its ts. Only the one who wrote it can send it on: the button may be forged."""
    channel, _, rest = incoming.value.partition(":")
    thread, _, ts = rest.partition(":")
    message = _fetch(channel, thread, ts, client) if channel == incoming.channel else {}
    if message.get("user") != incoming.user:
        return Say(Message(texts.GONE))
    place = Place.MESSAGE if channel.startswith("D") else Place.MENTION
    again = replace(
        incoming,
        place=place,
        name=place.value,
        key=f"msg:{channel}:{ts}",
        text=said(message),
        value="",
        message_ts=ts,
        thread_ts=thread,
        files=tuple(many(message, "files")),
        confirmed=True,
    )
    if any(guard.check(text).hard for text in _texts(again).values()):
        return Say(Message(texts.hard_in_message()))
    _replace(incoming, texts.READ_AGAIN, client)
    return again


def _fetch(channel: str, thread: str, ts: str, client: WebClient) -> Mapping[str, Any]:
    window: dict[str, Any] = {"channel": channel, "oldest": ts, "latest": ts, "inclusive": True, "limit": 1}
    try:
        found = client.conversations_replies(ts=thread, **window) if thread else client.conversations_history(**window)
    except SlackApiError:
        return {}
    return next((m for m in found.get("messages") or [] if m.get("ts") == ts), {})


def _replace(incoming: Incoming, text: str, client: WebClient) -> None:
    """The question with its buttons becomes what was decided. A whisper cannot be changed; it fades by itself."""
    if incoming.message_ts and incoming.channel.startswith("D"):
        client.chat_update(channel=incoming.channel, ts=incoming.message_ts, text=text, blocks=[])


def _read_metadata(metadata: str) -> dict[str, str]:
    try:
        found = json.loads(metadata or "{}")
    except ValueError:
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}
