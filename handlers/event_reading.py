"""An event's form becomes values; which event it is about is read from the form's own metadata."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import timedelta

from bot.clock import local
from bot.delivery.post import LARGEST_FILE
from bot.domain import associations, events, when
from bot.domain.event_questions import TooManyQuestions
from bot.domain.events import (
    Attachment,
    AttachmentTooLarge,
    Audience,
    DayMissing,
    Details,
    EventState,
    EventType,
    ImpossibleTime,
)
from bot.domain.people import Role
from bot.domain.publishing import DayIsPast, NoLink
from bot.domain.when import When
from bot.texts import event_forms as texts
from bot.views import event_forms, ids, parts
from handlers.acts import Act
from handlers.payloads import inside, row_id, word

MOST_QUESTIONS = 3
_LINK = re.compile(r"(https?://)?[^\s/.]+(\.[^\s/.]+)+(/\S*)?")
_LABEL = 150
_LONGEST_MEETING = 24 * 60


def details(act: Act) -> Details:
    """The whole form. Raises DayMissing, ImpossibleTime, DayIsPast, NoLink, TooManyQuestions."""
    kind = _kind(act)
    return _details(act, kind, _when(act, kind))


def poll_details(act: Act, slots: list[When]) -> Details:
    """The same from the form that asks for several times; the first stands until one is chosen."""
    today = local(act.now).date()
    return _details(act, _kind(act), slots[0] if slots else When(today, today))


def slots(act: Act) -> list[When]:
    """The times to choose from, each so many minutes long."""
    length = timedelta(minutes=min(act.form.row(ids.POLL_LENGTH) or 60, _LONGEST_MEETING))
    chosen = [act.form.moment(f"{ids.POLL_SLOT}.{n}") for n in _numbers()]
    return [when.lasting(moment, length) for moment in chosen if moment]


def about(act: Act, name: str) -> int:
    """A number in the form's metadata: a row's id, or 1 for yes. 0 when there is none, or none of ours."""
    with suppress(ValueError):
        found = inside(json.loads(act.metadata or "{}")).get(name)
        return row_id(str(int(found))) if isinstance(found, int) else 0
    return 0


def choices(act: Act) -> list[parts.Option]:
    return [(str(a.id), a.name) for a in associations.running(act.session, local(act.now).date())]


def _details(act: Act, kind: EventType, when_: When) -> Details:
    form = act.form
    return Details(
        kind=kind,
        title=form.text(ids.EVENT_TITLE),
        when=when_,
        place=form.text(ids.EVENT_PLACE),
        link=_link(form.text(ids.EVENT_LINK)),
        description=form.text(ids.EVENT_DESCRIPTION),
        attachment=_attachment(act),
        audience=form.one_of(ids.EVENT_AUDIENCE, Audience) or Audience.ALL,
        roles=tuple(role for role in Role if role in form.choices(ids.EVENT_ROLES)) or (Role.RESOURCE_PERSON,),
        association_ids=form.rows(ids.EVENT_ASSOCIATIONS),
        seats=form.number(ids.EVENT_SEATS) or None,
        one_each=bool(form.choices(ids.EVENT_ONE_EACH)),
        reply_by=form.date(ids.EVENT_REPLY_BY),
        with_board=bool(about(act, "board")),
        questions=_questions(act),
    )


def _attachment(act: Act) -> Attachment | None:
    """The chosen file; else the one that stands there, or on the event this is a copy of, unless it is to go."""
    for file in act.form.files(ids.EVENT_FILE)[:1]:
        if isinstance(size := file.get("size"), int) and size > LARGEST_FILE:
            raise AttachmentTooLarge
        return Attachment(word(file, "id")[:40], word(file, "name")[:255])
    before = about(act, "event") or about(act, "copied")
    return events.get(act.session, before).attachment if before and not act.form.choices(ids.EVENT_NO_FILE) else None


def _kind(act: Act) -> EventType:
    return act.form.one_of(ids.EVENT_KIND, EventType) or EventType.NETWORK_MEETING


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
    if kind != EventType.NOTICE and found.starts_at <= act.now and not _is_out(act):
        raise DayIsPast
    return found


def _is_out(act: Act) -> bool:
    """What has been announced may have begun, and its words still be mended."""
    event_id = about(act, "event")
    return bool(event_id) and events.get(act.session, event_id).state == EventState.PUBLISHED


def _link(text: str) -> str:
    """As written, when Slack can make it a link: it needs a domain. Raises NoLink."""
    if text and not _LINK.fullmatch(text):
        raise NoLink
    return text


def _questions(act: Act) -> tuple[tuple[str, bool], ...]:
    lines = [line.strip()[:_LABEL] for line in act.form.text(ids.EVENT_QUESTIONS).splitlines()]
    asked = [(line, False) for line in lines if line]
    if len(asked) > MOST_QUESTIONS:
        raise TooManyQuestions
    return tuple(asked + ([(texts.DIET_QUESTION, True)] if act.form.choices(ids.EVENT_DIET) else []))


def _numbers() -> range:
    return range(1, event_forms.SLOTS + 1)
