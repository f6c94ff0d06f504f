"""Anybody looks at what is coming, says whether they come, and afterwards what it gave."""

from __future__ import annotations

from datetime import timedelta

from bot.clock import local
from bot.delivery import outbox
from bot.delivery.outbox import Message
from bot.domain import attendance, calendar_feeds, event_questions, events, replies, replying, rules
from bot.domain.attendance import Worth
from bot.domain.events import Event
from bot.domain.messages import MessageKind
from bot.domain.replies import Choice, Reply, Seat
from bot.outgoing import events as outgoing
from bot.texts import event_forms as form_texts
from bot.texts import events as texts
from bot.views import event_forms, event_lists, ids
from bot.views import events as views
from bot.views.event_lists import Row
from bot.views.parts import plain
from handlers import event_editing, polls
from handlers.acts import Act, Done, Open, Say, Update
from handlers.acts import Reply as Answered

DOUBLE_CLICK = timedelta(seconds=5)


def show(act: Act) -> Answered:
    """`/arrangementer`, and what consultants may write after it."""
    match act.text.strip().lower():
        case "ny" | "nyt":
            return event_editing.new(act)
        case "dato":
            return polls.new(act)
        case "tidligere":
            return past(act)
    return Say(_coming(act))


def come(act: Act) -> Answered:
    return _press(act, Choice.YES)


def maybe(act: Act) -> Answered:
    return _press(act, Choice.MAYBE)


def cannot(act: Act) -> Answered:
    return _press(act, Choice.NO)


def previewed(_act: Act) -> Answered:
    """A button in a preview: it is there to be seen."""
    return Done()


def take(act: Act) -> Answered:
    return _receipt(act, replying.take_offer(act.session, act.number(), act.person, act.now))


def decline(act: Act) -> Answered:
    return _receipt(act, replying.decline_offer(act.session, act.number(), act.person, act.now))


def look(act: Act) -> Answered:
    event = _seen(act, act.number())
    return Open(page(act, event))


def get_file(act: Act) -> Answered:
    """Once a day is enough: whoever presses twice has it already."""
    event = _seen(act, act.number())
    if event.attachment is None:
        return Say(Message(texts.FILE_GONE))
    key = f"event-file:{event.id}:{event.file_id}:{act.person.id}:{local(act.now).date()}"
    outbox.put(act.session, MessageKind.EVENT_FILE, act.slack_id, event.id, act.now, key=key)
    return Say(Message(texts.file_coming(plain(event.attachment.name))))


def comment(act: Act) -> Answered:
    return Open(_sign_up(act, _seen(act, act.number())))


def sign_up(act: Act) -> Answered:
    """The comment and the answers to the event's own questions."""
    event = _seen(act, act.about())
    replying.comment(act.session, event.id, act.person, act.form.text(ids.EVENT_COMMENT_TEXT), act.now)
    asked = event_questions.of(act.session, event.id)
    words = {question.id: act.form.text(f"{ids.EVENT_QUESTION}:{question.id}") for question in asked}
    event_questions.save(act.session, event.id, act.person, words)
    reply = replies.own(act.session, event, act.person, act.now)
    return Say(Message(f"{form_texts.THANKS} {outgoing.standing(act.session, event, reply)}"))


def past(act: Act) -> Answered:
    today = local(act.now).date()
    return Say(event_lists.past(replies.past_for(act.session, act.person, today)))


def subscribe(act: Act) -> Answered:
    """A secret address of one's own, where the bot is reached over HTTP."""
    token = calendar_feeds.new_token(act.session, act.person, act.now)
    address = f"{rules.of(act.session).public_url.rstrip('/')}{calendar_feeds.PATH}{token}.ics"
    return Say(event_lists.subscription(address))


def ask_feedback(act: Act) -> Answered:
    event = _seen(act, act.number())
    attendance.must_be_over(event, act.now)
    return Open(event_forms.feedback(event))


def feedback(act: Act) -> Answered:
    event = _seen(act, act.about())
    worth, words = act.form.one_of(ids.EVENT_WORTH, Worth) or Worth.PARTLY, act.form.text(ids.EVENT_NEXT_TIME)
    attendance.give_feedback(act.session, event, act.person, worth, words, act.now)
    return Say(Message(form_texts.THANKS))


def page(act: Act, event: Event) -> dict[str, object]:
    """One event in a window, as this person may see it."""
    over = act.now >= event.when.starts_at and event.asks
    reply = replies.find(act.session, event.id, act.person.id)
    own = outgoing.standing(act.session, event, reply) if reply and event.asks else ""
    figures = outgoing.counts(act.session, event)
    invited = reply is not None or events.is_for(act.session, event, act.person, local(act.now).date())
    consultant = act.person.is_consultant
    return event_lists.page(event, figures, own, invited=invited, consultant=consultant, over=over)


def _press(act: Act, choice: Choice) -> Answered:
    stood = replies.find(act.session, act.number(), act.person.id)
    before = (stood.choice, stood.seat, stood.answered_at) if stood and not stood.asked_again else None
    reply = replying.answer(act.session, act.number(), act.person, choice, act.now)
    if before and before[:2] == (reply.choice, reply.seat) and before[2] and act.now - before[2] < DOUBLE_CLICK:
        return Done()  # it has just been said
    return _receipt(act, reply)


def _receipt(act: Act, reply: Reply) -> Answered:
    """In a window it is drawn again; elsewhere a line says what happened. What the event asks is asked at once."""
    event = events.get(act.session, reply.event_id)
    if reply.seat == Seat.TAKEN and _unanswered(act, event):
        return Open(_sign_up(act, event))
    if act.incoming.view.get("callback_id") == ids.EVENT_PAGE:
        return Update(page(act, event))
    return Say(views.receipt(event, reply, replying.place_in_line(act.session, event, reply)))


def _unanswered(act: Act, event: Event) -> bool:
    asked = event_questions.of(act.session, event.id)
    return len(event_questions.answers_of(act.session, event.id, act.person.id)) < len(asked)


def _sign_up(act: Act, event: Event) -> dict[str, object]:
    reply = replies.own(act.session, event, act.person, act.now)
    given = event_questions.answers_of(act.session, event.id, act.person.id)
    words = {question_id: answer.text for question_id, answer in given.items()}
    return event_forms.sign_up(event, reply.comment, event_questions.of(act.session, event.id), words)


def _coming(act: Act) -> Message:
    session, today = act.session, local(act.now).date()
    rows = [
        Row(event, outgoing.standing(session, event, reply) if reply else "")
        for event, reply in replies.coming_for(session, act.person, act.now)
    ]
    consultant = act.person.is_consultant
    drafts = events.drafts(session, act.person) if consultant else []
    waiting = [Row(e, texts.scheduled_for(e.state, e.publish_at)) for e in drafts if e.last_day >= today or not e.asks]
    feed = bool(rules.of(session).public_url)
    return event_lists.coming(rows, consultant=consultant, can_subscribe=feed, drafts=waiting)


def _seen(act: Act, event_id: int) -> Event:
    event = events.get(act.session, event_id)
    replies.must_see(act.session, event, act.person, act.now)
    return event
