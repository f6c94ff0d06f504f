"""Somebody is away: said in a command, a form or a message; a consultant may say it for others."""

from __future__ import annotations

from datetime import date

from bot.clock import local
from bot.delivery import outbox
from bot.delivery.outbox import Message
from bot.domain import absences, people, prompts
from bot.domain.absences import Absence, FirstMissing
from bot.domain.messages import MessageKind
from bot.domain.people import Person, Role
from bot.errors import NotAllowed
from bot.texts import absence_text
from bot.texts import absences as texts
from bot.views import absences as views
from bot.views import ids
from handlers.acts import Act, Open, Reply, Say, day_of

_ANY_DAY = date(2024, 1, 1)  # a leap year, so that 29 February is a day


def command(act: Act) -> Reply:
    """`/ferie 14/7-4/8`; without days, or with days that cannot be read, the form."""
    if not act.text.strip():
        return open_form(act)
    span = absence_text.parse(act.text, local(act.now).date())
    if span is None:
        return Open(views.form(None, _others(act), note=_wrong(act) or texts.NOT_UNDERSTOOD))
    return Say(_register(act, act.person, span.first, span.last))


def is_absence(text: str) -> bool:
    """Does it begin like one, and are its days readable? Anything else is a question."""
    days = text.rstrip(" ?")
    readable = absence_text.parse(days, _ANY_DAY) or absence_text.impossible(days, _ANY_DAY) is not None
    return absence_text.looks_like(text) and bool(readable)


def message(act: Act) -> Reply:
    """A direct message such as "ferie 14/7-4/8"; with a question mark it may be a question."""
    span = absence_text.parse(act.text.rstrip(" ?"), local(act.now).date())
    if span is None:
        return Say(views.note(_wrong(act) or texts.WRITE_DAYS))
    if act.text.rstrip().endswith("?"):
        return Say(views.doubt(span.first, span.last))
    return Say(_register(act, act.person, span.first, span.last))


def confirmed(act: Act) -> Reply:
    first, _, last = act.value.partition(":")
    first_day = day_of(first)
    if first_day is None:
        raise NotAllowed
    return Say(_register(act, act.person, first_day, day_of(last)))


def was_question(_act: Act) -> Reply:
    return Say(views.note(texts.ASK_AGAIN))


def open_form(act: Act) -> Reply:
    return Open(views.form(local(act.now).date(), _others(act)))


def submit(act: Act) -> Reply:
    first = act.form.date(ids.ABSENCE_FIRST)
    if first is None:
        raise FirstMissing
    person = _chosen(act)
    return Say(_register(act, person, first, act.form.date(ids.ABSENCE_LAST)))


def cancel(act: Act) -> Reply:
    absence = act.session.get(Absence, act.number())
    away = act.session.get(Person, absence.person_id) if absence else None
    with prompts.kept_up(act.session, away or act.person, act.now):
        absences.cancel(act.session, act.number(), act.person, act.now)
    return Say(views.note(texts.CANCELLED))


def _register(act: Act, person: Person, first: date, last: date | None) -> Message:
    absence = absences.register(act.session, person, first, last, act.person, act.now)
    own = person.id == act.person.id
    if not own and person.slack_id:
        key = f"{MessageKind.ABSENCE_SET}:{absence.id}"
        outbox.put(act.session, MessageKind.ABSENCE_SET, person.slack_id, absence.id, act.now, key=key)
    return views.registered(absence.id, texts.registered("" if own else person.name, first, last))


def _wrong(act: Act) -> str:
    """What is wrong with days that were written as they should be; empty: they cannot be read."""
    day = absence_text.impossible(act.text.rstrip(" ?"), local(act.now).date())
    return "" if day is None else texts.no_such_day(day) if day else texts.WRONG_ORDER


def _others(act: Act) -> list[tuple[str, str]]:
    """Whom a consultant may register for: themselves first."""
    if not act.person.is_consultant:
        return []
    rest = people.present(act.session, Role.RESOURCE_PERSON, Role.CONSULTANT)
    return [(str(p.id), p.name) for p in [act.person, *(p for p in rest if p.id != act.person.id)]]


def _chosen(act: Act) -> Person:
    if act.form.choice(ids.ABSENCE_WHO) in ("", str(act.person.id)):
        return act.person
    people.must_be_consultant(act.person)
    person = people.get(act.session, act.form.row(ids.ABSENCE_WHO))
    if person.role not in {Role.RESOURCE_PERSON, Role.CONSULTANT}:
        raise NotAllowed
    return person
