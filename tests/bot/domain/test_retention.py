"""What a receipt promises about keeping is what the night does."""

from __future__ import annotations

from datetime import timedelta

from bot.clock import at_local
from bot.database import Sessions
from bot.domain import absences, file_offers, reporting, retention, updates
from bot.domain.updates import StatusUpdate
from tests.bot.domain.network import Network
from tests.bot.domain.reports import NOW, give


def test_what_the_receipt_promises_is_what_the_night_does(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        person = network.resource_person(network.association(network.consultant()))
        update = give(session, person, share=True)
        update_id, last_day = update.id, updates.kept_until(session, update)
        retention.purge(session, at_local(last_day, retention.NIGHT))
        assert session.get(StatusUpdate, update_id) is not None
        night_after = at_local(last_day + timedelta(days=1), retention.NIGHT)
        assert retention.due(session, night_after)["status_updates"] == 1
        assert retention.purge(session, night_after)["status_updates"] == 1

        assert session.get(StatusUpdate, update_id) is None
        assert retention.due(session, night_after)["status_updates"] == 0


def test_the_withdrawn_and_the_drafts_go_soon(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        person = network.resource_person(network.association(network.consultant()))
        updates.keep_draft(session, person, "trivsel: godt", NOW)
        reporting.withdraw(session, person, give(session, person).id, NOW)

        assert retention.due(session, NOW + timedelta(days=2)) | {"status_updates": 0} == {
            **dict.fromkeys(retention.due(session, NOW), 0),
            "update_drafts": 1,
        }
        assert retention.purge(session, NOW + timedelta(days=15))["status_updates"] == 1


def test_an_absence_that_was_cancelled_is_gone(sessions: Sessions):
    with sessions.begin() as session:
        network = Network(session)
        person = network.resource_person(network.association(network.consultant()))
        absence = absences.register(session, person, NOW.date(), None, person, NOW)
        absences.cancel(session, absence.id, person, NOW)
        absences.cancel(session, absence.id, person, NOW)
        session.flush()

        assert retention.purge(session, NOW)["absences"] == 1


def test_what_was_said_of_a_file_goes_after_a_month(sessions: Sessions):
    with sessions.begin() as session:
        file_offers.offer(session, Network(session).consultant(), "F1", "Referat.txt", ("D1", "1.0"), NOW)

        assert retention.purge(session, NOW + timedelta(days=29))["file_offers"] == 0
        assert retention.purge(session, NOW + timedelta(days=31))["file_offers"] == 1
