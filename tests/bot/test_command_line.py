"""The command line as people and scripts use it: what it prints, and what it exits with."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.__main__ import run
from bot.database import connect
from bot.delivery.lock import only_process
from bot.workspace import Workspace
from tests.waiting import until

ROSTER = """Navn;E-mail;Rolle;Administrator;Forening;Niveau;Konsulents e-mail
Karen Konsulent;karen@demo.example;konsulent;ja;;;
Aisha Demo;aisha@demo.example;ressourceperson;nej;Havnens Boldklub;udvidet;karen@demo.example
;;;;Bakkens Dans;standard;karen@demo.example
"""


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESSOURCEBOT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("RESSOURCEBOT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("RESSOURCEBOT_SEMANTIC", "false")


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    file = tmp_path / "netværket.csv"
    file.write_text(ROSTER)
    assert run(["roster", "import", str(file)]) == 0
    return file


def test_a_question_is_answered_as_json_from_a_fresh_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "Hvem godkender handleplanen?", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"question", "outcome", "answer", "sources", "ms"}
    assert answer["outcome"] == "extract"
    assert "KFF godkender" in answer["answer"]
    assert set(answer["sources"][0]) == {
        "n", "document", "title", "section", "page", "passage", "text", "score", "trust", "valid_to",
    }  # fmt: skip


def test_a_question_with_a_cpr_number_is_not_searched(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "Hvem hjælper 010114-1234?", "--json"]) == 0
    out = capsys.readouterr().out
    assert json.loads(out)["outcome"] == "guarded"
    assert "010114-1234" not in out


def test_the_asker_decides_what_is_known(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "Hvem er min konsulent?", "--as", "aisha@demo.example"]) == 0
    assert "Karen Konsulent er konsulent" in capsys.readouterr().out
    assert run(["ask", "Hvem er min konsulent?", "--as", "ukendt@demo.example"]) == 1
    assert "ukendt@demo.example" in capsys.readouterr().err


def test_a_search_gives_passages_with_scores(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "handleplan", "-k", "3", "--json"]) == 0
    hits = json.loads(capsys.readouterr().out)
    assert len(hits) == 3
    assert set(hits[0]) == {"document", "title", "section", "page", "passage", "text", "score"}


def test_a_document_is_imported_once_and_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = tmp_path / "udlån.md"
    paper.write_text("# Udlån af drager\n\nForeningen låner drager ud hver torsdag klokken femten ved havnen.\n")
    assert run(["import", str(paper), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["status"] == "new"
    assert run(["import", str(paper), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["status"] == "unchanged"
    assert run(["search", "hvornår låner vi drager ud", "-k", "1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["document"] == "udlån.md"


def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lie = tmp_path / "rapport.pdf"
    lie.write_bytes(b"not a pdf at all")
    assert run(["import", str(lie)]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_a_file_about_a_child_is_imported_only_when_somebody_says_it_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = tmp_path / "notat.txt"
    note.write_text("Yusuf på 9 år har ADHD, og hans far drikker.")
    assert run(["import", str(note)]) == 1
    said = capsys.readouterr().out
    assert "--checked" in said
    assert "Yusuf" not in said
    assert run(["import", str(note), "--checked", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["status"] == "new"


def test_a_document_of_somebody_else_is_replaced_only_on_demand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "Referat.txt"
    paper.write_text("Vi låner drager ud om torsdagen.")
    assert run(["import", str(paper), "--owner", "person:1"]) == 0
    paper.write_text("Hallen får nye lamper.")
    assert run(["import", str(paper), "--owner", "person:2"]) == 1
    assert "--replace" in capsys.readouterr().out
    assert run(["import", str(paper), "--owner", "person:2", "--replace"]) == 0


def test_a_roster_comes_back_as_it_went_in(roster: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["roster", "export"]) == 0
    out = tmp_path / "ud.csv"
    out.write_text(capsys.readouterr().out)
    assert run(["roster", "import", str(out), "--dry-run"]) == 0
    assert "Ingen ændringer" in capsys.readouterr().out


def test_a_dry_run_shows_the_change_and_makes_none(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    roster.write_text(ROSTER.replace("udvidet", "standard"))
    for _ in range(2):
        assert run(["roster", "import", str(roster), "--dry-run"]) == 0
        assert "extended → standard" in capsys.readouterr().out


def test_an_association_that_is_not_in_the_file_any_more_has_no_agreement(
    roster: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = roster.read_text()
    roster.write_text(whole.replace(";;;;Bakkens Dans;standard;karen@demo.example\n", ""))
    for words in (["--dry-run"], []):
        capsys.readouterr()
        assert run(["roster", "import", str(roster), *words]) == 0
        assert "Aftalen slutter i dag │ Bakkens Dans" in capsys.readouterr().out
    assert run(["roster", "export"]) == 0
    assert "Bakkens Dans" not in capsys.readouterr().out
    assert run(["roster", "import", str(roster)]) == 0
    assert "Ingen ændringer" in capsys.readouterr().out
    roster.write_text(whole)
    assert run(["roster", "import", str(roster)]) == 0
    assert "Aftalen gælder igen" in capsys.readouterr().out


@pytest.mark.parametrize("now", ["", "Karen Konsulent;karen@demo.example;samarbejdspartner;ja;;;\n"])
def test_no_association_is_left_with_a_consultant_who_has_stopped(
    roster: Path, capsys: pytest.CaptureFixture[str], now: str
) -> None:
    """Nobody would get its digest, and nobody would notice."""
    _, karen, *rest = ROSTER.replace(";karen@demo.example\n", ";\n").splitlines(keepends=True)
    lars = "Lars Konsulent;lars@demo.example;konsulent;ja;;;\n"
    head = ROSTER.splitlines(keepends=True)[0]
    roster.write_text("".join([head, lars, now, *rest]))
    assert run(["roster", "import", str(roster), "--dry-run"]) == 1
    said = capsys.readouterr().err
    assert "Havnens Boldklub skal have en ny konsulent: den hidtidige er ikke konsulent længere" in said
    assert f"linje {5 if now else 4}: Bakkens Dans" in said
    roster.write_text("".join([head, karen, lars, *rest]))
    assert run(["roster", "import", str(roster), "--dry-run"]) == 0


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (ROSTER.replace("konsulent;ja", "konge;ja"), "linje 2: rollen »konge« kender jeg ikke"),
        (ROSTER.replace("karen@demo.example\n;", "lars@demo.example\n;"), "lars@demo.example står ikke i filen"),
        (ROSTER.replace("konsulent;ja", "konsulent;nej"), "mindst én administrator"),
        ("", "kolonner mangler"),
    ],
)
def test_a_roster_that_makes_no_sense_is_refused_line_by_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], broken: str, said: str
) -> None:
    file = tmp_path / "liste.csv"
    file.write_text(broken)
    assert run(["roster", "import", str(file)]) == 1
    assert said in capsys.readouterr().err


def test_a_digest_and_what_is_coming_can_be_read_by_a_script(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["digest", "--consultant", "karen@demo.example", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["counted"] == 2
    assert run(["upcoming", "--days", "30", "--json"]) == 0
    assert any(row["kind"] == "digest" for row in json.loads(capsys.readouterr().out))


def test_a_digest_that_cannot_be_sent_says_so(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["digest", "--consultant", "karen@demo.example", "--post"]) == 1
    told = capsys.readouterr()
    assert told.err == "Karen Konsulent er ikke set i Slack endnu, så opsamlingen kan ikke sendes.\n"
    assert not told.out


def test_a_digest_is_sent_for_the_period_that_is_open(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another first day would leave updates out, or tell them twice."""
    assert run(["digest", "--consultant", "karen@demo.example", "--since", "2026-01-01", "--post"]) == 2
    assert "--since kan ikke bruges sammen med --post" in capsys.readouterr().err


