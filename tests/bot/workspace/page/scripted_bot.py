"""A bot with a handful of fixed answers, so that the page can be tried without the real one."""

from __future__ import annotations

from typing import Any

from bot.workspace import methods
from bot.workspace.deliveries import Ack, Envelope
from bot.workspace.team import Team

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def section(text: str, **more: Any) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(label: str, action_id: str, **more: Any) -> Json:
    return {"type": "button", "action_id": action_id, "text": plain(label), "value": "1", **more}


def option(label: str, value: str) -> Json:
    return {"text": plain(label), "value": value}


def field(label: str, element: Json, *, optional: bool = False) -> Json:
    name = element["action_id"]
    return {"type": "input", "block_id": name, "label": plain(label), "element": element, "optional": optional}


AREAS = [option("Frivillige og trænere", "2"), option("Motivation og trivsel", "4")]
UPDATE_FORM: Json = {
    "type": "modal",
    "callback_id": "update",
    "title": plain("Statusopdatering"),
    "submit": plain("Gem"),
    "close": plain("Annullér"),
    "blocks": [
        field("Indsatsområder", {"type": "checkboxes", "action_id": "areas", "options": AREAS}, optional=True),
        field("Hvad er der sket?", {"type": "plain_text_input", "action_id": "what", "multiline": True}),
        field("Hvornår?", {"type": "datepicker", "action_id": "day"}, optional=True),
        field("Hvem?", {"type": "users_select", "action_id": "who"}, optional=True),
    ],
}
SURELY: Json = {
    "title": plain("Slet?"),
    "text": plain("Det er væk."),
    "confirm": plain("Ja"),
    "deny": plain("Nej"),
}
ANSWER = [
    section("Det næste møde er *tirsdag* [1]."),
    {
        "type": "actions",
        "block_id": "answer",
        "elements": [
            button("Spørg min konsulent", "hand_over", style="primary"),
            button("Slet spørgsmålet", "drop", style="danger", confirm=SURELY),
        ],
    },
]
HOME: Json = {
    "type": "home",
    "blocks": [
        {"type": "header", "text": plain("Dit overblik")},
        {"type": "actions", "block_id": "home", "elements": [button("Giv status", "update.open")]},
    ],
}


class ScriptedBot:
    """Stands in the workspace's door: every envelope is acked at once, and answered by its kind, unless it is deaf."""

    def __init__(self, team: Team) -> None:
        self.team = team
        self.heard: list[Json] = []
        self.deaf = False

    async def deliver(self, envelope: Envelope) -> Ack | None:
        if self.deaf:
            return None
        payload = envelope.payload
        self.heard.append(payload)
        kind = (payload.get("event") or {}).get("type") or payload.get("type") or "command"
        with self.team.changed:
            return Ack(getattr(self, f"_{kind}", self._nothing)(payload) or {})

    def call(self, method: str, **args: Any) -> Json:
        answer = methods.call(self.team, method, args)
        assert answer["ok"], answer
        return answer

    def pressed(self) -> list[str]:
        return [one["actions"][0]["action_id"] for one in self.heard if one.get("type") == "block_actions"]

    def _nothing(self, _payload: Json) -> None:
        return None

    def _message(self, payload: Json) -> None:
        event = payload["event"]
        self.call("reactions.add", channel=event["channel"], timestamp=event["ts"], name="eyes")
        root = event.get("thread_ts") or event["ts"]
        self.call("chat.postMessage", channel=event["channel"], thread_ts=root, text="Det næste møde", blocks=ANSWER)

    def _app_home_opened(self, payload: Json) -> None:
        if payload["event"]["tab"] == "home":
            self.call("views.publish", user_id=payload["event"]["user"], view=HOME)

    def _command(self, payload: Json) -> None:
        self.call("views.open", trigger_id=payload["trigger_id"], view=UPDATE_FORM)

    _shortcut = _command

    def _block_actions(self, payload: Json) -> None:
        if payload["actions"][0]["action_id"] == "update.open":
            self._command(payload)
        elif payload["actions"][0]["action_id"] == "hand_over":
            where = payload["container"]
            whom = payload["user"]["id"]
            self.call("chat.postEphemeral", channel=where["channel_id"], user=whom, text="Din konsulent har fået det.")

    def _view_submission(self, payload: Json) -> Json | None:
        what = payload["view"]["state"]["values"]["what"]["what"]["value"]
        if what == "kort":
            return {"response_action": "errors", "errors": {"what": "Skriv lidt mere."}}
        channel = self.team.direct(payload["user"]["id"]).id
        self.call("chat.postMessage", channel=channel, text=f"Gemt: {what}")
        return None
