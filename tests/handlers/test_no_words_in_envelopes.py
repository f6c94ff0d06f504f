"""What people write stands where it belongs, and in no log and no envelope: keys, rows that wait, timetables."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.clock import MovableClock
from bot.logs import quiet_logs
from bot.views import ids
from tests.handlers.doorstep import open_door
from tests.handlers.secrets import SECRET, settle

WORDS = "MUSVITSANG"
ENVELOPES = ("outbox", "occurrences", "schedules")
FIELDS = {"value": WORDS, "selected_option": {"value": WORDS}, "selected_date": WORDS}


def test_no_word_of_anybody_stands_in_a_log_or_an_envelope(
    fresh_database: Callable[..., str],
    tmp_path: Path,
    clock: MovableClock,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    quiet_logs("DEBUG")
    caplog.set_level(logging.DEBUG)
    door = open_door(fresh_database("sqlite"), tmp_path, clock)
    with door.house:
        with door.begin() as session:
            settle(session, clock())
        for user in ("UAISHA", "UKAREN", "USTRANGER"):
            door.writes(user, f"Hvad er {WORDS}?")
            door.writes(user, f"opdatering: trivsel: {WORDS}")
            for command in (ids.ASK, ids.UPDATE, ids.PEERS, ids.ABSENCE, ids.DIGEST):
                door.types(user, command, WORDS)
            for form in (ids.ASK_FORM, ids.OBSTACLE_ANSWER_FORM, ids.EVENT_SIGN_UP_FORM, ids.PEER_FORM):
                fields = (ids.ASK_TEXT, ids.OBSTACLE_ANSWER_TEXT, ids.EVENT_COMMENT_TEXT, ids.PEER_EXPERIENCE)
                door.submits(user, form, "1", {name: {name: FIELDS} for name in fields})
        with door.begin() as session:
            rows = [str(session.execute(text(f'SELECT * FROM "{name}"')).all()) for name in ENVELOPES]  # noqa: S608
            rows.append(str(session.execute(text("SELECT key, kind, error_id FROM inbox")).all()))
            kept = session.execute(
                text("SELECT count(*) FROM questions WHERE text LIKE :words"), {"words": f"%{WORDS}%"}
            )
            assert kept.scalar_one() > 0
    logged = caplog.text + "".join(capfd.readouterr())
    for words in (WORDS, SECRET):
        assert not [row for row in rows if words in row]
        assert words not in logged
    quiet_logs("CRITICAL")
