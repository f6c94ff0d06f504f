"""What the bot says when a text seems to be about a particular child."""

from __future__ import annotations

from collections.abc import Iterable

TITLE = "Er det om et barn?"
CONFIRM_LABEL = "Teksten ligner noget om et bestemt barn"
CONFIRM = "Nej, ingen kan kende et bestemt barn i teksten"
TEXT_LABEL = "Din tekst"
SEND = "Ingen kan kendes – brug den"
DROP = "Det er om et barn"
READ_AGAIN = "Tak. Så går jeg videre med din besked."
WRITE_AGAIN = "Slack viser mig ikke din besked i tråden igen. Kopiér den ind her, så svarer jeg i tråden."
GONE = "Jeg kan ikke finde din besked længere. Skriv den gerne igen."


def hard_in_form() -> str:
    return "Her står noget, der ligner et CPR-nummer. Fjern det, så kan du sende. Intet er gemt."


def hard_in_text(masked: str) -> str:
    return (
        "Jeg har ikke gemt din tekst, for den ser ud til at indeholde et CPR-nummer. "
        f"Skriv den igen uden nummeret:\n{masked}"
    )


def hard_in_message() -> str:
    return (
        "Din besked ser ud til at indeholde et CPR-nummer. Jeg har hverken gemt eller brugt den. "
        "Slet den gerne – det kan kun du gøre – og skriv igen uden nummeret."
    )


def dropped(acute: str) -> str:
    return (
        "Godt, du sagde det. Jeg har ikke gemt noget. Slet gerne din besked, og skriv igen uden det, barnet kan kendes på. "
        f"Er du bekymret for barnet, så tal med nogen nu. {acute}"
    )


def after(worry: str, text: str) -> str:
    """`worry`: whom to call when a child is in danger; empty when nobody is worried."""
    return f"{worry}\n{text}" if worry else text


def confirm_hint(reasons: Iterable[str]) -> str:
    """What kind of sign was seen, never the words."""
    seen = ", ".join(dict.fromkeys(reasons))
    return (
        f"{f'Jeg ser {seen}. ' if seen else ''}Skriv det uden navne, adresser og andet, der kan pege på et barn, "
        "eller sæt flueben. Intet er gemt endnu."
    )


def soft(reasons: Iterable[str]) -> str:
    seen = ", ".join(dict.fromkeys(reasons))
    return (
        f"Din besked ligner noget om et bestemt barn{f' ({seen})' if seen else ''}. "
        "Jeg har ikke gemt den endnu. Kan nogen kende et barn i den?"
    )
