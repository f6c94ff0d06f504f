"""Somebody opens the Home tab, or presses what only stands there."""

from __future__ import annotations

from bot.clock import local
from bot.delivery import inbox, outbox, switches
from bot.domain import digests, homes, people
from bot.domain.digests import Pace
from bot.domain.messages import MessageKind
from bot.domain.people import Role
from bot.errors import NotAllowed
from bot.views import home as views
from bot.views import ids
from handlers.acts import Act, Done, Open, Reply
from handlers.suggesting import WORK


def show(act: Act) -> Reply:
    homes.open_for(act.session, act.person, act.now, homes.page_of(act.session, act.person.id))
    return Done()


def suggest(act: Act) -> Reply:
    """The messages tab was opened: something to begin with, once a day, when Slack has the agent pane."""
    key = f"suggest:{act.person.id}:{local(act.now).date()}"
    inbox.first_time(act.session, key, act.now, kind=WORK, subject_id=act.person.id)
    return Done()


def turn(act: Act) -> Reply:
    homes.open_for(act.session, act.person, act.now, act.number())
    return Done()


def pause(act: Act) -> Reply:
    people.must_administer(act.person)
    switches.pause(act.session, act.person.id, act.now)
    return Done()


def resume(act: Act) -> Reply:
    people.must_administer(act.person)
    switches.resume(act.session, act.person.id, act.now)
    return Done()


def send_again(act: Act) -> Reply:
    people.must_administer(act.person)
    outbox.send_again(act.session, act.number(), act.now)
    outbox.redraw(act.session, MessageKind.SEND_FAILED, act.number(), act.now)
    return Done()


def open_rhythm(act: Act) -> Reply:
    people.must_be_consultant(act.person)
    return Open(views.rhythm_form(digests.rhythm_of(act.session, act.person.id)))


def choose_rhythm(act: Act) -> Reply:
    hour = act.form.time(ids.DIGEST_HOUR) or digests.USUAL_HOUR
    pace, weekday = act.form.one_of(ids.DIGEST_PACE, Pace) or Pace.WEEKLY, act.form.row(ids.DIGEST_WEEKDAY)
    digests.choose(act.session, act.person, pace, min(weekday, digests.FRIDAY), hour)
    return Done()


def open_stand_in(act: Act) -> Reply:
    people.must_be_consultant(act.person)
    others = [p for p in people.present(act.session, Role.CONSULTANT) if p.id != act.person.id]
    return Open(views.stand_in_form([(str(p.id), p.name) for p in others], str(act.person.stand_in_id or 0)))


def choose_stand_in(act: Act) -> Reply:
    """Only oneself, and only by another consultant: the form's choice may be forged."""
    people.must_be_consultant(act.person)
    if act.form.choice(ids.STAND_IN) in ("", "0"):
        act.person.stand_in_id = None
        return Done()
    stand_in = people.get(act.session, act.form.row(ids.STAND_IN))
    if not stand_in.is_consultant or stand_in.id == act.person.id or stand_in.left_on is not None:
        raise NotAllowed
    act.person.stand_in_id = stand_in.id
    return Done()
