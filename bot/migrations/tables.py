"""Every table there is: found by looking, so that nobody keeps a list."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path

from sqlalchemy import MetaData

from bot.database import Base

_ROOT = Path(__file__).parents[2]
_HOMES = ("bot/delivery", "bot/domain", "knowledge")


@cache
def every_table() -> MetaData:
    """Imports only the files that declare a table: others in these folders are slow to import, or programs."""
    for home in _HOMES:
        for file in sorted((_ROOT / home).rglob("*.py")):
            if "__tablename__ =" in file.read_text(encoding="utf-8"):
                importlib.import_module(".".join(file.relative_to(_ROOT).with_suffix("").parts))
    return Base.metadata
