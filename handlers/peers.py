"""Somebody looks for a peer, says what they know themselves, or answers one who is looking."""

from __future__ import annotations

from bot.domain import associations, peers
from bot.texts import peers as texts
from bot.texts import wishes
from bot.views import ids
from bot.views import peers as views
from handlers import questions
from handlers.acts import Act, Done, Open, Reply, Say


def command(act: Act) -> Reply:
    """`/netvaerk pigehold`; without a topic: one's own profile."""
    topic = act.text.strip()
    if not topic:
        return open_profile(act)
    return _search(act, topic)


def typed(act: Act) -> Reply:
    """A direct message such as "netværk pigehold"; from those who take no part in the finder it is a question."""
    return _search(act, wishes.peer_topic(act.text)) if peers.takes_part(act.person) else questions.ask(act)


def start(act: Act) -> Reply:
    peers.start(act.session, act.person, act.number(), act.now)
    return Say(views.note(texts.STARTED))


def open_profile(act: Act) -> Reply:
    own = peers.profile(act.session, act.person)
    return Open(views.form(own.experience, own.target_groups, own.part_of_town) if own else views.form())


def join(act: Act) -> Reply:
    peers.join(
        act.session,
        act.person,
        act.now,
        experience=act.form.text(ids.PEER_EXPERIENCE),
        target_groups=act.form.text(ids.PEER_GROUPS),
        part_of_town=act.form.text(ids.PEER_TOWN),
    )
    return Say(views.note(texts.JOINED))


def leave(act: Act) -> Reply:
    peers.leave(act.session, act.person)
    return Say(views.note(texts.LEFT))


def yes(act: Act) -> Reply:
    peers.reply(act.session, act.person, act.number(), yes=True, now=act.now)
    return Done()


def no(act: Act) -> Reply:
    peers.reply(act.session, act.person, act.number(), yes=False, now=act.now)
    return Done()


def _search(act: Act, topic: str) -> Reply:
    found = peers.find(act.session, act.person, topic, act.now)
    request = peers.note_down(act.session, act.person, topic, act.now)
    names = {a.id: a.name for a in act.session.query(associations.Association)}
    shared = [(names.get(e.association_id, ""), e.title) for e in found.shared]
    return Say(views.found(request.id, topic, found.said, shared))
