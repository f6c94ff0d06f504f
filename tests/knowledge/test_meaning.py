"""The matrix of meaning follows the database and is filled while nobody waits."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.database import Sessions, reading
from knowledge.danish.lexicon import elsewhere
from knowledge.documents import Passage
from knowledge.meaning import Meaning
from tests.knowledge.shelves import Concepts, put, withdraw

BANK = len(elsewhere("da")) + len(elsewhere("en"))


@pytest.fixture
def embedder() -> Concepts:
    return Concepts("løn honorar vederlag", "fest gilde")


def nearest(sessions: Sessions, meaning: Meaning, question: str, *, changed: bool = True) -> list[int]:
    with reading(sessions) as session:
        meaning.refresh(session, changed=changed)
    vector = meaning.vector(question)
    near = meaning.near(vector) if vector is not None else None
    return list(near.best(10)) if near else []


def test_each_text_is_embedded_once_however_often_it_is_asked_for(
    sessions: Sessions, tmp_path: Path, embedder: Concepts
):
    put(sessions, "løn", "Honoraret er fast.")
    put(sessions, "samme", "Honoraret er fast.")
    assert Meaning(embedder, tmp_path).embed(sessions) == 1 + BANK
    assert Meaning(embedder, tmp_path).embed(sessions) == 0
    assert embedder.embedded == ["Honoraret er fast."]


def test_what_was_cut_off_goes_on_where_it_was(sessions: Sessions, tmp_path: Path, embedder: Concepts):
    put(sessions, "mange", *[f"Afsnit nummer {n}." for n in range(20)])

    def cut_off(done: int, _of: int) -> None:
        if done >= 8:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Meaning(embedder, tmp_path).embed(sessions, cut_off)
    Meaning(embedder, tmp_path).embed(sessions)
    assert sorted(embedder.embedded) == sorted(f"Afsnit nummer {n}." for n in range(20))


def test_it_follows_what_is_added_changed_and_withdrawn(sessions: Sessions, tmp_path: Path, embedder: Concepts):
    meaning = Meaning(embedder, tmp_path)
    put(sessions, "løn", "Honoraret er fast.")
    put(sessions, "fest", "Et gilde holdes i juni.")
    meaning.embed(sessions)
    assert len(nearest(sessions, meaning, "vederlag")) == 2
    put(sessions, "fest", "Et gilde holdes i maj.", "Og et til i august.")
    meaning.embed(sessions)
    assert len(nearest(sessions, meaning, "vederlag")) == 3
    withdraw(sessions, "løn")
    assert len(nearest(sessions, meaning, "vederlag")) == 2


def test_a_section_says_what_its_text_leaves_out(sessions: Sessions, tmp_path: Path, embedder: Concepts):
    put(sessions, "tal", "25 timer om ugen.", section="Løn")
    Meaning(embedder, tmp_path).embed(sessions)
    assert embedder.embedded == ["Løn\n25 timer om ugen."]


def test_a_question_the_document_says_it_answers_is_near_too(sessions: Sessions, tmp_path: Path, embedder: Concepts):
    meaning = Meaning(embedder, tmp_path)
    feast = put(sessions, "fest", "Et gilde holdes i juni.")
    pay = put(sessions, "tal", "25 kroner i timen.", aliases="Hvad er mit vederlag?\n\nHvornår kommer pengene?")
    meaning.embed(sessions)
    with reading(sessions) as session:
        first_passages = dict(session.execute(select(Passage.document_id, Passage.id)).all())
    assert nearest(sessions, meaning, "Hvad er vores honorar?")[0] == first_passages[pay]
    assert nearest(sessions, meaning, "fest", changed=False)[0] == first_passages[feast]


def test_before_anything_is_embedded_nothing_is_near(sessions: Sessions, tmp_path: Path, embedder: Concepts):
    put(sessions, "løn", "Honoraret er fast.")
    assert nearest(sessions, Meaning(embedder, tmp_path), "vederlag") == []
