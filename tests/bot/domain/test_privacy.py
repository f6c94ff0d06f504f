"""One's own data: all of it is found, and all of it can go."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Enum, select

from bot.database import Sessions
from bot.domain import absences, experiences, peers, privacy, prompts, reporting, updates
from bot.domain.audit import Action
from bot.domain.obstacles import Helper
from bot.domain.reporting import Report
from bot.domain.updates import Said, StatusUpdate
from bot.migrations.tables import every_table
from bot.texts import privacy as texts
from bot.texts.privacy import TABLES
from tests.bot.domain.network import Network
from tests.bot.domain.reports import NOW, areas, give


def test_erasing_leaves_no_word_and_no_name_but_keeps_the_associations_history(sessions: Sessions):
    canary = "Kanariefugl"
    with sessions.begin() as session:
        network = Network(session)
        consultant = network.consultant()
        person = network.resource_person(network.association(consultant), f"{canary} Demo")
        update = give(
            session, person, words=f"{canary} skrev", obstacle=f"{canary} mangler", helper=Helper.NETWORK, share=True
        )
        reporting.change(session, person, update.id, Report(Said(f"{canary} retter", areas(session, person)[:1])), NOW)
        experience = experiences.propose(session, update, NOW)
        experiences.approve(session, consultant, experience.id, f"{canary} titel", f"{canary} tekst", NOW)
        updates.keep_draft(session, person, f"{canary} kladde", NOW)
        peers.join(session, person, NOW, experience=f"{canary} pigehold")
        peers.note_down(session, person, f"{canary} emne", NOW)
        absences.register(session, person, NOW.date(), None, person, NOW)
        prompts.answered(session, person.association_id or 0, NOW)
        person.left_on = date(2026, 3, 1)
        session.flush()
        assert canary in str(privacy.my_data(session, person))
        privacy.erase(session, person, NOW)

        for table in every_table().sorted_tables:
            for row in session.execute(select(table)):
                assert canary.casefold() not in str(row).casefold(), table.name
        kept = session.scalars(select(StatusUpdate)).one()
        assert (kept.author_id, kept.given_at) == (None, NOW)
        assert updates.areas_of(session, kept.id)


def test_every_table_that_holds_a_persons_words_is_in_their_data():
    """A new table with an author is found without anybody remembering it."""
    every_table()
    named = {column.table.name for column in privacy._theirs()}

    assert named <= set(TABLES), "each is called by a Danish name"
    assert {"status_updates", "obstacles", "questions", "event_replies", "peer_profiles", "absences"} <= named


def test_every_column_and_every_code_of_a_persons_data_is_called_by_a_danish_name():
    every_table()
    for table in {privacy._people(), *(column.table for column in privacy._theirs())}:
        for column in table.columns:
            label = texts.label_of(table.name, column.name)
            assert label is not None, f"{table.name}.{column.name} has no Danish label (empty: only in the JSON file)"
            if label and isinstance(column.type, Enum):
                assert set(column.type.enums) <= set(texts.codes_of(table.name, column.name)), column
    assert set(Action) <= set(texts.codes_of("audit", "action"))
