"""What the network's own tables know, as sources an answer can cite. Read for one question; never stored or indexed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local
from bot.domain import associations, people, replies
from bot.domain.associations import Association
from bot.domain.events import EventType
from bot.domain.people import Person
from bot.domain.plans import ActionPlan
from knowledge.danish import facts as words
from knowledge.danish import letters
from knowledge.danish.facts import Said
from knowledge.documents import AppliesTo
from knowledge.values import Asker, SourceText, live_fact

_ALWAYS_ASKED_FOR = (EventType.NETWORK_MEETING, EventType.STUDY_TRIP)


def asker(session: Session, person: Person, *, in_public: bool = False) -> Asker:
    """Who asks, as far as the knowledge base may know. In a channel everybody reads: only what all may see."""
    association = session.get(Association, person.association_id) if person.association_id else None
    level = AppliesTo(association.level) if association else None
    audiences = {"all", "consultants"} if person.is_consultant and not in_public else {"all"}
    return Asker(key=f"person:{person.id}", level=level, audiences=frozenset(audiences))


def about(session: Session, person: Person, question: str, now: datetime, *, in_public: bool) -> list[SourceText]:
    """Every live fact this person may hear here. Facts about the asker alone are never told in a channel."""
    named = _named(session, question, now)
    shared = [*_meetings(session, person, now, in_public=in_public), *_others(session, person, named)]
    return shared if in_public else [*_own(session, person), *_staff(session, person, named), *shared]


def _meetings(session: Session, person: Person, now: datetime, *, in_public: bool) -> Iterator[SourceText]:
    """The next of each kind, or that there is none. In a channel only what was announced there."""
    told: set[EventType] = set()
    for event, reply in replies.coming_for(session, person, now):
        invited = reply is not None or event.in_channel
        if event.kind in told or event.kind not in words.MEETINGS or not invited:
            continue
        if in_public and not event.in_channel:
            continue
        told.add(event.kind)
        hours = [hour for hour in (event.starts, None if event.when.several_days else event.ends) if hour]
        said = words.next_meeting(event.kind, event.title, event.first_day, hours, event.place, event.reply_by)
        yield _fact(f"event:{event.id}", said)
    for kind in _ALWAYS_ASKED_FOR:
        if kind not in told:
            yield _fact(f"none:{kind}", words.no_meeting(kind))


def _others(session: Session, person: Person, named: Sequence[Association]) -> Iterator[SourceText]:
    """Whom the named associations turn to: which consultant has which is no secret in the network."""
    for association in named:
        consultant = session.get(Person, association.consultant_id) if association.consultant_id else None
        if consultant is not None and association.id != person.association_id:
            yield _fact(f"consultant:{association.id}", words.consultant_of(consultant.name, association.name))


def _staff(session: Session, person: Person, named: Sequence[Association]) -> Iterator[SourceText]:
    """Who works where: for consultants."""
    for association in named if person.is_consultant else ():
        names = [one.name for one in people.resource_persons(session, association.id)]
        yield _fact(f"post:{association.id}", words.post_of(association.name, names))


def _named(session: Session, question: str, now: datetime) -> list[Association]:
    said = f" {' '.join(letters.words(question))} "
    running = associations.running(session, local(now).date())
    return [a for a in running if f" {' '.join(letters.words(a.name))} " in said]


def _own(session: Session, person: Person) -> Iterator[SourceText]:
    association = session.get(Association, person.association_id) if person.association_id else None
    if association is None:
        return
    consultant = session.get(Person, association.consultant_id) if association.consultant_id else None
    if consultant is not None:
        yield _fact(f"consultant:{association.id}", words.consultant(consultant.name, association.name))
    colleagues = [colleague.name for colleague in people.resource_persons(session, association.id)]
    yield _fact(f"post:{association.id}", words.post(association.name, colleagues))
    query = select(ActionPlan).where(ActionPlan.association_id == association.id).order_by(ActionPlan.version.desc())
    plan = session.scalars(query.limit(1)).first()
    if plan is not None:
        yield _fact(f"plan:{plan.id}", words.plan(association.name, plan.first_day, plan.last_day))


def _fact(key: str, said: Said) -> SourceText:
    title, text, questions = said
    return live_fact(key, title, text, aliases=questions)
