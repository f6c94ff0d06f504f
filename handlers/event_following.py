"""A consultant answers for a colleague, says who was there, and leaves minutes for everybody."""

from __future__ import annotations

from collections import Counter

from bot.clock import local
from bot.delivery.outbox import Message
from bot.domain import agreements, attendance, event_minutes, events, people, replies, replying
from bot.domain.attendance import Worth
from bot.domain.events import Event, NobodyToAnswerFor
from bot.domain.replies import Choice
from bot.texts import days
from bot.texts import event_forms as texts
from bot.views import event_forms, ids
from bot.views.parts import Option
from handlers.acts import Act, Open, Reply, Say


def open_answer_for(act: Act) -> Reply:
    event = _own(act, act.number())
    invited = events.audience(act.session, event, local(act.now).date())
    if not invited:
        raise NobodyToAnswerFor
    return Open(event_forms.answer_for(event, [(str(p.id), p.name) for p in invited]))


def answer_for(act: Act) -> Reply:
    """They hear of it, and it stands in the audit."""
    event = _own(act, act.about())
    person = people.get(act.session, act.form.row(ids.EVENT_WHO))
    choice = act.form.one_of(ids.EVENT_CHOICE, Choice) or Choice.NONE
    replying.answer(act.session, event.id, person, choice, act.now, by=act.person)
    return Say(Message(texts.SAVED))


def open_mark(act: Act) -> Reply:
    event = _own(act, act.number())
    attendance.must_be_over(event, act.now)
    rows = replies.of(act.session, event.id)
    present = [str(r.person_id) for r in rows if attendance.was_there(r)]
    return Open(event_forms.mark(event, _invited(act, event), present))


def mark(act: Act) -> Reply:
    event = _own(act, act.about())
    present = act.form.rows(ids.EVENT_PRESENT)
    attendance.mark(act.session, event, present, act.person, act.now)
    return Say(Message(texts.SAVED))


def open_minutes(act: Act) -> Reply:
    event = _own(act, act.number())
    given = attendance.feedback(act.session, event, act.person)
    words = [row.next_time for row in given if row.next_time]
    worths = Counter(Worth(row.worth) for row in given)
    summary = "\n".join([texts.feedback_summary(worths), *words]) if given else ""
    agreed = agreements.as_text(agreements.of_event(act.session, event.id))
    return Open(event_forms.minutes(event, summary, agreed))


def minutes(act: Act) -> Reply:
    event = _own(act, act.about())
    words, material = act.form.text(ids.EVENT_MINUTES_TEXT), act.form.text(ids.EVENT_MATERIAL)
    attendance.write_minutes(event, words, material, act.person)
    if act.form.has(ids.EVENT_AGREED):
        agreements.write(act.session, event, act.form.text(ids.EVENT_AGREED), act.person, act.now)
    if words and act.form.choices(ids.EVENT_TO_KNOWLEDGE):
        title = texts.card_title(event.title, days.day(event.first_day))
        event_minutes.file(act.session, event, title, act.person, act.now)
    return Say(Message(texts.SAVED))


def _own(act: Act, event_id: int) -> Event:
    people.must_be_consultant(act.person)
    return events.get(act.session, event_id)


def _invited(act: Act, event: Event) -> list[Option]:
    rows = replies.of(act.session, event.id)
    return [(str(r.person_id), people.get(act.session, r.person_id).name) for r in rows]
