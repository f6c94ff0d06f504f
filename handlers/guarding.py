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
from knowledge import routing

NAMES = {ids.GUARD_FORM, ids.GUARD_SEND, ids.GUARD_DROP}


def look(incoming: Incoming, client: WebClient, acute: str) -> Incoming | Reply:
    """What may go on to its handler, or what the person is told instead. `acute`: whom to call when a child is in
    danger. It stands above whatever we ask somebody who is worried: no sign of a child keeps it back.
    """
    match incoming.name:
        case ids.GUARD_SEND:
            return _read_again(incoming, client)
        case ids.GUARD_DROP:
            dropped = texts.dropped(acute)
            return Done() if _replace(incoming, dropped, client) else Say(Message(dropped))
    written = _texts(incoming)
    worry = acute if any(map(routing.is_acute, written.values())) else ""
    findings = {place: guard.check(text) for place, text in written.items()}
    hard = {place: finding for place, finding in findings.items() if finding.hard}
    if hard:
        return _hard(incoming, hard, worry)
    soft = [finding for place, finding in findings.items() if finding.soft and not incoming.form.is_address(place)]
    if soft and not _confirmed(incoming) and incoming.place is not Place.SHORTCUT:
        return _ask(incoming, [reason for finding in soft for reason in finding.reasons], worry)
    return _typed_again(incoming) if incoming.name == ids.GUARD_FORM else incoming


def _texts(incoming: Incoming) -> dict[str, str]:
    """By field; what is written outside a form, the names of files too, stands under the empty name."""
    names = (word(file, "name") for file in incoming.files)
    return {**incoming.form.texts(), "": "\n".join([incoming.text, incoming.message_text, *names]).strip()}


def _confirmed(incoming: Incoming) -> bool:
    return incoming.confirmed or bool(incoming.form.choices(ids.GUARD_CONFIRM))


def _hard(incoming: Incoming, hard: Mapping[str, Finding], worry: str) -> Reply:
    fields = {place: texts.after(worry, texts.hard_in_form()) for place in hard if place}
    if incoming.place is Place.SUBMIT and fields:
        return Errors(fields)
    if incoming.place is Place.COMMAND:
        return Say(Message(texts.after(worry, texts.hard_in_text(hard[""].masked))))
    return Say(Message(texts.after(worry, texts.hard_in_message())))


def _ask(incoming: Incoming, reasons: list[str], worry: str) -> Reply:
    match incoming.place:
        case Place.SUBMIT:
            return Update(views.with_tick_box(incoming.view, incoming.form.values, reasons, worry))
        case Place.COMMAND:
            metadata = json.dumps({"command": incoming.name, "channel": incoming.channel})
            return Open(views.command_form(incoming.text, metadata, reasons, worry))
        case _:
            where = f"{incoming.channel}:{incoming.thread_ts}:{incoming.message_ts}"
            return Say(views.question(texts.after(worry, texts.soft(reasons)), where))


def _typed_again(incoming: Incoming) -> Incoming:
    """What the guard's own form was opened for: a command, or a mention. Its metadata holds no text."""
    meta = _read_metadata(incoming.metadata)
    text, channel = incoming.form.text(ids.GUARD_TEXT), meta.get("channel", "")
    if "ts" in meta:
        return _once_more(incoming, channel, meta.get("thread", ""), {"ts": meta["ts"], "text": text})
    return replace(incoming, name=meta.get("command", ""), channel=channel, text=text)


def _read_again(incoming: Incoming, client: WebClient) -> Incoming | Reply:
    """The message, read from Slack by its ts. Only the one who wrote it can send it on: the button may be forged."""
    channel, _, rest = incoming.value.partition(":")
    thread, _, ts = rest.partition(":")
    here = channel == incoming.channel
    message = _fetch(channel, thread, ts, client) if here else {}
    if here and not message and thread and not _is_direct(channel):
        return Open(views.message_form(json.dumps({"channel": channel, "thread": thread, "ts": ts})))
    if message.get("user") != incoming.user:
        return Say(Message(texts.GONE))
    again = _once_more(incoming, channel, thread, message)
    if any(guard.check(text).hard for text in _texts(again).values()):
        return Say(Message(texts.hard_in_message()))
    _replace(incoming, texts.READ_AGAIN, client)
    return again


def _once_more(incoming: Incoming, channel: str, thread: str, message: Mapping[str, Any]) -> Incoming:
    """The message as it came the first time, but confirmed."""
    place, ts = Place.MESSAGE if _is_direct(channel) else Place.MENTION, word(message, "ts")
    return replace(
        incoming,
        place=place,
        name=place.value,
        key=f"msg:{channel}:{ts}",
        text=said(message),
        value="",
        channel=channel,
        message_ts=ts,
        thread_ts=thread,
        files=tuple(many(message, "files")),
        confirmed=True,
    )


def _fetch(channel: str, thread: str, ts: str, client: WebClient) -> Mapping[str, Any]:
    """Empty when it cannot be read: it is gone, or Slack keeps what is said in a channel's threads from bots."""
    window: dict[str, Any] = {"channel": channel, "oldest": ts, "latest": ts, "inclusive": True}
    try:
        found = client.conversations_replies(ts=thread, **window) if thread else client.conversations_history(**window)
    except SlackApiError:
        return {}
    return next((m for m in found.get("messages") or [] if m.get("ts") == ts), {})


def _replace(incoming: Incoming, text: str, client: WebClient) -> bool:
    """The question with its buttons becomes what was decided. False for a whisper: nobody can change it."""
    can = bool(incoming.message_ts) and _is_direct(incoming.channel)
    if can:
        client.chat_update(channel=incoming.channel, ts=incoming.message_ts, text=text, blocks=[])
    return can


def _is_direct(channel: str) -> bool:
    return channel.startswith("D")


def _read_metadata(metadata: str) -> dict[str, str]:
    try:
        found = json.loads(metadata or "{}")
    except ValueError:
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}
