"""The demo's clock on the page: what it says, and how it is moved, once the demo has said so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

Json = dict[str, Any]


def plain(now: datetime) -> str:
    return f"{now:%Y-%m-%d %H:%M}"


@dataclass(slots=True)
class PageClock:
    text: Callable[[datetime], str] = plain
    move: Callable[[datetime], None] | None = None

    def shown(self, now: datetime) -> Json:
        return {"text": self.text(now), "iso": now.isoformat(), "movable": self.move is not None}


def asked_moment(asked: Json, now: datetime) -> datetime:
    """{"seconds": 60} from now, or {"to": "2026-12-01T09:00:00+01:00"}. Never backwards."""
    moment = datetime.fromisoformat(asked["to"]) if "to" in asked else now + timedelta(seconds=float(asked["seconds"]))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=now.tzinfo)
    if moment < now:
        raise ValueError("the clock only moves forward")
    return moment
