"""What is said about status updates: the question, the form, the receipt, the preview of a typed one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from bot.clock import local
from bot.domain.obstacles import Helper
from bot.domain.plans import FocusArea
from bot.domain.reporting import Standing
from bot.domain.updates import Colour
from bot.texts import days

AREAS = {
    FocusArea.ORGANISATION: "1 Intern organisering og struktur",
    FocusArea.VOLUNTEERS: "2 Involvering af frivillige og trænere",
    FocusArea.COOPERATION: "3 Deltagelse i lokale samarbejder om målgruppen",
    FocusArea.WELLBEING: "4 Motivation og trivsel blandt børne- og ungemedlemmer",
    FocusArea.COORDINATION: "5 Lokal koordinerende funktion",
}
COLOURS = {Colour.GREEN: "🟢 På sporet", Colour.YELLOW: "🟡 Driller lidt", Colour.RED: "🔴 Brug for hjælp"}
HELPERS = {
    Helper.BOARD: "Bestyrelsen",
    Helper.CONSULTANT: "Min konsulent",
    Helper.NETWORK: "Netværket (vises i netværkets kanal)",
    Helper.NOBODY: "Ingen lige nu",
}
_HELP_FROM = {
    Helper.BOARD: " (hjælp fra: bestyrelsen)",
    Helper.CONSULTANT: " (hjælp fra: din konsulent)",
    Helper.NETWORK: " (hjælp fra: netværket, i netværkets kanal)",
    Helper.NOBODY: "",
}
STANDINGS = {Standing.STILL: "Stadig", Standing.SOLVED: "Løst", Standing.CHANGED: "Ændret"}

# the question
PROMPT_TITLE = "Tid til en kort status"
REMINDER_TITLE = "En venlig påmindelse om status"
GIVE, NOTHING, LATER = "Giv status", "Intet nyt", "Ikke nu"
LATER_CHOICES = {
    "tomorrow": "I morgen",
    "monday": "På mandag",
    "holiday": "Jeg holder ferie",
    "skip": "Spring over denne gang",
}
OFFER = "Tryk Giv status, eller skriv `opdatering:` og din tekst til mig her."
IS_STATUS = "Det er en status"
ANSWERED = "Tak, status er givet."
SKIPPED = "Sprunget over denne gang. Du kan altid give en status alligevel."
ALREADY = "Der er allerede givet en status for denne gang. Du kan altid give en mere."
NO_AREAS_YET = "Ingen status endnu"

# the form
FORM_TITLE, EDIT_TITLE = "Statusopdatering", "Ret din status"
AREAS_LABEL, TEXT_LABEL, COLOUR_LABEL = "Hvad handler det om?", "Hvad er der sket?", "Hvordan går det?"
TEXT_HINT = "Skriv kort. Ingen navne, CPR-numre eller andet, et barn kan kendes på."
OBSTACLE_LABEL, HELPER_LABEL = "Ny forhindring", "Hvem kan hjælpe med den?"
NEW_WORDS_LABEL = "Hvad er det nu? (kun hvis den er ændret)"
CHILDREN_LABEL, VOLUNTEERS_LABEL = "Nye børn og unge", "Nye frivillige"
SPARRING_LABEL, SPARRING_TICK = "Sparring", "Jeg vil gerne tale med min konsulent om det"
TICKS_LABEL = "Må andre læse den?"
BOARD_TICK, SHARE_TICK = "Bestyrelsen", "Del som erfaring"
TICKS_HINT = (
    "Bestyrelsen: jeres bestyrelseskontakt kan læse den på sit Hjem, eller din konsulent kan sende den som mail. "
    "Del som erfaring: din konsulent læser den, før den deles."
)
PAUSED = "på pause"

# the receipt
RECEIPT_TITLE = "Tak, din status er gemt"
NOTHING_STORED = "Noteret: intet nyt siden sidst."
SPARRING_SEEN = "Din konsulent kan se, at du gerne vil tale om det."
EDIT, WITHDRAW = "Ret", "Træk tilbage"
WITHDRAWN = "Du har trukket opdateringen tilbage. Ingen kan se den, og teksten bliver slettet."
WITHDRAW_SURE = "Opdateringen skjules for alle med det samme. Er den delt som erfaring, trækkes den også tilbage."
NO, YES_WITHDRAW = "Behold den", "Træk tilbage"

# typed
PREVIEW_TITLE = "Sådan har jeg forstået din status"
KEEP, CORRECT = "Gem", "Ret i formular"
PLACE = "Vælg område og gem"
KEPT_ALREADY = "Den er allerede gemt. Tryk Ret under kvitteringen, hvis noget skal laves om."
NOTHING_WRITTEN = "Skriv kort, hvad der er sket."
NOTHING_RELEVANT = "Alle områder i jeres handleplan er sat til »Ikke relevant«. Bed din konsulent om at rette planen."
AREA_MISSING = "Vælg mindst ét område."
NEW_WORDS_MISSING = "Skriv, hvad forhindringen er nu."
ANSWER_MISSING = "Skriv et svar."
PLAN_IN_PAST = "Slutdatoen må ikke ligge før startdatoen."
OUTSIDE_HOURS = "Vælg et tidspunkt inden for arbejdstiden."


def colour(kind: Colour) -> str:
    """Inside a line: the dot never stands without its words."""
    return COLOURS[kind].lower()


def area(kind: str, name: str = "") -> str:
    return name or AREAS[FocusArea(kind)]


def ask(association: str) -> str:
    return f"*{association}*: Hvad er der sket siden sidst? Det tager cirka et minut."


def last_time(when: datetime | None, areas: Iterable[str], colour: str | None, open_obstacles: int, oldest: int) -> str:
    if when is None:
        said = NO_AREAS_YET
    else:
        day = local(when).date()
        about = ", ".join(areas) or "intet nyt"
        said = f"Sidst {day.day}/{day.month}: {about}{f' {COLOURS[Colour(colour)]}' if colour else ''}"
    return f"{said} · {obstacles(open_obstacles, oldest)}" if open_obstacles else said


def obstacles(count: int, oldest: int) -> str:
    return f"{obstacles_count(count)} ({age(oldest)})"


def obstacles_count(count: int) -> str:
    return "1 åben forhindring" if count == 1 else f"{count} åbne forhindringer"


def age(days_old: int) -> str:
    return "fra i dag" if days_old == 0 else "1 dag" if days_old == 1 else f"{days_old} dage"


def always_seen(consultant: str, colleagues: Iterable[str]) -> str:
    """`colleagues`: those who share the post."""
    return f"{_always_seen(consultant, colleagues)}."


def about_obstacle(text: str, days_old: int) -> str:
    return f"Forhindring ({age(days_old)}): {text}"


def new_obstacle(text: str, helper: Helper) -> str:
    return f"{OBSTACLE_LABEL}: {text}{_HELP_FROM[helper]}"


def who_sees(consultant: str, colleagues: Iterable[str], *, board: bool, share: bool) -> str:
    seen = f"{_always_seen(consultant, colleagues)}{' og må læses af bestyrelsen' if board else ''}."
    return f"{seen} Din konsulent ser på, om den kan deles med netværket." if share else seen


def digest_goes(when: datetime | None) -> str:
    return (
        f"Den kommer med i konsulentens opsamling {days.moment(when)}."
        if when
        else "Den kommer med i konsulentens næste opsamling."
    )


def kept_until(day: date) -> str:
    return f"Den bliver gemt til og med {days.day(day)} og bliver så slettet."


def edited(when: datetime) -> str:
    return f"Rettet {days.moment(when)}."


def counts(children: int | None, volunteers: int | None) -> str:
    said = []
    if children is not None:
        said.append("1 nyt barn eller ung" if children == 1 else f"{children} nye børn og unge")
    if volunteers is not None:
        said.append("1 ny frivillig" if volunteers == 1 else f"{volunteers} nye frivillige")
    return " · ".join(said)


def unknown_area(labels: Iterable[str]) -> str:
    names = ", ".join(f"»{label}«" for label in labels if label)
    if names:
        return f"Jeg kender ikke området {names}. Hvilket område hører det til?"
    return "Hvilket område hører det til?"


def asked_again(when: datetime) -> str:
    return f"Det er i orden. Jeg spørger igen {days.moment(when)}."


def vacant(association: str) -> str:
    return f"*{association}* har ingen ressourceperson lige nu, så jeg spørger ikke efter status. Skriv til bestyrelsen, hvis det er en fejl."


def _always_seen(consultant: str, colleagues: Iterable[str]) -> str:
    who = f"din konsulent {consultant} (eller en afløser)" if consultant else "konsulenterne i kommunen"
    return f"Opdateringen ses altid af {', '.join(['dig', *colleagues])} og {who}"
