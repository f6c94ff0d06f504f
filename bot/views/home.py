"""The Home tab, drawn for each role: what one can do first, then what is there. Never more than a hundred blocks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from bot.delivery.outbox import Home
from bot.domain.digest_content import Waiting
from bot.domain.digests import DigestRhythm, Pace
from bot.domain.home_content import Coming, Desk, Own, Portfolio
from bot.domain.people import Person
from bot.domain.updates import StatusUpdate
from bot.texts import associations as association_texts
from bot.texts import briefs as brief_texts
from bot.texts import buttons
from bot.texts import events as event_texts
from bot.texts import home as texts
from bot.views import digests as digest_views
from bot.views import ids, parts
from bot.views.parts import Block

MOST_BLOCKS = 100
MOST_LINES = 20  # of the days ahead
MOST_WAITING = 10
LINE = 200


def home(person: Person, *chapters: Sequence[Block]) -> Home:
    blocks = [parts.header(texts.hello(person.first_name)), parts.context(texts.intro(person))]
    for chapter in chapters:
        blocks += chapter
    return Home(tuple(blocks[:MOST_BLOCKS]))


def doors(person: Person) -> list[Block]:
    return [parts.actions(*ways(person), parts.button(buttons.HELP, ids.HELP))]


def ways(person: Person) -> list[Block]:
    """A button into everything this person can do."""
    elements = [parts.button(texts.ASK, ids.ASK_OPEN, style="primary")]
    if person.is_resource_person:
        elements += [
            parts.button(texts.STATUS, ids.UPDATE_OPEN),
            parts.button(texts.PLAN, ids.PLAN_SHOW, person.association_id or ""),
            parts.button(brief_texts.START, ids.BRIEF_START, person.association_id or ""),
            parts.button(texts.PEERS, ids.PEER_PROFILE),
        ]
    elements.append(parts.button(texts.EVENTS, ids.HOME_EVENTS))
    if person.is_consultant:
        elements += [
            parts.button(event_texts.NEW, ids.EVENT_NEW),
            parts.button(texts.DIGEST, ids.HOME_DIGEST),
            parts.button(texts.YEAR, ids.YEAR_SHOW),
        ]
    if person.is_consultant or person.is_resource_person:
        elements.append(parts.button(texts.ABSENCE, ids.HOME_ABSENCE))
    return [*elements, parts.button(texts.MY_DATA, ids.HOME_MY_DATA)]


def next_events(title: str, coming: Sequence[Coming]) -> list[Block]:
    if not coming:
        return [_title(title), parts.section(texts.NO_EVENT)]
    rows = [
        parts.section(
            parts.plain(texts.event(one)),
            accessory=parts.button(event_texts.SEE, ids.EVENT_OPEN, one.event.id, about=one.event.title),
        )
        for one in coming
    ]
    return [_title(title), *rows]


def own(mine: Own, today: date) -> list[Block]:
    blocks = [_title(texts.OBSTACLES)]
    blocks += [
        parts.section(
            parts.plain(parts.cut(texts.obstacle(o.text, o.age_in_days(today)), LINE)),
            accessory=parts.button(texts.SOLVED, ids.OBSTACLE_SOLVE, o.id, about=o.text),
        )
        for o in mine.obstacles[:10]
    ] or [parts.section(texts.NO_OBSTACLES)]
    said = [parts.cut(texts.update(u.given_at, " ".join(u.text.split()), u.colour), LINE) for u in mine.latest]
    blocks += [_title(texts.LATEST), _listed(said, texts.NO_LATEST)]
    return [*blocks, _title(texts.OWN_PLAN), _listed([texts.sign(s) for s in mine.signs], texts.NO_SIGN)]


def for_board(shared: Sequence[StatusUpdate]) -> list[Block]:
    """In full: there is nowhere else a board contact could read the rest."""
    said = [parts.section(parts.plain(texts.update(u.given_at, u.text, u.colour))) for u in shared]
    return [_title(texts.FOR_BOARD), *(said or [parts.section(texts.NOTHING_FOR_BOARD)])]


def waiting(rows: Sequence[Waiting]) -> list[Block]:
    shown = rows[:MOST_WAITING]
    more = [parts.section(texts.more(len(rows) - len(shown)))] if len(rows) > len(shown) else []
    said = [digest_views.waiting(row, LINE) for row in shown] or [parts.section(texts.NOTHING_WAITING)]
    return [_title(texts.WAITING), *said, *more]


def portfolio(mine: Portfolio) -> list[Block]:
    rows = [
        parts.section(
            f"*{parts.plain(line.association.name)}*\n{parts.plain(texts.line(line))}",
            accessory=parts.button(
                association_texts.OPEN, ids.ASSOCIATION_OPEN, line.association.id, about=line.association.name
            ),
        )
        for line in mine.lines
    ] or [parts.section(texts.NO_PORTFOLIO)]
    return [_title(texts.PORTFOLIO), *rows, *_pages(mine)]


def own_ways(chosen: DigestRhythm, stand_in: str) -> list[Block]:
    choose = parts.actions(
        parts.button(texts.RHYTHM, ids.DIGEST_RHYTHM), parts.button(texts.STAND_IN, ids.STAND_IN_OPEN)
    )
    return [parts.context(texts.rhythm(chosen), parts.plain(texts.stand_in(stand_in))), choose]


def desk(kept: Desk, now: datetime) -> list[Block]:
    said = [parts.cut(texts.due(due, names), LINE) for due, names in kept.coming[:MOST_LINES]]
    if len(kept.coming) > MOST_LINES:
        said.append(texts.more(len(kept.coming) - MOST_LINES))
    failed = [
        parts.section(
            texts.failed(row.kind, row.created_at), accessory=parts.button(texts.TRY_AGAIN, ids.HOME_SEND_AGAIN, row.id)
        )
        for row in kept.failed
    ] or [parts.section(texts.NO_FAILED)]
    return [
        parts.divider(),
        *_switch(paused=kept.paused),
        _title(texts.PEOPLE),
        parts.section(texts.roles(kept.roles, kept.outside_slack)),
        *_openings(kept),
        _title(f"{texts.FAILED} ({kept.failed_in_all})"),
        *failed,
        parts.context(texts.backed_up(kept.backed_up_at, now)),
        _title(texts.AHEAD),
        _listed(said, texts.NOTHING_AHEAD),
    ]


def rhythm_form(chosen: DigestRhythm) -> dict[str, Any]:
    paces = [(str(pace), label) for pace, label in texts.PACES.items()]
    days = [(str(number), name.capitalize()) for number, name in enumerate(texts.WEEKDAYS)]
    blocks = [
        parts.field(texts.PACE_LABEL, parts.radio(ids.DIGEST_PACE, paces, chosen=str(Pace(chosen.pace)))),
        parts.field(texts.WEEKDAY_LABEL, parts.select(ids.DIGEST_WEEKDAY, days, chosen=str(chosen.weekday))),
        parts.field(texts.HOUR_LABEL, parts.timepicker(ids.DIGEST_HOUR, chosen.hour)),
    ]
    return parts.modal(ids.DIGEST_RHYTHM_FORM, texts.RHYTHM_TITLE, blocks, submit=buttons.SAVE)


def stand_in_form(others: Sequence[parts.Option], chosen: str) -> dict[str, Any]:
    picker = parts.select(ids.STAND_IN, [("0", texts.NOBODY), *others][:100], chosen=chosen)
    blocks = [parts.field(texts.STAND_IN_LABEL, picker, hint=texts.STAND_IN_HINT)]
    return parts.modal(ids.STAND_IN_FORM, texts.STAND_IN_TITLE, blocks, submit=buttons.SAVE)


def title(text: str) -> Block:
    return _title(text)


def listed(lines: Sequence[str], nothing: str) -> Block:
    return _listed(lines, nothing)


def _openings(kept: Desk) -> list[Block]:
    """Who works where is changed on the association's page."""
    choices = [(str(association.id), association.name) for association in kept.associations[:100]]
    place = association_texts.OPEN_ONE
    return [parts.actions(parts.select(ids.ASSOCIATION_OPEN, choices, placeholder=place))] if choices else []


