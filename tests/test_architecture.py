"""The house rules that a machine can hold: who imports whom, what stands once, what is never left unanswered."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openai
import pytest

import bot
import handlers
import knowledge
import scheduler
from bot.domain.messages import MessageKind
from bot.errors import Refused
from bot.outgoing import DRAWINGS
from bot.texts import manifest, refusals
from bot.views import ids

ROOT = Path(__file__).parent.parent
SOURCES = sorted(p for name in ("bot", "handlers", "knowledge", "scheduler") for p in (ROOT / name).rglob("*.py"))
WRITTEN = [p for p in SOURCES if "versions" not in p.parts]
BROAD = {"handlers/gate.py", "bot/delivery/workers.py", "bot/__main__.py"}
DANISH_HERE = ("bot/texts/", "bot/guard/", "bot/demo/", "bot/workspace/page/", "knowledge/danish/", "knowledge/base/")
PROMPTS = {"knowledge/prompts.py", "knowledge/overview_prompts.py"}
READS_ANY_QUOTES = {"knowledge/sentences.py", "knowledge/cleaning.py"}
SAID_ONLY_HERE = {
    *("SchemaIsOlder", "SchemaIsNewer", "NothingThere", "NotABackup", "NotEmpty"),
    *("AlreadyRunning", "NoSlack", "NoSuchPerson", "NotInSlack"),
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in WRITTEN:
        yield name_of(path), ast.parse(path.read_text())


def test_imports_point_inwards() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_files_and_functions_stay_small() -> None:
    too_long = [f"{name_of(p)} has {n} lines" for p in WRITTEN if (n := len(p.read_text().splitlines())) > 300]
    for name, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                length = node.end_lineno - node.lineno + 1
                too_long += [f"{name}: {node.name} has {length} lines"] if length > 60 else []
    assert not too_long


def test_everything_is_caught_in_three_places_only() -> None:
    broad = set()
    for name, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler):
                caught = {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)} if node.type else {"Exception"}
                if caught & {"Exception", "BaseException"}:
                    broad.add(name)
    assert broad <= BROAD


def test_nothing_is_mocked() -> None:
    words = re.compile(r"\bMock\(|MagicMock|monkeypatch\.setattr|mock\.patch|mocker\.")
    guilty = [name_of(p) for p in (ROOT / "tests").rglob("*.py") if p != Path(__file__) and words.search(p.read_text())]
    assert not guilty


def test_every_module_says_what_it_is_for() -> None:
    silent = [name for name, tree in trees() if not ast.get_docstring(tree)]
    assert not silent


def test_danish_stands_where_people_read_it() -> None:
    """Words with æøå in the code itself: names of commands and what a text says belong in texts."""
    danish = re.compile(r"[æøåÆØÅ][a-zæøå]{2,}")
    guilty = []
    for name, tree in trees():
        if name.startswith(DANISH_HERE) or name in PROMPTS:
            continue
        docs = {id(d) for d in _docstrings(tree)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
                guilty += [f"{name}:{node.lineno} {node.value[:40]!r}"] if danish.search(node.value) else []
    assert not guilty


def test_what_people_read_is_quoted_in_one_way() -> None:
    """»…«, the Danish marks, and no others; what reads other people's documents knows theirs."""
    places = (("bot", "*.py"), ("bot", "*.js"), ("handlers", "*.py"), ("knowledge", "*.py"), ("knowledge/base", "*.md"))
    files = [path for folder, kind in places for path in (ROOT / folder).rglob(kind)] + [
        ROOT / "docs/brugervejledning.md"
    ]
    guilty = []
    for path in files:
        marks = "".join(re.findall(r"[»«“”„‟]", path.read_text()))
        if name_of(path) not in READS_ANY_QUOTES and marks != "»«" * (len(marks) // 2):
            guilty.append(name_of(path))
    assert not guilty


def test_every_kind_of_message_has_a_drawing() -> None:
    assert set(DRAWINGS) == set(MessageKind)


def test_every_refusal_has_a_sentence() -> None:
    for package in (bot, handlers, knowledge, scheduler):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "__main__" not in module.name and "versions" not in module.name and "env" not in module.name:
                importlib.import_module(module.name)
    unsaid = [
        kind.__name__
        for kind in _all_below(Refused)
        if not kind.__subclasses__()
        and not any(k in refusals.SENTENCES for k in kind.__mro__)
        and kind.__name__ not in SAID_ONLY_HERE
    ]
    assert not [name for name in unsaid if not name.startswith("_")]


def test_everything_that_can_be_pressed_is_answered() -> None:
    used = set()
    for path in (ROOT / "bot/views").glob("*.py"):
        used |= set(re.findall(r"\bids\.([A-Z_]+)", path.read_text()))
    answered = {*handlers.ACTIONS, *handlers.FORMS, *handlers.COMMANDS, *handlers.SHORTCUTS, *handlers.CLOSES}
    buttons = re.compile(r"parts\.button\([^()]*?ids\.([A-Z_]+)|parts\.overflow\(\s*ids\.([A-Z_]+)", re.DOTALL)
    pressed = set()
    for path in (ROOT / "bot/views").glob("*.py"):
        pressed |= {name for pair in buttons.findall(path.read_text()) for name in pair if name}
    from handlers import guarding  # noqa: PLC0415

    unanswered = {n for n in pressed if getattr(ids, n) not in answered and getattr(ids, n) not in guarding.NAMES}
    assert not unanswered
    assert used


def test_ids_are_written_once() -> None:
    values = [v for k, v in vars(ids).items() if k.isupper() and isinstance(v, str)]
    assert len(values) == len(set(values))
    assert all(len(value) <= 255 for value in values)


def test_the_manifest_names_what_we_answer() -> None:
    assert set(manifest.COMMANDS) == set(handlers.COMMANDS)
    assert set(manifest.SHORTCUTS) == set(handlers.SHORTCUTS)
    assert all(len(name) <= 24 for name, _ in manifest.SHORTCUTS.values())


def test_test_helpers_did_not_downgrade_the_model_client() -> None:
    assert openai.__version__.split(".")[0] == "3"


@pytest.mark.parametrize("name", ["README.md", "docs/admin.md"])
def test_the_guides_name_every_command(name: str) -> None:
    from bot.cli import app  # noqa: PLC0415

    commands = {c.name for c in app.registered_commands} | {"roster import", "roster export"}
    text = (ROOT / name).read_text()
    assert not [c for c in commands if f"ressourcebot {c}" not in text]


def test_the_guide_names_every_variable() -> None:
    from bot.config import Config  # noqa: PLC0415

    text = (ROOT / "docs/admin.md").read_text()
    names = [n.upper() if n.startswith("slack_") else f"RESSOURCEBOT_{n.upper()}" for n in Config.model_fields]
    assert not [n for n in names if f"`{n}`" not in text]


def test_the_lock_names_no_index_and_every_hash() -> None:
    lines = (ROOT / "requirements.lock").read_text()
    assert "://" not in lines
    assert "--index" not in lines
    pinned = re.findall(r"^[a-zA-Z0-9_.\-\[\]]+==", lines, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"(?:^|\n)[^\s#][^\n]*\\\n\s+--hash", lines))


def _docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                yield first.value


def _all_below(kind: type[Refused]) -> Iterator[type[Refused]]:
    for below in kind.__subclasses__():
        yield below
        yield from _all_below(below)
