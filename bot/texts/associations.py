"""What is said on an association's page, and when one of its people stops or begins."""

from __future__ import annotations

from bot.domain.association_page import Holder, Meeting, Page
from bot.domain.events import Event
from bot.domain.people import Person, Role
from bot.domain.posts import ROLES, EmailUnreadable, LastDayAhead, NewcomerNameless
from bot.texts import access, days

TITLE = "Forening"
OPEN, OPEN_ONE, OPEN_PAGE = "Åbn", "Åbn en forening", "Åbn foreningen"
PLAN, LATEST, OBSTACLES = "Handleplan", "Seneste opdateringer", "Åbne forhindringer"
NO_LATEST, NO_OBSTACLES = "Ingen endnu.", "Ingen."
AGREED, PEOPLE = "Referat af seneste statusmøde", "Personer"
BY_MAIL = "Bestyrelsen er ikke set i Slack endnu. Her er en tekst, du kan sende som mail:"
NO_MEETINGS = "Ingen møder endnu."
VACANT = "Stillingen som ressourceperson er ubesat."
HAND_ON, LEAVE_VACANT, STOPS, ADD = "Skift ressourceperson", "Ubesat", "Stopper", "Tilføj person"
HAND_ON_TITLE, ADD_TITLE = "Skift ressourceperson", "Tilføj person"
NAME_LABEL, EMAIL_LABEL, ROLE_LABEL = "Navn", "E-mail", "Rolle"
NEW_NAME_LABEL, NEW_EMAIL_LABEL = "Hvem begynder? (navn)", "Den nyes e-mail"
EMAIL_HINT = (
    "Den adresse, personen har i Slack. Har personen været med før, kommer vedkommende tilbage med sin historie."
)
LAST_DAY_HINT = "I dag eller en dag, der har været. Adgangen lukkes, når du trykker Gem. Det skrevne bliver stående."
ROLE_LABELS = {role.value: access.ROLES[role] for role in ROLES}
SURE_YES, SURE_NO = "Ja", "Fortryd"
_AWAY, _NOT_SEEN, _SECOND = "fraværende", "endnu ikke set i Slack", "deler stillingen"

SENTENCES = {
    NewcomerNameless: lambda _: "Skriv navnet.",
    EmailUnreadable: lambda _: "Skriv en e-mailadresse, for eksempel navn@forening.dk.",
    LastDayAhead: lambda _: "Vælg i dag eller en tidligere dag. Skift personen den dag, det sker.",
}


def about(page: Page) -> str:
    level = "udvidet" if page.association.is_extended else "standard"
    consultant = f"konsulent: {page.consultant}" if page.consultant else "ingen konsulent"
    return " · ".join(part for part in (level, page.association.area, consultant) if part)


def for_board(association: str, said: list[str], sender: str) -> str:
    return "\n\n".join(
        [
            f"Emne: Nyt fra {association}",
            "Kære bestyrelse",
            "Jeres ressourceperson vil gerne dele det her med jer:",
            *said,
            f"Venlig hilsen\n{sender}",
        ]
    )


def meetings_title(year: int) -> str:
    return f"Møder i {year}"


def meeting(one: Meeting) -> str:
    return f"{days.short_span(one.event.when)}: {one.event.title} · {_there(one)}"


def agreed(event: Event) -> str:
    return f"{days.short_day(event.first_day)}: {event.minutes}"


def holder(one: Holder) -> str:
    """Name, role and address; the name apart, since it stands in bold."""
    person = one.person
    marks = [access.ROLES[Role(person.role)]]
    if person.is_resource_person and not person.primary_contact:
        marks.append(_SECOND)
    if one.away is not None:
        marks.append(f"{_AWAY} til {days.short_day(one.away.last_day)}" if one.away.last_day else _AWAY)
    if person.slack_id is None:
        marks.append(_NOT_SEEN)
    return f"{' · '.join(marks)}\n{person.email}"


def former(gone: list[Person]) -> str:
    said = [f"{person.name} (til {days.day(person.left_on)})" for person in gone if person.left_on]
    return f"Tidligere: {', '.join(said)}"


def last_day_label(name: str) -> str:
    return f"Sidste dag for {name}"


def sure(name: str, *, alone: bool) -> str:
    vacant = " Stillingen står ubesat, til du tilføjer en ny." if alone else ""
    return f"{name} har ikke længere adgang. Det skrevne bliver stående.{vacant}"


def sure_title(name: str) -> str:
    return f"Stopper {name} i dag?"


def handed_on(before: Person, after: Person) -> str:
    return f"{after.name} har taget over efter {before.name}. {_meet(after)}"


def stopped(name: str) -> str:
    return f"{name} er stoppet og har ikke længere adgang."


def added(new: Person) -> str:
    return f"{new.name} er tilføjet. {_meet(new)}"


def _meet(new: Person) -> str:
    if new.slack_id:
        return "Vi kender hinanden fra før, så det virker med det samme."
    return f"Bed {new.first_name} om at skrive »hjælp« til mig i Slack, så siger jeg goddag og begynder at skrive selv."


def _there(one: Meeting) -> str:
    if one.event.published_at is None:
        return "ikke udgivet endnu"
    if one.there is None:
        return "fremmøde ikke registreret" if one.held else "ingen er inviteret endnu"
    if one.held:
        return f"{one.there} herfra var med" if one.there else "ingen herfra var med"
    return f"{one.there} herfra kommer" if one.there else "ingen herfra har sagt ja endnu"
