"""One bot per SQLite file, whatever happened to the one before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.delivery.lock import AlreadyRunning, only_process


def test_a_second_bot_on_the_same_file_refuses(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bot.sqlite'}"
    with only_process(url), pytest.raises(AlreadyRunning), only_process(url):
        pass
    with only_process(url):
        pass


def test_a_bot_that_was_killed_holds_nobody_up(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bot.sqlite'}"
    script = "import os, sys; from bot.delivery.lock import only_process as p; p(sys.argv[1]).__enter__(); os._exit(9)"
    assert subprocess.run([sys.executable, "-c", script, url], check=False).returncode == 9
    with only_process(url):
        pass


def test_postgresql_takes_any_number() -> None:
    url = "postgresql+psycopg:///nowhere"
    with only_process(url), only_process(url):
        pass
