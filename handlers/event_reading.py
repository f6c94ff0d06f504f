"""An event's form becomes values; which event it is about is read from the form's own metadata."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.clock import local
from bot.domain import associations, when
from bot.domain.events import Audience, DayMissing, Details, EventType, ImpossibleTime
from bot.domain.people import Role
from bot.domain.when import When
from bot.texts import event_forms as texts
from bot.views import event_forms, ids, parts
from handlers.acts import Act

MOST_QUESTIONS = 3
_LABEL = 150


def details(act: Act) -> Details:
    """The whole form. Raises DayMissing, ImpossibleTime."""
    kind = _kind(act)
    return _details(act, kind, _when(act, kind))


def poll_details(act: Act, slots: list[When]) -> Details:
    """The same from the form that asks for several times; the first stands until one is chosen."""
    today = local(act.now).date()
    return _details(act, _kind(act), slots[0] if slots else When(today, today))


def slots(act: Act) -> list[When]:
    """The times to choose from, each so many minutes long."""
    minutes = act.form.choice(ids.POLL_LENGTH)
    length = timedelta(minutes=int(minutes) if minutes.isdecimal() else 60)
    chosen = [act.form.element(f"{ids.POLL_SLOT}.{n}").get("selected_date_time") for n in _numbers()]
    return [when.lasting(datetime.fromtimestamp(int(stamp), UTC), length) for stamp in chosen if stamp]


def about(act: Act) -> dict[str, Any]:
    """The form's metadata; empty when it is not ours."""
    with suppress(json.JSONDecodeError):
        found = json.loads(act.metadata or "{}")
        return found if isinstance(found, dict) else {}
    return {}


def event_id(act: Act) -> int:
    """The event a form of ours is about; 0, which no event has, for anything else."""
    return int(act.metadata) if act.metadata.isascii() and act.metadata.isdecimal() and len(act.metadata) <= 15 else 0  # noqa: PLR2004


def choices(act: Act) -> list[parts.Option]:
    return [(str(a.id), a.name) for a in associations.running(act.session, local(act.now).date())]


def _details(act: Act, kind: EventType, when_: When) -> Details:
    form = act.form
    return Details(
        kind=kind,
        title=form.text(ids.EVENT_TITLE),
        when=when_,
        place=form.text(ids.EVENT_PLACE),
        link=form.text(ids.EVENT_LINK),
        description=form.text(ids.EVENT_DESCRIPTION),
        audience=Audience(form.choice(ids.EVENT_AUDIENCE) or Audience.ALL),
        roles=tuple(Role(role) for role in form.choices(ids.EVENT_ROLES)) or (Role.RESOURCE_PERSON,),
        association_ids=tuple(int(i) for i in form.choices(ids.EVENT_ASSOCIATIONS) if i.isdecimal()),
        seats=form.number(ids.EVENT_SEATS) or None,
        one_each=bool(form.choices(ids.EVENT_ONE_EACH)),
        reply_by=form.date(ids.EVENT_REPLY_BY),
        with_board=bool(about(act).get("board")),
        questions=_questions(act),
    )


def _kind(act: Act) -> EventType:
    return EventType(act.form.choice(ids.EVENT_KIND) or EventType.NETWORK_MEETING)


def _when(act: Act, kind: EventType) -> When:
    first = act.form.date(ids.EVENT_FIRST_DAY)
    if first is None:
        if kind != EventType.NOTICE:
            raise DayMissing
        first = local(act.now).date()
    last = act.form.date(ids.EVENT_LAST_DAY) or first
    found = When(first, last, act.form.time(ids.EVENT_STARTS), act.form.time(ids.EVENT_ENDS))
    if not found.is_possible:
        raise ImpossibleTime
    return found


def _questions(act: Act) -> tuple[tuple[str, bool], ...]:
    lines = [line.strip()[:_LABEL] for line in act.form.text(ids.EVENT_QUESTIONS).splitlines()]
    asked = [(line, False) for line in lines if line][:MOST_QUESTIONS]
    return tuple(asked + ([(texts.DIET_QUESTION, True)] if act.form.choices(ids.EVENT_DIET) else []))


def _numbers() -> range:
    return range(1, event_forms.SLOTS + 1)
