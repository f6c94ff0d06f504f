"""What this installation is told from outside: one frozen value, read once, every missing name said at once."""

from __future__ import annotations

import json
import logging
from datetime import date, time
from pathlib import Path
from typing import Annotated, Any

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.domain.rules import Rules


class BadConfig(Exception):  # noqa: N818  said on the command line, not caught
    """What is missing or wrong, each variable by its name."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


LAST_PORT = 65535


def _slack(name: str) -> Any:
    return Field(default=SecretStr(""), validation_alias=AliasChoices(name))


class Config(BaseSettings):
    """Read from RESSOURCEBOT_* and SLACK_*. No OPENAI_* variable is read, so none can be used by accident."""

    model_config = SettingsConfigDict(env_prefix="RESSOURCEBOT_", frozen=True, extra="ignore")

    slack_bot_token: SecretStr = _slack("SLACK_BOT_TOKEN")
    slack_app_token: SecretStr = _slack("SLACK_APP_TOKEN")
    slack_signing_secret: SecretStr = _slack("SLACK_SIGNING_SECRET")
    slack_api_url: str = Field(
        default="https://slack.com/api/", validation_alias=AliasChoices("SLACK_API_URL"), pattern="^https?://."
    )

    data_dir: Path = Path.home() / ".local" / "share" / "ressourcebot"
    cache_dir: Path = Path.home() / ".cache" / "ressourcebot"
    database_url: str = ""

    llm_base_url: str = ""
    llm_api_key: SecretStr = SecretStr("")
    llm_model: str = ""
    llm_deadline_s: float = Field(default=25.0, gt=0, le=120)
    llm_monthly_tokens: int = Field(default=2_000_000, ge=0)
    llm_daily_tokens_per_person: int = Field(default=50_000, ge=0)
    llm_extra: Annotated[dict[str, Any], NoDecode] = Field(default_factory=dict)
    llm_digest: bool = False
    embedding_base_url: str = ""
    embedding_api_key: SecretStr = SecretStr("")
    embedding_model: str = ""
    semantic: bool = True

    network_channel: str = ""
    day_starts: time = time(8)
    day_ends: time = time(16)
    closing_days: Annotated[frozenset[date], NoDecode] = frozenset()
    summer_break: str = "07-01/08-07"
    escalate_after_working_days: int = Field(default=5, ge=1)
    updates_kept_days: int = Field(default=3 * 365, ge=1)
    questions_kept_days: int = Field(default=365, ge=1)
    diet_kept_days: int = Field(default=14, ge=1)
    public_url: str = ""
    acute_contact: str = ""
    health: str = ""
    log_level: str = "INFO"

    @field_validator("closing_days", mode="before")
    @classmethod
    def _days(cls, value: object) -> object:
        return frozenset(day.strip() for day in value.split(",") if day.strip()) if isinstance(value, str) else value

    # Read here and not by pydantic-settings, which would not say which one is wrong.
    @field_validator("llm_extra", mode="before")
    @classmethod
    def _extra(cls, value: object) -> object:
        return json.loads(value) if isinstance(value, str) else value

    @field_validator("summer_break")
    @classmethod
    def _break(cls, value: str) -> str:
        _break_of(value)
        return value

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        try:
            known = not value or make_url(value).get_backend_name() in {"sqlite", "postgresql"}
        except ArgumentError:
            known = False
        if not known:
            raise ValueError(value)
        return value

    @field_validator("health")
    @classmethod
    def _health(cls, value: str) -> str:
        if value:
            host_and_port(value)
        return value

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.upper() not in logging.getLevelNamesMapping():
            raise ValueError(value)
        return value

    @property
    def url(self) -> str:
        return self.database_url or f"sqlite:///{self.data_dir / 'ressourcebot.sqlite3'}"

    @property
    def has_model(self) -> bool:
        return bool(self.llm_base_url and self.llm_model)

    @property
    def rules(self) -> Rules:
        return Rules(
            network_channel=self.network_channel,
            day_starts=self.day_starts,
            day_ends=self.day_ends,
            closing_days=self.closing_days,
            summer_break=_break_of(self.summer_break),
            escalate_after_working_days=self.escalate_after_working_days,
            updates_kept_days=self.updates_kept_days,
            questions_kept_days=self.questions_kept_days,
            diet_kept_days=self.diet_kept_days,
            public_url=self.public_url,
            digest_lines=self.llm_digest and self.has_model,
            acute_contact=self.acute_contact,
        )

    def missing_for_slack(self, *, http: bool) -> list[str]:
        wanted = {"SLACK_BOT_TOKEN": self.slack_bot_token}
        wanted |= {"SLACK_SIGNING_SECRET": self.slack_signing_secret} if http else {}
        wanted |= {} if http else {"SLACK_APP_TOKEN": self.slack_app_token}
        return [name for name, value in wanted.items() if not value.get_secret_value()]


def read_config(**given: Any) -> Config:
    """The configuration from the environment; `given` wins. Raises BadConfig naming every wrong value at once."""
    try:
        return Config(**given)
    except ValidationError as error:
        names = [".".join(str(part) for part in problem["loc"]) for problem in error.errors()]
        raise BadConfig([_variable(name) for name in names]) from None


def host_and_port(text: str) -> tuple[str, int]:
    """Of "HOST:PORT"; without a host it is this computer. Raises ValueError."""
    host, _, port = text.rpartition(":")
    if not port.isdecimal() or int(port) > LAST_PORT:
        raise ValueError(text)
    return host or "127.0.0.1", int(port)


def _variable(name: str) -> str:
    return name if name.startswith("SLACK_") else f"RESSOURCEBOT_{name.partition('.')[0].upper()}"


def _break_of(text: str) -> tuple[tuple[int, int], tuple[int, int]]:
    first, _, last = text.partition("/")
    return _month_day(first), _month_day(last)


def _month_day(text: str) -> tuple[int, int]:
    month, _, day = text.strip().partition("-")
    date(2024, int(month), int(day))  # a leap year: 29 February is a day
    return int(month), int(day)
