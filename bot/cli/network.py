"""Commands about the network: the roster, digests, what is coming, and a person's own data."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy.orm import Session

from bot.cli import shown
from bot.cli.shown import AsJson, out
from bot.clock import at_local, local
from bot.database import reading
from bot.delivery.occurrences import Due
from bot.domain import digest_content, digests, people, privacy, roster
from bot.domain import retention as keeping
from bot.domain import upcoming as coming
from bot.domain.messages import MessageKind
from bot.domain.people import Person
from bot.files import roster_file
from bot.texts import commands as texts
from bot.texts import days as day_texts
from bot.texts import kinds
from bot.texts import roster as roster_texts
from bot.views import digests as views

Days = Annotated[int, typer.Option(min=1, max=366)]


def roster_import(file: Path, dry_run: Annotated[bool, typer.Option("--dry-run")] = False) -> None:
    """What would change is shown first; with --dry-run nothing else happens."""
    shown.must_exist(file)
    lines = roster_file.read(file)
    with shown.open_house() as house, house.sessions() as session:
        changes = roster.bring_in(session, lines, local(house.now()).date())
        if changes:
            shown.table(texts.CHANGE_COLUMNS, [roster_texts.change(change) for change in changes])
        else:
            out.print(texts.NO_CHANGES)
        if dry_run:
            out.print(texts.DRY_RUN)
        else:
            session.commit()


def roster_export() -> None:
    with shown.open_house() as house, reading(house.sessions) as session:
        typer.echo(roster_file.write(roster.lines_of(session)), nl=False)


def digest(
    consultant: Annotated[str, typer.Option()],
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
    post: Annotated[bool, typer.Option("--post")] = False,
    as_json_: AsJson = False,
) -> None:
    """With --post the period is closed and the digest goes out with the running bot; else it is only shown."""
    if since and post:
        raise typer.BadParameter(texts.SINCE_WITH_POST)
    with shown.open_house() as house, house.sessions() as session:
        person = shown.person(session, consultant)
        people.must_be_consultant(person)
        first = at_local(since.date(), time()) if since else None
        content = digest_content.now(session, person, house.now(), first)
        if post:
            _post(session, person, house.now())
    if as_json_:
        shown.as_json(asdict(content))
    else:
        out.print(views.spoken(content), markup=False)


def upcoming(days: Days = 30, as_json_: AsJson = False) -> None:
    """What the bot will send, when, and to whom, as things stand now."""
    with shown.open_house() as house, reading(house.sessions) as session:
        now = house.now()
        dues = coming.upcoming(session, now, now + timedelta(days=days))
        rows = [_planned(session, due) for due in dues]
    if as_json_:
        shown.as_json(rows)
    else:
        columns = [
            (day_texts.moment(d.at), row["what"], ", ".join(row["to"])) for d, row in zip(dues, rows, strict=True)
        ]
        shown.table(texts.UPCOMING_COLUMNS, columns)


def mydata(person: Annotated[str, typer.Option()]) -> None:
    with shown.open_house() as house, reading(house.sessions) as session:
        shown.as_json(privacy.my_data(session, shown.person(session, person, gone_too=True)))


def erase(person: Annotated[str, typer.Option()]) -> None:
    with shown.open_house() as house, house.sessions.begin() as session:
        touched = privacy.erase(session, shown.person(session, person, gone_too=True), house.now())
    out.print(texts.ERASED.format(touched=touched))


def retention(dry_run: Annotated[bool, typer.Option("--dry-run")] = False) -> None:
    with shown.open_house() as house, house.sessions.begin() as session:
        counted = keeping.due(session, house.now()) if dry_run else keeping.purge(session, house.now())
    shown.table(texts.RETENTION_COLUMNS, [(name, str(count)) for name, count in counted.items()])
    if dry_run:
        out.print(texts.DRY_RUN)


def _post(session: Session, consultant: Person, now: datetime) -> None:
    key = f"{MessageKind.DIGEST}:{consultant.id}:{now.isoformat()}"
    reader = digests.reader_of(session, consultant, now)
    if not people.get(session, reader).slack_id:
        raise shown.NotInSlack(consultant.name)
    digests.send(session, Due(MessageKind.DIGEST, key, now, consultant.id, (reader,)), now)
    session.commit()


def _planned(session: Session, due: Due) -> dict[str, Any]:
    assert len(set(due.to)) == len(due.to), "a message is planned twice for one person"
    names = [
        texts.reached(person.name, in_slack=person.slack_id is not None)
        for person_id in due.to
        if (person := session.get(Person, person_id))
    ]
    return {"at": due.at.isoformat(), "kind": due.kind, "what": kinds.word(due.kind), "to": names}
