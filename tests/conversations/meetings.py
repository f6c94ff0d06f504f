"""What stories about meetings have in common: a consultant makes one, somebody opens it, weeks go by."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from bot.workspace import Person
from tests.conversations.town import Town

MEETING = "Netværksmøde om frivillige"
WHEN = {"Dag": "2026-03-26", "Begynder kl.": "10:00", "Slutter kl.": "12:00"}


def makes(who: Person, **more: Any) -> None:
    """The form, filled as for a network meeting unless something else is said; then the preview."""
    who.command("/arrangementer", "ny")
    who.submits({"Titel": MEETING, **WHEN, "Sted": "Demohuset, sal 2", **more})


def announces(town: Town, who: Person, **more: Any) -> None:
    makes(who, **more)
    who.submits()
    town.settles()


def opens(who: Person) -> None:
    """The first event on the list, in a window."""
    if who.view:
        who.closes(everything=True)
    who.command("/arrangementer")
    who.presses("Se og svar")


def changes(who: Person, **fields: Any) -> None:
    opens(who)
    who.presses("Ret")
    who.submits(fields)


def calls_off(who: Person) -> None:
    opens(who)
    who.presses("Aflys")
    who.closes(everything=True)


def channel(town: Town) -> str:
    return town.dina.sees_in("#netværk")


def later(town: Town, moment: datetime) -> None:
    """Straight there: what was due on the way is left out, so that weeks need no hundreds of ticks."""
    town.clock.move_to(moment - timedelta(hours=1))
    town.bot.ticker.tick()
    town.move_to(moment)
