"""The top of the house: runs the command line, and turns every failure into one sentence and an exit code.

0 done, 1 the task failed, 2 wrong use. One of three places with a broad except: no traceback reaches a person.
"""

from __future__ import annotations

import secrets
import sys

import click
import structlog

from bot.cli import NoSuchPerson, app
from bot.config import BadConfig
from bot.delivery.lock import AlreadyRunning
from bot.errors import Refused
from bot.migrations import SchemaIsNewer, SchemaIsOlder
from bot.texts import commands as texts
from bot.texts import refusals

FAILED, WRONG_USE = 1, 2

_KNOWN: dict[type[Exception], str] = {
    AlreadyRunning: texts.ALREADY_RUNNING,
    SchemaIsOlder: texts.OLDER_SCHEMA,
    SchemaIsNewer: texts.NEWER_SCHEMA,
}


def main() -> None:
    sys.exit(run())


def run(arguments: list[str] | None = None) -> int:
    """Run one command; its exit code."""
    try:
        code = app(arguments, prog_name="ressourcebot", standalone_mode=False)
    except click.ClickException as wrong:
        wrong.show()
        return WRONG_USE
    except click.exceptions.Exit as done:
        return done.exit_code
    except (KeyboardInterrupt, click.Abort):
        return FAILED
    except BadConfig as bad:
        return _say(texts.bad_config(bad.problems), WRONG_USE)
    except NoSuchPerson as unknown:
        return _say(texts.NO_SUCH_PERSON.format(email=unknown.email), FAILED)
    except Refused as refusal:
        return _say(_KNOWN.get(type(refusal)) or refusals.say(refusal), FAILED)
    except BrokenPipeError:
        return FAILED
    except Exception as error:  # noqa: BLE001  the last one to see it
        error_id = secrets.token_hex(4)
        structlog.get_logger().error("command_failed", error_id=error_id, exc_info=error)
        return _say(texts.UNEXPECTED.format(error_id=error_id), FAILED)
    return code if isinstance(code, int) else 0


def _say(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code


if __name__ == "__main__":
    main()
