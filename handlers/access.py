"""Somebody asks for help, or an administrator lets somebody in."""

from __future__ import annotations

from bot.clock import local
from bot.domain import access, associations, people
from bot.domain.access import AssociationMissing
from bot.domain.people import Role
from bot.texts import help as help_texts
from bot.views import access as views
from bot.views import ids
from handlers.acts import Act, Done, Open, Reply, Say


def help_me(act: Act) -> Reply:
    return Say(views.help_page(help_texts.lines(act.person), help_texts.fallback(act.person)))


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
    request = access.open_request(act.session, int(act.metadata) if act.metadata.isdecimal() else 0)
    role = Role(act.form.choice(ids.ACCESS_ROLE))
    chosen = act.form.choice(ids.ACCESS_ASSOCIATION)
    if role in {Role.RESOURCE_PERSON, Role.BOARD_CONTACT} and not chosen:
        raise AssociationMissing(ids.ACCESS_ASSOCIATION)
    access.add(act.session, request, role, int(chosen) if chosen else None, act.person, act.now)
    return Done()
