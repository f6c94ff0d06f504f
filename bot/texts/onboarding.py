"""What a new resource person reads in the first weeks, and what their consultant reads about it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.events import Event
from bot.texts import days

NO_MORE, STOPPED = "Ikke flere af dem", "Du får ikke flere af dem. Du kan altid skrive `hjælp`."
PLAN, QUESTIONS, NETWORK = "Jeres handleplan", "Din konsulent og mig", "Netværket"
NO_GOALS = "Der er ikke skrevet mål ind endnu. Din konsulent kan hjælpe med det."
READ_PLAN = "Du kan altid læse den hele: tryk her, eller skriv `/handleplan`."
NO_MEETING = "Der er ikke sat en dato på det næste netværksmøde endnu. Du får besked, når der er."
PEERS = (
    "Vil du vide, hvem der har prøvet noget før, så skriv `/netvaerk` og et emne, for eksempel `/netvaerk pigehold`. "
    "Det var den sidste af de her beskeder."
)
ASKED = (  # what may be asked with one press, at most 75 characters each
    "Hvem er min konsulent?",
    "Hvad er mine opgaver som ressourceperson?",
    "Hvornår er næste netværksmøde?",
)


def plan(association: str, goals: Sequence[tuple[str, str]]) -> str:
    """`goals`: (area, goal)"""
    said = "\n".join(f"• {area}: {goal}" for area, goal in goals) or NO_GOALS
    return f"Handleplanen er det, {association} og kommunen har aftalt at arbejde med i tre år. Målene er jeres egne:\n{said}"


def questions(consultant: str) -> str:
    who = f"Din konsulent er {consultant}, som" if consultant else "Konsulenterne i kommunen"
    return (
        f"{who} altid kan kontaktes. Mig kan du spørge, når som helst: om partnerskaberne, pengene, møderne og det, de "
        "andre har prøvet. Kan jeg ikke svare, kan du sende spørgsmålet videre med ét tryk. Prøv et af de her:"
    )


def network(meeting: Event | None) -> str:
    if meeting is None:
        return NO_MEETING
    return (
        f"Det næste møde er {meeting.title}, {days.span(meeting.when)}. Tryk her for at svare, om du kommer. "
        "Du kan altid se dem alle med `/arrangementer`."
    )


def started(name: str, association: str, first_name: str, *, in_slack: bool) -> str:
    hello = "" if in_slack else f"Bed {first_name} skrive `hjælp` til mig i Slack. "
    return (
        f"{name} er startet i {association}. {hello}Gå handleplanen igennem sammen, og aftal, hvornår I ses næste gang. "
        "Jeg sender selv tre korte beskeder i de første uger."
    )
