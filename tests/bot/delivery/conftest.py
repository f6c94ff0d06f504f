"""A small post office: rows go in, and the stand-in workspace shows what came out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from bot.clock import MovableClock
from bot.database import Sessions
from bot.workspace import Workspace
from tests.bot.delivery.office import Office


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace() as running:
        yield running


@pytest.fixture
def office(sessions: Sessions, clock: MovableClock, workspace: Workspace) -> Office:
    client = WebClient(workspace.bot_token, base_url=workspace.api_url, timeout=2, retry_handlers=[])
    return Office(sessions, clock, client)
