"""A date is found together, and status meetings are booked from the list of those that are missing."""

from __future__ import annotations

import json

from bot.clock import local
from bot.delivery.outbox import Message
from bot.domain import associations, people, polls, status_meetings
from bot.domain.events import Audience, Details, EventType
from bot.domain.people import Role
from bot.domain.polls import Vote
from bot.domain.when import When
from bot.errors import NotAllowed
from bot.texts import polls as texts
from bot.views import event_forms, ids
from bot.views import polls as views
from handlers import event_reading
from handlers.acts import Act, Done, Open, Reply, Say, Update
from handlers.payloads import row_id


def new(act: Act) -> Reply:
    people.must_be_consultant(act.person)
    return Open(event_forms.poll_form("{}", event_reading.choices(act)))


def ask(act: Act) -> Reply:
    """The form was sent: everybody it is for is asked."""
    people.must_be_consultant(act.person)
    times = event_reading.slots(act)
    details = event_reading.poll_details(act, times)
    closes_on = act.form.date(ids.POLL_CLOSES) or local(act.now).date()
    polls.open_poll(act.session, details, times, closes_on, act.person, act.now)
    return Say(Message(texts.SENT))


def vote_yes(act: Act) -> Reply:
    return _vote(act, Vote.YES)


def vote_if_needed(act: Act) -> Reply:
    return _vote(act, Vote.IF_NEEDED)


def vote_no(act: Act) -> Reply:
    return _vote(act, Vote.NO)


def settle(act: Act) -> Reply:
    event = polls.settle(act.session, act.number(), act.person, act.now)
    return Say(Message(texts.found(event.title, event.when)))


def missing(act: Act) -> Reply:
    """The consultant's own associations only."""
    people.must_be_consultant(act.person)
    rows = status_meetings.missing(act.session, act.person.id, local(act.now).date())
    return Open(views.status_page(rows))


def book(act: Act) -> Reply:
    details, metadata = _status_meeting(act)
    return Update(event_forms.form(metadata, event_reading.choices(act), details))


def book_by_poll(act: Act) -> Reply:
    details, metadata = _status_meeting(act)
    return Update(event_forms.poll_form(metadata, event_reading.choices(act), details))


def _vote(act: Act, vote: Vote) -> Reply:
    """Seen on the message itself, which is drawn again."""
    polls.vote(act.session, act.number(), act.person, vote, act.now)
    return Done()


def _status_meeting(act: Act) -> tuple[Details, str]:
    """A form filled with what the list already knows. The value is the association's id and 1 with the board."""
    people.must_be_consultant(act.person)
    number, _, board = act.value.partition(":")
    today = local(act.now).date()
    own = {a.id: a for a in associations.portfolio(act.session, act.person.id, today)}
    association = own.get(row_id(number))
    if association is None:
        raise NotAllowed
    with_board = board == "1"
    details = Details(
        kind=EventType.STATUS_MEETING,
        title=texts.status_title(association.name, board=with_board),
        when=When(today, today),
        audience=Audience.CHOSEN,
        roles=(Role.RESOURCE_PERSON, Role.BOARD_CONTACT) if with_board else (Role.RESOURCE_PERSON,),
        association_ids=(association.id,),
        with_board=with_board,
    )
    return details, json.dumps({"board": with_board})
