"""What is said at the door: to strangers, to administrators, and once to everyone who comes in."""

from __future__ import annotations

from bot.domain.people import Role
from bot.texts.days import kept_for

NOT_ON_ROSTER = (
    "Hej! Jeg er Ressourcebot og hjælper ressourcepersonerne i Sociale partnerskaber. Du står ikke på listen over dem, "
    "jeg kan hjælpe. Er det en fejl, så skriv til din kontaktperson i kommunen."
)
ADD, IGNORE = "Tilføj", "Ignorér"
FORM_TITLE = "Tilføj til netværket"
ROLE_LABEL, ASSOCIATION_LABEL = "Rolle", "Forening"
ASSOCIATION_HINT = "Kun for ressourcepersoner og bestyrelseskontakter."
SETTLED = "Håndteret."
ASSOCIATION_MISSING = "Vælg den forening, personen hører til."

ROLES = {
    Role.RESOURCE_PERSON: "Ressourceperson",
    Role.BOARD_CONTACT: "Bestyrelseskontakt",
    Role.CONSULTANT: "Konsulent",
    Role.ADMINISTRATOR: "Administrator (IT, læser ingen tekster)",
    Role.PARTNER: "Samarbejdspartner",
}


def knocked(name: str, email: str) -> str:
    who = f"{name} ({email})" if email else name
    return f"{who} har skrevet til mig, men står ikke på listen. Skal vedkommende have adgang?"


def only_resource_persons(role: Role) -> str:
    if role == Role.BOARD_CONTACT:
        return (
            "Det er jeres ressourceperson, der giver status og ser handleplanen her. "
            "Det, bestyrelsen må læse, står på fanen Hjem."
        )
    return "Det er ressourcepersonen i en forening, der giver status og har en handleplan her."


def already_on_roster(email: str) -> str:
    return f"Der står allerede en person på listen med adressen {email}."


WELCOME_TITLE = "Hej, jeg er Ressourcebot"


def welcome(first_name: str, questions_days: int, updates_days: int) -> str:
    return (
        f"Hej {first_name}! Jeg er en computer, ikke et menneske. Jeg svarer på spørgsmål om Sociale partnerskaber, "
        "fortæller om netværksmøder og ture og tager imod korte statusopdateringer.\n\n"
        f"*Det gemmer jeg:* dine spørgsmål i {kept_for(questions_days)} og dine opdateringer i {kept_for(updates_days)}. "
        "Skriv aldrig noget, et barn kan kendes på.\n"
        "*Det ser andre:* Dine spørgsmål ser kun du, medmindre du selv sender dem videre. Kan jeg ikke svare, ser "
        "konsulenterne spørgsmålet uden dit navn. Dine opdateringer ser du, den, du eventuelt deler stillingen med, og "
        "din konsulent eller en afløser.\n"
        "*Du bestemmer:* Skriv `/minedata` for at se, hente eller slette det, jeg har om dig."
    )
