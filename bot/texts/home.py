"""What the Home tab says, for each role, also when there is nothing yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.clock import local
from bot.delivery.occurrences import Due
from bot.domain.digests import DigestRhythm, Pace
from bot.domain.home_content import Coming, Line, Sign
from bot.domain.people import Person, Role
from bot.domain.replies import Choice, Seat
from bot.domain.updates import Colour
from bot.texts import access, danish_dates, days, kinds
from bot.texts import events as event_texts
from bot.texts import updates as update_texts

ASK, STATUS, EVENTS, PLAN, PEERS = "Spørg", "Giv status", "Arrangementer", "Handleplan", "Min netværksprofil"
ABSENCE, MY_DATA, DIGEST, YEAR, RHYTHM, STAND_IN = (
    "Ferie og fravær",
    "Mine data",
    "Opsamling nu",
    "Årets opsamling",
    "Min opsamling",
    "Min afløser",
)
NEXT_EVENT, NO_EVENT = "Det næste", "Intet planlagt lige nu. Du får besked, når der er et møde eller en tur."
OWN_PLAN, NO_SIGN = "Jeres handleplan", "ingen status endnu"
LATEST, NO_LATEST = "Seneste opdateringer", "Ingen endnu. Tryk Giv status. Det tager cirka et minut."
FOR_BOARD = "Til bestyrelsen"
NOTHING_FOR_BOARD = "Intet endnu. Her står de opdateringer, jeres ressourceperson vil lade bestyrelsen læse."
OBSTACLES, NO_OBSTACLES = "Åbne forhindringer", "Ingen."
SOLVED = "Løst"
NOTHING_NEW = "intet nyt"
PORTFOLIO, NO_PORTFOLIO = "Mine foreninger", "Du har ingen foreninger endnu. En administrator fordeler dem."
WAITING, NOTHING_WAITING = "Venter på dig", "Intet venter på dig."
COMING = "Kommende arrangementer"
EARLIER, LATER = "Forrige", "Næste"
PEOPLE, AHEAD = "Personer og roller", "De næste 30 dage"
NOTHING_AHEAD = "Intet planlagt."
PAUSE, RESUME = "Sæt alt på pause", "Send igen"
PAUSE_SURE = "Ingen beskeder sendes, før du trykker Send igen. Svar på spørgsmål kommer stadig."
PAUSE_TITLE, PAUSE_YES, PAUSE_NO = "Sæt alt på pause?", "Sæt på pause", "Fortryd"
PAUSED = "⏸️ Alt er på pause. Jeg sender kun svar på det, folk selv gør."
FAILED, NO_FAILED, TRY_AGAIN = "Beskeder, der ikke kom frem", "Ingen.", "Prøv igen"
NEVER_BACKED_UP = "Der er ikke taget en kopi af databasen endnu."
RHYTHM_TITLE, PACE_LABEL, WEEKDAY_LABEL, HOUR_LABEL = "Min opsamling", "Hvor tit?", "Hvilken dag?", "Hvornår?"
PACES = {Pace.WEEKLY: "Hver uge", Pace.FORTNIGHTLY: "Hver 14. dag", Pace.MONTHLY: "Hver måned"}
WEEKDAYS = danish_dates.WEEKDAYS[:5]
STAND_IN_TITLE, STAND_IN_LABEL, NOBODY = "Min afløser", "Hvem afløser dig?", "Ingen"
STAND_IN_HINT = "Afløseren får dine spørgsmål og din opsamling, mens du er væk."
_WHERE = {Choice.YES: "du kommer", Choice.MAYBE: "måske", Choice.NO: "du kan ikke"}


def intro(person: Person) -> str:
    status = ", giv en status" if person.is_resource_person else ""
    return f"Jeg er en computer. Spørg mig om Sociale partnerskaber{status}, eller se, hvad der sker i netværket."


def hello(first_name: str) -> str:
    return f"Hej {first_name}"


def event(one: Coming) -> str:
    return f"{one.event.title} · {days.short_span(one.event.when)}{_answer(one)}"


def sign(one: Sign) -> str:
    name = update_texts.area(one.kind, one.name)
    if one.when is None:
        return f"{name}: {NO_SIGN}"
    return f"{name}: {days.short_day(local(one.when).date())}{_dot(one.colour)}"


def update(when: datetime, text: str, colour: Colour | None) -> str:
    return f"{days.short_day(local(when).date())}{_dot(colour)}: {text or NOTHING_NEW}"


def obstacle(text: str, days_old: int) -> str:
    return f"{text} ({update_texts.age(days_old)})"


def line(one: Line) -> str:
    """An association in a consultant's portfolio; the name apart, since it stands in bold."""
    since = "aldrig hørt fra" if one.days is None else f"hørt {heard(one.days)}{_dot(one.colour)}"
    who = ", ".join(one.people) or "stillingen er ubesat"
    blocked = f" · {update_texts.obstacles_count(one.obstacles)}" if one.obstacles else ""
    level = "udvidet" if one.association.is_extended else "standard"
    absent = " · ikke med til de sidste tre netværksmøder" if one.absent else ""
    return f"{level} · {who}\n{since}{blocked}{absent}"


def heard(days_ago: int) -> str:
    return {0: "i dag", 1: "i går"}.get(days_ago, f"for {days_ago} dage siden")


def part(page: int, pages: int, total: int) -> str:
    return f"{total} foreninger, side {page + 1} af {pages}"


def rhythm(chosen: DigestRhythm) -> str:
    pace = {Pace.WEEKLY: "hver", Pace.FORTNIGHTLY: "hver anden", Pace.MONTHLY: "den første"}[chosen.pace]
    end = " i måneden" if chosen.pace is Pace.MONTHLY else ""
    return f"Opsamlingen kommer {pace} {WEEKDAYS[chosen.weekday]}{end} kl. {days.hour(chosen.hour)}."


def stand_in(name: str) -> str:
    return f"Din afløser er {name}." if name else "Du har ingen afløser."


def roles(counted: Sequence[tuple[Role, int]], outside_slack: int) -> str:
    lines = [f"{access.ROLES[role].partition(' (')[0]}: {count}" for role, count in counted]
    return "\n".join([*lines, f"Endnu ikke set i Slack: {outside_slack}"])


def due(one: Due, names: Sequence[str]) -> str:
    here = local(one.at)
    to = ", ".join(names[:4]) + (f" og {len(names) - 4} mere" if len(names) > 4 else "")  # noqa: PLR2004
    return (
        f"{days.short_day(here.date())} kl. {days.hour(here.time())} · {kinds.word(one.kind)}{f' · {to}' if to else ''}"
    )


def more(count: int) -> str:
    return f"… og {count} mere."


def failed(kind: str, when: datetime) -> str:
    return f"{kinds.word(kind)}, {days.moment(when)}"


def backed_up(when: datetime | None, now: datetime) -> str:
    if when is None:
        return NEVER_BACKED_UP
    return f"Sidste kopi af databasen: {heard((local(now).date() - local(when).date()).days)}."


def _dot(colour: Colour | None) -> str:
    return f" {update_texts.colour(colour)}" if colour else ""


def _answer(one: Coming) -> str:
    if one.reply is None or not one.event.asks:
        return ""
    if one.reply.seat in (Seat.WAITING, Seat.OFFERED):
        return f" · {event_texts.WAITING.partition(',')[0].lower()}"
    return f" · {_WHERE.get(one.reply.choice, 'du har ikke svaret')}"
