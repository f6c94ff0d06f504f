"""A Home tab as it stands the moment it is drawn."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.clock import local
from bot.delivery.outbox import Home, OutboxMessage
from bot.domain import digests, home_content, homes
from bot.domain.people import Person
from bot.texts import home as texts
from bot.views import home as views
from bot.views.parts import Block


def home(session: Session, row: OutboxMessage, now: datetime) -> Home | None:
    person = session.get(Person, row.subject_id)
    if person is None:
        return None
    chapters = [views.doors(person)]
    if person.is_resource_person:
        chapters += _resource_person(session, person, now)
    elif person.is_consultant:
        chapters += _consultant(session, person, now)
    else:
        chapters.append(views.next_events(texts.NEXT_EVENT, home_content.coming(session, person, now, 3)))
    if person.is_administrator:
        chapters.append(views.desk(home_content.desk(session, now), now))
    return views.home(person, *chapters)


def _resource_person(session: Session, person: Person, now: datetime) -> list[list[Block]]:
    mine = home_content.own(session, person, now)
    chapters = [views.next_events(texts.NEXT_EVENT, home_content.coming(session, person, now, 3))]
    return [*chapters, views.own(mine, local(now).date())] if mine else chapters


def _consultant(session: Session, person: Person, now: datetime) -> list[list[Block]]:
    stand_in = session.get(Person, person.stand_in_id) if person.stand_in_id else None
    return [
        views.waiting(home_content.waiting(session, person, now)),
        views.next_events(texts.COMING, home_content.coming(session, person, now, 5)),
        views.portfolio(home_content.portfolio(session, person, homes.page_of(session, person.id), now)),
        views.own_ways(digests.rhythm_of(session, person.id), stand_in.name if stand_in else ""),
    ]