def _title(text: str) -> Block:
    return parts.section(f"*{text}*")


def _listed(lines: Sequence[str], nothing: str) -> Block:
    return parts.section("\n".join(f"• {parts.plain(line)}" for line in lines) or nothing)


def _pages(mine: Portfolio) -> list[Block]:
    """Two pages are never one long one: Slack shows a hundred blocks and drops the whole Home at one more."""
    if mine.pages == 1:
        return []
    elements = []
    if mine.page > 0:
        elements.append(parts.button(texts.EARLIER, f"{ids.HOME_PAGE}:earlier", mine.page - 1))
    if mine.page < mine.pages - 1:
        elements.append(parts.button(texts.LATER, f"{ids.HOME_PAGE}:later", mine.page + 1))
    return [parts.context(texts.part(mine.page, mine.pages, mine.total)), parts.actions(*elements)]


def _switch(*, paused: bool) -> list[Block]:
    if paused:
        resume = parts.button(texts.RESUME, ids.HOME_RESUME, style="primary")
        return [parts.section(texts.PAUSED), parts.actions(resume)]
    sure = parts.confirm(texts.PAUSE_TITLE, texts.PAUSE_SURE, texts.PAUSE_YES, texts.PAUSE_NO)
    return [parts.actions(parts.button(texts.PAUSE, ids.HOME_PAUSE, confirm=sure))]
