"""A consultant asks one who is about to stop to write down what is worth knowing; they do."""

from __future__ import annotations

from bot.clock import local
from bot.delivery.outbox import Message
from bot.domain import departures, posts
from bot.texts import departures as texts
from bot.views import departures as views
from bot.views import ids
from handlers.acts import Act, Open, Reply, Say, Update


def open_ask(act: Act) -> Reply:
    leaver, _ = posts.held_by(act.session, act.number(), act.person, act.now)
    return Update(views.ask_form(leaver, local(act.now).date()))


def ask(act: Act) -> Reply:
    last_day = act.form.date(ids.DEPARTURE_LAST_DAY)
    leaver = posts.ask_before_they_stop(act.session, act.about(), last_day, act.person, act.now)
    return Say(Message(texts.asked(leaver.name)))


def open_write(act: Act) -> Reply:
    row = departures.own(act.session, act.person, act.number())
    return Open(views.write_form(row.id, row.text))


def write(act: Act) -> Reply:
    departures.write(act.session, act.person, act.about(), act.form.text(ids.DEPARTURE_TEXT), act.now)
    return Say(Message(texts.WRITTEN))