def test_two_people_may_have_the_same_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "netværket.csv"
    file.write_text(f"{ROSTER}Aisha Demo;aisha.to@demo.example;ressourceperson;nej;Havnens Boldklub;udvidet;\n")
    assert run(["roster", "import", str(file)]) == 0
    capsys.readouterr()
    assert run(["upcoming", "--days", "60", "--json"]) == 0
    unmet = "Aisha Demo (ikke i Slack endnu)"
    assert [unmet, unmet] in [row["to"] for row in json.loads(capsys.readouterr().out)]


def test_one_persons_data_can_be_seen_and_erased(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["mydata", "--person", "aisha@demo.example"]) == 0
    assert json.loads(capsys.readouterr().out)["people"][0]["email"] == "aisha@demo.example"
    assert run(["erase", "--person", "aisha@demo.example"]) == 0
    assert run(["retention", "--dry-run"]) == 0


def test_the_data_of_one_who_has_left_can_be_seen_and_erased(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They cannot write to the bot any more, so the command line is their only way."""
    roster.write_text("".join(line for line in ROSTER.splitlines(keepends=True) if "aisha" not in line))
    assert run(["roster", "import", str(roster)]) == 0
    capsys.readouterr()
    assert run(["mydata", "--person", "Aisha@demo.example"]) == 0
    assert json.loads(capsys.readouterr().out)["people"][0]["name"] == "Aisha Demo"
    assert run(["ask", "Hvem er min konsulent?", "--as", "aisha@demo.example"]) == 1
    assert run(["erase", "--person", "aisha@demo.example"]) == 0
    assert run(["mydata", "--person", "aisha@demo.example"]) == 1  # there is no such person any more


def test_what_the_bot_keeps_is_nobody_elses_to_read(roster: Path, tmp_path: Path) -> None:
    copy = tmp_path / "kopi.sqlite3"
    assert run(["backup", str(copy)]) == 0
    home = tmp_path / "et nyt sted"
    before = os.umask(0o022)  # as it is on most computers
    try:
        assert _as_a_program("restore", str(copy), RESSOURCEBOT_DATA_DIR=str(home)) == (0, "")
        assert _as_a_program("roster", "export", RESSOURCEBOT_DATA_DIR=str(home)) == (0, "")
    finally:
        os.umask(before)
    kept = [home, *home.rglob("*"), *(tmp_path / "cache").rglob("*")]
    assert home / "ressourcebot.sqlite3" in kept
    assert [path.name for path in kept if path.stat().st_mode & 0o077] == []


def _as_a_program(*words: str, **settings: str) -> tuple[int, str]:
    """Its exit code and what it said on standard error."""
    program, env = [sys.executable, "-m", "bot", *words], {**os.environ, **settings}
    done = subprocess.run(program, env=env, check=False, stderr=subprocess.PIPE, text=True)
    return done.returncode, done.stderr


def test_a_backup_is_put_back_into_an_empty_folder(
    roster: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "kopi.sqlite3"
    assert run(["backup", str(copy)]) == 0
    assert run(["restore", str(copy)]) == 1
    assert "--force" in capsys.readouterr().err
    monkeypatch.setenv("RESSOURCEBOT_DATA_DIR", str(tmp_path / "elsewhere"))
    assert run(["restore", str(copy)]) == 0
    capsys.readouterr()
    assert run(["roster", "export"]) == 0
    assert "Aisha Demo" in capsys.readouterr().out


def test_looking_and_copying_make_no_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    assert run(["doctor"]) == 1
    assert run(["backup", str(tmp_path / "kopi")]) == 1
    assert capsys.readouterr().err == "Der er ingen database at tage en kopi af.\n"
    assert [file.name for file in tmp_path.rglob("*")] == ["data"]


def test_wrong_use_and_wrong_settings_are_told_apart(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["fly"]) == 2
    assert run(["run"]) == 2
    said = capsys.readouterr().err
    assert "SLACK_BOT_TOKEN" in said
    assert "SLACK_APP_TOKEN" in said
    monkeypatch.setenv("RESSOURCEBOT_SUMMER_BREAK", "juli")
    monkeypatch.setenv("RESSOURCEBOT_LLM_DEADLINE_S", "snart")
    assert run(["doctor"]) == 2
    assert "RESSOURCEBOT_LLM_DEADLINE_S" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RESSOURCEBOT_LLM_EXTRA", "{store:false}"),
        ("RESSOURCEBOT_LLM_EXTRA", "[]"),
        ("RESSOURCEBOT_LOG_LEVEL", "verbose"),
        ("RESSOURCEBOT_DATABASE_URL", "postgres://x"),
        ("RESSOURCEBOT_DATABASE_URL", "ved siden af"),
        ("RESSOURCEBOT_HEALTH", "abc"),
        ("RESSOURCEBOT_HEALTH", "127.0.0.1:99999"),
        ("RESSOURCEBOT_SUMMER_BREAK", "juli"),
        ("RESSOURCEBOT_CLOSING_DAYS", "juleaften"),
        ("SLACK_API_URL", "slack.com/api/"),
    ],
)
def test_a_wrong_setting_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert run(["doctor"]) == 2
    assert capsys.readouterr().err == f"Disse indstillinger mangler eller er forkerte: {name}.\n"


@pytest.mark.parametrize("door", [[], ["--http", "127.0.0.1:0"]], ids=["socket", "http"])
def test_what_keeps_the_bot_from_starting_is_one_sentence(tmp_path: Path, door: list[str]) -> None:
    nowhere = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "SLACK_SIGNING_SECRET": "hemmelig"}
    nowhere |= {"SLACK_API_URL": "http://127.0.0.1:9/api/"}
    code, said = _as_a_program("run", *door, **nowhere)
    assert (code, said) == (1, "Slack svarer ikke. Er der net, og er SLACK_API_URL rigtig?\n")
    with only_process(f"sqlite:///{tmp_path}/data/ressourcebot.sqlite3"):
        code, said = _as_a_program("run", *door, **nowhere)
    assert (code, said) == (1, "Botten kører allerede på denne datamappe.\n")
    with connect(f"sqlite:///{tmp_path}/data/ressourcebot.sqlite3").begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'fra fremtiden'"))
    code, said = _as_a_program("run", *door, **nowhere)
    assert code == 1
    assert said.startswith("Databasen er fra en nyere version")
    assert said.count("\n") == 1


def test_the_signed_door_opens_answers_and_closes(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with Workspace() as workspace:
        settings = {"SLACK_BOT_TOKEN": workspace.bot_token, "SLACK_SIGNING_SECRET": workspace.signing_secret}
        settings |= {"SLACK_API_URL": workspace.api_url, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": ""}
        program = [sys.executable, "-m", "bot", "run", "--http", f"127.0.0.1:{port}"]
        with subprocess.Popen(program, env={**os.environ, **settings}, stderr=subprocess.DEVNULL) as bot:
            until(lambda: _is_well(port), "the door to open")
            bot.terminate()
            assert bot.wait(30) == 0
    assert not (tmp_path / ".gunicorn").exists()


def _is_well(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sund") as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def test_a_port_that_is_none_is_wrong_use(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"):
        monkeypatch.setenv(name, "x")
    assert run(["run", "--http", "127.0.0.1:99999"]) == 2
    assert "HOST:PORT" in capsys.readouterr().err


def test_the_doctor_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor"]) == 1
    said = capsys.readouterr().out
    assert "SKAL RETTES" in said
    assert "RESSOURCEBOT_ACUTE_CONTACT" in said


def test_the_manifest_is_what_slack_takes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["manifest"]) == 0
    manifest = json.loads(capsys.readouterr().out)
    assert manifest["settings"]["socket_mode_enabled"]
    assert {c["command"] for c in manifest["features"]["slash_commands"]} >= {"/spoerg", "/opdatering"}
