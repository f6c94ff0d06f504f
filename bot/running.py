"""The bot against Slack, by either door, until it is told to stop. What is in hand is finished first."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial

import structlog
from prometheus_client import CollectorRegistry, Gauge, start_http_server

from bot.app import Bot, build_house, open_database, signed_in, slack_client
from bot.config import BadConfig, Config, host_and_port
from bot.database import reading
from bot.delivery.lock import only_process
from bot.delivery.takeover import take_over
from bot.domain import calendar_feeds
from bot.files import calendar_file
from bot.logs import quiet_logs
from bot.texts import events
from bot.transport import http
from bot.transport.http import Front
from bot.transport.socket import SocketDoor
from scheduler import TIMETABLE

log = structlog.get_logger()


def run_socket(config: Config, said: Callable[[], None] = lambda: None) -> None:
    """Socket Mode until SIGTERM or SIGINT. `said` is called once the bot listens.

    Raises AlreadyRunning, BadConfig, NoSlack.
    """
    _must_have(config, http=False)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with _living(config) as bot:
        door = SocketDoor(bot.app, config.slack_app_token.get_secret_value())
        door.open()
        said()
        stop.wait()
        log.info("stopping")
        door.drain_and_close()


def run_http(config: Config, host: str, port: int) -> None:
    """Signed HTTP under gunicorn until SIGTERM. Raises AlreadyRunning, BadConfig, NoSlack.

    What would keep the bot from starting is looked for first: gunicorn tells of it in a hundred lines.
    """
    _must_have(config, http=True)
    quiet_logs(config.log_level)
    with _alone(config):
        open_database(config).dispose()
    signed_in(slack_client(config.slack_bot_token.get_secret_value(), config.slack_api_url))

    def build() -> tuple[Front, Callable[[], None]]:
        life = ExitStack()
        bot = life.enter_context(_living(config))
        secret = config.slack_signing_secret.get_secret_value()
        return Front(bot.app, secret, _feed(bot), bot.is_healthy), life.close

    http.serve(build, host, port)


@contextmanager
def _living(config: Config) -> Iterator[Bot]:
    """A bot with its threads running, alone on its SQLite file."""
    quiet_logs(config.log_level)
    with _alone(config), build_house(config) as house:
        with house.sessions.begin() as session:
            take_over(session)  # what a process that died had in hand is ours at once
        bot = Bot(house, slack_client(config.slack_bot_token.get_secret_value(), config.slack_api_url))
        if config.health:
            host, port = host_and_port(config.health)
            start_http_server(port, host, registry=numbers(bot))
        bot.start()
        try:
            yield bot
        finally:
            bot.stop()


def _alone(config: Config) -> AbstractContextManager[None]:
    config.data_dir.mkdir(parents=True, exist_ok=True)
    return only_process(config.url)


def _must_have(config: Config, *, http: bool) -> None:
    missing = config.missing_for_slack(http=http)
    if missing:
        raise BadConfig(missing)


def _feed(bot: Bot) -> Callable[[str], bytes | None]:
    def feed(token: str) -> bytes | None:
        with reading(bot.house.sessions) as session:
            owner = calendar_feeds.owner(session, token)
            if owner is None:
                return None
            return calendar_file.feed(calendar_feeds.events_of(session, owner, bot.house.now()), events.FEED_NAME)

    return feed


def numbers(bot: Bot) -> CollectorRegistry:
    """For a monitor: how long since the last tick, whether anything waits, which line of the timetable fails."""
    kept = CollectorRegistry()
    silence = Gauge("ressourcebot_seconds_since_tick", "Seconds since the timetable was last looked at", registry=kept)
    silence.set_function(lambda: bot.ticker.silent_for)
    waiting = Gauge("ressourcebot_waiting", "1 when something is due and not yet sent", registry=kept)
    waiting.set_function(lambda: float(not bot.is_idle()))
    threads = Gauge("ressourcebot_threads_alive", "Worker threads that live", registry=kept)
    threads.set_function(lambda: sum(worker.is_alive for worker in bot.workers))
    failing = Gauge("ressourcebot_job_failing", "1 while a line of the timetable fails", ["job"], registry=kept)
    for job in TIMETABLE:
        failing.labels(job.name).set_function(partial(_is_failing, bot, job.name))
    return kept


def _is_failing(bot: Bot, job: str) -> float:
    return float(job in bot.ticker.failing)
