"""A consultant makes an event, sees it as others will, announces it, changes it or calls it off."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import time

from bot.clock import at_local, local
from bot.delivery.outbox import Message
from bot.domain import agenda, cards, events, gaps, people, polls, publishing
from bot.domain.events import Details, Event, EventState, EventType
from bot.outgoing import polls as outgoing
from bot.texts import cards as card_texts
from bot.texts import event_forms as texts
from bot.texts import events as event_texts
from bot.views import event_forms, ids
from handlers import event_reading
from handlers.acts import Act, Open, Reply, Say, Update

_MORNING = time(9)


def new(act: Act) -> Reply:
    people.must_be_consultant(act.person)
    return Open(event_forms.form("{}", event_reading.choices(act)))


def edit(act: Act) -> Reply:
    """In the window it was pressed in, so that going back shows nothing old."""
    event = _own(act, act.number())
    return _form(act, event, publishing.details_of(act.session, event), Update)


def add_to_agenda(act: Act) -> Reply:
    """A question nobody could answer, as a line on the form of the next network meeting."""
    people.must_be_consultant(act.person)
    today, session = local(act.now).date(), act.session
    asked = cards.without_names(session, gaps.get(session, act.number(), act.now).text, card_texts.NAME)
    meeting, title = agenda.next_meeting(session, today), event_texts.KINDS[EventType.NETWORK_MEETING]
    given = agenda.with_point(session, meeting, card_texts.agenda_point(asked), title, today)
    return _form(act, meeting, given, Open)


def copy(act: Act) -> Reply:
    """Everything but the answers; dates are changed in the form."""
    event = _own(act, act.number())
    given = replace(publishing.details_of(act.session, event), reply_by=None)
    metadata = json.dumps({"board": event.with_board, "copied": event.id})
    return Update(event_forms.form(metadata, event_reading.choices(act), given))


def preview(act: Act) -> Reply:
    event = _own(act, act.number())
    poll = polls.for_event(act.session, event.id)
    return Open(event_forms.preview(event, _invited(act, event), outgoing.ranked(act.session, poll) if poll else ()))


def write(act: Act) -> Reply:
    """The form was sent: a new draft, a changed draft, or a change of something announced."""
    people.must_be_consultant(act.person)
    details = event_reading.details(act)
    event_id = event_reading.about(act, "event")
    if not event_id:
        draft = publishing.draft(act.session, details, act.person, act.now)
        return Update(event_forms.preview(draft, _invited(act, draft)))
    material = publishing.change(act.session, event_id, details, act.person, act.now)
    event = events.get(act.session, event_id)
    if event.state == EventState.PUBLISHED:
        return Say(Message(texts.ASKED_AGAIN if material and event.kind != EventType.NOTICE else texts.SAVED))
    return Update(event_forms.preview(event, _invited(act, event)))


def publish(act: Act) -> Reply:
    """At once, or at the day and hour that was chosen. An hour alone is today's: what is out cannot be called back."""
    event = _own(act, act.about())
    day, hour = act.form.date(ids.EVENT_PUBLISH_DAY), act.form.time(ids.EVENT_PUBLISH_HOUR)
    if day is None and hour is None:
        publishing.publish(act.session, event.id, act.person, act.now)
        return Say(Message(texts.PUBLISHED))
    at = at_local(day or local(act.now).date(), hour or _MORNING)
    publishing.schedule(act.session, event.id, at, act.person, act.now)
    return Say(Message(texts.planned(at)))


def cancel(act: Act) -> Reply:
    publishing.cancel(act.session, act.number(), act.person, act.now)
    return Say(Message(texts.IS_CANCELLED))


def discard(act: Act) -> Reply:
    """What nobody was invited to yet."""
    event = _own(act, act.number())
    if event.state == EventState.POLLING:
        polls.drop(act.session, event.id, act.person, act.now)
    else:
        publishing.discard(act.session, event.id, act.person)
    return Say(Message(texts.DISCARDED))


def _form(act: Act, event: Event | None, given: Details, shown: type[Open | Update]) -> Reply:
    """Filled in; what is sent from it changes that event, or without one makes another."""
    metadata = json.dumps({"event": event.id, "board": event.with_board} if event else {})
    announced = event is not None and event.state == EventState.PUBLISHED
    return shown(event_forms.form(metadata, event_reading.choices(act), given, announced=announced))


def _invited(act: Act, event: Event) -> int:
    return len(events.audience(act.session, event, local(act.now).date()))


def _own(act: Act, event_id: int) -> Event:
    """Consultants stand in for each other, so any of them may."""
    people.must_be_consultant(act.person)
    return events.get(act.session, event_id)
