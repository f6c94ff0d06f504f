"""Somebody who can help reacts to an obstacle: seen, an answer, solved."""

from __future__ import annotations

from bot.domain import obstacles
from bot.texts import obstacles as texts
from bot.views import ids
from bot.views import obstacles as views
from handlers.acts import Act, Done, Open, Reply, Say


def see(act: Act) -> Reply:
    obstacles.see(act.session, act.person, act.number(), act.now)
    return Done()


def solve(act: Act) -> Reply:
    obstacles.solve(act.session, act.person, act.number(), act.now)
    return Done()


def open_answer(act: Act) -> Reply:
    obstacle = obstacles.to_help_with(act.session, act.person, act.number())
    return Open(views.answer_form(obstacle.id, obstacle.text))


def answer(act: Act) -> Reply:
    text = act.form.text(ids.OBSTACLE_ANSWER_TEXT)
    obstacles.answer(act.session, act.person, act.about(), text, act.form_key, act.now)
    return Say(views.news(texts.SENT))
