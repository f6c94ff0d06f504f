"""A brief for the next status meeting is begun, read, changed, sent, approved, taken along."""

from __future__ import annotations

from bot.clock import local
from bot.delivery import outbox
from bot.domain import agreements, brief_content, briefs, readers, rules
from bot.domain.briefs import AGREEMENTS, Brief
from bot.domain.messages import MessageKind
from bot.domain.plans import FocusArea
from bot.outgoing.briefs import sees
from bot.texts import briefs as texts
from bot.views import briefs as views
from bot.views import ids
from handlers.acts import Act, Done, Open, Reply, Say
from handlers.payloads import row_id

_KINDS = (*(kind.value for kind in FocusArea), AGREEMENTS)


def start(act: Act) -> Reply:
    """The post gets it to read at once; a consultant has the post asked, or gets the draft where there is nobody."""
    association = readers.readable(act.session, act.person, act.number(), local(act.now).date())
    brief = briefs.begin(act.session, association, act.now)
    if act.person.is_resource_person:
        return _form(act, brief)
    if brief.sent_at is not None:
        return Say(views.note(texts.ALREADY_SENT))
    holder = briefs.ask(act.session, brief, act.now)
    return Say(views.note(texts.asked(holder.name) if holder else texts.drafted()))


def edit(act: Act) -> Reply:
    return _form(act, briefs.own(act.session, act.person, act.number()))


def save(act: Act) -> Reply:
    number, _, shown = act.metadata.partition(":")
    brief = briefs.own(act.session, act.person, row_id(number))
    fields = {kind: f"{ids.BRIEF_PART}:{kind}" for kind in _KINDS}
    words = {kind: act.form.text(field) for kind, field in fields.items() if act.form.has(field)}
    briefs.save(act.session, act.person, brief, words, act.now)
    if AGREEMENTS in words:
        there = [row_id(one) for one in shown.split(",")]
        said, board = words[AGREEMENTS], brief.with_board
        agreements.settle(act.session, act.person, said, there, act.now, with_board=board)
    return Done()


def send(act: Act) -> Reply:
    brief = briefs.own(act.session, act.person, act.number())
    content = brief_content.of(act.session, brief, act.person, act.now)
    drafted = {chapter.kind: chapter.text for chapter in texts.chapters(content)}
    briefs.send(act.session, act.person, brief, drafted, act.now)
    return Done()


def approve(act: Act) -> Reply:
    briefs.approve(act.session, act.person, act.number(), act.now)
    return Done()


def get_word(act: Act) -> Reply:
    brief = briefs.readable(act.session, act.person, act.number(), local(act.now).date())
    kind = MessageKind.BRIEF_WORD
    outbox.put(act.session, kind, act.slack_id, brief.id, act.now, key=f"{kind}:{act.key}")
    return Done()


def _form(act: Act, brief: Brief) -> Reply:
    content = brief_content.of(act.session, brief, act.person, act.now)
    kept = texts.kept(rules.of(act.session).updates_kept_days)
    return Open(views.form(content, sees=sees(act.session, content, act.person), kept=kept))
