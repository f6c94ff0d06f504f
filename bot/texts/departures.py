"""What is said when a resource person is about to stop, and to who takes over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.departures import LastDayBehind, LastDayMissing, NothingWrittenDown
from bot.texts import days

ASK, TITLE, ASK_SEND = "Overlevering", "Overlevering", "Send"
ASK_HINT = (
    "Tal sammen først: personen får en besked og kan skrive ned, hvad den næste bør vide. Ingen mister adgang nu."
)
WRITE, TEXT_LABEL = "Skriv det ned", "Hvad bør den, der tager over, vide?"
TEXT_HINT = (
    "Læses af den, der tager over, og af din konsulent eller en afløser. Gemmes i et år efter din sidste dag. Skriv intet, "
    "et barn kan kendes på."
)
WRITTEN = (
    "Tak, det er gemt. Din konsulent får det, og den, der tager over, får det som ny. Du kan rette det, til du stopper."
)
TAKEOVER = "Det her overtager du"
OBSTACLES, GOALS, MEETINGS, LATEST, NOTE = (
    "Åbne forhindringer",
    "Mål i handleplanen",
    "Statusmøder og aftaler",
    "De seneste opdateringer",
    "Skrevet ned til dig",
)
NOTHING = "Ingen."
NOTE_GONE = "Det, der var skrevet ned her, er slettet."

SENTENCES = {
    LastDayBehind: lambda _: "Vælg i dag eller en senere dag. Er personen stoppet, så brug Skift ressourceperson.",
    LastDayMissing: lambda _: "Vælg den sidste dag.",
    NothingWrittenDown: lambda _: "Skriv mindst en linje.",
}


def asked(name: str) -> str:
    return f"{name} får en besked og kan skrive ned, hvad den næste bør vide."


def worth(association: str, last_day: date, *, written: bool) -> str:
    done = " Du har skrevet noget; du kan stadig rette det." if written else ""
    return (
        f"Din sidste dag i {association} er {days.day(last_day)}. Tak for det, du har gjort. Hvad er værd at skrive ned til "
        f"den, der tager over? For eksempel hvem der hjælper hvem, hvad der er aftalt, og hvad der er på vej.{done}"
    )


def note(name: str, association: str, text: str) -> str:
    return f"{name}, {association}, har skrevet ned til den, der tager over:\n{text}"


def after(leaver: str, association: str) -> str:
    """`leaver`: empty for one who had their name erased."""
    return f"Du tager over{f' efter {leaver}' if leaver else ''} i {association}. Her er det, der er i gang."


def goals(found: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{area}: {goal}" for area, goal in found]
