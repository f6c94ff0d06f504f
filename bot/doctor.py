"""Is everything in its place? One finding for each thing that can be wrong, found without changing anything."""

from __future__ import annotations

import shutil
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import StrEnum

from slack_sdk.errors import SlackApiError, SlackClientError
from sqlalchemy.exc import SQLAlchemyError

from bot import migrations
from bot.app import slack_client
from bot.config import Config
from bot.database import connect
from bot.transport.manifest import SCOPES

LEAST_DISK = 500_000_000  # bytes
MOST_CLOCK_SKEW_S = 120  # Slack refuses what is signed more than five minutes off


class Subject(StrEnum):
    CONFIG = "config"
    DATABASE = "database"
    DISK = "disk"
    SLACK = "slack"
    SCOPES = "scopes"
    CLOCK = "clock"
    MODEL = "model"
    DIGEST_LINES = "digest_lines"
    ACUTE = "acute"


class Verdict(StrEnum):
    FINE = "fine"
    UNUSED = "unused"  # not set up, and the bot works without
    OPEN = "open"  # KFF has yet to decide
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    subject: Subject
    verdict: Verdict
    detail: str = ""  # names and codes, never text or secrets

    @property
    def is_serious(self) -> bool:
        return self.verdict is Verdict.BAD


def look(config: Config) -> list[Finding]:
    bot = [*_config(config), _database(config), _disk(config), *_slack(config)]
    return [*bot, _model(config), _digest_lines(config), _acute(config)]


def _config(config: Config) -> Iterator[Finding]:
    missing = config.missing_for_slack(http=bool(config.public_url))
    yield Finding(Subject.CONFIG, Verdict.BAD if missing else Verdict.FINE, ", ".join(missing))


def _database(config: Config) -> Finding:
    engine = connect(config.url, busy_timeout_s=2)
    try:
        if migrations.is_fresh(engine):
            return Finding(Subject.DATABASE, Verdict.FINE, "fresh")
        current = migrations.is_current(engine)
        return Finding(Subject.DATABASE, Verdict.FINE if current else Verdict.BAD, "" if current else "migrate")
    except SQLAlchemyError as error:
        return Finding(Subject.DATABASE, Verdict.BAD, type(error).__name__)
    finally:
        engine.dispose()


def _disk(config: Config) -> Finding:
    place = next(folder for folder in (config.data_dir, *config.data_dir.parents) if folder.exists())
    free = shutil.disk_usage(place).free
    return Finding(Subject.DISK, Verdict.FINE if free > LEAST_DISK else Verdict.BAD, f"{free // 1_000_000} MB")


def _slack(config: Config) -> Iterator[Finding]:
    token = config.slack_bot_token.get_secret_value()
    if not token:
        return
    try:
        answer = slack_client(token, config.slack_api_url).auth_test()
    except SlackApiError as error:
        yield Finding(Subject.SLACK, Verdict.BAD, str(error.response.get("error", "")))
        return
    except (SlackClientError, OSError) as error:
        yield Finding(Subject.SLACK, Verdict.BAD, type(error).__name__)
        return
    yield Finding(Subject.SLACK, Verdict.FINE, str(answer.get("team", "")))
    yield _scopes({name.lower(): value for name, value in answer.headers.items()})
    yield _clock({name.lower(): value for name, value in answer.headers.items()})


def _scopes(headers: dict[str, str]) -> Finding:
    """Slack names the token's scopes with each answer; a stand-in may not."""
    named = headers.get("x-oauth-scopes")
    if named is None:
        return Finding(Subject.SCOPES, Verdict.UNUSED)
    missing = sorted(set(SCOPES) - {scope.strip() for scope in named.split(",")})
    return Finding(Subject.SCOPES, Verdict.BAD if missing else Verdict.FINE, ", ".join(missing))


def _clock(headers: dict[str, str]) -> Finding:
    date = headers.get("date")
    if date is None:
        return Finding(Subject.CLOCK, Verdict.UNUSED)
    skew = abs(time.time() - parsedate_to_datetime(date).timestamp())
    return Finding(Subject.CLOCK, Verdict.FINE if skew < MOST_CLOCK_SKEW_S else Verdict.BAD, f"{skew:.0f} s")


def _model(config: Config) -> Finding:
    if not config.llm_base_url:
        return Finding(Subject.MODEL, Verdict.UNUSED)
    key = config.llm_api_key.get_secret_value()
    request = urllib.request.Request(  # noqa: S310  the address the installation was given
        f"{config.llm_base_url.rstrip('/')}/models", headers={"Authorization": f"Bearer {key}"}
    )
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
            return Finding(Subject.MODEL, Verdict.FINE if answer.status < 400 else Verdict.BAD, config.llm_model)  # noqa: PLR2004
    except (OSError, ValueError) as error:
        return Finding(Subject.MODEL, Verdict.BAD, type(error).__name__)


def _digest_lines(config: Config) -> Finding:
    """Asked for without a model it is a mistake: nobody would see that nothing comes."""
    if not config.llm_digest:
        return Finding(Subject.DIGEST_LINES, Verdict.UNUSED)
    verdict = Verdict.FINE if config.has_model else Verdict.BAD
    return Finding(Subject.DIGEST_LINES, verdict, config.llm_model)


def _acute(config: Config) -> Finding:
    return Finding(Subject.ACUTE, Verdict.FINE if config.acute_contact else Verdict.OPEN)
