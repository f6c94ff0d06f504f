"""`workspace`: started, and honest at the end. `client`: the SDK's own client, which never tries twice by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from bot.workspace import Person, Workspace
from tests.bot.workspace.echo import Echo, echo_over_http, echo_over_socket_mode


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace() as started:
        yield started


@pytest.fixture
def client(workspace: Workspace) -> WebClient:
    return WebClient(workspace.bot_token, base_url=workspace.api_url, retry_handlers=[])


@pytest.fixture
def aisha(workspace: Workspace) -> Person:
    return workspace.person("Aisha Demo", email="aisha@demo.example")


@pytest.fixture
def echo(workspace: Workspace) -> Iterator[Echo]:
    """The little Bolt app, behind the door that opens fastest."""
    with echo_over_http(workspace) as app:
        yield app


@pytest.fixture(params=["socket", "http"])
def any_echo(request: pytest.FixtureRequest, workspace: Workspace) -> Iterator[Echo]:
    """The same behind each door in turn, for what the door could change."""
    door = echo_over_socket_mode if request.param == "socket" else echo_over_http
    with door(workspace) as app:
        yield app


@pytest.fixture
def socket_echo(workspace: Workspace) -> Iterator[Echo]:
    with echo_over_socket_mode(workspace) as app:
        yield app
