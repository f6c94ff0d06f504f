"""Everything that can be pressed, sent or typed, tried by everybody with ids that are not theirs and with nonsense.

Buttons and forms come back to us with whatever ids somebody put in them, so each one is tried. Nothing may break,
nothing of an association may be seen or changed by those who may not, and what is forbidden looks like what
is not there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.clock import MovableClock
from bot.database import Base
from bot.views import ids
from handlers import ACTIONS, COMMANDS, FORMS, SHORTCUTS
from handlers.guarding import NAMES
from tests.handlers.doorstep import Doorstep, open_door
from tests.handlers.secrets import HEALTH, SECRET, settle

OUTSIDERS = ["UDINA", "UFREJA", "UPER", "UIDA", "USTRANGER"]
NO_ROW = "987654"
THEIRS = ["1", "2"]
IN_TWO_PARTS = {  # buttons and forms whose value says more than an id
    ids.UPDATE_LATER: ["skip:1", "tomorrow:1", "holiday:1"],
    ids.UPDATE_PLACE: ["1:1"],
    ids.OBSTACLE_DO: ["see:1", "answer:1", "solve:1"],
    ids.FEEDBACK: ["up:1", "down:2"],
    ids.STATUS_BOOK: ["1:1"],
    ids.STATUS_POLL: ["1:1"],
    ids.UPDATE_FORM: ["", "update:1", "draft:1"],
    ids.CARD_FORM: ["handover:1", "document:1", "gap:1"],
}
ROSTER = {  # what an administrator does with people, without reading a text of theirs
    *(ids.ACCESS_ADD, ids.ACCESS_IGNORE, ids.ACCESS_FORM, ids.ASSOCIATION_OPEN),
    *(ids.POST_HAND_ON, ids.POST_VACANT, ids.POST_ADD, ids.POST_HAND_ON_FORM, ids.POST_ADD_FORM),
    *(ids.DEPARTURE_OPEN, ids.DEPARTURE_FORM),
}
GARBAGE = ["", "-1", str(2**63), "9" * 100, "æ\x00", "a:b:c", "2026-13-45:x", '{"event": 1e999}']
BUTTONS = [name for name in ACTIONS if name != ids.MY_DATA_ERASE]  # erasing one's own data is everybody's right
DELIVERY = {"inbox", "outbox", "occurrences", "schedules", "home_openings", "switches", "audit"}
APOLOGY = "Det gik desværre galt"


@pytest.fixture
def door(fresh_database: Callable[..., str], tmp_path: Path, clock: MovableClock) -> Iterator[Doorstep]:
    door = open_door(fresh_database("sqlite"), tmp_path, clock)
    with door.begin() as session:
        settle(session, clock())
    with door.house:
        yield door


def _filled(number: str) -> dict[str, Any]:
    """Every field there is, filled with the same: as an id, a choice, a text, a day and a time."""
    element = {
        "value": number,
        "selected_option": {"value": number},
        "selected_options": [{"value": number}],
        "selected_date": number,
        "selected_time": number,
        "selected_date_time": number,
        "files": [{"id": number, "name": number}],
    }
    fields = [value for name, value in vars(ids).items() if name.isupper() and "." in value]
    rows = [f"{name}:{number}" for name in (ids.UPDATE_STANDING, ids.UPDATE_NEW_WORDS, ids.DIGEST_DRAFT)]
    slots = [f"{ids.POLL_SLOT}.{n}" for n in range(1, 8)]
    return {name: {name: element} for name in [*fields, *rows, *slots]}


def _state(door: Doorstep) -> dict[str, dict[str, str]]:
    """Every row of every table but those that only carry messages."""
    with door.begin() as session:
        return {
            name: {str(row[0]): str(row) for row in session.execute(text(f'SELECT rowid, * FROM "{name}"'))}  # noqa: S608
            for name in Base.metadata.tables
            if name not in DELIVERY
        }


def _changed(before: dict[str, dict[str, str]], after: dict[str, dict[str, str]]) -> list[str]:
    return [
        f"{name}: {row}" for name, rows in before.items() for key, row in rows.items() if after[name].get(key) != row
    ]


def _new(before: dict[str, dict[str, str]], after: dict[str, dict[str, str]]) -> list[str]:
    return [f"{name}: {row}" for name, rows in after.items() for key, row in rows.items() if key not in before[name]]


def _everything(door: Doorstep, user: str, values: list[str]) -> Iterator[tuple[str, str]]:
    """(what was tried, what was said)"""
    for name in BUTTONS:
        for value in [*values, *IN_TWO_PARTS.get(name, [])]:
            yield f"{name} {value[:40]!r}", door.presses(user, name, value)
    for name in [*FORMS, *NAMES]:
        for value in [*values, *IN_TWO_PARTS.get(name, [])]:
            yield f"{name} {value[:40]!r}", door.submits(user, name, value, _filled(value.rpartition(":")[2]))


@pytest.mark.parametrize("user", OUTSIDERS)
def test_what_belongs_to_an_association_is_neither_shown_to_nor_changed_by_others(user: str, door: Doorstep) -> None:
    before = _state(door)
    shown = dict(_everything(door, user, THEIRS))
    for command in COMMANDS:
        shown[command] = door.types(user, command, "")
    assert [tried for tried, said in shown.items() if SECRET in said or HEALTH in said] == []
    assert [tried for tried, said in shown.items() if APOLOGY in said] == []
    with door.begin() as session:
        assert SECRET not in door.sent_to(session, user)
    expected = {"UIDA": ("access_requests", "people")}.get(user, "nothing")
    changed = [row for row in _changed(before, _state(door)) if not row.startswith(expected)]
    assert [row for row in changed if user not in row] == []
    assert [row for row in _new(before, _state(door)) if SECRET in row] == []


def test_a_consultant_reads_and_changes_with_the_same_presses(door: Doorstep) -> None:
    """Otherwise the test above would show nothing."""
    before = _state(door)
    shown = [tried for tried, said in _everything(door, "UKAREN", THEIRS) if SECRET in said]
    assert len(shown) > 15
    assert len(_changed(before, _state(door))) > 5


@pytest.mark.parametrize("user", ["UDINA", "UFREJA", "UPER", "UIDA"])
def test_what_is_forbidden_looks_like_what_is_not_there(user: str, door: Doorstep) -> None:
    own = {ids.EVENT_SUBSCRIBE, ids.HOME_MY_DATA, ids.START_ASK}  # about oneself, and another one each time
    own |= ROSTER if user == "UIDA" else set()
    theirs = {name: door.presses(user, name, "1") for name in BUTTONS if name not in own}
    nobodys = {name: door.presses(user, name, NO_ROW) for name in BUTTONS if name not in own}
    assert [name for name in theirs if theirs[name] != nobodys[name]] == []
    sent = {name: door.submits(user, name, "1", _filled("1")) for name in FORMS}
    lost = {name: door.submits(user, name, NO_ROW, _filled("1")) for name in FORMS}
    assert [name for name in FORMS if sent[name] != lost[name] and name not in own] == []


@pytest.mark.parametrize("user", ["UAISHA", "UKAREN"])
def test_nonsense_breaks_nothing_and_is_always_answered(user: str, door: Doorstep) -> None:
    shown = dict(_everything(door, user, [*GARBAGE, *THEIRS, NO_ROW]))
    for form in FORMS:
        shown[f"{form} empty"] = door.submits(user, form, "1")
    for command in COMMANDS:
        for words in ("1", "æ", "x " * 1500, "<!channel> & <http://x|y>", "9" * 400, "opdatering:"):
            shown[f"{command} {words[:20]}"] = door.types(user, command, words)
    for shortcut in SHORTCUTS:
        for words in ("", "x" * 3000, "<!channel>"):
            shown[f"{shortcut} {words[:20]}"] = door.uses(user, shortcut, words)
    assert [tried for tried, said in shown.items() if APOLOGY in said] == []


def test_what_is_about_health_is_shown_to_the_organiser_alone(door: Doorstep) -> None:
    assert HEALTH in door.presses("UKAREN", ids.EVENT_NAMES, "1")
    assert HEALTH not in "".join(said for _, said in _everything(door, "ULARS", ["1", "2"]))


def test_a_board_contact_reads_no_status_of_the_own_association(door: Doorstep) -> None:
    shown = dict(_everything(door, "UERIK", THEIRS))
    seen = [tried for tried, said in shown.items() if f"{SECRET} status" in said or f"{SECRET} consultant" in said]
    assert seen == []


def test_somebody_of_another_workspace_is_refused_whatever_they_use(door: Doorstep) -> None:
    before = _state(door)
    for user in ("UAISHA", "UKAREN"):
        said = [door.presses(user, name, "1", team="T0OTHER") for name in BUTTONS]
        said += [door.submits(user, name, "1", _filled("1"), team="T0OTHER") for name in FORMS]
        said += [door.types(user, name, "1", team="T0OTHER") for name in COMMANDS]
        said += [door.uses(user, name, "1", team="T0OTHER") for name in SHORTCUTS]
        assert len(set(map(_words, said))) == 1
    assert _state(door) == before


def _words(said: str) -> str:
    """What is read, in whatever shape it came."""
    return "Ressourcebot er kun" if not json.loads(said) else str(sorted(set(_texts(json.loads(said)))))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (value["text"] for _ in [0] if isinstance(value.get("text"), str) and len(value["text"]) > 20)
        value = list(value.values())
    for one in value if isinstance(value, list) else ():
        yield from _texts(one)
