"""Somebody says whether an answer helped."""

from __future__ import annotations

from bot.delivery.outbox import Message
from bot.domain import feedback
from bot.domain.feedback import Fault
from bot.texts import questions as texts
from bot.views import ids
from bot.views import questions as views
from handlers.acts import Act, Open, Reply, Say
from handlers.payloads import row_id


def press(act: Act) -> Reply:
    """Thumb down counts at once; why is asked, and need not be told."""
    way, _, number = act.value.partition(":")
    question_id = row_id(number)
    feedback.say(act.session, act.person, question_id, act.now, helped=way == "up")
    if way == "up":
        return Say(Message(texts.FEEDBACK_THANKS))
    return Open(views.feedback_form(question_id))


def explain(act: Act) -> Reply:
    fault = act.form.one_of(ids.FEEDBACK_REASON, Fault) or Fault.INCOMPLETE
    feedback.explain(act.session, act.person, act.about(), fault, act.form.text(ids.FEEDBACK_TEXT), act.now)
    return Say(Message(texts.FEEDBACK_THANKS))
