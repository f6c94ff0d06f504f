"""How the network's own facts are said, so that an answer can quote them: (title, sentence, questions it answers)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from babel.dates import format_date

Said = tuple[str, str, tuple[str, ...]]

MEETINGS = {
    "network_meeting": "netværksmøde",
    "theme_meeting": "temamøde",
    "training": "uddannelse",
    "study_trip": "studietur",
    "status_meeting": "statusmøde",
}


_NEUTER = {"netværksmøde", "temamøde", "statusmøde"}


def next_meeting(kind: str, title: str, day: date, hours: Sequence[time], place: str, reply_by: date | None) -> Said:
    """`hours`: when it begins and, if known, ends that day."""
    name = MEETINGS[kind]
    hour = f" kl. {'-'.join(map(_hour, hours))}" if hours else ""
    where = f" Stedet er {place}." if place else ""
    deadline = f" Svar senest {_day(reply_by)}." if reply_by else ""
    asked = (
        f"Hvornår er næste {name}?",
        f"Hvor er næste {name}?",
        f"Hvornår er der {name}?",
        f"Hvornår skal vi have {name}?",
        f"Hvornår er fristen for at svare på næste {name}?",
    )
    return f"Næste {name}", f"Næste {name} er {_day(day)}{hour}: {title}.{where}{deadline}", asked


def no_meeting(kind: str) -> Said:
    name = MEETINGS[kind]
    none = "noget" if name in _NEUTER else "nogen"
    asked = (f"Hvornår er næste {name}?", f"Hvornår er der {name}?", f"Hvornår skal vi have {name}?")
    return f"Næste {name}", f"Der er ikke planlagt {none} {name} endnu.", asked


def consultant(name: str, association: str) -> Said:
    asked = ("Hvem er min konsulent?", "Hvem er min kontaktperson?", "Hvem kan jeg ringe til i kommunen?")
    _, said, _ = consultant_of(name, association)
    return "Din kontaktperson", said, asked


def consultant_of(name: str, association: str) -> Said:
    asked = (f"Hvem er konsulent for {association}?", f"Hvem har kontakten til {association} i kommunen?")
    return f"Kontaktperson for {association}", f"{name} er konsulent og kontaktperson for {association}.", asked


def post_of(association: str, people: Sequence[str]) -> Said:
    said = f"Ressourceperson i {association}: {', '.join(people) or 'ingen lige nu'}."
    return f"Ressourcepersoner i {association}", said, (f"Hvem er ressourceperson i {association}?", "Hvem arbejder i")


def post(association: str, people: Sequence[str]) -> Said:
    _, said, _ = post_of(association, people)
    return "Ressourcepersoner i din forening", said, ("Hvem er ressourceperson i min forening?",)


def plan(association: str, first_day: date, last_day: date) -> Said:
    said = f"Handleplanen for {association} gælder fra {_day(first_day)} til {_day(last_day)}."
    asked = ("Hvornår udløber vores handleplan?", "Hvor længe gælder vores handleplan?", "Hvad er vores handleplan?")
    return "Jeres handleplan", said, asked


def _hour(hour: time) -> str:
    return f"{hour.hour}.{hour.minute:02}"


def _day(day: date) -> str:
    return format_date(day, "EEEE 'den' d. MMMM y", locale="da")
