"""The bot's first start, done once: what it leaves, database and data folder with the knowledge base in, is copied."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from sqlalchemy import make_url

from bot.app import build_house
from bot.clock import MovableClock
from bot.config import Config
from knowledge.answers import Asker
from tests import MONDAY_MORNING, databases


def furnish(url: str, data_dir: Path) -> None:
    """Only on SQLite, where it is a matter of two copies: `url` must be a database nobody has opened yet."""
    if url.startswith("sqlite"):
        shutil.copyfile(_model() / "model.sqlite", make_url(url).database or "")
        shutil.copytree(_model() / "data", data_dir, dirs_exist_ok=True)


@cache
def _model() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="ressourcebot-furnished-"))
    data = folder / "data"
    with databases.fresh("sqlite", folder) as url:
        config = Config(database_url=url, data_dir=data, cache_dir=data, semantic=False)
        with build_house(config, MovableClock(MONDAY_MORNING)) as house:
            assert house.library.search("handleplan", Asker())
        shutil.move(make_url(url).database or "", folder / "model.sqlite")
    return folder
