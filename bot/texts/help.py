"""Help: what can be said to the bot, in the words people use."""

from __future__ import annotations

from bot.domain.people import Person, Role

TITLE = "Det kan du bruge mig til"
ASKED_FOR = frozenset({"", "hjælp", "hjaelp", "hjælp mig", "help", "hvad kan du", "menu"}) | {
    # their windows open by a button only, and the buttons stand under the help
    "netværk", "netvaerk", "netværksprofil", "min netværksprofil", "ferie", "meld ferie", "fravær", "meld fravær",
    "opsamling", "opsamlingen", "arrangementer ny", "nyt arrangement",
}  # fmt: skip


def lines(person: Person) -> list[tuple[str, str]]:
    """(what you want, how you say it), for this person's role."""
    everyone = [
        ("Få svar", "Skriv dit spørgsmål til mig her, nævn mig i en kanal, eller skriv `/spoerg` og dit spørgsmål."),
        ("Se møder og ture", "Skriv `/arrangementer`."),
        ("Se eller slet dine data", "Skriv `/minedata`."),
    ]
    own = [
        ("Giv en status", "Skriv `/opdatering`, eller skriv `opdatering:` og din tekst til mig her."),
        ("Se jeres handleplan", "Skriv `/handleplan`."),
        ("Meld ferie eller fravær", "Skriv `/ferie 14/7-4/8`, eller skriv `ferie 14/7-4/8` til mig her."),
        ("Find en, der har prøvet det", "Skriv `/netvaerk` og et emne, for eksempel `/netvaerk pigehold`."),
    ]
    consultant = [
        ("Læs opsamlingen nu", "Skriv `/opsamling`."),
        ("Læs årets opsamling for hele netværket", "Skriv `/opsamling år` eller et årstal."),
        ("Se en forening og dens folk", "Skriv `/handleplan`, vælg foreningen, og tryk Åbn foreningen."),
        ("Opret et møde eller en tur", "Skriv `/arrangementer ny`."),
    ]
    if person.is_resource_person:
        return [everyone[0], *own, *everyone[1:]]
    if person.role == Role.BOARD_CONTACT:
        return [everyone[0], ("Læs det, bestyrelsen må læse", "Åbn fanen Hjem."), *everyone[1:]]
    return [everyone[0], *consultant, *everyone[1:]] if person.is_consultant else everyone


def fallback(person: Person) -> str:
    return "\n".join(f"{what}: {how}" for what, how in lines(person))
