"""People leave, change association or role while a window is open: what they may do is asked when they do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.clock import MovableClock
from bot.domain import obstacles, publishing
from bot.domain.associations import Association
from bot.domain.obstacles import Helper, Obstacle, ObstacleState
from bot.domain.people import Person, Role
from bot.domain.updates import StatusUpdate
from bot.views import ids
from tests.handlers.doorstep import Doorstep, account, open_door
from tests.handlers.secrets import SECRET, settle

NO_ACCESS = "Det har du ikke adgang til"
NOT_THEIRS = "Det er jeres ressourceperson, der giver status"


@pytest.fixture
def door(fresh_database: Callable[..., str], tmp_path: Path, clock: MovableClock) -> Iterator[Doorstep]:
    door = open_door(fresh_database("sqlite"), tmp_path, clock)
    with door.begin() as session:
        settle(session, clock())
    with door.house:
        yield door


def _changes(door: Doorstep, user: str, **to: Any) -> None:
    with door.begin() as session:
        session.query(Person).filter(Person.slack_id == user).update(to)


def _status(text: str) -> dict[str, Any]:
    chosen = {"selected_options": [{"value": "1"}]}
    return {ids.UPDATE_TEXT: {"x": {"value": text}}, ids.UPDATE_AREAS: {"x": chosen}}


def test_who_has_left_is_a_stranger_also_in_an_open_window(door: Doorstep) -> None:
    with door.begin() as session:
        aisha = session.query(Person).filter(Person.slack_id == "UAISHA").one()
        door.slack.accounts["UAISHA"] = account(aisha)
    _changes(door, "UAISHA", left_on=door.clock().date())
    assert SECRET not in door.presses("UAISHA", ids.UPDATE_EDIT, "1")
    door.submits("UAISHA", ids.UPDATE_FORM, "update:1", _status("ny"))
    with door.begin() as session:
        assert session.get_one(StatusUpdate, 1).text == f"{SECRET} status"


def test_nothing_that_waits_is_sent_to_who_has_left(door: Doorstep) -> None:
    with door.begin() as session:
        assert SECRET in door.sent_to(session, "UAISHA")
    _changes(door, "UAISHA", left_on=door.clock().date())
    with door.begin() as session:
        assert door.sent_to(session, "UAISHA") == "[]"


def test_who_works_elsewhere_now_takes_no_areas_or_updates_along(door: Doorstep) -> None:
    with door.begin() as session:
        elsewhere = session.query(Association).filter(Association.name == "Bakkens Dans").one().id
    _changes(door, "UAISHA", association_id=elsewhere)
    assert NO_ACCESS in door.submits("UAISHA", ids.UPDATE_FORM, "", _status("fra et åbent vindue"))
    assert NO_ACCESS in door.submits("UAISHA", ids.UPDATE_FORM, "update:1", _status("rettet"))
    assert NO_ACCESS in door.presses("UAISHA", ids.UPDATE_EDIT, "1")
    assert NO_ACCESS not in door.presses("UAISHA", ids.UPDATE_WITHDRAW, "1")


def test_who_is_board_contact_now_reports_no_longer(door: Doorstep) -> None:
    _changes(door, "UAISHA", role=Role.BOARD_CONTACT)
    assert NOT_THEIRS in door.types("UAISHA", "/opdatering", "")
    assert NOT_THEIRS in door.submits("UAISHA", ids.UPDATE_FORM, "", _status("fra et åbent vindue"))


def test_the_network_may_answer_but_not_say_that_another_s_obstacle_is_solved(door: Doorstep) -> None:
    with door.begin() as session:
        obstacle = session.get_one(Obstacle, 1)
        obstacle.helper = Helper.NETWORK
    assert NO_ACCESS in door.presses("UDINA", ids.OBSTACLE_SOLVE, "1")
    assert NO_ACCESS in door.presses("UDINA", ids.OBSTACLE_SEE, "1")
    door.submits("UDINA", ids.OBSTACLE_ANSWER_FORM, "1", {ids.OBSTACLE_ANSWER_TEXT: {"x": {"value": "Lån vores"}}})
    with door.begin() as session:
        assert session.get_one(Obstacle, 1).state is ObstacleState.SEEN
        assert session.query(obstacles.ObstacleAnswer).count() == 1


def test_a_cancelled_meeting_is_no_meeting_to_those_it_was_not_for(door: Doorstep) -> None:
    with door.begin() as session:
        karen = session.query(Person).filter(Person.slack_id == "UKAREN").one()
        publishing.cancel(session, 1, karen, door.clock())
    assert NO_ACCESS in door.presses("UDINA", ids.EVENT_YES, "1")
    assert "aflyst" in door.presses("UAISHA", ids.EVENT_YES, "1")


def test_where_the_bot_may_not_speak_a_refusal_is_shown_in_a_window(door: Doorstep) -> None:
    def not_there(**_: Any) -> dict[str, Any]:
        raise SlackApiError("no", {"ok": False, "error": "channel_not_found"})

    door.slack.chat_postEphemeral = not_there  # type: ignore[method-assign]
    assert NO_ACCESS in door.uses("UAISHA", ids.KNOWLEDGE_FROM_MESSAGE, "noget")
    door.slack.views_open = not_there  # type: ignore[method-assign]
    assert door.uses("UAISHA", ids.KNOWLEDGE_FROM_MESSAGE, "noget andet") == "[]"
