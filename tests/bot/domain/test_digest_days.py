"""When a consultant's digest comes: on working days, and never two at once."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy.orm import Session

from bot.clock import at_local, local
from bot.database import Sessions
from bot.domain import digests
from bot.domain.digests import Pace
from bot.domain.rules import Rules
from tests.bot.domain.network import Network

CLOSED = frozenset(date(2026, 12, day) for day in (28, 29, 30))


def _days(session: Session) -> list[date]:
    dues = digests.planned(session, at_local(date(2026, 12, 14), time()), at_local(date(2027, 1, 10), time()))
    return [local(due.at).date() for due in dues]


def test_two_that_a_long_holiday_moves_to_the_same_day_are_one(sessions: Sessions):
    with sessions.begin() as session:
        session.info["rules"] = Rules(closing_days=CLOSED)
        digests.choose(session, Network(session).consultant(), Pace.WEEKLY, 3, time(9))

        assert _days(session) == [date(2026, 12, 17), date(2027, 1, 4), date(2027, 1, 7)]
