"""The whole bot against the stand-in workspace, on made-up people, with a clock one can move.

Everything lives in a temporary folder: the configured database is never opened.
"""

from __future__ import annotations

import signal
import threading
import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.app import Bot, House, build_house, slack_client
from bot.clock import MovableClock, at_local, local, real_now
from bot.config import read_config
from bot.database import reading
from bot.demo import coming, history, network
from bot.domain import rules, upcoming, workdays
from bot.logs import quiet_logs
from bot.texts import days, manifest
from bot.transport.socket import SocketDoor
from bot.workspace import Command, Shortcut, Workspace

FORESEEN = timedelta(days=1)  # looking further costs more than it saves: what is sent today changes tomorrow
OPENING = "08:50"
SETTLED_WITHIN_S = 60.0


def run(port: int, *, open_browser: bool, said: Callable[[str], None]) -> None:
    """Until Ctrl-C or SIGTERM. `said` gets the page's address once everything is there."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with opened(port) as (workspace, _bot):
        said(workspace.url)
        if open_browser:
            webbrowser.open(workspace.url)
        stop.wait()


@contextmanager
def opened(port: int = 0, now: datetime | None = None) -> Iterator[tuple[Workspace, Bot]]:
    """The demo while it runs; also how its tests and screenshots get at it."""
    clock = MovableClock(now or _next_working_morning(real_now()), running=now is None)
    quiet_logs("ERROR")
    with TemporaryDirectory(prefix="ressourcebot-demo-") as folder:
        workspace = Workspace(now=clock).start(port)
        house = _house(Path(folder), workspace, clock)
        bot = Bot(house, slack_client(workspace.bot_token, workspace.api_url))
        door = SocketDoor(bot.app, workspace.app_token)
        door.open()
        bot.start()
        workspace.on_advance(lambda moment: _move(bot, clock, moment), days.moment)
        try:
            yield workspace, bot
        finally:
            door.drain_and_close()
            bot.stop()
            workspace.stop()
            house.close()


def _house(folder: Path, workspace: Workspace, clock: MovableClock) -> House:
    """A fresh house with the made-up network in it, and an account in the workspace for each of its people."""
    channel = workspace.channel("#netværk")
    config = read_config(
        data_dir=folder,
        database_url=f"sqlite:///{folder / 'demo.sqlite3'}",
        network_channel=channel.id,
        acute_contact=network.ACUTE_CONTACT,
    )
    house = build_house(config, clock)
    with house.sessions.begin() as session:
        people = network.settle(session)
        history.write(session, clock())
        accounts = [workspace.person(p.name, email=p.email, title=title) for p, title in people]
        for (person, _title), account in zip(people, accounts, strict=True):
            person.slack_id, person.introduced_at = account.id, clock()
    workspace.channel("#netværk", members=tuple(accounts))
    workspace.offers(
        tuple(Command(name, *words) for name, words in manifest.COMMANDS.items()),
        tuple(Shortcut(callback_id, name, kind) for callback_id, (name, kind) in manifest.SHORTCUTS.items()),
    )
    with house.sessions.begin() as session:
        coming.announce(session, clock())
    return house


def _move(bot: Bot, clock: MovableClock, moment: datetime) -> None:
    """From one hour at which something is due to the next, so that all of it is sent as if one had waited."""
    while clock() < moment:
        clock.move_to(_next_stop(bot, clock(), moment))
        while not bot.ticker.tick():  # its own thread is at it: a moment passed over would be too late afterwards
            threading.Event().wait(0.02)
        _settle(bot)


def _next_stop(bot: Bot, now: datetime, moment: datetime) -> datetime:
    end = min(moment, now + FORESEEN)
    with reading(bot.house.sessions) as session:
        ahead = upcoming.upcoming(session, now, end)
    return min(end, ahead[0].at) if ahead else end


def _settle(bot: Bot) -> None:
    until = time.monotonic() + SETTLED_WITHIN_S
    while not bot.is_idle() and time.monotonic() < until:
        threading.Event().wait(0.02)


def _next_working_morning(now: datetime) -> datetime:
    day = local(now).date()
    if not workdays.is_working_day(rules.Rules(), day):
        day = workdays.next_working_day(rules.Rules(), day)
    return at_local(day, datetime.strptime(OPENING, "%H:%M").time())  # noqa: DTZ007  a wall time, no instant
