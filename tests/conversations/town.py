"""A small made-up network, the real bot, and the stand-in workspace they meet in. Time stands still until moved."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from slack_bolt import App
from sqlalchemy.orm import Session

from bot.app import Bot, build_house, slack_client
from bot.clock import MovableClock
from bot.config import Config
from bot.domain.associations import Association, Level
from bot.domain.people import Person as OnRoster
from bot.domain.people import Role
from bot.logs import quiet_logs
from bot.texts import manifest
from bot.transport.http import Front
from bot.transport.socket import SocketDoor
from bot.workspace import Command, Person, Shortcut, Workspace, payloads
from tests import databases
from tests.furnished import furnish

STOPS = (11, 16)  # hours in UTC: what falls due in a working day is found within the six hours it may be late
PATIENT_S = 20.0
BETWEEN_UPDATES_S = 0.1  # the stand-in does not mind, and a story need not wait
FORENINGER = {"Havnens Boldklub": Level.STANDARD, "Søens Rollespil": Level.EXTENDED, "Bakkens Dans": Level.STANDARD}


@dataclass
class Town:
    """Aisha and Bo work at Havnens Boldklub (one post, two people), Carla at Søens Rollespil, Dina at Bakkens Dans.
    Karen is consultant of the first two and administers; Lars is consultant of the third; Ida is IT administrator.
    """

    workspace: Workspace
    bot: Bot
    clock: MovableClock
    network: str  # the channel's id
    people: dict[str, Person] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Person:
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None

    def database(self) -> AbstractContextManager[Session]:
        return self.bot.house.sessions.begin()

    def person(self, name: str) -> OnRoster:
        with self.database() as session:
            found = session.query(OnRoster).filter(OnRoster.slack_id == self.people[name].id).one()
            session.expunge(found)
            return found

    def advance(self, **step: float) -> None:
        """Move the clock and let the timetable run, as it would have had we waited."""
        self.move_to(self.clock() + timedelta(**step))

    def move_to(self, moment: datetime) -> None:
        """Stop by stop: the timetable does not send what it finds many hours too late."""
        while self.clock() < moment:
            self.clock.move_to(min(moment, _next_stop(self.clock())))
            self.bot.ticker.tick()
        self.bot.bell.ring()  # what waits in the outbox for its hour would else be found a second later

    def settles(self) -> None:
        """Until everything that is due has been sent and nothing waits to be redrawn."""
        self.workspace.waits(self.bot.is_idle, "the bot to have nothing left to do")

    def forges(self, person: Person, action_id: str, value: str) -> None:
        """A press no page would send: that button with that value, in the newest message the person has."""
        self.settles()
        with self.workspace.team.changed:
            user, message = self.workspace.team.users[person.id], person.messages()[-1]
            action = {"type": "button", "action_id": action_id, "block_id": "forged", "value": value}
            envelope = payloads.pressed(self.workspace.team, user, message, action, {})
        self.workspace.deliver(envelope)

    def quiet(self, person: Person) -> None:
        """Forget what the person has seen so far, once it has all arrived."""
        self.settles()
        person.sees_new()


def _next_stop(moment: datetime) -> datetime:
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    stops = [midnight + timedelta(days=days, hours=hour) for days in (0, 1) for hour in STOPS]
    return next(stop for stop in stops if stop > moment)


@contextmanager
def open_town(
    url: str, folder: Path, clock: MovableClock, *, http: bool = False, settings: Mapping[str, Any] | None = None
) -> Iterator[Town]:
    quiet_logs("CRITICAL")
    workspace = Workspace(now=clock).start()
    # Slack's three seconds are measured in tests/benchmarks; a story must not fail because the machine is busy.
    workspace.deliveries.ack_within_s = workspace.team.trigger_lives_s = PATIENT_S
    network = workspace.channel("#netværk")
    here = {"database_url": url, "data_dir": folder, "cache_dir": folder, "network_channel": network.id}
    config = Config(**here, semantic=False, **(settings or {}))
    furnish(url, folder)
    house = build_house(config, clock, databases.engine(url))
    town: Town | None = None
    with house.sessions.begin() as session:
        _settle(session)
    people = dict(_accounts(workspace))
    workspace.channel("#netværk", members=tuple(people.values()))
    _link(house.sessions.begin, people)
    workspace.offers(
        tuple(Command(name, *said) for name, said in manifest.COMMANDS.items()),
        tuple(Shortcut(cid, name, kind) for cid, (name, kind) in manifest.SHORTCUTS.items()),
    )
    bot = Bot(house, slack_client(workspace.bot_token, workspace.api_url), between_updates_s=BETWEEN_UPDATES_S)
    with (http_door if http else socket_door)(bot.app, workspace):
        bot.start(ticking=False)
        town = Town(workspace, bot, clock, network.id, people)
        try:
            yield town
            town.settles()
        finally:
            bot.stop()
            workspace.stop()
            house.close()
    workspace.assert_no_failures()


def _settle(session: Session) -> None:
    karen = _on_roster("Karen Konsulent", Role.CONSULTANT, administers=True)
    lars = _on_roster("Lars Konsulent", Role.CONSULTANT)
    session.add_all([karen, lars, _on_roster("Ida IT", Role.ADMINISTRATOR)])
    session.flush()
    places = [Association(name=name, level=level, area="Havnen") for name, level in FORENINGER.items()]
    for place, consultant in zip(places, (karen, karen, lars), strict=True):
        place.consultant_id = consultant.id
    session.add_all(places)
    session.flush()
    havnen, soen, bakken = (place.id for place in places)
    session.add_all(
        [
            _on_roster("Aisha Demo", Role.RESOURCE_PERSON, association_id=havnen),
            _on_roster("Bo Demo", Role.RESOURCE_PERSON, association_id=havnen, primary_contact=False),
            _on_roster("Carla Demo", Role.RESOURCE_PERSON, association_id=soen),
            _on_roster("Dina Demo", Role.RESOURCE_PERSON, association_id=bakken),
            _on_roster("Erik Formand", Role.BOARD_CONTACT, association_id=havnen),
        ]
    )


def _on_roster(name: str, role: Role, **more: object) -> OnRoster:
    return OnRoster(name=name, email=_email(name), role=role, **more)


def _email(name: str) -> str:
    return f"{name.split(maxsplit=1)[0].lower()}@demo.example"


def _accounts(workspace: Workspace) -> Iterator[tuple[str, Person]]:
    for name in ("Aisha Demo", "Bo Demo", "Carla Demo", "Dina Demo", "Erik Formand"):
        yield name.split()[0].lower(), workspace.person(name, email=_email(name))
    for name in ("Karen Konsulent", "Lars Konsulent", "Ida IT"):
        yield name.split()[0].lower(), workspace.person(name, email=_email(name))
    yield "fremmed", workspace.person("Frida Fremmed", email="frida@demo.example")


def _link(begin: Callable[[], AbstractContextManager[Session]], people: dict[str, Person]) -> None:
    """They have all met the bot before, so that a conversation starts with what it is about."""
    with begin() as session:
        for row in session.query(OnRoster):
            row.slack_id = people[row.name.split()[0].lower()].id
            row.introduced_at = datetime.fromisoformat("2026-01-01T08:00:00+00:00")


@contextmanager
def socket_door(app: App, workspace: Workspace) -> Iterator[None]:
    door = SocketDoor(app, workspace.app_token)
    door.open()
    try:
        yield
    finally:
        door.drain_and_close()


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def http_door(app: App, workspace: Workspace) -> Iterator[None]:
    front = Front(app, workspace.signing_secret)
    server = make_server("127.0.0.1", 0, front, WSGIServer, _Quiet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    workspace.deliver_over_http(f"http://127.0.0.1:{server.server_port}/slack/events")
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
