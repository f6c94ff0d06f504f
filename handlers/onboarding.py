"""A new resource person presses something in the messages of the first weeks."""

from __future__ import annotations

from bot.delivery.outbox import Message
from bot.domain import onboarding, questions
from bot.domain.questions import Place
from bot.errors import NotAllowed
from bot.texts import onboarding as texts
from bot.texts import questions as question_texts
from handlers.acts import Act, Done, Reply, Say


def ask(act: Act) -> Reply:
    """One of the questions we suggest, as if it had been written."""
    if act.value not in {str(number) for number in range(len(texts.ASKED))}:
        raise NotAllowed
    text = texts.ASKED[int(act.value)]
    questions.ask(act.session, act.person, text, Place.FORM, act.now, channel="", ts="", thread_ts="")
    return Say(Message(question_texts.coming(text)))


def stop(act: Act) -> Reply:
    onboarding.stop(act.session, act.person, act.number(), act.now)
    return Done()
