"""Whatever shape a payload has, it is read, answered and leaves nothing half done: Slack may change it any day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.clock import MovableClock
from handlers import ACTIONS, COMMANDS, FORMS, SHORTCUTS, reading
from handlers.guarding import NAMES
from tests.handlers.doorstep import TEAM, Doorstep, open_door
from tests.handlers.secrets import settle

# fmt: off
NAMES_WE_READ = [
    "actions", "action_id", "action_ts", "value", "selected_option", "selected_options", "selected_date",
    "selected_date_time", "container", "message_ts", "channel_id", "view_id", "message", "thread_ts", "user",
    "user_id", "id", "team", "team_id", "trigger_id", "view", "private_metadata", "callback_id", "state",
    "values", "type", "blocks", "channel", "text", "ts", "files", "event", "event_id", "tab", "subtype",
    "bot_id", "channel_type", "command",
]
# fmt: on
HANDLED = [*ACTIONS, *COMMANDS, *FORMS, *SHORTCUTS, *NAMES]
WORDS = st.sampled_from(
    ["UAISHA", "UKAREN", TEAM, "im", "message", "app_mention", "app_home_opened", "1", "1:1", *HANDLED]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | WORDS
JUNK = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES_WE_READ), inner, max_size=5),
    max_leaves=12,
)
PAYLOADS = st.dictionaries(st.sampled_from(NAMES_WE_READ), JUNK, max_size=8)
KINDS: dict[str, Callable[[Any], Any]] = {
    "command": reading.read_command,
    "action": reading.read_action,
    "submit": reading.read_submit,
    "close": reading.read_close,
    "shortcut": reading.read_shortcut,
    "event": lambda body: reading.read_event(body, 3),
}


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doorstep]:
    """One for all examples: what is read here leaves nothing behind."""
    folder = tmp_path_factory.mktemp("door")
    clock = MovableClock(datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
    door = open_door(f"sqlite:///{Path(folder) / 'bot.db'}", folder, clock)
    with door.begin() as session:
        settle(session, clock())
    with door.house:
        yield door


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(payload=PAYLOADS)
def test_a_payload_of_any_shape_is_read_and_answered(kind: str, payload: dict[str, Any], door: Doorstep) -> None:
    assert "Det gik desværre galt" not in door.gives(KINDS[kind](payload))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.sampled_from(list(FORMS)), user=st.sampled_from(["UAISHA", "UKAREN"]), state=JUNK, metadata=st.text())
def test_a_form_of_ours_may_come_back_with_anything_in_it(
    name: str, user: str, state: Any, metadata: str, door: Doorstep
) -> None:
    assert "Det gik desværre galt" not in door.submits(user, name, metadata, state)
