"""People come, stop, hand on and come back in any order: one row a person, and each post held by those who should."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.database import Base, connect, open_sessions
from bot.domain import access, audit, people, posts
from bot.domain.access import Account, AlreadyOnRoster
from bot.domain.people import Person, Role
from bot.domain.posts import Introduced
from bot.errors import NotAllowed, Refused
from tests.bot.domain.network import Network

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
POOL = st.sampled_from(["aisha@demo.example", "Bo@demo.example", "CARLA@Demo.Example"])
ACTS = st.lists(st.tuples(st.sampled_from(["add", "hand on", "vacant"]), st.integers(0, 1), POOL, POOL), max_size=12)


@cache
def _engine() -> Engine:
    """One database in memory for all examples; each leaves it as it was."""
    engine = connect("sqlite:///:memory:")
    Base.metadata.create_all(engine)
    return engine


@pytest.fixture
def session() -> Iterator[Session]:
    with open_sessions(_engine())() as one:
        yield one


@settings(max_examples=30)
@given(ACTS)
def test_the_roster_says_who_holds_which_post_whatever_was_done(acts: list[tuple[str, int, str, str]]) -> None:
    with open_sessions(_engine())() as session:
        network = Network(session)
        karen = network.consultant()
        places = [network.association(karen).id for _ in range(2)]
        held: dict[str, int] = {}
        for what, place, one, other in acts:
            leaver, new = people.by_email(session, one), Introduced(f" {other} ", f" {other} ")
            try:
                match what:
                    case "add":
                        posts.add(session, places[place], new, Role.RESOURCE_PERSON, karen, NOW)
                    case "hand on":
                        posts.hand_on(session, leaver.id if leaver else 0, new, None, karen, NOW)
                    case "vacant":
                        posts.leave_vacant(session, leaver.id if leaver else 0, karen, NOW)
            except AlreadyOnRoster:
                assert other.lower() in held
                continue
            except NotAllowed:
                assert one.lower() not in held
                continue
            where = held.pop(one.lower()) if what != "add" else places[place]
            if what != "vacant":
                held[other.lower()] = where
        assert {p.email: p.association_id for p in people.present(session, Role.RESOURCE_PERSON)} == held
        for row in session.query(Person).filter(Person.role == Role.RESOURCE_PERSON):
            done = [one.action for one in audit.about(session, f"person:{row.id}")]
            assert done == ["let_in", "let_go"] * (len(done) // 2) + ["let_in"] * (row.left_on is None)


@settings(max_examples=30)
@given(name=st.text(max_size=150), email=st.text(max_size=20) | st.emails())
def test_whatever_is_typed_is_refused_or_found_again(name: str, email: str) -> None:
    with open_sessions(_engine())() as session:
        network = Network(session)
        karen = network.consultant()
        place = network.association(karen).id
        try:
            posts.add(session, place, Introduced(name, email), Role.RESOURCE_PERSON, karen, NOW)
        except Refused:
            return
        (found,) = posts.holders(session, place)
        assert people.by_email(session, email) is found
        assert found.name.strip()


def test_who_comes_back_brings_no_rights_along_and_is_known_by_the_account(session: Session) -> None:
    network = Network(session)
    karen = network.consultant()
    boss, lars = network.consultant("Ida IT"), network.consultant("Lars Konsulent")
    boss.administers, boss.stand_in_id, boss.slack_id = True, lars.id, "UBOSS"
    access.let_go(session, boss, date(2026, 3, 1), karen, NOW)
    access.request(session, Account("UBOSS", "ny@demo.example", "Ida Igen", belongs=True), NOW)
    row = access.open_request(session, 1)
    karen.administers = True
    back = access.add(session, row, Role.RESOURCE_PERSON, network.association(karen).id, karen, NOW)
    assert back is boss
    assert (back.email, back.name, back.role) == ("ny@demo.example", "Ida Igen", Role.RESOURCE_PERSON)
    assert not back.is_administrator
    assert back.stand_in_id is None


def test_who_left_after_being_let_in_may_knock_again_once(session: Session) -> None:
    network = Network(session)
    karen = network.consultant()
    karen.administers = True
    account = Account("UFRIDA", "frida@demo.example", "Frida", belongs=True)
    access.request(session, account, datetime(2026, 2, 1, 9, tzinfo=UTC))
    row = access.open_request(session, 1)
    frida = access.add(session, row, Role.PARTNER, None, karen, datetime(2026, 2, 2, 9, tzinfo=UTC))
    access.let_go(session, frida, date(2026, 3, 1), karen, NOW)
    access.request(session, account, NOW)
    access.settle(session, access.open_request(session, 1), karen, NOW)
    access.request(session, account, NOW)
    with pytest.raises(NotAllowed):
        access.open_request(session, 1)
