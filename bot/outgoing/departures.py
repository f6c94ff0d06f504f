"""What is worth writing down, and what somebody takes over, as it stands when it leaves."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.clock import local
from bot.delivery.outbox import Message, OutboxMessage
from bot.domain import departures, obstacles, onboarding, plans, privacy, replies, status_meetings, updates
from bot.domain.associations import Association
from bot.domain.departures import Departure
from bot.domain.events import EventType
from bot.domain.people import Person
from bot.texts import associations as association_texts
from bot.texts import days
from bot.texts import departures as texts
from bot.texts import home as home_texts
from bot.texts import updates as update_texts
from bot.views import departures as views

UPDATES = 3


def worth(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    departure = session.get(Departure, row.subject_id)
    association = session.get(Association, departure.association_id) if departure else None
    if departure is None or association is None or departure.last_day < local(now).date():
        return None
    written = departure.written_at is not None
    return views.worth(departure.id, texts.worth(association.name, departure.last_day, written=written))


def note(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    departure = session.get(Departure, row.subject_id)
    if departure is None or not departure.text:
        return views.note(texts.NOTE_GONE) if row.ts else None
    leaver = session.get_one(Person, departure.person_id)
    association = session.get_one(Association, departure.association_id)
    return views.note(texts.note(leaver.name, association.name, departure.text))


def takeover(session: Session, row: OutboxMessage, now: datetime) -> Message | None:
    found = onboarding.standing(session, row.subject_id)
    leaver = session.get(Person, found[0].after_id) if found and found[0].after_id else None
    if found is None or leaver is None:
        return None
    begun, person, association = found
    today, since = local(now).date(), begun.started_at
    before = [o for o in obstacles.open_for(session, association.id) if o.opened_at <= since]
    areas = plans.shown_areas(session, association)
    goals = [(update_texts.area(str(area.kind), area.name), goal) for area in areas for goal in area.goal_list]
    stand = [home_texts.obstacle(o.text, o.age_in_days(today)) for o in before]
    latest = updates.visible(session, association.id, until=since)[:UPDATES]
    chapters = [
        (texts.OBSTACLES, stand),
        (texts.GOALS, texts.goals(goals)),
        (texts.MEETINGS, _meetings(session, person, association, now)),
        (texts.LATEST, [home_texts.update(u.given_at, u.text, u.colour) for u in latest]),
    ]
    name = "" if leaver.name == privacy.NOBODY else leaver.name
    written = departures.note(session, leaver.id, association.id)
    return views.takeover(texts.after(name, association.name), written, chapters)


def _meetings(session: Session, person: Person, association: Association, now: datetime) -> list[str]:
    """The next one they are invited to, and what was agreed last."""
    ahead = [e for e, _ in replies.coming_for(session, person, now) if e.kind == EventType.STATUS_MEETING]
    agreed = status_meetings.last_with_minutes(session, association.id)
    said = [f"{days.span(event.when)}: {event.title}" for event in ahead[:1]]
    return [*said, association_texts.agreed(agreed)] if agreed else said
