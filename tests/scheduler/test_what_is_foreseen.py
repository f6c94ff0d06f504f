"""Two months in which nobody does anything: what reaches people, and at what hour, is what the list ahead said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.app import slack_client, tell_administrators
from bot.clock import MovableClock, local
from bot.database import Base, Sessions, connect, open_sessions
from bot.delivery.drawing import Easel
from bot.delivery.occurrences import Due, Fate, Occurrence
from bot.delivery.outbox import OutboxMessage
from bot.delivery.post import Post
from bot.delivery.sending import Sender
from bot.domain import absences, good_time, polls, publishing, replying, upcoming
from bot.domain.associations import Association
from bot.domain.events import Audience, EventType
from bot.domain.messages import MessageKind
from bot.domain.people import Person, Role
from bot.domain.replies import Choice
from bot.domain.rules import Rules
from bot.domain.when import When
from bot.outgoing import DRAWINGS
from bot.workspace import Workspace
from scheduler import TIMETABLE
from scheduler.ticker import Ticker
from tests.bot.domain.gatherings import announced, details, network

STARTED = datetime(2026, 11, 25, 9, tzinfo=UTC)
TWO_MONTHS = timedelta(days=60)
OVER_NEW_YEAR = When(date(2026, 12, 30), date(2027, 1, 2))
KAREN_IS_AWAY = (date(2026, 12, 14), date(2026, 12, 20))

Said = tuple[str, str, str]  # the hour in Copenhagen, the kind of message, who got it
EVENTS = {
    MessageKind.EVENT_POST,
    MessageKind.EVENT_INVITATION,
    MessageKind.EVENT_REMINDER,
    MessageKind.EVENT_TOMORROW,
    MessageKind.EVENT_GAPS,
    MessageKind.EVENT_ATTENDANCE,
    MessageKind.EVENT_FEEDBACK,
    MessageKind.BRIEF_TO_READ,
    MessageKind.BRIEF,
    MessageKind.POLL_REMINDER,
    MessageKind.POLL_CLOSED,
}
PROMPTS = {MessageKind.STATUS_PROMPT, MessageKind.STATUS_REMINDER, MessageKind.POST_VACANT, MessageKind.DIGEST}


@dataclass
class House:
    """The real timetable, outbox, drawings and sender, and a clock that jumps from one planned hour to the next."""

    sessions: Sessions
    clock: MovableClock
    ticker: Ticker
    sender: Sender
    channel: str

    def lives_through(self, hours: set[datetime]) -> None:
        for hour in sorted(hours):
            self.clock.move_to(hour)
            self.ticker.tick()
            assert not self.ticker.failing
            while self.sender.step():
                pass


def test_what_is_foreseen_for_sixty_days_is_what_is_then_sent(clock: MovableClock) -> None:
    """Meetings announced and to be announced, briefs for status meetings, a trip over New Year, a date poll, digests,
    questions for status, a vacant post, people away and a stand-in, both kinds of holidays.
    """
    with _house(clock) as house:
        house.lives_through({STARTED})
        with house.sessions.begin() as session:
            ahead = upcoming.messages(session, STARTED, STARTED + TWO_MONTHS)
            foreseen = sorted(said for due in ahead for said in _as_said(session, due, house.channel))
        house.lives_through({due.at for due in ahead})
        with house.sessions.begin() as session:
            assert _sent(session) == foreseen
            too_late = select(Occurrence.key).where(Occurrence.fate == Fate.TOO_LATE)
            assert session.scalars(too_late).all() == [], "nothing fell between the hours that were foreseen"
    assert {kind for _, kind, _ in foreseen} >= EVENTS | PROMPTS
    assert all(good_time.is_good(Rules(), due.at) for due in ahead)


def _as_said(session: Session, due: Due, channel: str) -> Iterator[Said]:
    """An announcement is a post in the channel and an invitation to each."""
    kind = due.kind
    if kind == publishing.PUBLISH:
        yield _hour(due.at), MessageKind.EVENT_POST, channel
        kind = MessageKind.EVENT_INVITATION
    for person_id in due.to:
        yield _hour(due.at), kind, str(session.get_one(Person, person_id).slack_id)


def _sent(session: Session) -> list[Said]:
    query = select(OutboxMessage).where(OutboxMessage.sent_at > STARTED)
    return sorted((_hour(row.sent_at), row.kind, row.recipient) for row in session.scalars(query) if row.sent_at)


def _hour(moment: datetime) -> str:
    return f"{local(moment):%Y-%m-%d %H:%M}"


@contextmanager
def _house(clock: MovableClock) -> Iterator[House]:
    clock.move_to(STARTED)
    engine = connect("sqlite:///:memory:")
    Base.metadata.create_all(engine)
    sessions = open_sessions(engine)
    with Workspace(now=clock) as workspace:
        channel = workspace.channel("#netværk").id
        sessions.configure(info={"rules": Rules(network_channel=channel)})
        with sessions.begin() as session:
            _a_busy_winter(session, workspace)
        post, easel = Post(slack_client(workspace.bot_token, workspace.api_url)), Easel(sessions, DRAWINGS, clock)
        sender = Sender(sessions, post, easel, clock, on_failed=tell_administrators)
        yield House(sessions, clock, Ticker(sessions, TIMETABLE, clock), sender, channel)
    engine.dispose()


def _a_busy_winter(session: Session, workspace: Workspace) -> None:
    made = network(session, places=3)
    karen, (first, second, away) = made.consultant, made.resource_persons
    lars = Person(name="Lars Konsulent", email="lars@demo.example", role=Role.CONSULTANT)
    session.add_all([lars, Association(name="Ubesat", consultant_id=karen.id)])
    for person in (karen, lars, first, second, away):
        person.slack_id = workspace.person(person.name, email=person.email).id
    session.flush()
    karen.stand_in_id = lars.id
    for person, since, until in ((away, date(2026, 12, 1), date(2026, 12, 11)), (karen, *KAREN_IS_AWAY)):
        absences.register(session, person, since, until, person, STARTED)
    meeting = announced(session, made, STARTED, day=date(2026, 12, 15), reply_by=date(2026, 12, 8))
    replying.answer(session, meeting.id, first, Choice.YES, STARTED)
    trip = announced(session, made, STARTED, when=OVER_NEW_YEAR, kind=EventType.STUDY_TRIP)
    replying.answer(session, trip.id, second, Choice.YES, STARTED)
    for place, day in ((made.associations[0], date(2027, 1, 7)), (made.associations[2], date(2026, 12, 17))):
        about = {"audience": Audience.CHOSEN, "association_ids": (place.id,), "kind": EventType.STATUS_MEETING}
        announced(session, made, STARTED, day=day, **about)
    later = publishing.draft(session, details(date(2027, 1, 14), reply_by=date(2027, 1, 8)), karen, STARTED)
    publishing.schedule(session, later.id, datetime(2026, 12, 1, 9, tzinfo=UTC), karen, STARTED)
    slots = [When(date(2027, 1, day), date(2027, 1, day), time(10), time(12)) for day in (19, 20, 21)]
    polls.open_poll(session, details(date(2027, 1, 19), title="Temamøde"), slots, date(2026, 12, 4), karen, STARTED)
