"""The command line: what the people who install and look after the bot type. Stable: others script against it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import typer

from bot.cli import knowledge, network, upkeep
from bot.texts import commands as texts

app = typer.Typer(help=texts.ABOUT, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
roster = typer.Typer(help=texts.HELP["roster"], no_args_is_help=True)

COMMANDS: Mapping[str, Callable[..., None]] = {
    "demo": upkeep.demo,
    "run": upkeep.run,
    "ask": knowledge.ask,
    "search": knowledge.search,
    "import": knowledge.take_in,
    "eval": knowledge.evaluate,
    "digest": network.digest,
    "upcoming": network.upcoming,
    "mydata": network.mydata,
    "erase": network.erase,
    "retention": network.retention,
    "doctor": upkeep.doctor,
    "manifest": upkeep.manifest,
    "migrate": upkeep.migrate,
    "backup": upkeep.backup,
    "restore": upkeep.restore,
}

for name, command in COMMANDS.items():
    app.command(name, help=texts.HELP[name])(command)

roster.command("import", help=texts.HELP["roster_import"])(network.roster_import)
roster.command("export", help=texts.HELP["roster_export"])(network.roster_export)
app.add_typer(roster, name="roster")
