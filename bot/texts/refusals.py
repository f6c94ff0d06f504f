"""What a person reads when they can mend it themselves: one sentence for every kind of Refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.access import AlreadyOnRoster, AssociationMissing
from bot.domain.roster import BadRoster
from bot.errors import NotAllowed, Refused
from bot.texts import access, event_forms, roster, uploads

Sentence = Callable[[Any], str]

SENTENCES: Mapping[type[Refused], Sentence] = {
    BadRoster: roster.bad,
    AlreadyOnRoster: lambda refusal: access.already_on_roster(refusal.email),
    AssociationMissing: lambda _: access.ASSOCIATION_MISSING,
    NotAllowed: lambda _: "Det har du ikke adgang til, eller også findes det ikke længere.",
    **uploads.SENTENCES,
    **event_forms.SENTENCES,
}


def say(refusal: Refused) -> str:
    """The Danish sentence for a refusal. Raises LookupError for a class nobody wrote a sentence for (a test looks)."""
    for kind in type(refusal).__mro__:
        if kind in SENTENCES:
            return SENTENCES[kind](refusal)
    raise LookupError(type(refusal).__name__)


def apology(error_id: str) -> str:
    return (
        "Det gik desværre galt hos mig, og det er ikke din fejl. Prøv igen om lidt. "
        f"Bliver det ved, så fortæl din konsulent dette nummer: {error_id}."
    )
