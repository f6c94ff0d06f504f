"""A question goes to people: its asker hands it over, somebody answers, the asker writes back."""

from __future__ import annotations

from bot.delivery.outbox import Message
from bot.domain import cards, gaps, handover_replies, handovers, knowledge_base, people, sharing
from bot.domain.handovers import Handover
from bot.domain.people import Person, Role
from bot.domain.questions import Question
from bot.errors import NotAllowed
from bot.texts import handovers as texts
from bot.views import handovers as views
from bot.views import ids
from bot.views import questions as question_views
from handlers.acts import Act, Done, Open, Reply, Say


def ask_mine(act: Act) -> Reply:
    handovers.ask_consultant(act.session, act.person, act.number(), act.now, nameless=False)
    return _handed_over(act)


def ask_nameless(act: Act) -> Reply:
    handovers.ask_consultant(act.session, act.person, act.number(), act.now, nameless=True)
    return _handed_over(act)


def ask_network(act: Act) -> Reply:
    handovers.ask_network(act.session, act.person, act.number(), act.now)
    return _handed_over(act)


def again(act: Act) -> Reply:
    """The same question, to be put in other words."""
    return Open(question_views.form(_own_question(act).text))


def share(act: Act) -> Reply:
    sharing.share(act.session, act.person, act.number(), act.now)
    return Done()


def take(act: Act) -> Reply:
    handovers.take(act.session, act.person, act.number(), act.now)
    return Done()


def open_answer(act: Act) -> Reply:
    handover = handovers.to_answer(act.session, act.person, act.number())
    return Open(views.answer_form(handover.id, _question(act, handover).text, _called(act, handover)))


def answer(act: Act) -> Reply:
    text = act.form.text(ids.HANDOVER_TEXT)
    handover_replies.reply(act.session, act.person, act.about(), text, act.form_key, act.now)
    return Say(views.sent(act.about(), may_make_card=act.person.is_consultant))


def open_back(act: Act) -> Reply:
    handover = act.session.get(Handover, act.number())
    if handover is None or _question(act, handover).asker_id != act.person.id:
        raise NotAllowed
    return Open(views.back_form(handover.id))


def write_back(act: Act) -> Reply:
    text = act.form.text(ids.HANDOVER_TEXT)
    handover_replies.write_back(act.session, act.person, act.about(), text, act.form_key, act.now)
    return Done()


def open_exists(act: Act) -> Reply:
    people.must_be_consultant(act.person)
    handover = handovers.to_answer(act.session, act.person, act.number())
    question = _question(act, handover)
    documents = [(str(d.id), d.title) for d in knowledge_base.nearest_first(act.session, question.text)]
    if not documents:
        return Say(Message(texts.NOTHING_KNOWN))
    return Open(views.exists_form(handover.id, question.text, documents))


def exists(act: Act) -> Reply:
    """What is already known is sent as the answer, and the gap was none."""
    document = cards.get(act.session, act.person, act.form.row(ids.HANDOVER_DOCUMENT))
    text = texts.exists(document.title, cards.told(document))
    handover = handovers.to_answer(act.session, act.person, act.about())
    handover_replies.reply(act.session, act.person, handover.id, text, act.form_key, act.now)
    handover.card_id = document.id
    handovers.redraw(act.session, handover, act.now)
    question = _question(act, handover)
    gaps.close(act.session, question.text, question.id, document, act.now)
    return Say(views.sent(handover.id, may_make_card=False))


def open_send_on(act: Act) -> Reply:
    people.must_be_consultant(act.person)
    handover = handovers.to_answer(act.session, act.person, act.number())
    others = [p for p in people.present(act.session, Role.CONSULTANT) if p.id != act.person.id]
    if not others:
        return Say(Message(texts.NOBODY_ELSE))
    return Open(views.send_on_form(handover.id, [(str(p.id), p.name) for p in others]))


def send_on(act: Act) -> Reply:
    colleague = people.get(act.session, act.form.row(ids.HANDOVER_WHO))
    handovers.send_on(act.session, act.person, act.about(), colleague, act.now)
    return Done()


def _handed_over(act: Act) -> Reply:
    """What is seen stays in place: the answer is drawn again. What only one person sees cannot be changed."""
    return Say(Message(texts.SENT_ON)) if _own_question(act).channel[:1] in ("C", "G") else Done()


def _own_question(act: Act) -> Question:
    question = act.session.get(Question, act.number())
    if question is None or question.asker_id != act.person.id:
        raise NotAllowed
    return question


def _question(act: Act, handover: Handover) -> Question:
    return act.session.get_one(Question, handover.question_id)


def _called(act: Act, handover: Handover) -> str:
    asker = act.session.get(Person, _question(act, handover).asker_id or 0)
    if handover.nameless or asker is None:
        return texts.SOMEBODY.lower()
    return asker.name
