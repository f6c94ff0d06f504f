"""The command line: what the people who install and look after the bot type. Stable: others script against it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from bot import migrations
from bot.app import House, build_house
from bot.clock import local
from bot.config import read_config
from bot.domain import facts, people, roster
from bot.domain.people import Person
from bot.files import roster_file
from bot.texts import commands as texts
from bot.texts import roster as roster_texts
from bot.transport.manifest import manifest as make_manifest
from knowledge import evaluation
from knowledge.answers import as_json
from knowledge.values import Asker

app = typer.Typer(help=texts.ABOUT, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
roster_app = typer.Typer(help=texts.HELP["roster"], no_args_is_help=True)
app.add_typer(roster_app, name="roster")

out = Console(highlight=False, soft_wrap=True)

AsJson = Annotated[bool, typer.Option("--json")]
Email = Annotated[str, typer.Option()]


class NoSuchPerson(Exception):  # noqa: N818  said on the command line
    def __init__(self, email: str) -> None:
        super().__init__(email)
        self.email = email


@app.command(help=texts.HELP["ask"])
def ask(question: str, as_: Annotated[str, typer.Option("--as")] = "", as_json_: AsJson = False) -> None:
    with _house() as house:
        asker, known = _asker(house, as_, question)
        answer = house.library.ask(question, asker, facts=known, today=local(house.now()).date())
    if as_json_:
        _print_json(as_json(answer))
        return
    out.print(answer.text, markup=False)
    for source in answer.sources:
        out.print(f"[{source.n}] {source.title}", f"– {source.section}" if source.section else "", markup=False)


@app.command(help=texts.HELP["search"])
def search(query: str, k: Annotated[int, typer.Option("-k")] = 10, as_json_: AsJson = False) -> None:
    with _house() as house:
        hits = house.library.search(query, Asker(), k)
    if as_json_:
        _print_json([_hit(hit) for hit in hits])
        return
    _print_table(texts.SEARCH_COLUMNS, [(f"{h.score:.2f}", h.title, h.section, h.text[:200]) for h in hits])


@app.command("eval", help=texts.HELP["eval"])
def evaluate(
    folder: Path, lexical: Annotated[bool, typer.Option("--lexical")] = False, as_json_: AsJson = False
) -> None:
    _must_exist(folder)
    figures = evaluation.evaluate(folder, lexical=lexical, cache_dir=read_config().cache_dir)
    if as_json_:
        _print_json(figures)
    else:
        _print_table(("", ""), [(name, str(value)) for name, value in figures.items()])


@roster_app.command("import", help=texts.HELP["roster_import"])
def roster_import(file: Path, dry_run: Annotated[bool, typer.Option("--dry-run")] = False) -> None:
    _must_exist(file)
    lines = roster_file.read(file)
    with _house() as house, house.sessions() as session:
        changes = roster.bring_in(session, lines, local(house.now()).date())
        if not dry_run:
            session.commit()
    if not changes:
        out.print(texts.NO_CHANGES)
    else:
        _print_table(texts.CHANGE_COLUMNS, [roster_texts.change(change) for change in changes])
    if dry_run:
        out.print(texts.DRY_RUN)


@roster_app.command("export", help=texts.HELP["roster_export"])
def roster_export() -> None:
    with _house() as house, house.sessions() as session:
        typer.echo(roster_file.write(roster.lines_of(session)), nl=False)


@app.command(help=texts.HELP["manifest"])
def manifest() -> None:
    _print_json(make_manifest(read_config().public_url))


@app.command(help=texts.HELP["migrate"])
def migrate() -> None:
    config = read_config()
    config.data_dir.mkdir(parents=True, exist_ok=True)
    migrations.upgrade(config.url)
    out.print(texts.DONE)


def _house() -> House:
    return build_house(read_config())


def _asker(house: House, email: str, question: str) -> tuple[Asker, tuple[Any, ...]]:
    """Who asks, and what the network's own tables tell them. Without an address: what everybody may see."""
    if not email:
        return Asker(), ()
    with house.sessions() as session:
        person = _person(house, email)
        known = facts.about(session, person, question, house.now(), in_public=False)
        return facts.asker(session, person), tuple(known)


def _person(house: House, email: str) -> Person:
    with house.sessions() as session:
        person = people.by_email(session, email)
    if person is None:
        raise NoSuchPerson(email)
    return person


def _must_exist(path: Path) -> None:
    if not path.exists():
        raise typer.BadParameter(texts.NO_SUCH_FILE.format(path=path))


def _hit(hit: Any) -> dict[str, Any]:
    names = ("document", "title", "section", "page")
    return {**{n: getattr(hit, n) for n in names}, "passage": hit.passage_id, "text": hit.text, "score": hit.score}


def _print_json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def _print_table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    if not rows:
        out.print(texts.NOTHING_FOUND)
        return
    table = Table(*columns)
    for row in rows:
        table.add_row(*row)
    out.print(table, markup=False)
