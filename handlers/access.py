"""Somebody asks for help, or an administrator lets somebody in."""

from __future__ import annotations

from bot.clock import local
from bot.domain import access, associations, people
from bot.domain.access import AssociationMissing
from bot.domain.associations import Association
from bot.domain.people import Role
from bot.errors import NotAllowed
from bot.views import access as views
from bot.views import ids
from handlers.acts import Act, Done, Open, Reply, Say


def help_me(act: Act) -> Reply:
    return Say(views.help_page(act.person))


def open_form(act: Act) -> Reply:
    people.must_administer(act.person)
    request = access.open_request(act.session, act.number())
    running = associations.running(act.session, local(act.now).date())
    return Open(views.form(request.id, [(str(a.id), a.name) for a in running]))


def ignore(act: Act) -> Reply:
    people.must_administer(act.person)
    access.settle(act.session, access.open_request(act.session, act.number()), act.person, act.now)
    return Done()


def let_in(act: Act) -> Reply:
    people.must_administer(act.person)
    request = access.open_request(act.session, act.about())
    role = act.form.one_of(ids.ACCESS_ROLE, Role)
    chosen = act.session.get(Association, act.form.row(ids.ACCESS_ASSOCIATION))
    if role is None:
        raise NotAllowed
    if role in {Role.RESOURCE_PERSON, Role.BOARD_CONTACT} and chosen is None:
        raise AssociationMissing(ids.ACCESS_ASSOCIATION)
    access.add(act.session, request, role, chosen.id if chosen else None, act.person, act.now)
    return Done()
