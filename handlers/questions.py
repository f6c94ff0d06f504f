"""Somebody asks. The question is stored here; a worker finds the answer."""

from __future__ import annotations

from bot.delivery.outbox import Message
from bot.domain import facts, knowledge_base, questions
from bot.domain.questions import Place
from bot.errors import NotAllowed
from bot.texts import questions as texts
from bot.views import ids
from bot.views import questions as views
from handlers.acts import Act, Done, Open, Reply, Say
from handlers.acts import Place as Where


def ask(act: Act) -> Reply:
    """A direct message or a mention; the answer comes in the thread of the message."""
    if not act.text:
        return Say(Message(texts.EMPTY))
    place = Place.DIRECT if act.incoming.place is Where.MESSAGE else Place.CHANNEL
    questions.ask(
        act.session,
        act.person,
        act.text,
        place,
        act.now,
        channel=act.channel,
        ts=act.message_ts,
        thread_ts=act.thread_ts,
    )
    return Done()


def ask_privately(act: Act) -> Reply:
    """A command: what was asked is said back, since the asker cannot see what they typed."""
    if not act.text.strip():
        return Open(views.form())
    questions.ask(act.session, act.person, act.text, Place.PRIVATE, act.now, channel=act.channel, ts="", thread_ts="")
    return Say(Message(texts.looking(act.text)))


def ask_about_message(act: Act) -> Reply:
    """A shortcut on any message: read through first, answered for the asker alone."""
    return Open(views.form(act.message_text))


def open_form(_act: Act) -> Reply:
    return Open(views.form())


def ask_from_form(act: Act) -> Reply:
    text = act.form.text(ids.ASK_TEXT)
    questions.ask(act.session, act.person, text, Place.FORM, act.now, channel="", ts="", thread_ts="")
    return Say(Message(texts.coming(text)))


def read_sources(act: Act) -> Reply:
    """What the answer rests on, in full; when nothing answered, what came nearest."""
    question = questions.readable(act.session, act.person, act.number())
    if not question.answer:
        raise NotAllowed
    if question.answer.get("sources"):
        return Open(views.sources(question.answer))
    near = views.nearest_source(question.answer)
    passage = near and knowledge_base.passage(act.session, near, facts.asker(act.session, act.person).audiences)
    return Open(views.nearest_page(passage)) if passage else Say(Message(texts.NEAREST_GONE))


def stop(act: Act) -> Reply:
    questions.stop(act.session, act.person, act.channel, act.thread_ts, act.now)
    return Done()
