"""Commands about the knowledge base: ask it, search it, fill it, measure it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot import guard
from bot.app import House
from bot.cli import shown
from bot.cli.shown import AsJson, out
from bot.clock import local
from bot.config import read_config
from bot.database import reading
from bot.domain import facts
from bot.texts import commands as texts
from bot.texts import refusals
from knowledge import importing
from knowledge.answers import as_json
from knowledge.danish import phrases
from knowledge.documents import AppliesTo
from knowledge.drafts import SameName
from knowledge.importing import Imported, Options, Status
from knowledge.refusals import ChildSignsInFile, NameTaken
from knowledge.values import Asker, Outcome, SourceText

_WAYS_ON = ((ChildSignsInFile, texts.USE_CHECKED), (NameTaken, texts.USE_REPLACE))
_NEW_WORDS = {Status.NEW, Status.CHANGED}

Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]


def ask(question: str, as_: Annotated[str, typer.Option("--as")] = "", as_json_: AsJson = False) -> None:
    answer = _guarded(question) or _answer(question, as_)
    if as_json_:
        shown.as_json(answer)
        return
    out.print(answer["answer"], markup=False)
    if answer["sources"]:
        out.print(f"\n{texts.SOURCES}")
    for source in answer["sources"]:
        out.print(f"[{source['n']}] {source['title']}", source["section"] or "", markup=False)


def search(query: str, k: Annotated[int, typer.Option("-k", min=1)] = 10, as_json_: AsJson = False) -> None:
    with shown.open_house() as house:
        hits = house.library.search(query, Asker(), k)
    if as_json_:
        shown.as_json([_hit(hit) for hit in hits])
    else:
        shown.table(texts.SEARCH_COLUMNS, [(f"{h.score:.2f}", h.title, h.section, h.text[:200]) for h in hits])


def take_in(
    paths: list[Path],
    title: str = "",
    owner: str = "",
    audience: str = "",
    applies_to: AppliesTo | None = None,
    valid_from: Day = None,
    valid_to: Day = None,
    checked: Annotated[bool, typer.Option("--checked", help=texts.CHECKED)] = False,
    replace: Annotated[bool, typer.Option("--replace", help=texts.REPLACE)] = False,
    as_json_: AsJson = False,
) -> None:
    """Exit code 1 when a file was refused; the others are in."""
    for path in paths:
        shown.must_exist(path)
    options = Options(
        title=title,
        owner=owner or None,
        audience=audience,
        applies_to=applies_to,
        valid_from=_day(valid_from),
        valid_to=_day(valid_to),
        checked=checked,
        same_name=SameName.REPLACE if replace else SameName.ASK,
    )
    done: list[Imported] = []
    with shown.open_house() as house, shown.progress() as tell:
        for path in paths:
            done += importing.import_path(house.sessions, path, options, house.now(), tell)
        if house.meaning is not None and any(one.status in _NEW_WORDS for one in done):
            house.meaning.embed(house.sessions, lambda made, of: tell(made, of, texts.EMBEDDING))
    if as_json_:
        shown.as_json([one.as_dict() for one in done])
    else:
        shown.table(texts.IMPORT_COLUMNS, [(one.document, _result(one)) for one in done])
    if any(one.refusal for one in done):
        raise typer.Exit(1)


def evaluate(
    folder: Path, lexical: Annotated[bool, typer.Option("--lexical")] = False, as_json_: AsJson = False
) -> None:
    from knowledge import evaluation  # noqa: PLC0415  only here, and it brings process pools along

    shown.must_exist(folder)
    with shown.progress() as tell:
        cache_dir = read_config().cache_dir
        cache_dir.mkdir(parents=True, exist_ok=True)
        figures = evaluation.evaluate(
            folder, lexical=lexical, cache_dir=cache_dir, seen=lambda what, done, of: tell(done, of, what)
        )
    if as_json_:
        shown.as_json(figures)
    else:
        shown.table(texts.FIGURE_COLUMNS, [(name, str(value)) for name, value in figures.items()])


def _guarded(question: str) -> dict[str, Any] | None:
    """A question with a CPR number is neither searched nor said back."""
    finding = guard.check(question)
    if not finding.hard:
        return None
    said = phrases.said(Outcome.GUARDED)
    return {"question": finding.masked, "outcome": Outcome.GUARDED.value, "answer": said, "sources": [], "ms": 0}


def _answer(question: str, email: str) -> dict[str, Any]:
    with shown.open_house() as house:
        asker, known = _asker(house, email, question)
        today = local(house.now()).date()
        return as_json(house.library.ask(question, asker, facts=known, today=today))


def _asker(house: House, email: str, question: str) -> tuple[Asker, tuple[SourceText, ...]]:
    """Who asks, and what the network's own tables tell them. Without an address: what everybody may see."""
    if not email:
        return Asker(), ()
    with reading(house.sessions) as session:
        person = shown.person(session, email)
        known = facts.about(session, person, question, house.now(), in_public=False)
        return facts.asker(session, person), tuple(known)


def _hit(hit: Any) -> dict[str, Any]:
    names = ("document", "title", "section", "page")
    return {**{n: getattr(hit, n) for n in names}, "passage": hit.passage_id, "text": hit.text, "score": hit.score}


def _result(one: Imported) -> str:
    if one.refusal is None:
        return texts.IMPORTED[one.status.value]
    return " ".join([refusals.say(one.refusal), *(way for kind, way in _WAYS_ON if isinstance(one.refusal, kind))])


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
