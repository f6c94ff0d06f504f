"""Every door is guarded: whatever kind of thing somebody writes, a child's number goes no further than the guard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.clock import MovableClock
from bot.database import Base
from bot.guard import check
from handlers import COMMANDS, FORMS, SHORTCUTS, guarding
from handlers.acts import Errors, Form, Incoming, Place, Say
from tests.bot.guard.test_guard import SOFT, WRITTEN
from tests.handlers.doorstep import open_door
from tests.handlers.secrets import settle

CONFIRMED = "guard.confirm"
NUMBER = "010114-1234"


def _incoming(place: Place, text: str) -> Incoming:
    """The text where each kind of thing carries it."""
    about = {"place": place, "name": "x", "user": "U1", "team": "T1", "key": "k", "channel": "D1", "message_ts": "1.0"}
    match place:
        case Place.SUBMIT:
            return Incoming(**about, form=Form({"field": {"field": {"type": "plain_text_input", "value": text}}}))
        case Place.SHORTCUT:
            return Incoming(**about, message_text=text)
        case _:
            return Incoming(**about, text=text)


@pytest.mark.parametrize("place", [Place.COMMAND, Place.MESSAGE, Place.MENTION, Place.SUBMIT, Place.SHORTCUT])
@pytest.mark.parametrize("number", WRITTEN)
def test_no_written_form_of_a_number_passes_any_door(place: Place, number: str):
    reply = guarding.look(_incoming(place, f"Vi har fået {number} med"), client=None, acute="112")

    assert isinstance(reply, Errors if place is Place.SUBMIT else Say)
    assert number not in str(reply)


@pytest.mark.parametrize("place", [Place.COMMAND, Place.MESSAGE, Place.MENTION, Place.SUBMIT])
def test_every_softer_sign_is_asked_about_at_every_door(place: Place):
    caught = [text for text in SOFT if check(text).soft]

    assert caught
    assert not [t for t in caught if isinstance(guarding.look(_incoming(place, t), client=None, acute="112"), Incoming)]


@pytest.mark.parametrize("place", list(Place))
def test_ordinary_work_passes_every_door_untouched(place: Place):
    incoming = _incoming(place, "Vi har fået 12 piger på 10 år med på holdet")

    assert guarding.look(incoming, client=None, acute="112") == incoming


def test_a_number_is_refused_even_when_the_box_is_ticked():
    ticked = {CONFIRMED: {CONFIRMED: {"selected_options": [{"value": "yes"}]}}}
    field = {"field": {"field": {"value": "010114-1234"}}}
    incoming = Incoming(Place.SUBMIT, "x", "U1", "T1", "k", form=Form({**field, **ticked}))

    assert isinstance(guarding.look(incoming, client=None, acute="112"), Errors)


def test_every_field_of_a_form_is_read():
    fields = {f"field{n}": {f"field{n}": {"value": "Godt"}} for n in range(9)}
    fields["field7"]["field7"]["value"] = "010114 1234"
    reply = guarding.look(Incoming(Place.SUBMIT, "x", "U1", "T1", "k", form=Form(fields)), client=None, acute="112")

    assert isinstance(reply, Errors)
    assert set(reply.fields) == {"field7"}


def test_no_line_of_the_tables_stands_before_the_guard(
    fresh_database: Callable[..., str], tmp_path: Path, clock: MovableClock
):
    """A new command, shortcut or form is guarded without anybody remembering it."""
    door = open_door(fresh_database("sqlite"), tmp_path, clock)
    with door.house:
        with door.begin() as session:
            settle(session, clock())
        said = {f"{name} {user}": door.types(user, name, NUMBER) for name in COMMANDS for user in ("UAISHA", "UKAREN")}
        said |= {
            name: door.uses("UKAREN", name, NUMBER) for name in SHORTCUTS if SHORTCUTS[name].__name__ != "open_form"
        }
        said |= {name: door.submits("UKAREN", name, "1", {"any": {"any": {"value": NUMBER}}}) for name in FORMS}
        with door.begin() as session:
            rows = [str(session.execute(text(f'SELECT * FROM "{name}"')).all()) for name in Base.metadata.tables]  # noqa: S608

    assert not [name for name, told in said.items() if "CPR" not in told]
    assert NUMBER not in "".join(rows)
