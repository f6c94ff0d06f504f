"""What somebody writes is shown to others as it was written: it calls nobody, hides no link and breaks no message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.clock import MovableClock
from bot.delivery.outbox import Home, Message, OutboxMessage
from bot.outgoing import DRAWINGS
from bot.workspace import blockkit
from handlers import ACTIONS, COMMANDS
from tests.handlers.doorstep import CHANNEL, Doorstep, open_door
from tests.handlers.secrets import CAST, settle

SIGNS = (
    "<!channel> <@U0BOT> <!subteam^S1> <#C1|x> <https://example.org|bank> ```kode``` *fed* \u202evendt\u200b & 👩‍👧 "
)
TEXTS = {"short": SIGNS, "long": (SIGNS * 40)[:3000], "only space for itself": "<&" * 1500}


@pytest.fixture(params=TEXTS)
def door(
    request: pytest.FixtureRequest, fresh_database: Callable[..., str], tmp_path: Path, clock: MovableClock
) -> Iterator[Doorstep]:
    door = open_door(fresh_database("sqlite"), tmp_path, clock)
    with door.begin() as session:
        settle(session, clock(), TEXTS[request.param], name=f" {TEXTS[request.param]}"[:90])
    with door.house:
        yield door


def test_nothing_anybody_wrote_calls_or_links_where_it_is_shown_to_others(door: Doorstep) -> None:
    for user in CAST:
        _looks_everywhere(door, user)
    with door.begin() as session:
        rows = session.query(OutboxMessage).all()
        drawn = [(row.kind, DRAWINGS[row.kind](session, row, door.clock())) for row in rows]
    wrong = [f"{kind}: {sentence}" for kind, content in drawn if content for sentence in _wrong(content)]
    assert wrong == []
    assert {row.recipient for row in rows} >= {"UAISHA", "UKAREN", "UERIK", CHANNEL} - {CHANNEL}


def _looks_everywhere(door: Doorstep, user: str) -> None:
    said: list[str] = []
    for value in ("1", "2"):
        for name in ACTIONS:
            if "erase" not in name:
                assert "Det gik desværre galt" not in door.presses(user, name, value), name
                said += [f"{name}: {sentence}" for body in door.slack.said for sentence in _marks(body)]
    for command in COMMANDS:
        door.types(user, command, "")
        said += [f"{command}: {sentence}" for body in door.slack.said for sentence in _marks(body)]
    assert said == []


def _wrong(content: Message | Home) -> list[str]:
    blocks = list(content.blocks)
    if isinstance(content, Home):
        return blockkit.view({"type": "home", "blocks": blocks}, "home") + list(_marks({"blocks": blocks}))
    refused = blockkit.message(blocks, content.fallback) if blocks else []
    return refused + list(_marks({"text": content.fallback, "blocks": blocks}))


def _marks(said: Any, *, is_text: bool = True) -> Iterator[str]:
    """Texts that Slack reads marks in, with a mark in them. The bot itself writes none."""
    if isinstance(said, list):
        for one in said:
            yield from _marks(one, is_text=False)
    if isinstance(said, dict):
        words = said.get("text")
        if isinstance(words, str) and (is_text or said.get("type") == "mrkdwn") and "<" in words:
            yield words[:200]
        for name, one in said.items():
            if name not in {"errors", "text"} or isinstance(one, dict):
                yield from _marks(one, is_text=False)
