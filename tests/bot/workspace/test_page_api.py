"""The page's JSON: what one person sees, and every act a click can be."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.clock import MovableClock
from bot.workspace import Command, Person, Shortcut, Workspace
from tests.bot.workspace.echo import Echo
from tests.bot.workspace.web import act, look, send


def test_the_state_names_people_channels_commands_and_shortcuts(workspace: Workspace, aisha: Person) -> None:
    workspace.channel("#netværk", members=(aisha,))
    workspace.channel("#lukket", private=True)
    workspace.offers((Command("/opdatering", "Fortæl kort", "[tekst]"),), (Shortcut("new", "Ny", "global"),))
    state = look(f"{workspace.url}/demo/state", **{"as": aisha.id})
    assert [person["name"] for person in state["people"]] == ["Aisha Demo"]
    rooms = [(room["name"], room["kind"]) for room in state["channels"]]
    assert rooms == [("netværk", "channel"), ("ressourcebot", "dm")]
    assert state["commands"] == [{"command": "/opdatering", "description": "Fortæl kort", "usage_hint": "[tekst]"}]
    assert state["shortcuts"] == [{"callback_id": "new", "name": "Ny", "type": "global"}]
    assert (state["modal"], state["home"], state["clock"]["movable"]) == (False, False, False)


def test_messages_are_unread_until_they_are_looked_at(workspace: Workspace, client: WebClient, aisha: Person) -> None:
    client.chat_postMessage(channel=aisha.id, text="Velkommen")
    me = {"as": aisha.id}
    assert look(f"{workspace.url}/demo/state", **me)["channels"][0]["unread"] == 1
    (said,) = look(f"{workspace.url}/demo/messages", channel=aisha.direct.id, **me)["messages"]
    assert (said["text"], said["name"], said["is_bot"], said["ephemeral"]) == ("Velkommen", "ressourcebot", True, False)
    assert look(f"{workspace.url}/demo/state", **me)["channels"][0]["unread"] == 0


def test_a_thread_is_shown_by_itself(workspace: Workspace, client: WebClient, aisha: Person) -> None:
    root = client.chat_postMessage(channel=aisha.id, text="rod")
    client.chat_postMessage(channel=aisha.id, text="svar", thread_ts=root["ts"])
    where = {"as": aisha.id, "channel": aisha.direct.id}
    top = look(f"{workspace.url}/demo/messages", **where)["messages"]
    thread = look(f"{workspace.url}/demo/messages", thread_ts=root["ts"], **where)["messages"]
    assert [(said["text"], said["reply_count"]) for said in top] == [("rod", 1)]
    assert [said["text"] for said in thread] == ["rod", "svar"]


def test_a_conversation_by_clicks(workspace: Workspace, aisha: Person, socket_echo: Echo) -> None:
    me = {"as": aisha.id}
    url, direct = workspace.url, aisha.direct.id
    assert act(url, act="write", channel=direct, text="hej", **me)["ok"]
    said = look(f"{url}/demo/messages", channel=direct, **me)["messages"][-1]
    spot = {"channel": direct, "ts": said["ts"], "block_id": "actions"}
    assert act(url, act="press", action_id="give", **spot, **me)["ack"] == {}
    view = look(f"{url}/demo/modal", **me)["view"]
    empty = act(url, act="submit", view=view["id"], state={}, **me)
    assert (empty["error"], empty["errors"]) == ("missing_fields", {"what": "empty"})
    wrong = {"what": {"given": "vrøvl"}, "areas": {"given": ["motivation"]}}
    assert act(url, act="submit", view=view["id"], state=wrong, **me)["ack"]["response_action"] == "errors"
    modal = look(f"{url}/demo/modal", **me)
    assert (modal["errors"], modal["filled"]) == ({"what": "Skriv noget andet"}, wrong)
    assert act(url, act="submit", view=view["id"], state={"what": {"given": "nyt"}}, **me)["ok"]
    assert look(f"{url}/demo/modal", **me)["view"] is None
    aisha.gets("Gemt: nyt")


def test_menus_commands_shortcuts_home_and_closing_by_clicks(
    workspace: Workspace, aisha: Person, socket_echo: Echo
) -> None:
    me = {"as": aisha.id}
    url, direct = workspace.url, aisha.direct.id
    act(url, act="write", channel=direct, text="hej", **me)
    said = look(f"{url}/demo/messages", channel=direct, **me)["messages"][-1]
    spot = {"channel": direct, "ts": said["ts"], "block_id": "actions"}
    assert act(url, act="press", action_id="later", value="i morgen", **spot, **me)["ok"]
    aisha.gets("Valgt: I morgen")
    assert act(url, act="command", channel=direct, command="/opdatering", text="kort", **me)["ok"]
    aisha.gets("Kun til dig: kort")
    assert act(url, act="shortcut", callback_id="new", **me)["ok"]
    assert act(url, act="close", view=look(f"{url}/demo/modal", **me)["view"]["id"], **me)["ok"]
    aisha.gets("Du lukkede vinduet")
    assert act(url, act="shortcut", callback_id="keep", channel=direct, ts=said["ts"], **me)["ok"]
    assert act(url, act="home", **me)["ok"]
    assert look(f"{url}/demo/home", **me)["view"]["type"] == "home"
    for deed in ("messages_tab", "react", "stop"):
        assert act(url, act=deed, name="eyes", thread_ts=said["ts"], **spot, **me)["ok"]


def test_a_file_is_uploaded_and_fetched(workspace: Workspace, aisha: Person, socket_echo: Echo) -> None:
    me = f'name="as"\r\n\r\n{aisha.id}'
    message = [f'name="channel"\r\n\r\n{aisha.direct.id}', 'name="text"\r\n\r\nher er ']
    file = 'name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nblåbær'
    answers = [_uploaded(workspace, me, *parts, file) for parts in (message, [])]
    assert answers[0] is None
    assert [one["name"] for one in answers[1]] == ["a.txt"]  # into a form's field: no message
    aisha.gets("her er a.txt")
    shown = look(f"{workspace.url}/demo/messages", channel=aisha.direct.id, **{"as": aisha.id})["messages"][0]
    assert send(workspace.url + shown["files"][0]["url"]) == (200, "blåbær".encode())


def _uploaded(workspace: Workspace, *parts: str) -> Any:
    body = "".join(f"--x\r\nContent-Disposition: form-data; {part}\r\n" for part in parts) + "--x--\r\n"
    kind = "multipart/form-data; boundary=x"
    status, answer = send(f"{workspace.url}/demo/upload", body.encode(), Content_Type=kind)
    assert status == 200
    return json.loads(answer)["ack"]


def test_nobody_sees_or_presses_what_is_somebody_elses(workspace: Workspace, aisha: Person, socket_echo: Echo) -> None:
    bo = workspace.person("Bo Demo")
    url, direct = workspace.url, aisha.direct.id
    aisha.writes("hej")
    ts = aisha.gets("Du sagde").ts
    aisha.presses("Giv status")
    assert aisha.view is not None
    assert send(f"{url}/demo/messages?as={bo.id}&channel={direct}")[0] == 400
    spot = {"channel": direct, "ts": ts, "block_id": "actions", "action_id": "give"}
    assert act(url, act="press", **spot, **{"as": bo.id})["error"] == "not_found"
    assert act(url, act="submit", view=aisha.view.id, **{"as": bo.id})["error"] == "not_found"


def test_a_bot_that_is_not_there_is_said_plainly(workspace: Workspace, aisha: Person) -> None:
    workspace.deliveries.ack_within_s = 0.1
    asked = act(workspace.url, act="command", channel=aisha.direct.id, command="/opdatering", **{"as": aisha.id})
    assert (asked["ok"], asked["error"]) == (False, "not_acked")


def test_the_page_hears_at_once_that_something_happened(workspace: Workspace, client: WebClient, aisha: Person) -> None:
    seq = look(f"{workspace.url}/demo/state")["seq"]
    heard: list[int] = []
    waiting = threading.Thread(target=lambda: heard.append(look(f"{workspace.url}/demo/events", after=str(seq))["seq"]))
    waiting.start()
    client.chat_postMessage(channel=aisha.id, text="hej")
    waiting.join(10)
    assert heard
    assert heard[0] > seq


def test_the_clock_is_moved_forward_by_whoever_holds_it() -> None:
    clock = MovableClock(datetime(2026, 11, 25, 8, tzinfo=UTC))
    with Workspace(now=clock) as workspace:
        workspace.on_advance(clock.move_to, lambda moment: f"{moment:%H.%M}")
        url = f"{workspace.url}/demo/clock"
        status, content = send(url, json.dumps({"seconds": 3600}).encode())
        assert (status, json.loads(content)["clock"]["text"]) == (200, "09.00")
        assert send(url, json.dumps({"to": "2026-11-26T09:00:00+01:00"}).encode())[0] == 200
        assert clock() == datetime(2026, 11, 26, 8, tzinfo=UTC)
        for wrong in ({"to": "2020-01-01T00:00:00+00:00"}, {"to": "i morgen"}, {}, {"seconds": -1}):
            assert send(url, json.dumps(wrong).encode())[0] == 400


def test_a_clock_nobody_holds_stands(workspace: Workspace) -> None:
    assert send(f"{workspace.url}/demo/clock", b'{"seconds": 60}')[0] == 409


@pytest.mark.parametrize("path", ["/", "/main.js"])
def test_the_page_itself_is_served(workspace: Workspace, path: str) -> None:
    assert send(workspace.url + path)[0] == 200


def test_messages_carry_the_time_of_the_demo(aisha: Person) -> None:
    clock = MovableClock(datetime(2026, 11, 25, 8, tzinfo=UTC))
    with Workspace(now=clock) as workspace:
        bo = workspace.person("Bo Demo")
        client = WebClient(workspace.bot_token, base_url=workspace.api_url)
        for _ in range(2):
            client.chat_postMessage(channel=bo.id, text="hej")
        clock.advance(timedelta(days=1))
        client.chat_postMessage(channel=bo.id, text="hej")
        shown = look(f"{workspace.url}/demo/messages", channel=bo.direct.id, **{"as": bo.id})["messages"]
    assert [said["time"][:16] for said in shown] == ["2026-11-25T08:00"] * 2 + ["2026-11-26T08:00"]
    assert len({said["ts"] for said in shown}) == 3


def test_the_minutes_can_be_read(workspace: Workspace, client: WebClient, aisha: Person) -> None:
    client.chat_postMessage(channel=aisha.id, text="Velkommen")
    assert "Velkommen" in send(f"{workspace.url}/demo/transcript")[1].decode()
