"""Whatever the bot sends, the stand-in answers: it never falls over, and never takes what it cannot draw."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.workspace import Workspace, blockkit, reading
from bot.workspace.methods import METHODS
from bot.workspace.responses import take_response, take_view_ack
from bot.workspace.team import Team, View
from tests.bot.workspace.echo import FORM
from tests.bot.workspace.web import send

Json = dict[str, Any]

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4)
)
BLOCK_WORDS = [
    "type",
    "text",
    "elements",
    "element",
    "accessory",
    "options",
    "block_id",
    "action_id",
    "label",
    "value",
    "rows",
]
KINDS = ["section", "actions", "input", "context", "header", "table", "rich_text", "button", "static_select", "mrkdwn"]
blockish = st.recursive(
    scalars | st.sampled_from(KINDS),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*BLOCK_WORDS, "rows"]), inner, max_size=5)
    ),
    max_leaves=20,
)
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def open_door() -> Iterator[Workspace]:
    """One for all examples; what they do wrong is what they are for."""
    workspace = Workspace().start()
    workspace.person("Aisha Demo", id="U1")
    yield workspace
    workspace.stop()


def post(url: str, body: bytes, content_type: str, token: str = "") -> int:
    return send(url, body, Content_Type=content_type, Authorization=f"Bearer {token}")[0]


@FEW
@given(method=st.sampled_from([*METHODS, "made.up"]), body=anything | blockish)
def test_any_json_is_answered(open_door: Workspace, method: str, body: Any) -> None:
    url = f"{open_door.api_url}{method}"
    assert post(url, json.dumps(body).encode(), "application/json", open_door.bot_token) == 200


@FEW
@given(
    method=st.sampled_from(list(METHODS)),
    args=st.dictionaries(
        st.sampled_from(["channel", "users", "user", "user_id", "view", "blocks", "text", "ts", "metadata", "files"]),
        st.sampled_from(["U1", "D1", "C1", "[]", "{}", "[{}]", '{"type":"modal","blocks":[1]}']) | blockish,
    ),
)
def test_any_arguments_are_answered(open_door: Workspace, method: str, args: Json) -> None:
    url = f"{open_door.api_url}{method}"
    assert post(url, json.dumps(args).encode(), "application/json", open_door.bot_token) == 200


@FEW
@given(body=st.binary(max_size=200), content_type=st.sampled_from(["application/json", "text/plain", "x"]))
def test_any_bytes_are_answered(open_door: Workspace, body: bytes, content_type: str) -> None:
    assert post(f"{open_door.api_url}auth.test", body, content_type) == 200


@FEW
@given(body=anything)
def test_any_click_on_the_page_is_answered(open_door: Workspace, body: Any) -> None:
    asked = {"as": "U1", "act": "submit"} | body if isinstance(body, dict) else body
    for path in ("act", "clock"):
        assert post(f"{open_door.url}/demo/{path}", json.dumps(asked).encode(), "application/json") in {200, 400, 409}


@FEW
@given(blocks=blockish)
def test_blocks_that_are_taken_can_be_read(blocks: Any) -> None:
    if not blockkit.message(blocks, "tekst"):
        assert isinstance(reading.words(Team(), blocks), str)


@FEW
@given(body=blockish | anything)
def test_any_window_is_judged(body: Any) -> None:
    view = body | {"type": "modal"} if isinstance(body, dict) else body
    assert isinstance(blockkit.view(view, "modal"), list)


@FEW
@given(body=anything | st.fixed_dictionaries({"response_action": anything, "view": anything, "errors": anything}))
def test_any_ack_of_a_window_is_survived(body: Any) -> None:
    view = View("V1", "U1", blockkit.named(FORM), "h1")
    assert take_view_ack(Team(), view, body) in {"closed", "errors", "update", "push", "clear"}


@FEW
@given(body=anything | st.fixed_dictionaries({"text": anything, "blocks": anything, "thread_ts": anything}))
def test_any_words_on_a_response_url_are_answered(body: Any) -> None:
    team = Team()
    key = team.new_response_url("U1", "C1").rpartition("/")[2]
    status, _text = take_response(team, key, json.dumps(body).encode())
    assert status in {200, 400, 404}
