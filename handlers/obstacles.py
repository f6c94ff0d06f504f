"""Somebody who can help reacts to an obstacle: seen, an answer, solved."""

from __future__ import annotations

from bot.domain import helping
from bot.domain.obstacles import ObstacleState
from bot.errors import NotAllowed
from bot.texts import obstacles as texts
from bot.views import ids, parts
from bot.views import obstacles as views
from handlers.acts import Act, Done, Open, Reply, Say
from handlers.payloads import row_id


def see(act: Act) -> Reply:
    helping.see(act.session, act.person, act.number(), act.now)
    return Done()


def solve(act: Act) -> Reply:
    helping.solve(act.session, act.person, act.number(), act.now)
    return Done()


def do(act: Act) -> Reply:
    """From a list's menu, "see:7", "answer:7" or "solve:7": the list stands as it is, so what was done is said."""
    way, _, number = act.value.partition(":")
    if way == "answer":
        return _answer_form(act, row_id(number))
    settle = {"see": helping.see, "solve": helping.solve}.get(way)
    if settle is None:
        raise NotAllowed
    obstacle = settle(act.session, act.person, row_id(number), act.now)
    return Say(views.news(parts.plain(texts.noted(ObstacleState(obstacle.state), obstacle.text))))


def open_answer(act: Act) -> Reply:
    return _answer_form(act, act.number())


def answer(act: Act) -> Reply:
    text = act.form.text(ids.OBSTACLE_ANSWER_TEXT)
    helping.answer(act.session, act.person, act.about(), text, act.form_key, act.now)
    return Say(views.news(texts.SENT))


def _answer_form(act: Act, obstacle_id: int) -> Reply:
    obstacle = helping.to_help_with(act.session, act.person, obstacle_id, act.now)
    return Open(views.answer_form(obstacle.id, obstacle.text))
