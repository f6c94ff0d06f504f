"""The bytes of a file that somebody has put in Slack."""

from __future__ import annotations

import urllib.request

from slack_sdk import WebClient

from bot.delivery.verdicts import NotSent

WAIT_S = 30


def fetch(client: WebClient, file_id: str, most: int) -> bytes:
    """At most as many bytes as may be held; one more says that there were more. Asks Slack with our token.

    Raises NotSent for what only looks like a file in Slack: its address is somebody else's, who would get the token.
    """
    file = client.files_info(file=file_id)["file"]
    if file.get("is_external"):
        raise NotSent("file_is_elsewhere")
    request = urllib.request.Request(  # noqa: S310  the address comes from Slack itself
        str(file["url_private"]), headers={"Authorization": f"Bearer {client.token}"}
    )
    with urllib.request.urlopen(request, timeout=WAIT_S) as answer:  # noqa: S310
        content: bytes = answer.read(most + 1)
        return content
