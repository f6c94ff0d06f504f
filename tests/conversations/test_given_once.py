"""A number is given once: what is deleted at night leaves no place for somebody else's words to fall into."""

from __future__ import annotations

from sqlalchemy import func, select

from bot.domain.updates import StatusUpdate, UpdateDraft
from bot.workspace import Person
from tests.conversations.town import Town


def _types(who: Person, words: str) -> None:
    who.writes(f"opdatering: trivsel: {words}")
    who.gets(words)
    who.presses("Gem")
    who.gets("Tak, din status er gemt")


def test_a_typed_status_is_kept_though_yesterdays_drafts_are_gone(town: Town) -> None:
    _types(town.aisha, "12 nye piger")
    town.advance(days=2)
    town.settles()
    with town.database() as session:
        assert session.scalar(select(func.count(UpdateDraft.id))) == 0
    _types(town.dina, "nye frivillige til dans")
    with town.database() as session:
        said = dict(session.execute(select(StatusUpdate.author_id, StatusUpdate.text)).all())
        assert len(said) == 2
        assert "nye frivillige til dans" in str(said)
