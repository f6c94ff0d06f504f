"""A little Bolt app that says back what it hears, with a form: the other end of the stand-in's own tests."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from bot.workspace import Workspace

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def button(text: str, action_id: str, **more: Any) -> Json:
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def actions(*elements: Json, block_id: str = "actions") -> Json:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def options(*names: str) -> list[Json]:
    return [{"text": plain(name), "value": name.lower()} for name in names]


def field(block_id: str, label: str, element: Json, **more: Any) -> Json:
    element = {"action_id": "given", **element}
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": element, **more}


FORM: Json = {
    "type": "modal",
    "callback_id": "update",
    "title": plain("Statusopdatering"),
    "submit": plain("Gem"),
    "notify_on_close": True,
    "private_metadata": "fra echo",
    "blocks": [
        field("what", "Hvad er der sket?", {"type": "plain_text_input", "max_length": 20}),
        field(
            "areas", "Områder", {"type": "checkboxes", "options": options("Motivation", "Frivillige")}, optional=True
        ),
        field("colour", "Farve", {"type": "radio_buttons", "options": options("Grøn", "Gul")}, optional=True),
        field("day", "Dato", {"type": "datepicker", "initial_date": "2026-01-02"}, optional=True),
        field("hour", "Klokkeslæt", {"type": "timepicker"}, optional=True),
        field("who", "Hvem", {"type": "multi_users_select"}, optional=True),
    ],
}


class Echo:
    """What it heard, by kind; `stumbles` makes the next so many deliveries fail before they are taken."""

    def __init__(self, workspace: Workspace) -> None:
        client = WebClient(workspace.bot_token, base_url=workspace.api_url)
        self.app = App(client=client, signing_secret=workspace.signing_secret, process_before_response=True)
        self.heard: list[Json] = []
        self.times: Counter[str] = Counter()
        self.retries: list[str] = []
        self.stumbles = 0
        self._listen()

    def _listen(self) -> None:
        self.app.use(self._remember)
        self.app.message(re.compile(".*"))(self._said)
        self.app.event("app_mention")(self._mentioned)
        self.app.event("app_home_opened")(self._opened)
        self.app.command("/opdatering")(self._commanded)
        self.app.shortcut(re.compile(".*"))(self._shortcut)
        self.app.action(re.compile(".*"))(self._pressed)
        self.app.view("update")(self._submitted)
        self.app.view_closed("update")(self._closed)
        self.app.event(re.compile(".*"))(lambda: None)

    def _remember(self, body: Json, req: Any, next_: Any = None, **more: Any) -> Any:
        if self.stumbles:
            self.stumbles -= 1
            raise RuntimeError("stumbled, as asked")
        self.heard.append(body)
        self.times[body.get("event_id") or body.get("trigger_id") or ""] += 1
        self.retries += req.headers.get("x-slack-retry-num", [])
        return (next_ or more["next"])()

    def _said(self, message: Json, client: WebClient) -> None:
        files = ", ".join(file["name"] for file in message.get("files", []))
        text = f"Du sagde: {message['text']}{files}"
        section = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
        menu = {"type": "static_select", "action_id": "later", "placeholder": plain("Ikke nu")}
        row = actions(button("Giv status", "give"), button("Ret", "edit"), menu | {"options": options("I morgen")})
        client.chat_postMessage(channel=message["channel"], text=text, blocks=[section, row])

    def _mentioned(self, event: Json, client: WebClient) -> None:
        client.chat_postMessage(channel=event["channel"], thread_ts=event["ts"], text="Svar i tråden")

    def _opened(self, event: Json, client: WebClient) -> None:
        if event["tab"] == "home":
            row = actions(button("Giv status", "give"))
            client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [row]})

    def _commanded(self, ack: Any, command: Json, respond: Any) -> None:
        ack()
        respond(f"Kun til dig: {command['text']}")

    def _shortcut(self, ack: Any, body: Json, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=FORM)

    def _pressed(self, ack: Any, body: Json, client: WebClient, respond: Any) -> None:
        ack()
        action = body["actions"][0]
        if action["action_id"] == "give":
            client.views_open(trigger_id=body["trigger_id"], view=FORM)
        elif action["action_id"] == "edit":
            respond(text="Rettet", replace_original=True)
        else:
            respond(text=f"Valgt: {action['selected_option']['text']['text']}", response_type="ephemeral")

    def _submitted(self, ack: Any, view: Json, body: Json, client: WebClient) -> None:
        text = view["state"]["values"]["what"]["given"]["value"]
        if text == "vrøvl":
            ack(response_action="errors", errors={"what": "Skriv noget andet"})
            return
        ack()
        client.chat_postMessage(channel=body["user"]["id"], text=f"Gemt: {text}")

    def _closed(self, ack: Any, body: Json, client: WebClient) -> None:
        ack()
        client.chat_postMessage(channel=body["user"]["id"], text="Du lukkede vinduet")


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def echo_over_socket_mode(workspace: Workspace) -> Iterator[Echo]:
    echo = Echo(workspace)
    handler = SocketModeHandler(echo.app, workspace.app_token)
    handler.connect()
    try:
        yield echo
    finally:
        handler.client.auto_reconnect_enabled = False
        workspace.hang_up()  # first, or the client sits three seconds in its last read
        handler.close()


@contextmanager
def echo_over_http(workspace: Workspace) -> Iterator[Echo]:
    echo = Echo(workspace)
    server = make_server("127.0.0.1", 0, SlackRequestHandler(echo.app), handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    workspace.deliver_over_http(f"http://127.0.0.1:{server.server_port}/slack/events")
    try:
        yield echo
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
