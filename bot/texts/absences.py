"""What is said about absence: the days, never the reason."""

from __future__ import annotations

from datetime import date

FORM_TITLE = "Ferie eller fravær"
FIRST_LABEL, LAST_LABEL, WHO_LABEL = "Første dag", "Sidste dag", "Hvem?"
LAST_HINT = "Lad feltet stå tomt, hvis du ikke kender datoen endnu."
CANCEL = "Fortryd"
CANCELLED = "Fraværet er slettet igen."
WRONG_ORDER = "Sidste dag må ikke ligge før første dag."
FIRST_MISSING = "Vælg den første dag."
IS_ONE, IS_QUESTION = "Ja, meld fravær", "Nej, det er et spørgsmål"
ASK_AGAIN = "I orden. Stil spørgsmålet med et spørgeord, for eksempel »Hvornår er der ferie?«, så svarer jeg."
WRITE_DAYS = "Jeg kunne ikke læse datoerne. Skriv dem for eksempel som »ferie 14/7-4/8«."
NOT_UNDERSTOOD = "Jeg kunne ikke læse datoerne, så vælg dem her."


def no_such_day(day: str) -> str:
    return f"Datoen {day} findes ikke."


def span(first: date, last: date | None) -> str:
    if last is None:
        return f"fra {_day(first)} og indtil videre"
    return f"den {_day(first)}" if first == last else f"fra {_day(first)} til og med {_day(last)}"


def registered(name: str, first: date, last: date | None) -> str:
    who = f"{name} er" if name else "Du er"
    back = "" if last is None else " Det slutter af sig selv."
    return f"Noteret: {who} fraværende {span(first, last)}. Imens spørger jeg ikke efter status.{back}"


def set_for_you(by: str, first: date, last: date | None) -> str:
    return f"{by} har noteret, at du er fraværende {span(first, last)}. Er det forkert, så tryk {CANCEL}."


def doubt(first: date, last: date | None) -> str:
    return f"Vil du melde fravær {span(first, last)}?"


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
