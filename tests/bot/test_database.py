"""Both databases behave alike: times keep their zone, rows keep their parents, and no update is lost in silence."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from bot.clock import MovableClock
from bot.database import Sessions, connect, hurried, open_sessions, reading
from bot.delivery.inbox import Received
from bot.domain.associations import Association
from bot.domain.people import Person, Role


def received(at: datetime) -> Received:
    return Received(key="msg:C1:1.0", received_at=at, not_before=at)


def test_a_time_keeps_its_instant_and_comes_back_as_utc(sessions: Sessions) -> None:
    ten_in_copenhagen = datetime(2026, 7, 1, 10, 0, tzinfo=timezone(timedelta(hours=2)))
    with sessions.begin() as session:
        session.add(received(ten_in_copenhagen))
    with sessions() as session:
        at = session.scalars(select(Received.received_at)).one()
    assert (at, at.tzinfo) == (datetime(2026, 7, 1, 8, 0, tzinfo=UTC), UTC)


def test_a_time_without_a_zone_is_an_error(sessions: Sessions) -> None:
    naive = datetime(2026, 7, 1, 10, 0)  # noqa: DTZ001  what is tested
    with pytest.raises(StatementError), sessions.begin() as session:
        session.add(received(naive))


def test_a_row_cannot_point_at_nothing(sessions: Sessions) -> None:
    with pytest.raises(IntegrityError), sessions.begin() as session:
        session.add(Association(name="Uden konsulent", consultant_id=999))


def test_a_word_outside_the_list_is_refused(sessions: Sessions, clock: MovableClock) -> None:
    with sessions.begin() as session:
        session.add(received(clock()))
    with pytest.raises(IntegrityError), sessions.begin() as session:
        session.execute(text("UPDATE inbox SET state = 'somewhere'"))


def test_an_error_message_carries_nothing_a_person_wrote(sessions: Sessions) -> None:
    people = [Person(name="Hemmelig Prøve", email="x@demo.example", role=Role.PARTNER) for _ in range(2)]
    with pytest.raises(IntegrityError) as error, sessions.begin() as session:
        session.add_all(people)
    assert "Hemmelig" not in str(error.value)


def test_eight_threads_that_read_and_then_write_lose_nothing(fresh_database: Callable[..., str]) -> None:
    engine = connect(fresh_database("sqlite"))
    sessions = open_sessions(engine)
    with sessions.begin() as session:
        session.add(Association(name="0"))

    def count_to_25() -> None:
        for _ in range(25):
            with sessions.begin() as session:
                association = session.scalars(select(Association)).one()
                association.name = str(int(association.name) + 1)

    threads = [threading.Thread(target=count_to_25) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with sessions() as session:
        assert session.scalars(select(Association.name)).one() == "200"
    engine.dispose()


def test_a_reader_waits_for_no_writer(sessions: Sessions) -> None:
    with sessions.begin() as writer:
        writer.add(Association(name="Ikke færdig"))
        writer.flush()
        with reading(sessions) as reader:
            assert reader.scalars(select(Association)).all() == []


def test_a_writer_gives_up_after_its_own_patience(fresh_database: Callable[..., str], clock: MovableClock) -> None:
    url = fresh_database("sqlite")
    patient, hasty = connect(url), connect(url, busy_timeout_s=0.1)
    with open_sessions(patient).begin() as first:
        first.add(received(clock()))
        first.flush()
        with pytest.raises(OperationalError, match="locked"), open_sessions(hasty).begin() as second:
            second.execute(select(Received))
    patient.dispose()
    hasty.dispose()


def test_a_writer_in_a_hurry_gives_up_sooner_on_the_same_engine(fresh_database: Callable[..., str]) -> None:
    engine = connect(fresh_database("sqlite"))
    with open_sessions(engine).begin() as first:
        first.execute(select(Received))
        hurry = open_sessions(hurried(engine, 0.05))
        with pytest.raises(OperationalError, match="locked"), hurry.begin() as second:
            second.execute(select(Received))
    with hurry.begin() as third:
        assert third.scalars(select(Received)).all() == []
    engine.dispose()


def test_whoever_fails_gives_the_turn_back(fresh_database: Callable[..., str]) -> None:
    engine = connect(fresh_database("sqlite"), busy_timeout_s=0.05)
    for _ in range(3):
        with pytest.raises(IntegrityError), open_sessions(engine).begin() as session:
            session.add(Association(name="Uden konsulent", consultant_id=999))
    with engine.connect() as connection:
        for _ in range(2):  # twice on one connection
            with connection.begin():
                connection.execute(select(Received))
        connection.invalidate()
    with open_sessions(engine).begin() as session:
        session.add(Association(name="Med tur"))
    engine.dispose()


def test_what_is_committed_is_on_the_disk(fresh_database: Callable[..., str]) -> None:
    engine = connect(fresh_database("sqlite"))
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2  # FULL
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
    engine.dispose()
