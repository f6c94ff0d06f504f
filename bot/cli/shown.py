"""What every command shares: opening the house, finding a person, and showing tables, JSON and progress."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text
from sqlalchemy.orm import Session

from bot.app import House, build_house
from bot.config import read_config
from bot.domain import people
from bot.domain.people import Person
from bot.errors import Refused
from bot.texts import commands as texts

# Where nobody watches, lines are not folded: a script greps them.
out = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else 200)

AsJson = Annotated[bool, typer.Option("--json")]


class NoSuchPerson(Refused):
    """Nobody on the roster has that address."""

    def __init__(self, email: str) -> None:
        super().__init__(email)
        self.email = email


class NotInSlack(Refused):
    """The bot does not know who that is in Slack, so nothing can be sent."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def open_house() -> House:
    return build_house(read_config())


def person(session: Session, email: str, *, gone_too: bool = False) -> Person:
    """`gone_too`: also one who has left the network. Raises NoSuchPerson."""
    found = (people.ever_by_email if gone_too else people.by_email)(session, email)
    if found is None:
        raise NoSuchPerson(email)
    return found


def must_exist(path: Path) -> None:
    if not path.exists():
        raise typer.BadParameter(texts.NO_SUCH_FILE.format(path=path))


def as_json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if not rows:
        out.print(texts.NOTHING_FOUND)
        return
    drawn = Table(*columns)
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    out.print(drawn)


@contextmanager
def progress() -> Iterator[Callable[[int, int, str], None]]:
    """A bar on standard error, only where a person watches: (done, of how many, what is next)."""
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, name: bar.update(task, completed=done, total=total, description=name[:40])
