"""Questions about status and receipts for it, as things stand when they leave."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.clock import local
from bot.delivery.outbox import Message, OutboxMessage
from bot.domain import digests, experiences, obstacles, people, updates
from bot.domain.associations import Association
from bot.domain.people import Person
from bot.domain.prompts import StatusPrompt
from bot.domain.updates import Colour, StatusUpdate
from bot.texts import updates as texts
from bot.views import updates as views


def prompt(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    return _prompt(session, row, now, reminder=False)


def reminder(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    return _prompt(session, row, now, reminder=True)


def receipt(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    update = session.get(StatusUpdate, row.subject_id)
    if update is None:
        return None
    experience = experiences.of_update(session, update.id)
    shared = experience is not None and experience.state != experiences.ExperienceState.WITHDRAWN
    return views.receipt(
        views.Stored(
            id=update.id,
            areas=tuple(texts.area(a.kind, a.name) for a in updates.areas_of(session, update.id)),
            text=update.text,
            colour=texts.COLOURS[Colour(update.colour)] if update.colour else "",
            counts=texts.counts(update.new_children, update.new_volunteers),
            obstacle=_obstacle(session, update.id),
            nothing_new=update.nothing_new,
            withdrawn=update.withdrawn_at is not None,
            board=update.for_board,
            share=shared,
            sparring=update.wants_sparring,
            consultant=_consultant(session, update.association_id),
            colleagues=people.colleagues(session, update.author_id, update.association_id),
            digest_at=_next_digest(session, update, now),
            kept_until=updates.kept_until(session, update),
            edited_at=update.changed_at,
        )
    )


def vacant(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    association = session.get(Association, row.subject_id)
    return views.vacant(association.id, association.name) if association else None


def _prompt(session: Session, row: OutboxMessage, now: datetime, *, reminder: bool) -> Message | None:
    """Not sent when it has been answered meanwhile; one that was sent loses its buttons."""
    asked = session.get(StatusPrompt, row.subject_id)
    association = session.get(Association, asked.association_id) if asked else None
    if asked is None or association is None:
        return None
    if not asked.is_open:
        settled = texts.ANSWERED if asked.answered_at else texts.SKIPPED
        return views.settled_prompt(settled) if row.ts else None
    return views.prompt(asked.id, association.name, _last(session, association.id, now), reminder=reminder)


def _last(session: Session, association_id: int, now: datetime) -> str:
    newest = next(iter(updates.visible(session, association_id)), None)
    areas = [texts.area(a.kind, a.name) for a in updates.areas_of(session, newest.id)] if newest else []
    waiting = obstacles.open_for(session, association_id)
    oldest = waiting[0].age_in_days(local(now).date()) if waiting else 0
    when, colour = (newest.given_at, newest.colour) if newest else (None, None)
    return texts.last_time(when, areas, colour, len(waiting), oldest)


def _obstacle(session: Session, update_id: int) -> str:
    """The one it told of, until it is out of the way."""
    said = obstacles.said_in(session, update_id)
    return texts.new_obstacle(said.text, obstacles.Helper(said.helper)) if said and said.is_open else ""


def _next_digest(session: Session, update: StatusUpdate, now: datetime) -> datetime | None:
    """The first one after the update was given; one that has gone is no longer news."""
    association = session.get(Association, update.association_id)
    coming = digests.planned(session, update.given_at, now + timedelta(days=40))
    times = [due.at for due in coming if association and due.subject_id == association.consultant_id]
    return min(times, default=None)


def _consultant(session: Session, association_id: int) -> str:
    association = session.get(Association, association_id)
    own = session.get(Person, association.consultant_id) if association and association.consultant_id else None
    return own.name if own else ""
