"""Documents go in once, are replaced when they change, and leave the next answer when they are withdrawn."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.clock import MovableClock
from bot.database import Sessions
from bot.texts.refusals import say
from knowledge.documents import AppliesTo, Document
from knowledge.drafts import Options, SameName, draft
from knowledge.importing import Imported, Status, import_bytes, import_path, withdraw
from knowledge.refusals import (
    ChildDataInFile,
    ChildSignsInFile,
    FileTooLarge,
    FileTypeUnknown,
    NameTaken,
    SettingNotUnderstood,
)
from knowledge.starter import articles
from tests.knowledge import papers

MANUAL = Path(__file__).parents[3] / "shared" / "eval" / "cms_da" / "corpus.jsonl"
MINE = Options(owner="konsulenterne", audience="consultants", valid_to=date(2027, 12, 31))
ARTICLE = """---
title: Nøgler til hallen
owner: "konsulent-2"
applies_to: extended
valid_from: 2026-01-01
aliases:
  - Hvem har nøglen?
---
# Udlån

Nøglen hentes hos halinspektøren inden klokken ti.
"""


def test_a_folder_goes_in_with_everything_it_holds(sessions: Sessions, folder: Path, clock: MovableClock):
    seen: list[tuple[int, int, str]] = []

    results = import_path(sessions, folder, MINE, clock(), lambda *step: seen.append(step))

    assert [result.status for result in results] == [Status.NEW] * 3
    assert [result.document for result in results] == ["haandbog.docx", "regler/noegler.md", "tal.xlsx"]
    assert seen == [(0, 3, "haandbog.docx"), (1, 3, "regler/noegler.md"), (2, 3, "tal.xlsx"), (3, 3, "")]
    handbook = stored(sessions, "haandbog.docx")
    assert handbook.title == "Håndbog for Bøgeparken IF"
    assert (handbook.owner, handbook.audience, handbook.valid_to) == (
        "konsulenterne",
        "consultants",
        date(2027, 12, 31),
    )


def test_what_has_not_changed_is_not_touched(sessions: Sessions, folder: Path, clock: MovableClock):
    import_path(sessions, folder, MINE, clock())
    before = passage_ids(sessions, "haandbog.docx")
    clock.advance(timedelta(days=1))

    results = import_path(sessions, folder, MINE, clock())

    assert {result.status for result in results} == {Status.UNCHANGED}
    assert passage_ids(sessions, "haandbog.docx") == before
    assert stored(sessions, "haandbog.docx").version == 1


def test_a_changed_file_replaces_its_passages_as_a_new_version_nobody_has_verified(
    sessions: Sessions, clock: MovableClock
):
    bring(sessions, clock, "noegler.md", ARTICLE)
    with sessions.begin() as session:
        document = session.scalars(select(Document)).one()
        document.verified_by, document.verified_on = "konsulent-2", date(2026, 2, 1)

    changed = bring(sessions, clock, "noegler.md", ARTICLE.replace("inden klokken ti", "efter klokken tolv"))

    assert (changed.status, changed.version) == (Status.CHANGED, 2)
    assert texts(sessions, "noegler.md") == ["Nøglen hentes hos halinspektøren efter klokken tolv."]
    assert stored(sessions, "noegler.md").verified_on is None


def test_a_markdown_file_says_who_owns_it_and_for_whom_it_holds(sessions: Sessions, clock: MovableClock):
    bring(sessions, clock, "noegler.md", ARTICLE)

    document = stored(sessions, "noegler.md")
    assert (document.title, document.owner) == ("Nøgler til hallen", "konsulent-2")
    assert (document.applies_to, document.valid_from) == (AppliesTo.EXTENDED, date(2026, 1, 1))
    assert document.aliases == "Hvem har nøglen?"


def test_what_the_person_says_counts_before_what_the_file_says(sessions: Sessions, clock: MovableClock):
    bring(sessions, clock, "noegler.md", ARTICLE, Options(title="Nøgleaftalen"))

    assert stored(sessions, "noegler.md").title == "Nøgleaftalen"
    assert stored(sessions, "noegler.md").owner == "konsulent-2"


def test_new_labels_on_the_same_text_are_no_new_version(sessions: Sessions, clock: MovableClock):
    bring(sessions, clock, "noegler.md", ARTICLE)
    before = passage_ids(sessions, "noegler.md")

    result = bring(sessions, clock, "noegler.md", ARTICLE, Options(audience="consultants"))

    assert (result.status, result.version) == (Status.RELABELLED, 1)
    assert stored(sessions, "noegler.md").audience == "consultants"
    assert passage_ids(sessions, "noegler.md") == before


def test_a_file_with_a_cpr_number_is_refused_and_the_number_goes_nowhere(
    sessions: Sessions, folder: Path, clock: MovableClock
):
    (folder / "referat.docx").write_bytes(papers.docx_file(body="Vi talte om drengen (010114-1234) og hans hold."))

    results = {result.document: result for result in import_path(sessions, folder, Options(), clock())}

    refused = results["referat.docx"]
    assert refused.status is Status.REFUSED
    assert isinstance(refused.refusal, ChildDataInFile)
    assert "(afsnit 1 af 1)" in say(refused.refusal)
    assert "1234" not in say(refused.refusal)
    assert "drengen" not in say(refused.refusal)
    assert documents(sessions) == ["haandbog.docx", "regler/noegler.md", "tal.xlsx"]


def test_a_changed_file_with_a_cpr_number_leaves_the_old_one_as_it_was(sessions: Sessions, clock: MovableClock):
    bring(sessions, clock, "noegler.md", ARTICLE)

    with pytest.raises(ChildDataInFile):
        bring(sessions, clock, "noegler.md", ARTICLE + "\nBarnet har nummer 010114-1234.\n")

    assert stored(sessions, "noegler.md").version == 1
    assert len(texts(sessions, "noegler.md")) == 1


def test_a_text_about_one_child_is_refused_until_somebody_has_read_it(sessions: Sessions, clock: MovableClock):
    words = "Yusuf på 9 år har ADHD, og hans far drikker."

    with pytest.raises(ChildSignsInFile) as refused:
        bring(sessions, clock, "notat.txt", words)
    assert "Yusuf" not in say(refused.value)
    assert "ADHD" not in say(refused.value)
    assert documents(sessions) == []

    assert bring(sessions, clock, "notat.txt", words, Options(checked=True)).status is Status.NEW


def test_a_number_is_refused_also_when_somebody_has_read_it(sessions: Sessions, clock: MovableClock):
    with pytest.raises(ChildDataInFile):
        bring(sessions, clock, "notat.txt", "Drengen har nummer 010114-1234.", Options(checked=True))


def test_a_title_said_of_a_known_text_is_looked_at_too(sessions: Sessions, clock: MovableClock):
    bring(sessions, clock, "noegler.md", ARTICLE)

    with pytest.raises(ChildDataInFile):
        bring(sessions, clock, "noegler.md", ARTICLE, Options(title="Om 010114-1234"))
    with pytest.raises(ChildSignsInFile):
        bring(sessions, clock, "noegler.md", ARTICLE, Options(title="Yusuf på 9 år"))


def test_the_base_and_a_manual_about_diagnoses_are_not_asked_about(sessions: Sessions, clock: MovableClock):
    for article in articles():
        bring(sessions, clock, article.name, article.body)
    manual = """# Børn med ADHD i foreningen

