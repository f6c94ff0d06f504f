"""A direct message: a question, unless it says that it is something else."""

from __future__ import annotations

from collections.abc import Callable

from bot.texts import help as help_texts
from bot.texts import update_text, wishes
from handlers import absences, access, events, files, peers, plans, privacy, questions, updates
from handlers.acts import Act, Handler, Reply

ROUTES: tuple[tuple[Callable[[str], bool], Handler], ...] = (
    (update_text.is_update, updates.typed),
    (absences.is_absence, absences.message),
    (wishes.is_plan, plans.command),
    (wishes.is_events, events.show),
    (wishes.is_own_data, privacy.command),
    (wishes.is_status, updates.offered),
    (wishes.is_peers, peers.typed),
)
"""What a message may be besides a question: (does the text look like it?, who takes it), first match wins."""


def receive(act: Act) -> Reply:
    if act.incoming.files and (act.person.is_consultant or not act.text):
        return files.offered(act)
    if act.text.casefold().strip(" /?!.") in help_texts.ASKED_FOR:
        return access.help_me(act)
    return next((take for looks_like, take in ROUTES if looks_like(act.text)), questions.ask)(act)
