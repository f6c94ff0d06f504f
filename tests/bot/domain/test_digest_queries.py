"""A digest asks the database the same few questions, however many associations and updates it tells of."""

from __future__ import annotations

from sqlalchemy import Engine

from bot.database import Sessions
from tests.bot.domain.portfolios import portfolio, statements, told


def test_a_digest_of_two_hundred_updates_takes_as_many_statements_as_one_of_ten(
    sessions: Sessions, database: Engine
) -> None:
    asked, news = [], []
    for associations, weekly, silent in ((7, 2, 2), (30, 10, 10)):
        with sessions() as session:
            karen = portfolio(session, associations, weekly, silent)
            session.flush()
            session.expire_all()
            with statements(database) as so_far:
                content = told(session, karen)
                asked.append(so_far())
            news.append(len(content.news))
            session.rollback()
    assert news == [10, 200]
    assert asked[0] == asked[1]
