"""A backup holds everything, goes back into either database, and a restored bot says nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from slack_sdk import WebClient
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from bot import migrations
from bot.clock import MovableClock
from bot.database import Sessions, connect, open_sessions
from bot.delivery import inbox, outbox
from bot.delivery.lock import AlreadyRunning, only_process
from bot.delivery.occurrences import Due, claim
from bot.domain.associations import Association
from bot.domain.people import Person, Role
from bot.migrations.backup import NotABackup, NotEmpty, backup, faults, restore
from bot.migrations.tables import every_table
from bot.workspace import Workspace
from knowledge.documents import Document, Passage
from scheduler.jobs import Job, run
from tests.bot.delivery.office import Office
from tests.databases import KINDS


@pytest.fixture(params=KINDS)
def old_url(request: pytest.FixtureRequest, fresh_database: Callable[..., str]) -> str:
    return fresh_database(request.param)


@pytest.fixture(params=KINDS)
def new_url(request: pytest.FixtureRequest, fresh_database: Callable[..., str]) -> str:
    return fresh_database(request.param, empty=True)


@pytest.fixture
def old(old_url: str) -> Iterator[Sessions]:
    yield from _open(old_url)


@pytest.fixture
def new(new_url: str) -> Iterator[Sessions]:
    yield from _open(new_url)


def _open(url: str) -> Iterator[Sessions]:
    engine = connect(url)
    yield open_sessions(engine)
    engine.dispose()


def a_small_network(sessions: Sessions, clock: MovableClock) -> None:
    with sessions.begin() as session:
        consultant = Person(name="Kim Prøve", email="kim@demo.example", role=Role.CONSULTANT, slack_id="UKIM")
        session.add(consultant)
        session.flush()
        club = Association(name="Æblehaven IF", consultant_id=consultant.id, ended_on=date(2027, 1, 1))
        session.add(club)
        session.flush()
        session.add(
            Person(name="Maja Prøve", email="m@demo.example", role=Role.RESOURCE_PERSON, association_id=club.id)
        )
        passages = [Passage(position=n, text=f"Afsnit {n} om årsmøder") for n in range(1200)]
        session.add(Document(name="a.md", title="Årsmøde", changed_at=clock(), passages=passages))
        inbox.first_time(session, "msg:C1:1.0", clock())
        claim(session, Due("digest", "digest:1", clock(), 1), clock())


def contents(engine: Engine) -> dict[str, list[object]]:
    """All rows, but for the mark a restore leaves."""
    with engine.connect() as connection:
        tables = [t for t in every_table().sorted_tables if t.name != "switches"]
        return {t.name: sorted(map(repr, connection.execute(select(t)))) for t in tables}


def test_what_was_backed_up_is_what_is_restored(
    old_url: str, new_url: str, old: Sessions, new: Sessions, clock: MovableClock, tmp_path: Path
) -> None:
    a_small_network(old, clock)
    backup(old_url, tmp_path / "bot.backup")
    restore(new_url, tmp_path / "bot.backup", clock())
    assert contents(new.kw["bind"]) == contents(old.kw["bind"])
    assert faults(new.kw["bind"]) == []
    assert migrations.is_current(new.kw["bind"])
    assert (tmp_path / "bot.backup").stat().st_mode & 0o077 == 0  # nobody else's to read


def test_the_restored_bot_goes_on_counting(old_url: str, old: Sessions, clock: MovableClock, tmp_path: Path) -> None:
    a_small_network(old, clock)
    backup(old_url, tmp_path / "bot.backup")
    restore(old_url, tmp_path / "bot.backup", clock(), force=True)
    with old.begin() as session:
        session.add(Person(name="Ny Prøve", email="ny@demo.example", role=Role.RESOURCE_PERSON))
    with old.begin() as session:
        assert session.scalars(select(func.max(Person.id))).one() == 3


def test_a_number_that_was_given_before_the_backup_is_given_to_nobody_after_it(
    old_url: str, new_url: str, old: Sessions, new: Sessions, clock: MovableClock, tmp_path: Path
) -> None:
    a_small_network(old, clock)
    with old.begin() as session:
        session.delete(session.scalars(select(Document)).one())
    backup(old_url, tmp_path / "bot.backup")
    restore(new_url, tmp_path / "bot.backup", clock())
    with new.begin() as session:
        session.add(Document(name="b.md", title="Nyt", changed_at=clock(), passages=[Passage(position=0, text="Nyt")]))
    with new() as session:
        assert session.scalars(select(Document.id)).one() == 2
        assert session.scalars(select(Passage.id)).one() == 1201


def test_a_network_is_not_replaced_by_accident(
    old_url: str, old: Sessions, clock: MovableClock, tmp_path: Path
) -> None:
    a_small_network(old, clock)
    backup(old_url, tmp_path / "bot.backup")
    with pytest.raises(NotEmpty):
        restore(old_url, tmp_path / "bot.backup", clock())
    with old.begin() as session:
        session.add(Association(name="Kommet siden"))
    restore(old_url, tmp_path / "bot.backup", clock(), force=True)
    with old.begin() as session:
        assert session.scalars(select(Association.name)).all() == ["Æblehaven IF"]


def test_nothing_is_restored_under_a_running_bot(tmp_path: Path, clock: MovableClock) -> None:
    url = f"sqlite:///{tmp_path / 'bot.sqlite'}"
    migrations.upgrade(url)
    backup(url, tmp_path / "bot.backup")
    with only_process(url), pytest.raises(AlreadyRunning):
        restore(url, tmp_path / "bot.backup", clock())


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100], ids=["empty", "something else"])
def test_a_file_that_is_no_backup_is_refused(new_url: str, tmp_path: Path, clock: MovableClock, content: bytes) -> None:
    (tmp_path / "bot.backup").write_bytes(content)
    with pytest.raises(NotABackup):
        restore(new_url, tmp_path / "bot.backup", clock())


def test_what_was_said_after_the_backup_is_not_said_again(
    old_url: str, old: Sessions, clock: MovableClock, tmp_path: Path
) -> None:
    with Workspace() as workspace:
        client = WebClient(workspace.bot_token, base_url=workspace.api_url, timeout=2, retry_handlers=[])
        before, after = Office(old, clock, client), Office(old, clock, client)
        room = workspace.channel("netværk").id
        job = every_morning(room, clock() + timedelta(minutes=30))
        before.put(room, "Mødet er på torsdag")
        tick(old, job, clock())
        backup(old_url, tmp_path / "bot.backup")
        clock.advance(timedelta(hours=1))
        tick(old, job, clock())
        before.said[2] = "Godmorgen"
        before.send()
        restore(old_url, tmp_path / "bot.backup", clock())
        clock.advance(timedelta(minutes=1))
        assert tick(old, job, clock()) == 1  # the timetable catches up
        after.said = before.said
        after.send()
        assert [m.text for m in workspace.team.messages] == ["Mødet er på torsdag", "Godmorgen"]


def test_a_file_that_may_have_been_shared_after_the_backup_waits_for_a_person(
    old_url: str, old: Sessions, clock: MovableClock, tmp_path: Path
) -> None:
    with Workspace() as workspace:
        client = WebClient(workspace.bot_token, base_url=workspace.api_url, timeout=2, retry_handlers=[])
        before, after = Office(old, clock, client), Office(old, clock, client)
        room = workspace.channel("netværk").id
        subject = before.put(room, "Indkaldelse", kind="file")
        backup(old_url, tmp_path / "bot.backup")
        before.send()
        restore(old_url, tmp_path / "bot.backup", clock())
        after.said = before.said
        after.send()
        assert [m.text for m in workspace.team.messages] == ["Indkaldelse"]
        assert after.told == [(subject, "unknown")]
        with old.begin() as session:
            outbox.send_again(session, after.row(subject).id, clock())
        after.send()
        assert [m.text for m in workspace.team.messages] == ["Indkaldelse", "Indkaldelse"]


def every_morning(room: str, hour: datetime) -> Job:
    def planned(_session: Session, start: datetime, end: datetime) -> list[Due]:
        return [Due("notice", f"morning:{hour:%F}", hour, 2)] if start < hour <= end else []

    def fire(session: Session, due: Due, now: datetime) -> None:
        outbox.put(session, due.kind, room, due.subject_id, now, key=due.key)

    return Job("every morning", planned, fire)


def tick(sessions: Sessions, job: Job, now: datetime) -> int:
    with sessions.begin() as session:
        return run(session, job, now).fired
