"""Windows and Home tabs: triggers that live three seconds and once, three deep, and hashes that keep the newest."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk import WebClient

from bot.workspace import Person, Workspace
from bot.workspace.responses import take_view_ack
from tests.bot.workspace.echo import FORM, field, plain
from tests.bot.workspace.test_block_limits import section
from tests.bot.workspace.test_messages import excused, refusal

HOME = {"type": "home", "blocks": [section()]}


def trigger(workspace: Workspace, person: Person) -> str:
    with workspace.team.changed:
        return workspace.team.new_trigger(person.id)


def open_window(client: WebClient, workspace: Workspace, person: Person, **more: Any) -> dict[str, Any]:
    return client.views_open(trigger_id=trigger(workspace, person), view={**FORM, **more})["view"]


def test_a_trigger_opens_one_window(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    once = trigger(workspace, aisha)
    client.views_open(trigger_id=once, view=FORM)
    assert aisha.modal.startswith("Statusopdatering")
    assert refusal(client.views_open, trigger_id=once, view=FORM) == "exchanged_trigger_id"


def test_a_trigger_dies_after_three_seconds(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    old = trigger(workspace, aisha)
    user, until = workspace.team._triggers[old]
    workspace.team._triggers[old] = (user, until - 3)
    assert refusal(client.views_open, trigger_id=old, view=FORM) == "expired_trigger_id"
    assert refusal(client.views_open, trigger_id="made.up", view=FORM) == "invalid_trigger_id"


def test_a_wrong_window_does_not_spend_the_trigger(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    once = trigger(workspace, aisha)
    wrong = {**FORM, "title": plain("x" * 25)}
    assert refusal(client.views_open, trigger_id=once, view=wrong) == "invalid_arguments"
    assert "title/text" in excused(workspace)[0]
    client.views_open(trigger_id=once, view=FORM)


def test_windows_stand_three_deep(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    first = open_window(client, workspace, aisha)
    for title in ("To", "Tre"):
        pushed = client.views_push(trigger_id=trigger(workspace, aisha), view={**FORM, "title": plain(title)})["view"]
    assert pushed["root_view_id"] == first["id"]
    assert aisha.modal.startswith("Tre")
    fourth = trigger(workspace, aisha)
    assert refusal(client.views_push, trigger_id=fourth, view=FORM) == "push_limit_reached"
    assert excused(workspace)


def test_a_window_is_changed_by_its_newest_hash_only(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    view = open_window(client, workspace, aisha, external_id="mit-vindue")
    changed = {**FORM, "external_id": "mit-vindue", "title": plain("Ændret")}
    client.views_update(view_id=view["id"], hash=view["hash"], view=changed)
    assert aisha.modal.startswith("Ændret")
    stale = {"view_id": view["id"], "hash": view["hash"], "view": FORM}
    assert refusal(client.views_update, **stale) == "hash_conflict"
    client.views_update(external_id="mit-vindue", view=FORM)
    assert aisha.modal.startswith("Statusopdatering")


def test_a_closed_window_cannot_be_changed(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    view = open_window(client, workspace, aisha, notify_on_close=False)
    aisha.closes()
    assert refusal(client.views_update, view_id=view["id"], view=FORM) == "not_found"


def test_closing_the_top_shows_the_one_below_and_closing_everything_shows_nothing(
    client: WebClient, workspace: Workspace, aisha: Person
) -> None:
    quiet = {**FORM, "notify_on_close": False}
    for title in ("En", "To", "Tre"):
        call = client.views_open if title == "En" else client.views_push
        call(trigger_id=trigger(workspace, aisha), view={**quiet, "title": plain(title)})
    aisha.closes()
    assert aisha.modal.startswith("To")
    aisha.closes(everything=True)
    assert aisha.modal == ""


def test_what_was_typed_stays_when_the_window_is_changed(
    client: WebClient, workspace: Workspace, aisha: Person
) -> None:
    view = open_window(client, workspace, aisha)
    aisha.fills({"Hvad er der sket?": "nyt"})
    client.views_update(view_id=view["id"], view={**FORM, "title": plain("Ændret")})
    assert aisha.view is not None
    assert aisha.view.filled == {"what": {"given": "nyt"}}


def test_a_home_tab_is_published_and_published_again(client: WebClient, aisha: Person) -> None:
    first = client.views_publish(user_id=aisha.id, view=HOME)["view"]
    second = client.views_publish(user_id=aisha.id, view=HOME, hash=first["hash"])["view"]
    assert first["id"] == second["id"]
    assert refusal(client.views_publish, user_id=aisha.id, view=HOME, hash=first["hash"]) == "hash_conflict"
    assert refusal(client.views_publish, user_id="U0NOBODY", view=HOME) == "user_not_found"


@pytest.mark.parametrize(
    ("ack", "effect"),
    [
        ({}, "closed"),
        ({"response_action": "clear"}, "clear"),
        ({"response_action": "errors", "errors": {"what": "Skriv noget"}}, "errors"),
        ({"response_action": "update", "view": {**FORM, "title": plain("Næste")}}, "update"),
        ({"response_action": "push", "view": {**FORM, "title": plain("Næste")}}, "push"),
    ],
)
def test_an_ack_decides_what_the_window_does(
    client: WebClient, workspace: Workspace, aisha: Person, ack: dict[str, Any], effect: str
) -> None:
    open_window(client, workspace, aisha)
    assert aisha.view is not None
    assert take_view_ack(workspace.team, aisha.view, ack) == effect
    assert aisha.modal.split("\n")[0] == {"closed": "", "clear": "", "errors": "Statusopdatering"}.get(effect, "Næste")
    assert len(workspace.team.modals.get(aisha.id, [])) == {"closed": 0, "clear": 0, "push": 2}.get(effect, 1)


@pytest.mark.parametrize(
    "ack",
    [
        "tak",
        {"text": "tak"},
        {"response_action": "close"},
        {"response_action": "errors"},
        {"response_action": "errors", "errors": {"findes-ikke": "Skriv noget"}},
        {"response_action": "errors", "errors": {"what": ""}},
        {"response_action": "update"},
        {"response_action": "update", "view": {**FORM, "blocks": [field("b", "", {"type": "plain_text_input"})]}},
    ],
)
def test_an_ack_slack_does_not_understand_fails_the_test(
    client: WebClient, workspace: Workspace, aisha: Person, ack: Any
) -> None:
    open_window(client, workspace, aisha)
    assert aisha.view is not None
    take_view_ack(workspace.team, aisha.view, ack)
    assert excused(workspace)
