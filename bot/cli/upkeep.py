"""Commands that run the bot and look after it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot import migrations
from bot.cli import shown
from bot.cli.shown import out
from bot.config import host_and_port, read_config
from bot.database import connect, open_sessions
from bot.delivery import switches
from bot.delivery.lock import only_process
from bot.migrations import backup as copies
from bot.texts import commands as texts
from bot.texts import doctor as doctor_texts
from bot.transport.manifest import manifest as make_manifest

Port = Annotated[int, typer.Option(min=0, max=65535)]


def demo(port: Port = 3200, no_browser: Annotated[bool, typer.Option("--no-browser")] = False) -> None:
    from bot.demo import run as run_demo  # noqa: PLC0415  brings the stand-in workspace along

    run_demo(port, open_browser=not no_browser, said=lambda url: out.print(texts.DEMO_RUNNING.format(url=url)))


def run(http: Annotated[str, typer.Option(metavar="HOST:PORT")] = "") -> None:
    from bot import running  # noqa: PLC0415  brings the health page along

    config = read_config()
    if not http:
        running.run_socket(config, said=lambda: out.print(texts.RUNNING))
        return
    try:
        host, port = host_and_port(http)
    except ValueError:
        raise typer.BadParameter(texts.BAD_ADDRESS) from None
    running.run_http(config, host, port)


def doctor() -> None:
    """Exit code 1 when something must be mended."""
    from bot import doctor as looking  # noqa: PLC0415

    findings = looking.look(read_config())
    shown.table(doctor_texts.COLUMNS, [doctor_texts.line(finding) for finding in findings])
    if any(finding.is_serious for finding in findings):
        raise typer.Exit(1)


def manifest() -> None:
    shown.as_json(make_manifest(read_config().public_url))


def migrate() -> None:
    config = read_config()
    config.data_dir.mkdir(parents=True, exist_ok=True)
    with only_process(config.url):
        migrations.upgrade(config.url)
    out.print(texts.DONE)


def backup(file: Path) -> None:
    if not file.parent.is_dir():
        raise typer.BadParameter(texts.NO_SUCH_FILE.format(path=file.parent))
    url = read_config().url
    copies.backup(url, file)
    _note_backup(url)
    out.print(texts.DONE)


def restore(file: Path, force: Annotated[bool, typer.Option("--force")] = False) -> None:
    shown.must_exist(file)
    config = read_config()
    config.data_dir.mkdir(parents=True, exist_ok=True)
    copies.restore(config.url, file, datetime.now(UTC), force=force)
    out.print(texts.DONE)


def _note_backup(url: str) -> None:
    """The administrators' Home says how old the last copy is."""
    engine = connect(url)
    with open_sessions(engine).begin() as session:
        switches.mark_backup(session, datetime.now(UTC))
    engine.dispose()
