"""The words in the forms with which consultants make, change and follow up on an event, and people sign up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.domain.attendance import NotOverYet, Worth
from bot.domain.event_questions import TooManyQuestions
from bot.domain.events import (
    AttachmentTooLarge,
    Audience,
    AudienceEmpty,
    DayMissing,
    DeadlineAfterStart,
    ImpossibleTime,
    InThePast,
    NobodyToAnswerFor,
)
from bot.domain.people import Role
from bot.domain.polls import ClosesTooLate, PollClosed, TooFewSlots
from bot.domain.publishing import AlreadyAnnounced, CapacityBelowBooked, DayIsPast, NoLink, OutsideWorkingHours
from bot.domain.replying import EventIsCancelled, EventIsOver, NoOfferNow
from bot.errors import Refused
from bot.texts import days

NEW_TITLE, EDIT_TITLE, PREVIEW_TITLE = "Nyt arrangement", "Ret arrangement", "Sådan ser det ud"
KIND, TITLE, PLACE, LINK, DESCRIPTION = "Type", "Titel", "Sted", "Link", "Beskrivelse"
FIRST_DAY, STARTS, LAST_DAY, ENDS = "Dag", "Begynder kl.", "Sidste dag", "Slutter kl."
FIRST_DAY_HINT = "Skal udfyldes, medmindre det er en besked."
ALL_DAY_HINT = "Lad klokkeslættet stå tomt, hvis det varer hele dagen."
LAST_DAY_HINT = "Kun når det varer flere dage."
LINK_HINT = "Til et onlinemøde eller til mere om arrangementet."
FILE, FILE_NOW = "Bilag", "Bilag nu"
FILE_HINT = "For eksempel programmet, højst 20 MB. Alle, der er inviteret, kan hente det."
AUDIENCE, ASSOCIATIONS, ROLES = "Hvem er det for?", "Udvalgte foreninger", "Hvem i foreningerne?"
ASSOCIATIONS_HINT = "Kun når du har valgt Udvalgte foreninger."
SEATS, ONE_EACH, REPLY_BY = "Antal pladser", "Fordeling", "Svar til og med"
SEATS_HINT = "Tomt: der er plads til alle."
ONE_EACH_OPTION = "Én plads pr. forening først"
QUESTIONS, DIET = "Det vil jeg spørge dem, der kommer, om", "Kost og allergi"
QUESTIONS_HINT = "Ét spørgsmål pr. linje, højst tre. Spørg kun om det, arrangementet kræver."
DIET_QUESTION = "Kost og allergi"
AUDIENCES = {
    Audience.ALL: "Hele netværket",
    Audience.EXTENDED: "Udvidede partnerskaber",
    Audience.GET2SPORT: "Foreninger med DIF get2sport",
    Audience.PORTFOLIO: "Mine egne foreninger",
    Audience.CHOSEN: "Udvalgte foreninger",
}
ROLE_NAMES = {
    Role.RESOURCE_PERSON: "Ressourcepersoner",
    Role.BOARD_CONTACT: "Bestyrelseskontakter",
    Role.CONSULTANT: "Konsulenter",
    Role.PARTNER: "Samarbejdspartnere",
}
PREVIEW = "Se det først"
PUBLISH, EDIT, DISCARD = "Udgiv", "Ret", "Slet arrangementet"
PREVIEW_NOTE = "Sådan ser andre det. Det er gemt som kladde, indtil du udgiver det."
PUBLISH_DAY, PUBLISH_HOUR = "Udgiv først den", "Kl."
PUBLISH_HINT = "Er begge felter tomme, udgives det med det samme. Vælg ellers en arbejdsdag i arbejdstiden."
SAVE_CHANGE = "Gem ændring"
CHANGE_NOTE = "Ændrer du tid, sted eller link, bliver alle spurgt igen. Andre rettelser beholder svarene."
PUBLISHED, SAVED = "Det er udgivet.", "Det er gemt."
DISCARDED = "Arrangementet er slettet."
ASKED_AGAIN = "Det er gemt, og alle bliver spurgt igen."
COPY, CANCEL_EVENT, ANSWER_FOR = "Kopiér", "Aflys", "Svar for en kollega"
CANCEL_TITLE = "Aflys arrangementet?"
CANCEL_TEXT = "Alle får besked, og det bliver taget ud af kalenderne. Listen over, hvem der var tilmeldt, bliver gemt."
CANCEL_YES, CANCEL_NO = "Aflys det", "Behold det"
IS_CANCELLED = "Arrangementet er aflyst, og alle får besked."
FOR_TITLE, FOR_WHO, FOR_WHAT = "Svar for en kollega", "Hvem?", "Svar"
FOR_NOTE = "Vedkommende får besked om, at du har svaret, og det bliver noteret, at det var dig."
SIGN_UP_TITLE = "Din tilmelding"
COMMENT_LABEL = "Bemærkning"
COMMENT_HINT = "Ses af konsulenterne. Skriv ikke om børn."
SENSITIVE_HINT = "Ses kun af den, der holder arrangementet, og slettes bagefter."
QUESTION_HINT = "Ses af konsulenterne."
THANKS = "Tak, det er gemt."
ATTENDANCE_TITLE, ATTENDANCE_LABEL = "Fremmøde", "Hvem var der?"
MINUTES_TITLE, MINUTES_LABEL, MATERIAL_LABEL = "Referat og materiale", "Kort referat", "Link til materiale"
MINUTES_HINT = "Ses af alle, der var inviteret."
KNOWLEDGE = "Vidensbanken"
TO_KNOWLEDGE = "Læg referatet i vidensbanken, så det kan findes"
FEEDBACK_TITLE, WORTH_LABEL, NEXT_TIME_LABEL = (
    "To korte spørgsmål",
    "Var det tiden værd?",
    "Hvad vil du gerne have næste gang?",
)
FEEDBACK_HINT = "Konsulenterne ser svarene uden navn. Vi er ikke så mange, så skriv kun det, du kan stå ved."
WORTHS = {Worth.YES: "Ja", Worth.PARTLY: "Delvist", Worth.NO: "Nej"}
FEEDBACK_RESULT = "Svar bagefter"


def planned_note(at: datetime) -> str:
    return f"Sådan ser andre det. Det bliver udgivet af sig selv {days.moment(at)}. Det kan du ændre nederst."


def planned(at: datetime) -> str:
    return f"Det bliver udgivet {days.moment(at)}."


def remove_file(name: str) -> str:
    return f"Fjern {name}"


def booked_already(booked: int) -> str:
    return f"Der er allerede {booked}, der har en plads eller har fået den tilbudt. Vælg mindst {booked}."


def card_title(title: str, day: str) -> str:
    return f"Referat: {title}, {day}"


def feedback_summary(counts: dict[Worth, int]) -> str:
    return " · ".join(f"{WORTHS[worth]}: {counts.get(worth, 0)}" for worth in Worth)


SENTENCES: Mapping[type[Refused], Callable[[Any], str]] = {
    ImpossibleTime: lambda _: "Det slutter, før det begynder. Ret dag eller klokkeslæt.",
    DayMissing: lambda _: "Vælg den dag, det er.",
    DayIsPast: lambda _: "Det er forbi. Vælg en dag og et klokkeslæt, der kommer.",
    NoLink: lambda _: "Det ligner ikke et link. Kopiér hele adressen, for eksempel https://eksempel.dk",
    TooManyQuestions: lambda _: "Du kan højst stille tre spørgsmål, ét pr. linje.",
    InThePast: lambda _: (
        "Tidspunktet skal ligge i fremtiden, og før arrangementet begynder. Er dagen for arrangementet forbi, så tryk Ret."
    ),
    DeadlineAfterStart: lambda _: "Svarfristen skal ligge før eller på arrangementets første dag.",
    AttachmentTooLarge: lambda _: (
        "Filen fylder mere end 20 MB. Vælg en mindre, eller læg den et sted, du kan linke til."
    ),
    AudienceEmpty: lambda _: "Der er ingen at invitere. Vælg mindst én forening, hvor der er en, jeg kan skrive til.",
    NobodyToAnswerFor: lambda _: "Der er ingen at svare for lige nu.",
    OutsideWorkingHours: lambda _: (
        "Vælg en arbejdsdag og et klokkeslæt i arbejdstiden, så ingen får besked i deres fritid."
    ),
    AlreadyAnnounced: lambda _: "Arrangementet er allerede udgivet eller aflyst.",
    CapacityBelowBooked: lambda refusal: booked_already(refusal.booked),
    EventIsCancelled: lambda _: "Arrangementet er aflyst, så der er ikke noget at svare på.",
    EventIsOver: lambda _: "Arrangementet er begyndt, så svaret kan ikke ændres længere. Skriv til din konsulent.",
    NoOfferNow: lambda _: "Pladsen er gået videre til den næste. Tryk Kommer for at komme på ventelisten igen.",
    NotOverYet: lambda _: "Det kan du først, når arrangementet er begyndt.",
    TooFewSlots: lambda _: "Vælg tre til syv forskellige tidspunkter, der alle ligger i fremtiden.",
    PollClosed: lambda _: "Datoen er allerede fundet, eller fristen er udløbet.",
    ClosesTooLate: lambda _: "Fristen skal ligge i dag eller senere, og senest på dagen for det første forslag.",
}
"""What to do about each refusal that has to do with events."""
