"""What is said when somebody asks: while the bot looks, with the answer, and when there is none."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from knowledge.values import Outcome, SourceText, Trust

EMPTY = "Skriv dit spørgsmål, så leder jeg efter et svar."
LOOKING = "leder efter et svar …"
FORM_TITLE, FORM_LABEL, FORM_SEND = "Spørg", "Hvad vil du vide?", "Spørg"
FORM_HINT = "Skriv ikke noget, et barn kan kendes på."
FOUND = "Jeg fandt disse afsnit:"
SOURCES = "*Kilder*"
AI_ANSWER = "AI-svar. Hver sætning er tjekket mod kilden, men læs selv efter."
NEAREST = "Det nærmeste, jeg har, er: {title}."
OLD_FACTS = "Bemærk: Noget af det gælder ikke længere."
STOPPED = "Jeg er stoppet. Skriv igen, når du vil."
ASK_AGAIN = "Omformulér"
HELPFUL, NOT_HELPFUL = "Det hjalp", "Det hjalp ikke"
SHARE = "Del i kanalen"
FEEDBACK_TITLE, FEEDBACK_LABEL, FEEDBACK_MORE = "Hvad var galt?", "Hvad var galt med svaret?", "Fortæl gerne mere"
FEEDBACK_REASONS = [
    ("wrong", "Det er forkert"),
    ("outdated", "Det er forældet"),
    ("misunderstood", "Du misforstod mig"),
    ("incomplete", "Der mangler noget"),
]
FEEDBACK_THANKS = "Tak. Det bruger vi til at gøre svarene bedre."

_WITHOUT_ANSWER = {
    Outcome.UNSURE: "Det kan jeg ikke finde et sikkert svar på.",
    Outcome.OUT_OF_SCOPE: (
        "Det ligger uden for det, jeg ved noget om. Jeg kender til Sociale partnerskaber: handleplaner, tilskud, "
        "møder og arbejdet i foreningerne."
    ),
    Outcome.UNCLEAR: "Jeg er ikke sikker på, hvad du spørger om. Prøv at skrive det som et helt spørgsmål.",
    Outcome.PERSONAL_CASE: (
        "Det ser ud til at handle om et bestemt barn. Det svarer jeg ikke på. Tal med din leder i foreningen "
        "eller ring til din konsulent."
    ),
    Outcome.NOT_ALLOWED: "Det har jeg ikke lov til at svare dig på.",
    Outcome.GREETING: "Hej! Spørg mig om Sociale partnerskaber, eller skriv *hjælp* for at se, hvad jeg kan.",
    Outcome.GUARDED: "Jeg har ikke gemt dit spørgsmål, for det ligner noget om et bestemt barn. Skriv det uden det, barnet kan kendes på.",
}


def looking(question: str) -> str:
    return f"Du spurgte: »{question}«\nJeg {LOOKING}"


def coming(question: str) -> str:
    return f"Du spurgte: »{question}«\nSvaret kommer til dig som en direkte besked."


def without_answer(outcome: Outcome) -> str:
    return _WITHOUT_ANSWER[outcome]


def acute(contact: str) -> str:
    own = contact or "Er du bekymret for et barn, så kontakt din leder i foreningen og din konsulent med det samme."
    return f"Ved akut fare: ring 112.\n{own}"


def trust(source: SourceText, today: date) -> str:
    """The line under a source that says how far it holds."""
    until = f" · gælder til {day(source.valid_to)}" if source.valid_to else ""
    match source.trust(today):
        case Trust.LIVE:
            return "🔄 fra netværkets egne oplysninger lige nu"
        case Trust.VERIFIED:
            who = f" af {source.verified_by}" if source.verified_by else ""
            return f"✅ bekræftet{who}{until}"
        case Trust.UNVERIFIED:
            return f"📄 fra dokument, ikke bekræftet{until}"
        case Trust.NOT_YET:
            return f"🕐 gælder først fra {day(source.valid_from)}"
        case Trust.EXPIRED:
            return f"⚠️ gjaldt til {day(source.valid_to)}"
        case Trust.SUPERSEDED:
            return "⚠️ er erstattet af nyere regler"


def day(when: date | None) -> str:
    return format_date(when, "d. MMMM y", locale="da") if when else ""
