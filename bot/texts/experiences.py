"""What is said about shared experience: to the consultant who approves, in the channel, back to the author."""

from __future__ import annotations

REVIEW, DECLINE = "Gennemgå og del", "Del ikke"
FORM_TITLE = "Del en erfaring"
TITLE_LABEL, TEXT_LABEL = "Overskrift", "Erfaringen"
TEXT_HINT = "Jeg har erstattet navne, jeg kender, med [navn]. Ret gerne, og fjern andet, nogen kan kendes på."
SHARE = "Del"
TITLE_MISSING, WORDS_MISSING = "Skriv en overskrift.", "Skriv, hvad erfaringen er."
WITHDRAWN = "Denne erfaring er trukket tilbage."
SHARED = "Erfaringen er delt."
STATES = {"approved": "Delt med netværket.", "declined": "Ikke delt."}


def proposed(association: str, text: str) -> str:
    return f"*{association}* vil gerne dele en erfaring:\n{text}"


def post(association: str, title: str, text: str) -> str:
    return f"💡 *Erfaring fra {association}: {title}*\n{text}"


def news(approved: bool, title: str) -> str:  # noqa: FBT001  one word decides which sentence it is
    if approved:
        return f"Din erfaring »{title}« er nu delt i vidensbanken og med netværket. Du kan altid trække den tilbage."
    return "Din konsulent har valgt ikke at dele din erfaring. Opdateringen er stadig gemt. Spørg gerne din konsulent hvorfor."
