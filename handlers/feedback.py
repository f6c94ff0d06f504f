"""Somebody says whether an answer helped."""

from __future__ import annotations

from bot.delivery.outbox import Message
from bot.domain import feedback
from bot.domain.feedback import Fault
from bot.texts import questions as texts
from bot.views import ids
from bot.views import questions as views
from handlers.acts import Act, Open, Reply, Say


def press(act: Act) -> Reply:
    """Thumb down counts at once; why is asked, and need not be told."""
    way, _, number = act.value.partition(":")
    question_id = int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else 0  # noqa: PLR2004
    feedback.say(act.session, act.person, question_id, act.now, helped=way == "up")
    if way == "up":
        return Say(Message(texts.FEEDBACK_THANKS))
    return Open(views.feedback_form(question_id))


def explain(act: Act) -> Reply:
    question_id = int(act.metadata) if act.metadata.isdecimal() else 0
    fault = Fault(act.form.choice(ids.FEEDBACK_REASON))
    feedback.explain(act.session, act.person, question_id, fault, act.form.text(ids.FEEDBACK_TEXT), act.now)
    return Say(Message(texts.FEEDBACK_THANKS))
