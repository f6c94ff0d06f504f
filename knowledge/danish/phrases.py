"""The few sentences the knowledge base says itself: the label on a quote, and what is said when there is no answer.

Slack's own texts (`bot/texts`) draw more around them; on the command line and in tests these stand alone.
"""

from __future__ import annotations

from datetime import date

from knowledge.danish.letters import words
from knowledge.documents import AppliesTo
from knowledge.values import Outcome, SourceText, Trust

FOUND = "Jeg fandt disse afsnit:"
THANKED = "Selv tak!"
ACUTE = "Ved akut fare: ring 112."

_SAID = {
    Outcome.UNSURE: "Det kan jeg ikke finde et sikkert svar på. Spørg din konsulent, eller prøv med andre ord.",
    Outcome.OUT_OF_SCOPE: "Det ved jeg ikke noget om. Jeg kan svare på spørgsmål om Sociale partnerskaber.",
    Outcome.UNCLEAR: "Jeg forstod ikke helt, hvad du spørger om. Skriv gerne en hel sætning, "
    "for eksempel: Hvem godkender handleplanen?",
    Outcome.PERSONAL_CASE: "Det handler om et bestemt barn, og det må jeg ikke svare på. "
    "Tal med din konsulent eller med en fra din bestyrelse. Skriv ikke mere om barnet her.",
    Outcome.NOT_ALLOWED: "Det må jeg ikke vise dig. Du kan spørge din konsulent, hvis du har brug for det.",
    Outcome.GUARDED: "Der står oplysninger om et barn i din tekst, så jeg har ikke gemt noget. "
    "Fjern dem, og spørg igen.",
    Outcome.GREETING: "Hej! Spørg mig om Sociale partnerskaber, eller skriv hjælp for at se, hvad jeg kan.",
}
_MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()  # noqa: SIM905
_LEVELS = {AppliesTo.STANDARD: "Standardpartnerskab", AppliesTo.EXTENDED: "Udvidet partnerskab"}


def said(outcome: Outcome, acute_contact: str = "", question: str = "") -> str:
    """What a person is told when there is no answer. The acute card holds KFF's own words on whom to call."""
    if outcome is Outcome.GREETING and not {"tak", "takker"}.isdisjoint(words(question)):
        return THANKED
    if outcome is Outcome.ACUTE:
        return f"{ACUTE} {acute_contact}".strip()
    return _SAID[outcome]


def label(source: SourceText, today: date, *, with_level: bool) -> str:
    """What must be said before the quote: its kind of partnership, and that it is no longer or not yet so."""
    parts = [_LEVELS.get(source.applies_to, "") if with_level else "", _time(source, today)]
    text = ", ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def disagree(one: int, other: int) -> str:
    """Both hold today; which of them is right is for people to say."""
    return f"Bemærk: [{one}] og [{other}] siger ikke det samme. Spørg din konsulent, før du bruger det."


def quoted(words: str) -> str:
    return f"»{words}«"


def written(day: date) -> str:
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def _time(source: SourceText, today: date) -> str:
    trust = source.trust(today)
    if trust is Trust.NOT_YET and source.valid_from:
        return f"gælder først fra {written(source.valid_from)}"
    if trust in (Trust.EXPIRED, Trust.SUPERSEDED):
        return f"gjaldt til {written(source.valid_to)}" if source.valid_to else "gælder ikke længere"
    return ""
