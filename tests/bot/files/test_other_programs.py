"""Calendar programs people have read our files as they were meant: Debian's, skipped where they are not installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from bot.files import calendar_file
from tests.bot.files.test_calendar_file import AISHA, KAREN, an_event

Runs = Callable[..., str]

KHAL = """[calendars]
[[mine]]
path = {folder}
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
default_timezone = Europe/Copenhagen
local_timezone = Europe/Copenhagen
"""


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    """A program in an empty home; what it said."""

    def run(*command: str) -> str:
        if shutil.which(command[0]) is None:
            pytest.skip(f"{command[0]} is not installed (apt-get install {command[0]})")
        env = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "TZ": "Europe/Copenhagen", "LC_ALL": "C.UTF-8"}
        return subprocess.run(command, check=True, capture_output=True, text=True, env=env, cwd=tmp_path).stdout

    return run


def test_calcurse_shows_each_meeting_at_its_hour_and_day(runs: Runs, tmp_path: Path) -> None:
    """Both sides of the night the clocks change, all day over New Year, and hours over several days."""
    events = [
        an_event(date(2026, 3, 26), starts=time(10), ends=time(12), id=1, title="Vinter"),
        an_event(date(2026, 3, 30), starts=time(10), ends=time(12), id=2, title="Sommer"),
        an_event(date(2026, 10, 24), date(2026, 10, 26), time(8), time(16), id=3, title="Over natten"),
        an_event(date(2026, 12, 30), date(2027, 1, 2), id=4, title="Nytår"),
    ]
    (tmp_path / "feed.ics").write_bytes(calendar_file.feed(events, "Netværk"))
    runs("calcurse", "-D", str(tmp_path), "-i", "feed.ics")
    kept = (tmp_path / "apts").read_text(encoding="utf-8")
    for expected in (
        "03/26/2026 @ 10:00 -> 03/26/2026 @ 12:00",
        "03/30/2026 @ 10:00 -> 03/30/2026 @ 12:00",
        "10/24/2026 @ 08:00 -> 10/26/2026 @ 16:00",
        "12/30/2026 [1] {1D -> 01/02/2027}",
    ):
        assert expected in kept


def test_khal_takes_an_invitation_and_its_cancellation_for_the_same_event(runs: Runs, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (tmp_path / "khal.conf").write_text(KHAL.format(folder=folder), encoding="utf-8")
    event = an_event(date(2026, 3, 30), starts=time(10), ends=time(12), title="Sommer")
    for version, write in enumerate((calendar_file.invitation, calendar_file.cancellation), 1):
        (tmp_path / "one.ics").write_bytes(write(event, KAREN, AISHA, version))
        runs("khal", "-c", "khal.conf", "import", "--batch", "-a", "mine", "one.ics")
    shown = runs("khal", "-c", "khal.conf", "list", "--format", "{start-end-time-style} {title} {status}", "2026-03-30")
    assert "10:00-12:00 Sommer CANCELLED" in shown
    assert len(list(folder.iterdir())) == 1
