"""The word index follows the database, survives what happens to files, and can be shared by processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.database import Sessions
from knowledge import versions
from knowledge.danish.analysis import analyse
from knowledge.index import Index
from tests.knowledge.shelves import put, withdraw


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def refreshed(sessions: Sessions, index: Index) -> Index:
    with sessions() as session:
        index.refresh(session, versions.stamp(session))
    return index


def found(index: Index, question: str) -> int:
    return len(index.search(analyse(question), 10))


def test_it_follows_what_is_added_changed_and_withdrawn(sessions: Sessions, folder: Path):
    index = Index(folder)
    put(sessions, "kørsel", "Kørsel betales efter statens takst.")
    assert found(refreshed(sessions, index), "takst") == 1
    put(sessions, "kørsel", "Kørsel betales ikke.")
    assert found(refreshed(sessions, index), "takst") == 0
    assert found(index, "kørsel") == 1
    withdraw(sessions, "kørsel")
    assert found(refreshed(sessions, index), "kørsel") == 0


def test_an_empty_knowledge_base_finds_nothing(sessions: Sessions, folder: Path):
    assert found(refreshed(sessions, Index(folder)), "takst") == 0


def test_a_question_without_words_finds_nothing(sessions: Sessions, folder: Path):
    put(sessions, "kørsel", "Kørsel betales efter statens takst.")
    assert found(refreshed(sessions, Index(folder)), "?!") == 0


def test_only_what_changed_is_read_again(sessions: Sessions, folder: Path):
    put(sessions, "kørsel", "Kørsel betales efter statens takst.")
    put(sessions, "fest", "Sommerfesten er i juni.")
    first = refreshed(sessions, Index(folder))
    before = {path.name for path in folder.rglob("*.store")}
    put(sessions, "leje", "Lejren er i maj.")
    refreshed(sessions, first)
    assert before < {path.name for path in folder.rglob("*.store")}  # the old part stands as it was


def test_a_lost_index_is_built_again(sessions: Sessions, folder: Path):
    put(sessions, "kørsel", "Kørsel betales efter statens takst.")
    refreshed(sessions, Index(folder))
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert found(refreshed(sessions, Index(folder)), "takst") == 1


@pytest.mark.parametrize("damage", ["cut", "gone", "nonsense in the notes"])
def test_a_broken_index_is_built_again(sessions: Sessions, folder: Path, damage: str):
    put(sessions, "kørsel", "Kørsel betales efter statens takst.")
    refreshed(sessions, Index(folder))
    store, state = next(folder.rglob("*.store")), next(folder.rglob("state.json"))
    if damage == "cut":
        beginning = store.read_bytes()[:10]
        store.unlink()  # not cut in place: the first index in this process still looks into it
        store.write_bytes(beginning)
    elif damage == "gone":
        store.unlink()
    else:
        state.write_text("{")
    assert found(refreshed(sessions, Index(folder)), "takst") == 1


def test_an_index_of_an_older_analysis_is_replaced(sessions: Sessions, folder: Path):
    (folder / "words-0").mkdir(parents=True)
    put(sessions, "kørsel", "Kørsel betales efter statens takst.")
    assert found(refreshed(sessions, Index(folder)), "takst") == 1
    assert not (folder / "words-0").exists()


def test_another_one_reads_what_the_first_has_written(sessions: Sessions, folder: Path):
    writer, reader = Index(folder), Index(folder)
    put(sessions, "kørsel", "Kørsel betales efter statens takst.")
    refreshed(sessions, writer)
    assert found(refreshed(sessions, reader), "takst") == 1
    put(sessions, "fest", "Sommerfesten er i juni.")
    refreshed(sessions, writer)
    assert found(refreshed(sessions, reader), "sommerfest") == 1


def test_while_another_process_writes_the_old_index_is_read(sessions: Sessions, folder: Path):
    put(sessions, "kørsel", "Kørsel betales efter statens takst.")
    index = refreshed(sessions, Index(folder))
    code = "import fcntl, sys; lock = open(sys.argv[1], 'w'); fcntl.flock(lock, 2); print('held', flush=True); input()"
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(folder / "lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout.readline() == b"held\n"
        put(sessions, "fest", "Sommerfesten er i juni.")
        assert found(refreshed(sessions, index), "takst") == 1
        assert found(index, "sommerfest") == 0
        holder.communicate(b"\n")
    assert found(refreshed(sessions, index), "sommerfest") == 1
