"""The roster's columns and what is said about a file that cannot be read."""

from __future__ import annotations

from bot.domain.associations import Level
from bot.domain.people import Role
from bot.domain.roster import BadRoster, Change, What

COLUMNS = {
    "name": "Navn",
    "email": "E-mail",
    "role": "Rolle",
    "administers": "Administrator",
    "primary_contact": "Primær kontakt",
    "association": "Forening",
    "level": "Niveau",
    "area": "Område",
    "consultant": "Konsulents e-mail",
    "get2sport": "get2sport",
}
ROLES = {
    Role.RESOURCE_PERSON: "ressourceperson",
    Role.BOARD_CONTACT: "bestyrelseskontakt",
    Role.CONSULTANT: "konsulent",
    Role.ADMINISTRATOR: "administrator",
    Role.PARTNER: "samarbejdspartner",
}
LEVELS = {Level.STANDARD: "standard", Level.EXTENDED: "udvidet"}

_PROBLEMS = {
    "role": "rollen »{}« kender jeg ikke",
    "email": "»{}« er ikke en e-mailadresse",
    "name_and_email": "der skal stå både navn og e-mail (»{}«)",
    "empty": "der står hverken en person eller en forening",
    "twice": "{} står der to gange",
    "no_such_consultant": "{} står ikke i filen som konsulent",
    "consultant_stopped": "{} skal have en ny konsulent: den hidtidige er ikke konsulent længere",
    "no_association": "{} mangler en forening",
    "no_administrator": "der skal være mindst én administrator",
    "no_columns": "kolonner mangler: {}",
    "unreadable": "{} kan ikke læses som et regneark",
    "too_big": "{} er for stor",
}
_CHANGES = {
    What.NEW_ASSOCIATION: "Ny forening",
    What.CHANGED_ASSOCIATION: "Forening ændres",
    What.NEW_PERSON: "Ny person",
    What.CHANGED_PERSON: "Person ændres",
    What.LEFT: "Står der ikke længere",
    What.ENDED: "Aftalen slutter i dag",
    What.RESUMED: "Aftalen gælder igen",
}


def yes(*, value: bool) -> str:
    return "ja" if value else "nej"


def is_yes(text: str) -> bool:
    return text.strip().casefold() in {"ja", "j", "x", "1", "true", "yes"}


def bad(refusal: BadRoster) -> str:
    lines = [
        f"linje {number}: {_PROBLEMS[code].format(value)}" if number else _PROBLEMS[code].format(value)
        for number, code, value in refusal.problems
    ]
    return "Listen kan ikke bruges. " + "; ".join(lines) + "."


def change(one: Change) -> tuple[str, str, str]:
    """(what, who, how) for a table."""
    how = f"{one.field}: {one.before or '–'} → {one.after or '–'}" if one.field else ""
    return _CHANGES[one.what], one.name, how
