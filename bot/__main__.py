"""The top of the house: runs the command line, and turns every failure into one sentence and an exit code.

0 done, 1 the task failed, 2 wrong use. One of three places with a broad except: no traceback reaches a person.
"""

from __future__ import annotations

import os
import secrets
import sys

import structlog
import typer
from slack_sdk.errors import SlackApiError

from bot.app import NoSlack
from bot.cli import app
from bot.cli.shown import NoSuchPerson, NotInSlack
from bot.config import BadConfig
from bot.delivery.lock import AlreadyRunning
from bot.errors import Refused
from bot.logs import quiet_logs
from bot.migrations import SchemaIsNewer, SchemaIsOlder
from bot.migrations.backup import NotABackup, NotEmpty, NothingThere
from bot.texts import commands as texts
from bot.texts import refusals

FAILED, WRONG_USE = 1, 2

_ONLY_HERE: dict[type[Refused], str] = {  # they stand above the texts in the house
    NoSlack: texts.NO_ANSWER,
    AlreadyRunning: texts.ALREADY_RUNNING,
    NothingThere: texts.NOTHING_THERE,
    NotABackup: texts.NOT_A_BACKUP,
    NotEmpty: texts.NOT_EMPTY,
    SchemaIsOlder: texts.OLDER_SCHEMA,
    SchemaIsNewer: texts.NEWER_SCHEMA,
}


def main() -> None:
    os.umask(0o077)  # what people write is in the files we make: they are nobody else's to read
    sys.exit(run())


def run(arguments: list[str] | None = None) -> int:
    """Run one command; its exit code."""
    quiet_logs("WARNING")
    try:
        app(arguments, prog_name="ressourcebot")
    except SystemExit as done:  # how the command line says that it is done, or was used wrongly
        return done.code if isinstance(done.code, int) else 0
    except Exception as error:  # noqa: BLE001  the last one to see it
        return _failed(error)
    return 0


def _failed(error: Exception) -> int:
    match error:
        case BadConfig():
            return _say(texts.bad_config(error.problems), WRONG_USE)
        case Refused():
            return _say(_sentence(error), FAILED)
        case SlackApiError():
            return _say(texts.NO_SLACK.format(code=error.response.get("error", "")), FAILED)
    error_id = secrets.token_hex(4)
    structlog.get_logger().error("command_failed", error_id=error_id, exc_info=error)
    return _say(texts.UNEXPECTED.format(error_id=error_id), FAILED)


def _sentence(refusal: Refused) -> str:
    if isinstance(refusal, NoSuchPerson):
        return texts.NO_SUCH_PERSON.format(email=refusal.email)
    if isinstance(refusal, NotInSlack):
        return texts.NOT_IN_SLACK.format(name=refusal.name)
    return _ONLY_HERE.get(type(refusal)) or refusals.say(refusal)


def _say(sentence: str, code: int) -> int:
    typer.echo(sentence, err=True)
    return code


if __name__ == "__main__":
    main()
