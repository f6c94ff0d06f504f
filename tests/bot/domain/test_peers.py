"""Peers are asked one at a time, and who declined is never told."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.clock import at_local
from bot.database import Sessions
from bot.delivery.outbox import OutboxMessage
from bot.domain import experiences, peers
from bot.domain.messages import MessageKind
from bot.domain.people import Role
from bot.errors import NotAllowed
from tests.bot.domain.network import Network
from tests.bot.domain.reports import NOW, give


def test_peers_are_asked_one_at_a_time_and_the_asker_hears_only_of_a_yes(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        asker, no, yes, last = (
            network.resource_person(network.association(consultant), name) for name in ("Aisha", "Bo", "Carla", "Dina")
        )
        for peer in (no, yes, last):
            peers.join(session, peer, NOW, experience="hold for piger")
        request = peers.note_down(session, asker, "pigehold", NOW)
        peers.start(session, asker, request.id, NOW)
        peers.start(session, asker, request.id, NOW)
        (first,) = session.scalars(select(peers.PeerAsk)).all()
        with pytest.raises(NotAllowed):
            peers.reply(session, last, first.id, yes=True, now=NOW)
        peers.reply(session, no, first.id, yes=False, now=NOW)
        second = session.scalars(select(peers.PeerAsk).order_by(peers.PeerAsk.id.desc())).first()
        assert second is not None
        peers.reply(session, yes, second.id, yes=True, now=NOW)
        told = session.scalars(select(OutboxMessage).where(OutboxMessage.kind == MessageKind.PEER_NEWS)).all()

        assert [(m.recipient, m.detail) for m in told] == [(asker.slack_id, f"found:{yes.id}")]
        assert [a.peer_id for a in session.scalars(select(peers.PeerAsk).order_by(peers.PeerAsk.id))] == [no.id, yes.id]


def test_a_peer_who_does_not_answer_is_passed_by_after_three_working_days(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        asker, silent = (network.resource_person(network.association(consultant), n) for n in ("Aisha", "Bo"))
        peers.join(session, silent, NOW, experience="pigehold")
        request = peers.note_down(session, asker, "pigehold", NOW)
        peers.start(session, asker, request.id, NOW)
        (due,) = peers.planned_turns(session, NOW, NOW + timedelta(days=10))
        peers.pass_on(session, due, due.at)
        told = session.scalars(select(OutboxMessage.detail).where(OutboxMessage.kind == MessageKind.PEER_NEWS)).all()

        assert due.at == at_local(date(2026, 3, 5), time(8))
        assert list(told) == ["nobody"]


@pytest.mark.parametrize(
    "meanwhile", [{"left_on": date(2026, 3, 3)}, {"role": Role.BOARD_CONTACT}], ids=["left", "another role"]
)
def test_nobody_is_asked_for_one_who_is_no_longer_looking(sessions: Sessions, meanwhile: dict[str, Any]):
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        asker, *others = (network.resource_person(network.association(consultant), n) for n in ("Aisha", "Bo", "Carla"))
        for peer in others:
            peers.join(session, peer, NOW, experience="pigehold")
        request = peers.note_down(session, asker, "pigehold", NOW)
        peers.start(session, asker, request.id, NOW)
        for name, value in meanwhile.items():
            setattr(asker, name, value)
        (due,) = peers.planned_turns(session, NOW, NOW + timedelta(days=10))
        peers.pass_on(session, due, due.at)

        assert len(session.scalars(select(peers.PeerAsk)).all()) == 1
        assert request.closed_at == due.at
        assert session.scalars(select(OutboxMessage).where(OutboxMessage.kind == MessageKind.PEER_NEWS)).all() == []


def test_nobody_is_asked_at_night_or_at_a_weekend(sessions: Sessions):
    saturday_night = at_local(date(2026, 3, 7), time(23, 30))
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        asker, peer = (network.resource_person(network.association(consultant), n) for n in ("Aisha", "Bo"))
        peers.join(session, peer, NOW, experience="pigehold")
        peers.start(session, asker, peers.note_down(session, asker, "pigehold", NOW).id, saturday_night)
        (message,) = session.scalars(select(OutboxMessage).where(OutboxMessage.kind == MessageKind.PEER_ASK))

        assert message.not_before == at_local(date(2026, 3, 9), time(8))


def test_a_shared_update_speaks_for_its_author_once_they_take_part(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        asker, sharer = (network.resource_person(network.association(consultant), n) for n in ("Aisha", "Bo"))
        experience = experiences.propose(session, give(session, sharer, share=True), NOW)
        experiences.approve(session, consultant, experience.id, "Svømning", "Start med forældrene.", NOW)
        assert peers.find(session, asker, "svømning", NOW).peer_ids == ()
        peers.join(session, sharer, NOW, experience="fundraising")

        assert peers.find(session, asker, "svømning", NOW).peer_ids == (sharer.id,)
