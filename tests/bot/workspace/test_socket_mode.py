"""The line itself: hello, envelopes on the newest line, acks by id, refresh and a network that drops."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from slack_sdk import WebClient

from bot.workspace import Person, Workspace

Json = dict[str, Any]
Line = aiohttp.ClientWebSocketResponse


@asynccontextmanager
async def lines(workspace: Workspace, count: int) -> AsyncIterator[list[Line]]:
    """So many lines, opened one after the other, each past its hello."""
    client = WebClient(workspace.app_token, base_url=workspace.api_url)
    async with aiohttp.ClientSession() as session:
        opened: list[Line] = []
        for number in range(1, count + 1):
            url = (await asyncio.to_thread(client.apps_connections_open, app_token=workspace.app_token))["url"]
            opened.append(await session.ws_connect(url))
            hello = await opened[-1].receive_json()
            assert (hello["type"], hello["num_connections"]) == ("hello", number)
        yield opened
        for line in opened:
            await line.close()


def test_the_newest_line_gets_the_envelope_and_acks_it_with_a_payload(workspace: Workspace, aisha: Person) -> None:
    async def talk() -> tuple[Json, bool]:
        async with lines(workspace, 2) as (old, new):
            asking = asyncio.create_task(asyncio.to_thread(aisha.command, "/opdatering", "hej"))
            envelope = await new.receive_json()
            await new.send_json({"envelope_id": "somebody-else's"})
            await new.send_json({"envelope_id": envelope["envelope_id"], "payload": {"text": "Tak"}})
            await asking
            quiet = asyncio.create_task(old.receive())
            done, _ = await asyncio.wait([quiet], timeout=0.05)
            quiet.cancel()
            return envelope, not done

    envelope, old_line_was_quiet = asyncio.run(talk())
    assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
    assert old_line_was_quiet
    assert aisha.sees() == "Tak"


def test_an_event_says_which_try_it_is_and_takes_no_payload(workspace: Workspace, aisha: Person) -> None:
    workspace.deliveries.ack_within_s, workspace.deliveries.retry_after_s = 0.3, (0, 0, 0)

    async def talk() -> list[Json]:
        async with lines(workspace, 1) as (line,):
            writing = asyncio.create_task(asyncio.to_thread(aisha.writes, "hej"))
            first = await line.receive_json()
            second = await line.receive_json()
            await line.send_json({"envelope_id": second["envelope_id"]})
            await writing
            return [first, second]

    tries = asyncio.run(talk())
    assert [(one["retry_attempt"], one["retry_reason"]) for one in tries] == [(0, ""), (1, "http_timeout")]
    assert tries[0]["payload"] == tries[1]["payload"]
    assert tries[0]["accepts_response_payload"] is False


def test_a_refresh_is_announced_and_a_drop_is_not(workspace: Workspace) -> None:
    async def talk() -> tuple[Json, aiohttp.WSMsgType]:
        async with lines(workspace, 1) as (line,):
            await asyncio.to_thread(workspace.refresh_sockets)
            asked = await line.receive_json()
            await asyncio.to_thread(workspace.abort_sockets)
            return asked, (await line.receive()).type

    asked, ended = asyncio.run(talk())
    assert (asked["type"], asked["reason"]) == ("disconnect", "refresh_requested")
    assert ended in {aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.ERROR}
    workspace.waits(lambda: workspace.socket_lines == 0, "the line to be forgotten")


def test_an_envelope_waits_for_a_line_that_is_just_being_opened(workspace: Workspace, aisha: Person) -> None:
    async def talk() -> str:
        asking = asyncio.create_task(asyncio.to_thread(aisha.command, "/opdatering"))
        async with lines(workspace, 1) as (line,):
            envelope = await line.receive_json()
            await line.send_json({"envelope_id": envelope["envelope_id"]})
            return str(await asking)

    assert asyncio.run(talk()) == "{}"
