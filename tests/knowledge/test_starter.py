"""The starter articles: born with the database, proposed afterwards, and fit to be quoted."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.database import Sessions
from bot.domain.rules import Rules
from knowledge import starter
from knowledge.documents import AppliesTo, Document, Kind, Passage
from knowledge.starter import Article, State, articles
from tests.knowledge.libraries import NOW

ARTICLES = list(articles())
LATER = NOW + timedelta(days=30)
FIRST = '---\ntitle: Haltid\naliases: ["Hvem har hallen?"]\n---\nHallen er vores om tirsdagen.\n'
SECOND = FIRST.replace("tirsdagen", "torsdagen")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "base"
    made.mkdir()
    (made / "haltid.md").write_text(FIRST, encoding="utf-8")
    return made


def test_a_fresh_database_gets_every_article_unverified(sessions: Sessions):
    with sessions.begin() as session:
        assert starter.load(session, NOW).new == len(ARTICLES)
    with sessions() as session:
        rows = list(session.scalars(select(Document)))
        assert len(rows) == len(ARTICLES)
        assert all(row.kind == Kind.ARTICLE and row.verified_on is None and row.passages for row in rows)


def test_loading_again_changes_nothing(sessions: Sessions, folder: Path):
    with sessions.begin() as session:
        starter.load(session, NOW, folder)
    with sessions.begin() as session:
        assert starter.load(session, LATER, folder) == starter.Loaded()
        assert session.scalar(select(func.count(Passage.id))) == 1


def test_a_changed_file_is_proposed_once_and_overwrites_nothing(sessions: Sessions, folder: Path):
    _load_then_change(sessions, folder)
    with sessions.begin() as session:
        assert starter.load(session, LATER, folder) == starter.Loaded(proposed=1)
        assert starter.load(session, LATER, folder) == starter.Loaded()
        assert "tirsdagen" in _text(session)
        assert [article.body for _, article in starter.proposals(session, folder)] == ["Hallen er vores om torsdagen."]


def test_an_accepted_proposal_is_a_new_version_nobody_has_verified(sessions: Sessions, folder: Path):
    _load_then_change(sessions, folder)
    with sessions.begin() as session:
        session.scalars(select(Document)).one().verified_by = "En konsulent"
        starter.load(session, LATER, folder)
        proposal, article = starter.proposals(session, folder)[0]
        document = starter.accept(session, proposal, article, LATER)
        session.flush()
        assert (document.version, document.verified_by) == (2, None)
        assert "torsdagen" in _text(session)
        assert starter.proposals(session, folder) == []


def test_a_dismissed_proposal_does_not_come_back(sessions: Sessions, folder: Path):
    _load_then_change(sessions, folder)
    with sessions.begin() as session:
        starter.load(session, LATER, folder)
        proposal, _ = starter.proposals(session, folder)[0]
        starter.dismiss(proposal, LATER)
        assert starter.load(session, LATER, folder) == starter.Loaded()
        assert proposal.state == State.DISMISSED
        assert "tirsdagen" in _text(session)


def test_what_a_consultant_changed_is_not_mistaken_for_a_changed_file(sessions: Sessions, folder: Path):
    with sessions.begin() as session:
        starter.load(session, NOW, folder)
        session.scalars(select(Document)).one().content_hash = "written by a consultant"
    with sessions.begin() as session:
        assert starter.load(session, LATER, folder) == starter.Loaded()


def test_there_are_enough_articles():
    assert len(ARTICLES) >= 30


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_an_article_says_where_it_comes_from_and_what_it_answers(article: Article):
    assert article.title
    assert article.source
    assert article.owner
    assert article.aliases
    assert article.body


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_an_article_holds_no_phone_number_address_or_link(article: Article):
    assert not re.search(r"\b\d{2} ?\d{2} ?\d{2} ?\d{2}\b|@|https?://", article.body)


def test_the_facts_of_the_two_levels_stand_apart():
    for article in ARTICLES:
        levels = {AppliesTo.STANDARD: ("400.000", "37 timer"), AppliesTo.EXTENDED: ("250.000", "25 timer")}
        for foreign in levels.get(article.applies_to, ()):
            assert foreign not in article.body, article.name


def test_the_former_model_is_superseded():
    former = next(article for article in ARTICLES if article.name == "base/model-til-2024.md")
    assert former.superseded
    assert str(former.valid_to) == "2024-12-31"


def test_what_is_said_about_keeping_is_what_the_rules_do():
    kept = next(article for article in ARTICLES if article.name == "base/bot-mine-data.md").body
    assert (Rules().questions_kept_days, Rules().updates_kept_days) == (365, 3 * 365)
    assert "spørgsmål i ét år og statusopdateringer i tre år" in kept


def _load_then_change(sessions: Sessions, folder: Path) -> None:
    with sessions.begin() as session:
        starter.load(session, NOW, folder)
    (folder / "haltid.md").write_text(SECOND, encoding="utf-8")


def _text(session: Session) -> str:
    session.expire_all()
    return session.scalars(select(Passage)).one().text
