"""How a message travels to Slack, and how to see afterwards whether it arrived."""

from __future__ import annotations

import urllib.request
from typing import Any

from slack_sdk import WebClient

from bot.delivery import slack_files
from bot.delivery.outbox import File, Home, Message, OutboxMessage
from bot.delivery.verdicts import NotSent, judged

PLAIN_LIMIT = 3900  # beyond this Slack may split a text into several messages, and does not change it
LARGEST_FILE = 20_000_000
_PAGES, _PAGE = 5, 200
_EVENT = "ressourcebot_message"


class Post:
    """The calls delivery makes. Every one raises the verdicts of `verdicts.py` only. The client must not retry by
    itself (`WebClient(retry_handlers=[])`): that is how one message becomes two.
    """

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._channels: dict[str, str] = {}

    def channel_of(self, recipient: str) -> str:
        """The channel itself, or the direct message with a person, opened when needed."""
        if not recipient.startswith(("U", "W")):
            return recipient
        if recipient not in self._channels:
            with judged():
                opened = self._client.conversations_open(users=recipient)
            self._channels[recipient] = str(opened["channel"]["id"])
        return self._channels[recipient]

    def say(self, row: OutboxMessage, channel: str, message: Message) -> str:
        """Post it; the ts."""
        with judged():
            answer = self._client.chat_postMessage(
                channel=channel,
                thread_ts=row.thread_ts or None,
                metadata=_metadata(row),
                unfurl_links=False,
                unfurl_media=False,
                **_content(row, message),
            )
        return str(answer["ts"])

    def whisper(self, row: OutboxMessage, message: Message) -> str:
        """Post it so that one person in the channel sees it, until they reload."""
        with judged():
            answer = self._client.chat_postEphemeral(
                channel=row.recipient, user=row.private_to, thread_ts=row.thread_ts or None, **_content(row, message)
            )
        return str(answer.get("message_ts", ""))

    def change(self, row: OutboxMessage, message: Message) -> None:
        """Put the new content where the old one stands. May be done twice without harm."""
        with judged():
            self._client.chat_update(
                channel=row.channel, ts=row.ts, metadata=_metadata(row), **_content(row, message, changing=True)
            )

    def show_home(self, user: str, home: Home) -> None:
        with judged():
            self._client.views_publish(user_id=user, view={"type": "home", "blocks": list(home.blocks)})

    def upload(self, file: File) -> str:
        """Send the bytes; the file's id. Nobody sees it before it is shared."""
        content = self._fetch(file.in_slack) if file.in_slack else file.content
        with judged():
            place = self._client.files_getUploadURLExternal(filename=file.name, length=len(content))
            request = urllib.request.Request(str(place["upload_url"]), content, method="POST")  # noqa: S310
            with urllib.request.urlopen(request, timeout=self._client.timeout):  # noqa: S310  the address is Slack's own
                return str(place["file_id"])

    def share(self, row: OutboxMessage, channel: str, file_id: str, message: Message) -> None:
        assert message.file is not None
        title = message.file.title or message.file.name
        with judged():
            self._client.files_completeUploadExternal(
                files=[{"id": file_id, "title": title}],
                channel_id=channel,
                initial_comment=message.fallback,
                thread_ts=row.thread_ts or None,
            )

    def find(self, row: OutboxMessage, channel: str) -> str:
        """The ts (or file id) of a message that may have arrived, empty when it has not."""
        cursor = ""
        for _ in range(_PAGES):
            page = self._page(row, channel, cursor)
            for message in page.get("messages") or ():
                if _is_ours(message, row):
                    return row.ts if row.ts.startswith("F") else str(message["ts"])
            cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                break
        return ""

    def _fetch(self, file_id: str) -> bytes:
        with judged():
            content = slack_files.fetch(self._client, file_id, LARGEST_FILE)
        if len(content) > LARGEST_FILE:
            raise NotSent("file_too_large")
        return content

    def _page(self, row: OutboxMessage, channel: str, cursor: str) -> Any:
        where: dict[str, Any] = {"channel": channel, "limit": _PAGE, "include_all_metadata": True}
        if cursor:
            where["cursor"] = cursor
        with judged():
            if row.thread_ts:
                return self._client.conversations_replies(ts=row.thread_ts, **where)
            return self._client.conversations_history(**where)


def _metadata(row: OutboxMessage) -> dict[str, Any]:
    return {"event_type": _EVENT, "event_payload": {"key": row.key}}


def _content(row: OutboxMessage, message: Message, *, changing: bool = False) -> dict[str, Any]:
    """Changed, a text may be a tenth as long as when it is posted."""
    text = message.fallback[:PLAIN_LIMIT] if row.plain or changing else message.fallback
    blocks = [] if row.plain else list(message.blocks)
    return {"text": text, "blocks": blocks or ([] if changing else None)}


def _is_ours(message: dict[str, Any], row: OutboxMessage) -> bool:
    if row.ts.startswith("F"):
        return any(file.get("id") == row.ts for file in message.get("files") or ())
    return bool(((message.get("metadata") or {}).get("event_payload") or {}).get("key") == row.key)
