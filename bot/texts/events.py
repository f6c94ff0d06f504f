"""What is said about meetings and trips: the announcement, the reminders, the seat that got free."""

from __future__ import annotations

from datetime import date, datetime

from bot.domain.events import EventType
from bot.domain.replies import Choice, Counts, Reply, Seat
from bot.domain.when import When
from bot.texts import days

KINDS = {
    EventType.NETWORK_MEETING: "Netværksmøde",
    EventType.THEME_MEETING: "Temamøde",
    EventType.TRAINING: "Uddannelse",
    EventType.STUDY_TRIP: "Studietur",
    EventType.STATUS_MEETING: "Statusmøde",
    EventType.OTHER: "Andet arrangement",
    EventType.NOTICE: "Besked",
}
CHOICES = {Choice.YES: "Kommer", Choice.MAYBE: "Måske", Choice.NO: "Kan ikke", Choice.NONE: "Ikke svaret"}
COMING, MAYBE, CANNOT, NAMES = "Kommer", "Måske", "Kan ikke", "Hvem kommer?"
GET_FILE, FILE_GONE = "Hent bilag", "Der er ikke noget bilag længere."
CANNOT_AFTER_ALL = "Jeg kan alligevel ikke"
COMMENT, UNDO, SEE, LOOK = "Skriv en bemærkning", "Fortryd", "Se og svar", "Se"
TAKE, DECLINE = "Ja tak", "Nej"
FULL = "Alt er optaget. Trykker du Kommer, kommer du på venteliste."
TAKEN = " (optaget, der er venteliste)"
ONE_EACH = "Hver forening får én plads, før nogen får to."
CALENDAR_TITLE = "Kalenderfil"
FEED_NAME = "Sociale partnerskaber"
CANCELLED = "AFLYST"
YOUR_ANSWER = "Dit svar"


def when_line(when: When) -> str:
    return f"*Hvornår:* {days.span(when)}"


def place_line(place: str) -> str:
    return f"*Hvor:* {place}"


def link_line(link: str) -> str:
    return f"*Link:* {link}"


def file_line(name: str) -> str:
    return f"*Bilag:* {name}"


def file(title: str) -> str:
    return f"Her er bilaget til {title}."


def file_coming(name: str) -> str:
    return f"Jeg sender dig {name} i en direkte besked."


def deadline_line(reply_by: date) -> str:
    return f"*Svarfrist:* til og med {days.day(reply_by)}"


def seats_line(seats: int, *, one_each: bool, full: bool) -> str:
    there = f"*Pladser:* {seats}{TAKEN if full else ''}"
    return f"{there}. {ONE_EACH}" if one_each else there


def counts(figures: Counts) -> str:
    parts = [f"{figures.coming} kommer"]
    if figures.maybe:
        parts.append(f"{figures.maybe} måske")
    parts.append(f"{figures.declined} kan ikke")
    parts.append(f"{figures.silent} mangler svar")
    if figures.waiting:
        parts.append(f"{figures.waiting} på venteliste")
    if figures.unconfirmed:
        parts.append(f"{figures.unconfirmed} skal bekræfte efter ændringen")
    return " · ".join(parts)


def standing(reply: Reply, place_in_line: int) -> str:
    """Where this person stands, in one sentence."""
    if reply.asked_again:
        return f"Du har svaret {CHOICES[Choice(reply.choice)]}, men tid eller sted er ændret. Svar igen, så vi ved, om det passer."
    if reply.seat == Seat.WAITING:
        return f"Du er nummer {place_in_line} på ventelisten. Jeg skriver, hvis der bliver en plads til dig."
    if reply.seat == Seat.OFFERED and reply.offer_until:
        return f"Der er en plads til dig. Svar senest {days.moment(reply.offer_until)}."
    if reply.choice == Choice.NONE:
        return "Du har ikke svaret endnu."
    return f"{YOUR_ANSWER}: {CHOICES[Choice(reply.choice)]}"


def receipt(title: str, reply: Reply, place_in_line: int) -> str:
    if reply.seat == Seat.TAKEN:
        return f"Du er tilmeldt {title}. Jeg sender dig en kalenderfil. Du kan ændre dit svar, lige til det begynder."
    if reply.seat == Seat.WAITING:
        return (
            f"{title} er fuldt. Du er nummer {place_in_line} på ventelisten, og jeg skriver, hvis der bliver en plads."
        )
    if reply.choice == Choice.MAYBE:
        return f"Jeg har skrevet, at du måske kommer til {title}. Du har ingen plads, før du trykker Kommer."
    return f"Jeg har skrevet, at du ikke kan komme til {title}. Bliver det anderledes, så tryk Kommer."


