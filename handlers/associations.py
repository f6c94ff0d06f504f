"""A consultant or administrator opens an association's page, and changes who works there: always in the same window."""

from __future__ import annotations

from bot.clock import local
from bot.domain import association_page, people, posts
from bot.domain.people import Role
from bot.domain.posts import Introduced
from bot.texts import associations as texts
from bot.views import associations as views
from bot.views import ids
from handlers.acts import Act, Reply, Update


def show(act: Act) -> Reply:
    return _page(act, act.number())


def open_hand_on(act: Act) -> Reply:
    leaver, _ = posts.held_by(act.session, act.number(), act.person, act.now)
    return Update(views.hand_on_form(leaver, local(act.now).date()))


def hand_on(act: Act) -> Reply:
    last_day = act.form.date(ids.POST_LAST_DAY)
    newcomer = posts.hand_on(act.session, act.about(), _introduced(act), last_day, act.person, act.now)
    leaver = people.get(act.session, act.about())
    return _page(act, newcomer.association_id or 0, texts.handed_on(leaver, newcomer))


def leave_vacant(act: Act) -> Reply:
    leaver = posts.leave_vacant(act.session, act.number(), act.person, act.now)
    return _page(act, leaver.association_id or 0, texts.stopped(leaver.name))


def open_add(act: Act) -> Reply:
    association = posts.open_for(act.session, act.number(), act.person, act.now)
    return Update(views.add_form(association.id))


def add(act: Act) -> Reply:
    role = act.form.one_of(ids.POST_ROLE, Role)
    newcomer = posts.add(act.session, act.about(), _introduced(act), role, act.person, act.now)
    return _page(act, act.about(), texts.added(newcomer))


def _introduced(act: Act) -> Introduced:
    return Introduced(act.form.text(ids.POST_NAME), act.form.text(ids.POST_EMAIL))


def _page(act: Act, association_id: int, note: str = "") -> Reply:
    page = association_page.of(act.session, association_id, act.person, act.now)
    return Update(views.page(page, act.person, local(act.now).date(), note))
