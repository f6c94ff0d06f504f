"""What a consultant reads: the digest, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from bot.clock import local
from bot.domain.digest_content import Coming, Content, News, Trend, Waiting, Want
from bot.domain.digest_lines import Across
from bot.domain.digests import OutsideHours, PeriodUnknown
from bot.domain.silences import Reason, Silent
from bot.domain.updates import Colour
from bot.texts import days
from bot.texts import updates as update_texts
from bot.texts.handovers import SOMEBODY
from bot.texts.updates import AREAS, COLOURS

WAITING, SILENT, NEWS, CALENDAR, TRENDS = "Venter på dig", "Ikke hørt fra", "Nyt", "Kalender", "De sidste 12 perioder"
ACROSS = "På tværs (AI-svar)"
ACROSS_HINT = "Skrevet af AI og tjekket mod opdateringerne. De står ord for ord under Nyt."
NOTHING_WAITING = "Intet venter på dig."
ALL_HEARD = "Alle er hørt."
NOTHING_NEW = "Ingen nye opdateringer."
NOTHING_COMING = "Intet planlagt de næste uger."
SEE_ALL, WRITE, EXCEL = "Se alt", "Skriv til dem", "Hent som Excel"
ALL_TITLE, WRITE_TITLE, WRITE_SEND = "Opsamling", "Skriv til dem", "Send"
WRITE_HINT = "Ret teksten, som du vil. Tøm feltet, hvis du ikke vil skrive. Intet sendes, før du trykker Send."
NOBODY_TO_WRITE_TO = "Der er ingen at skrive til: alle er hørt, eller grunden er kendt."
NOTHING_SENT = "Intet er sendt, for felterne var tomme."
LEGEND = "🟢 på sporet · 🟡 driller lidt · 🔴 brug for hjælp · ⚪ hørt uden farve · – ikke hørt"
PERIOD_UNKNOWN = "Perioden forstår jeg ikke. Skriv for eksempel: 14 dage, sidste uge, mandag, 1/10, år eller 2025."
OUTSIDE_HOURS = "Vælg et tidspunkt inden for arbejdstiden."
EXCEL_READY = "Her er opsamlingen som Excel."
UPDATED_LATE = "efter fristen"
NOTHING_NEW_SAID = "intet nyt"

_WANTS = {
    Want.RED: "har brug for hjælp",
    Want.SPARRING: "ønsker sparring",
    Want.OBSTACLE: "beder om hjælp",
    Want.QUESTION: "venter på svar",
}
_AREAS = {str(area): name for area, name in AREAS.items()}
_DOT = {Colour.GREEN: "🟢", Colour.YELLOW: "🟡", Colour.RED: "🔴", "heard": "⚪", None: "–"}


SENTENCES = {
    PeriodUnknown: lambda _: PERIOD_UNKNOWN,
    OutsideHours: lambda _: OUTSIDE_HOURS,
}


def title(content: Content) -> str:
    first, last = local(content.since).date(), local(content.until).date()
    return f"Opsamling {first.day}/{first.month}–{last.day}/{last.month}"


def answers(content: Content) -> str:
    before = "" if content.heard_before is None else f" (sidst {content.heard_before}/{content.counted_before})"
    return f"Svar {content.heard}/{content.counted}{before}"


def waiting(one: Waiting) -> str:
    return f"{one.association or f'{SOMEBODY},'} {_WANTS[one.want]} ({age(one.days)}): {one.text}"


def silent(one: Silent) -> str:
    since = "aldrig hørt fra" if one.days is None else f"{age(one.days)} siden sidst"
    return f"{one.association}: {since}{reason(one)}"


def reason(one: Silent) -> str:
    match one.reason:
        case Reason.VACANT:
            return " · stillingen er ubesat"
        case Reason.AWAY:
            return f" · fraværende til {days.short_day(one.until)}" if one.until else " · fraværende"
        case Reason.PAUSED:
            return " · på pause efter aftale"
        case Reason.NOT_ASKED:
            return f" · er ikke spurgt {'endnu' if one.days is None else 'siden'}"
        case Reason.UNKNOWN:
            return ""


def across(one: Across) -> str:
    """Whom it is about is said by us, never by a model."""
    return f"{one.text} ({', '.join(one.associations)})"


def news(one: News) -> str:
    marks = [update_texts.colour(one.colour) if one.colour else "", area_names(one.areas)]
    late = f" ({UPDATED_LATE})" if one.late else ""
    said = NOTHING_NEW_SAID if one.nothing_new else one.text
    about = " · ".join(mark for mark in marks if mark)
    return f"{one.association}{f' · {about}' if about else ''}{late}: {said}"


def area_names(areas: Iterable[str]) -> str:
    """The programme's number and first words, or the association's own name for the area."""
    return ", ".join(_AREAS.get(area, area) for area in areas)


def colour(value: Colour | None) -> str:
    return COLOURS[value] if value else ""


def trend(one: Trend) -> str:
    return f"{''.join(_DOT[period] for period in one.periods)}  {one.association}"


def coming(one: Coming) -> str:
    missing = f" · mangler svar fra {', '.join(one.unanswered)}" if one.unanswered else ""
    return f"{days.short_day(one.day)}: {one.title}{missing}"


def meetings_missing(names: Iterable[str]) -> str:
    return f"Statusmøder mangler i år: {', '.join(names)}"


def age(number: int) -> str:
    return "i dag" if number == 0 else "1 dag" if number == 1 else f"{number} dage"


def draft(first_name: str, one: Silent) -> str:
    since = "Jeg har ikke hørt fra jer endnu."
    if one.days is not None:
        since = f"Det er {age(one.days)} siden, jeg sidst hørte fra jer."
    return f"Hej {first_name}. {since} Hvordan går det i {one.association}? Ring gerne, hvis det er nemmere."


def by_mail(name: str, association: str, email: str) -> str:
    return f"{name}, {association} ({email}) er ikke set i Slack endnu. Her er en tekst, du kan sende som mail:"


def sent(names: Sequence[str]) -> str:
    return f"Sendt til {', '.join(names)}." if names else NOTHING_SENT


def from_consultant(name: str, text: str) -> str:
    return f"Besked fra {name}: {text}"


def excel_name(content: Content) -> str:
    return f"opsamling-{local(content.until).date().isoformat()}.xlsx"


def given(when: datetime) -> date:
    return local(when).date()