def calendar(title: str, when: When) -> str:
    return f"Du har en plads til {title}, {days.span(when)}. Åbn filen for at få det i din kalender."


def left(title: str, when: When) -> str:
    return f"Du er ikke længere tilmeldt {title}, {days.span(when)}. {cancelled_file()}"


def answered_for(title: str, who: str, choice: str) -> str:
    return f"{who} har svaret for dig på {title}: {CHOICES[Choice(choice)]}. Passer det ikke, så svar selv her."


def reminder(title: str, when: When, reply_by: date | None) -> str:
    until = f" Svar til og med {days.day(reply_by)}." if reply_by else ""
    return f"Kommer du til {title}, {days.span(when)}?{until}"


def tomorrow(title: str, when: When, place: str) -> str:
    return f"Vi ses til {title}, {days.span(when)}{f', {place}' if place else ''}."


def unannounced(title: str) -> str:
    return f"{title} er ikke udgivet: der er ingen at invitere. Arrangementet ligger som kladde, så du kan rette det eller slette det."


def changed(title: str, when: When, place: str) -> str:
    return f"Tid eller sted er ændret for {title}. Nu er det {days.span(when)}{f', {place}' if place else ''}. Passer det dig?"


def changed_notice(title: str) -> str:
    return f"Beskeden {title} er ændret. Se den nye udgave."


def cancelled(title: str, when: When) -> str:
    return f"{title}, {days.span(when)}, er aflyst."


def cancelled_file() -> str:
    return "Åbn filen for at få det ud af din kalender."


def offer(title: str, when: When, until: datetime) -> str:
    return f"Der er blevet en plads til dig på {title}, {days.span(when)}. Vil du have den? Svar senest {days.moment(until)}, ellers går den videre."


def offer_taken(title: str) -> str:
    return f"Pladsen til {title} er din."


def offer_over(title: str) -> str:
    return f"Tilbuddet om en plads til {title} gælder ikke længere."


def offer_lost(title: str) -> str:
    return f"Pladsen til {title} er gået videre, fordi jeg ikke hørte fra dig i tide. Vil du stadig med, så tryk Kommer. Du kommer sidst på ventelisten."


def gaps(title: str, figures: Counts, names: list[str]) -> str:
    missing = f" Mangler svar: {', '.join(names)}." if names else " Alle har svaret."
    return f"Svarfristen for {title} er udløbet. {counts(figures)}.{missing}"


def attendance(title: str) -> str:
    return f"Hvem kom til {title}? Registrér fremmødet, og læg gerne et kort referat eller materiale ind."


def not_seen(names: list[str]) -> str:
    return f"Ingen fra disse foreninger har været med de sidste tre netværksmøder: {', '.join(names)}. Måske en samtale værd."


def feedback(title: str) -> str:
    return f"Tak, fordi du var med til {title}. Vil du svare på to korte spørgsmål om, hvad det gav?"


MARK, MINUTES, GIVE_FEEDBACK = "Registrér fremmøde", "Referat og materiale", "Svar på to spørgsmål"
NOTHING_COMING = "Der er ingen kommende arrangementer for dig lige nu."
COMING_TITLE, PAST_TITLE = "Kommende arrangementer", "Tidligere arrangementer"
NEW, FIND_DATE, PAST, SUBSCRIBE = "Nyt arrangement", "Find en dato", "Tidligere", "Abonnér i kalender"
NOTHING_PAST = "Her kommer møder og ture, når de er holdt."
DRAFTS_TITLE = "Kladder og planlagte"
STATES = {"draft": "Kladde", "polling": "Dato er ved at blive fundet", "scheduled": "Udgives"}
EVENT_PAGE = "Arrangement"
NAMES_PAGE = "Hvem kommer?"
NOBODY = "Ingen"
WAITING, SILENT, OFFERED = "Venteliste, i rækkefølge", "Mangler svar", "Har fået tilbudt en plads"
WERE_THERE, WERE_NOT = "Foreninger, der var med", "Foreninger, der ikke var med"
ONLY_CONSULTANTS = "Kun konsulenter ser det her"


def subscribe(address: str) -> str:
    return (
        f"Din egen kalenderadresse:\n{address}\nTilføj den i din kalender som abonnement. Den er hemmelig, så giv den ikke videre. "
        "Beder du om en ny, holder den gamle op med at virke. Kalenderen kan være et døgn bagud; det er mine beskeder, der gælder."
    )


def scheduled_for(state: str, at: datetime | None) -> str:
    return f"{STATES[state]} {days.moment(at)}" if at else STATES[state]
