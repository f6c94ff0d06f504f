"""A consultant writes a card, changes one, or says what still holds."""

from __future__ import annotations

from bot.delivery import outbox
from bot.domain import cards, gaps, handover_replies, handovers, people, proposals
from bot.domain.cards import CardTextMissing, Said
from bot.domain.handovers import Handover
from bot.domain.messages import MessageKind
from bot.domain.people import Person, Role
from bot.domain.questions import Question
from bot.errors import NotAllowed
from bot.texts import cards as texts
from bot.views import cards as views
from bot.views import ids
from bot.views.cards import Blank
from handlers.acts import Act, Done, Open, Reply, Say
from handlers.payloads import row_id
from knowledge.documents import AppliesTo


def from_message(act: Act) -> Reply:
    """A shortcut on any message: its words, without the names we know, as a new card to read through."""
    people.must_be_consultant(act.person)
    text = _nameless(act, act.message_text)
    return _open(act, Blank("", text=text, valid_to=cards.usual_end(act.now), owner_id=act.person.id))


def from_handover(act: Act) -> Reply:
    """The question and the answer that was sent, with the names we know taken out."""
    people.must_be_consultant(act.person)
    handover = handovers.to_answer(act.session, act.person, act.number())
    question = act.session.get_one(Question, handover.question_id)
    given = [r.text for r in handover_replies.replies_of(act.session, handover.id) if not r.from_asker]
    return _open(
        act,
        Blank(
            f"handover:{handover.id}",
            title=_nameless(act, question.text)[:250],
            text=_nameless(act, "\n\n".join(given)),
            valid_to=cards.usual_end(act.now),
            owner_id=act.person.id,
        ),
    )


def for_gap(act: Act) -> Reply:
    """A question nobody handed over, and nobody knows whose: answered for all who asked."""
    people.must_be_consultant(act.person)
    question = gaps.get(act.session, act.number(), act.now)
    title = _nameless(act, question.text)[:250]
    blank = Blank(f"gap:{question.id}", title=title, valid_to=cards.usual_end(act.now), owner_id=act.person.id)
    return _open(act, blank)


def edit(act: Act) -> Reply:
    document = cards.get(act.session, act.person, act.number())
    owner = cards.owner_of(act.session, document)
    return _open(
        act,
        Blank(
            f"document:{document.id}",
            title=document.title,
            text=cards.text_of(document) if cards.is_editable(document) else None,
            applies_to=document.applies_to,
            valid_to=document.valid_to,
            owner_id=owner.id if owner else act.person.id,
        ),
    )


def save(act: Act) -> Reply:
    what, _, number = act.metadata.partition(":")
    subject = row_id(number)
    if what == "document":
        document = cards.get(act.session, act.person, subject)
        cards.change(act.session, act.person, document.id, _said(act, cards.text_of(document)), act.now)
        _redraw_reviews(act)
        return Say(views.note(texts.KEPT))
    if what == "gap":
        people.must_be_consultant(act.person)
        return Say(views.note(texts.saved(_make(act, None, gaps.get(act.session, subject, act.now)))))
    handover = handovers.to_answer(act.session, act.person, subject) if what == "handover" else None
    question = act.session.get(Question, handover.question_id) if handover else None
    return Say(views.note(texts.saved(_make(act, handover, question))))


def keep(act: Act) -> Reply:
    cards.keep(act.session, act.person, act.number(), act.now)
    _redraw_reviews(act)
    return Done()


def retire(act: Act) -> Reply:
    cards.retire(act.session, act.person, act.number(), act.now)
    _redraw_reviews(act)
    return Done()


def see_proposal(act: Act) -> Reply:
    found = proposals.get(act.session, act.person, act.number())
    return Open(views.proposal(found.id, found.title, found.now, found.new))


def take_proposal(act: Act) -> Reply:
    proposals.accept(act.session, act.person, act.about(), act.now)
    return Say(views.note(texts.PROPOSAL_TAKEN))


def keep_own(act: Act) -> Reply:
    proposals.dismiss(act.session, act.person, act.number(), act.now)
    return Done()


def _make(act: Act, handover: Handover | None, question: Question | None) -> int:
    """How many are told that there is an answer now, besides the one who was answered in person."""
    said = _said(act, "")
    asked = _nameless(act, question.text) if question else said.title
    key = str(act.incoming.view.get("id", act.key))
    document = cards.make(act.session, act.person, said, key, act.now, asked=asked)
    if handover is not None:
        handover.card_id = document.id
        handovers.redraw(act.session, handover, act.now)
    answered_id = handover.question_id if handover else None
    return gaps.close(act.session, question.text if question else said.title, answered_id, document, act.now)


def _said(act: Act, text: str) -> Said:
    if act.form.has(ids.CARD_TEXT):
        text = act.form.text(ids.CARD_TEXT)
        if not text:
            raise CardTextMissing
    return Said(
        title=act.form.text(ids.CARD_TITLE),
        text=text,
        applies_to=act.form.one_of(ids.CARD_APPLIES, AppliesTo) or AppliesTo.ALL,
        valid_to=act.form.date(ids.CARD_VALID_TO),
        owner_id=act.form.row(ids.CARD_OWNER) or act.person.id,
    )


def _open(act: Act, blank: Blank) -> Reply:
    owners = people.present(act.session, Role.CONSULTANT)
    if not owners:
        raise NotAllowed
    return Open(views.form(blank, [(str(p.id), p.name) for p in owners]))


def _nameless(act: Act, text: str) -> str:
    return cards.without_names(act.session, text, texts.NAME)


def _redraw_reviews(act: Act) -> None:
    consultants: list[Person] = people.present(act.session, Role.CONSULTANT)
    for consultant in consultants:
        outbox.redraw(act.session, MessageKind.KNOWLEDGE_REVIEW, consultant.id, act.now)