Børn med ADHD har brug for faste rammer. Mange børn på 9 år har svært ved at vente på tur.
Hvordan tager vi imod et barn med autisme? Tal med forældrene, og lav en plan med træneren.
Børn, hvis forældre er skilt, kan have to adresser. Et barn i familiepleje kommer måske med sin plejefar.
"""
    assert bring(sessions, clock, "adhd.md", manual).status is Status.NEW


@pytest.mark.skipif(not MANUAL.exists(), reason="the public sets lie beside the checkout")
def test_a_public_manual_is_not_asked_about():
    for line in MANUAL.read_text(encoding="utf-8").splitlines():
        draft("vejledning.txt", json.loads(line)["text"].encode(), Options())


def test_anothers_document_is_not_replaced_unasked(sessions: Sessions, clock: MovableClock):
    bring(sessions, clock, "Referat.txt", "Vi låner drager ud.", Options(owner="konsulent-1"))

    with pytest.raises(NameTaken):
        bring(sessions, clock, "Referat.txt", "Hallen får lamper.", Options(owner="konsulent-2"))
    assert texts(sessions, "Referat.txt") == ["Vi låner drager ud."]

    replacing = Options(owner="konsulent-2", same_name=SameName.REPLACE)
    assert bring(sessions, clock, "Referat.txt", "Hallen får lamper.", replacing).status is Status.CHANGED


def test_both_stay_under_names_of_their_own(sessions: Sessions, clock: MovableClock):
    for n in range(3):
        who = Options(by=f"person:{n}", same_name=SameName.BESIDE)
        bring(sessions, clock, "Referat.txt", f"Møde nummer {n}.", who)
    again = bring(sessions, clock, "Referat.txt", "Møde nummer 1.", Options(by="person:9", same_name=SameName.BESIDE))

    assert documents(sessions) == ["Referat (2).txt", "Referat (3).txt", "Referat.txt"]
    assert (again.document, again.status) == ("Referat (2).txt", Status.UNCHANGED)


def test_a_withdrawn_document_stays_out_until_somebody_brings_it_back(
    sessions: Sessions, folder: Path, clock: MovableClock
):
    import_path(sessions, folder, Options(), clock())
    with sessions.begin() as session:
        withdraw(session, session.scalars(select(Document).where(Document.name == "tal.xlsx")).one(), clock())

    again = {result.document: result.status for result in import_path(sessions, folder, Options(), clock())}
    assert again["tal.xlsx"] is Status.WITHDRAWN

    import_path(sessions, folder / "tal.xlsx", Options(), clock())
    assert stored(sessions, "tal.xlsx").withdrawn_at is None


def test_one_refused_file_does_not_stop_the_others(sessions: Sessions, folder: Path, clock: MovableClock):
    (folder / "billede.png").write_bytes(b"\x89PNG\r\n")

    results = {result.document: result for result in import_path(sessions, folder, Options(), clock())}

    assert isinstance(results["billede.png"].refusal, FileTypeUnknown)
    assert results["billede.png"].as_dict()["refused"] == "FileTypeUnknown"
    assert results["tal.xlsx"].status is Status.NEW


def test_a_link_out_of_the_folder_and_hidden_files_are_left_alone(
    sessions: Sessions, tmp_path: Path, clock: MovableClock
):
    (tmp_path / "hemmelig.txt").write_text("Kun for administratoren.", encoding="utf-8")
    inside = tmp_path / "delt"
    inside.mkdir()
    (inside / "link.txt").symlink_to(tmp_path / "hemmelig.txt")
    (inside / ".noter.txt").write_text("Ikke færdig endnu.", encoding="utf-8")

    assert import_path(sessions, inside, Options(), clock()) == []


def test_the_same_new_file_from_two_people_at_once_goes_in_once(sessions: Sessions, clock: MovableClock):
    with ThreadPoolExecutor(4) as people:
        sent = [people.submit(bring, sessions, clock, "noegler.md", ARTICLE) for _ in range(8)]
        statuses = [each.result().status for each in sent]

    assert statuses.count(Status.NEW) == 1
    assert set(statuses) == {Status.NEW, Status.UNCHANGED}
    assert stored(sessions, "noegler.md").version == 1


def test_a_file_too_large_is_refused_before_it_is_read(sessions: Sessions, folder: Path, clock: MovableClock):
    with (folder / "film.pdf").open("wb") as film:
        film.truncate(30_000_000_000)  # a hole: nothing could read it in time

    results = {result.document: result for result in import_path(sessions, folder, Options(), clock())}

    assert isinstance(results["film.pdf"].refusal, FileTooLarge)


def test_a_setting_that_means_nothing_is_said(sessions: Sessions, clock: MovableClock):
    with pytest.raises(SettingNotUnderstood) as refused:
        bring(sessions, clock, "noegler.md", ARTICLE.replace("extended", "alle"))

    assert "applies_to" in say(refused.value)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mappe"
    (folder / "regler").mkdir(parents=True)
    (folder / "haandbog.docx").write_bytes(papers.docx_file())
    (folder / "tal.xlsx").write_bytes(papers.xlsx_file())
    (folder / "regler" / "noegler.md").write_text(ARTICLE, encoding="utf-8")
    return folder


def bring(sessions: Sessions, clock: MovableClock, name: str, text: str, options: Options | None = None) -> Imported:
    moment: datetime = clock()
    return import_bytes(sessions, name, text.encode(), options or Options(), moment)


def stored(sessions: Sessions, name: str) -> Document:
    with sessions() as session:
        return session.scalars(select(Document).where(Document.name == name)).one()


def documents(sessions: Sessions) -> list[str]:
    with sessions() as session:
        return list(session.scalars(select(Document.name).order_by(Document.name)))


def texts(sessions: Sessions, name: str) -> list[str]:
    with sessions() as session:
        return [
            passage.text for passage in session.scalars(select(Document).where(Document.name == name)).one().passages
        ]


def passage_ids(sessions: Sessions, name: str) -> list[int]:
    with sessions() as session:
        return [passage.id for passage in session.scalars(select(Document).where(Document.name == name)).one().passages]
