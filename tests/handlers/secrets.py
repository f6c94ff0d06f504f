"""One association whose every text holds a word nobody else may see, among others who try to get at it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from bot.domain import (
    absences,
    access,
    agreements,
    briefs,
    event_questions,
    feedback,
    handover_replies,
    handovers,
    letters,
    peers,
    plans,
    prompts,
    publishing,
    replying,
    reporting,
    updates,
)
from bot.domain.access import Account
from bot.domain.associations import Association
from bot.domain.events import Audience, Details, EventType
from bot.domain.obstacles import Helper
from bot.domain.people import Person, Role
from bot.domain.plans import AreaPlan
from bot.domain.polls import open_poll
from bot.domain.questions import Place, Question, State
from bot.domain.replies import Choice
from bot.domain.reporting import Report
from bot.domain.updates import Said
from bot.domain.when import When

SECRET = "KANARIEFUGL"  # in every text of the association
HEALTH = "JORDNØDDEFUGL"  # in the answer only the organiser reads
CAST = {  # who tries: (name, role, place on the list of associations)
    "UAISHA": ("Aisha Demo", Role.RESOURCE_PERSON, 0),
    "UDINA": ("Dina Demo", Role.RESOURCE_PERSON, 1),
    "UERIK": ("Erik Formand", Role.BOARD_CONTACT, 0),
    "UFREJA": ("Freja Forkvinde", Role.BOARD_CONTACT, 1),
    "UKAREN": ("Karen Konsulent", Role.CONSULTANT, None),
    "ULARS": ("Lars Konsulent", Role.CONSULTANT, None),
    "UIDA": ("Ida IT", Role.ADMINISTRATOR, None),
    "UPER": ("Per Partner", Role.PARTNER, None),
}


def settle(session: Session, now: datetime, secret: str = SECRET, *, name: str = "") -> None:
    """The network, and everything there can be about its first association. `name`: what every name ends with."""
    places = [Association(name=f"Havnens Boldklub{name}"), Association(name=f"Bakkens Dans{name}")]
    session.add_all(places)
    session.flush()
    for slack_id, (first, role, place) in CAST.items():
        where = None if place is None else places[place].id
        email = f"{slack_id.lower()}@demo.example"
        session.add(
            Person(
                name=f"{first}{name}",
                email=email,
                slack_id=slack_id,
                role=role,
                association_id=where,
                introduced_at=now,
            )
        )
    session.flush()
    who = {person.slack_id: person for person in session.query(Person)}
    places[0].consultant_id, places[1].consultant_id = who["UKAREN"].id, who["ULARS"].id
    session.flush()
    _reports(session, places[0], who["UAISHA"], who["UKAREN"], now, secret)
    _asks(session, who["UAISHA"], who["UKAREN"], now, secret)
    _meets(session, places[0], who["UAISHA"], who["UKAREN"], now, secret)


def _reports(session: Session, place: Association, aisha: Person, karen: Person, now: datetime, secret: str) -> None:
    goals = [AreaPlan(kind, goals=(secret,)) for kind in plans.kinds_for(place)]
    first, last = date(2026, 1, 1), date(2028, 12, 31)
    plan = plans.replace(session, place, karen, now, first_day=first, last_day=last, decided=goals)
    areas = (plans.areas(session, plan)[0].id,)
    for number, helper in enumerate((Helper.CONSULTANT, Helper.BOARD)):
        report = Report(Said(text=f"{secret} status", area_ids=areas), (), f"{secret} {helper}", helper, share=True)
        reporting.give(session, aisha, report, f"form:{number}", now)
    updates.keep_draft(session, aisha, f"trivsel: {secret}", now)
    session.add(prompts.StatusPrompt(association_id=place.id, day=date(2026, 2, 17), asked_at=now))
    absences.register(session, aisha, date(2026, 5, 1), date(2026, 5, 5), aisha, now)
    letters.write(session, karen, aisha, secret, "letter:1", now)


def _asks(session: Session, aisha: Person, karen: Person, now: datetime, secret: str) -> None:
    for number in range(2):
        source = {"n": 1, "document": "x", "title": secret[:200], "text": secret, "section": "", "trust": "verified"}
        rested = [{"document": "x", "title": secret[:200]}]
        answer = {"answer": secret, "sources": [source], "receipt": {"rested_on": rested}}
        where = {"place": Place.DIRECT, "channel": "DUAISHA", "message_ts": f"{number}.0", "thread_ts": f"{number}.0"}
        about = {"asker_id": aisha.id, "text": f"{secret}?", "asked_at": now, "state": State.ANSWERED}
        session.add(Question(**where, **about, outcome="answer", answer=answer, answered_at=now))
        session.flush()
    handover = handovers.ask_consultant(session, aisha, 2, now, nameless=False)
    handover_replies.reply(session, karen, handover.id, secret, "reply:1", now)
    feedback.explain(session, aisha, 2, feedback.Fault.WRONG, secret, now)
    peers.note_down(session, aisha, secret, now)
    access.request(session, Account("UUKENDT", "ukendt@demo.example", "Uma Ukendt", belongs=True), now)


def _meets(session: Session, place: Association, aisha: Person, karen: Person, now: datetime, secret: str) -> None:
    day = (now + timedelta(days=20)).date()
    meeting = Details(
        kind=EventType.STATUS_MEETING,
        title=f"{secret} statusmøde"[:150],
        when=When(day, day, time(10), time(12)),
        description=secret,
        audience=Audience.CHOSEN,
        association_ids=(place.id,),
        questions=(("Kost", True),),
    )
    event = publishing.draft(session, meeting, karen, now)
    publishing.publish(session, event.id, karen, now)
    brief = briefs.begin(session, place, now)
    briefs.send(session, aisha, brief, {"volunteers": f"{secret} oplæg", briefs.AGREEMENTS: secret}, now)
    agreements.write(session, event, secret, karen, now)
    replying.answer(session, event.id, aisha, Choice.YES, now)
    replying.comment(session, event.id, aisha, secret, now)
    question = event_questions.of(session, event.id)[0]
    event_questions.save(session, event.id, aisha, {question.id: HEALTH})
    slots = [When(day + timedelta(days=n), day + timedelta(days=n), time(10), time(12)) for n in range(3)]
    open_poll(session, meeting, slots, (now + timedelta(days=10)).date(), karen, now)
