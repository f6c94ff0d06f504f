"""What is said when somebody asks: while the bot looks, with the answer, and when there is none."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from knowledge.values import Trust

EMPTY = "Skriv dit spørgsmål, så leder jeg efter et svar."
LOOKING = "leder efter et svar …"
FORM_TITLE, FORM_LABEL, FORM_SEND = "Spørg", "Hvad vil du vide?", "Spørg"
FORM_HINT = "Skriv ikke noget, et barn kan kendes på."
SOURCES, SOURCES_MRKDWN = "Kilder", "*Kilder*"
AI_ANSWER = "AI-svar. Hver sætning er tjekket mod kilden, men læs selv efter."
STOPPED = "Jeg er stoppet. Skriv igen, når du vil."
HELPFUL, NOT_HELPFUL = "Det hjalp", "Det hjalp ikke"
READ_SOURCES, READ_NEAREST = "Læs kilderne", "Læs det nærmeste"
NEAREST_TITLE = "Det nærmeste, jeg har"
NOT_SURELY_AN_ANSWER = "Det er ikke sikkert, at dette svarer på dit spørgsmål."
NEAREST_GONE = "Den artikel er ændret eller fjernet, siden jeg svarede. Spørg igen, så leder jeg på ny."
FEEDBACK_TITLE, FEEDBACK_LABEL, FEEDBACK_MORE = "Hvad var galt?", "Hvad var galt med svaret?", "Fortæl gerne mere"
FEEDBACK_SEND = "Send"
FEEDBACK_REASONS = [
    ("wrong", "Det er forkert"),
    ("outdated", "Det er forældet"),
    ("misunderstood", "Du misforstod mig"),
    ("incomplete", "Der mangler noget"),
]
FEEDBACK_THANKS = "Tak. Det bruger vi til at gøre svarene bedre."


def asked(question: str) -> str:
    return f"Du spurgte: »{question}«"


def nearest(title: str) -> str:
    return f"Det nærmeste, jeg har, er: »{title}«."


def owned(owner: str) -> str:
    return f"ejer: {owner}"


def looking(question: str) -> str:
    return f"{asked(question)}\nJeg {LOOKING}"


def coming(question: str) -> str:
    return f"{asked(question)}\nSvaret kommer til dig som en direkte besked."


def place(section: str, page: int | None) -> str:
    return ", ".join(part for part in (section, f"side {page}" if page else "") if part)


def trust(
    level: str, verified_by: str | None, verified_on: date | None, valid_from: date | None, valid_to: date | None
) -> str:
    """The line under a source that says how far it holds."""
    holds = [f"{word} {day(end)}" for word, end in (("fra", valid_from), ("til", valid_to)) if end]
    until = f" · gælder {' '.join(holds)}" if holds else ""
    by = f" af {verified_by}" if verified_by else ""
    confirmed = f"{by} {day(verified_on)}" if verified_on else by
    lines = {
        Trust.LIVE: "🔄 netværkets egne oplysninger lige nu",
        Trust.VERIFIED: f"✅ bekræftet{confirmed}{until}",
        Trust.UNVERIFIED: f"📄 fra dokument, ikke bekræftet{until}",
        Trust.NOT_YET: f"🕐 gælder først fra {day(valid_from)}" if valid_from else "🕐 gælder først senere",
        Trust.EXPIRED: f"⚠️ gjaldt til {day(valid_to)}",
        Trust.SUPERSEDED: "⚠️ erstattet af nyere regler",
    }
    return lines[Trust(level)]


def changed(when: date, version: int) -> str:
    """When the words came to the knowledge base, which says nothing of when they hold."""
    return f"{'rettet' if version > 1 else 'lagt ind'} {day(when)}"


def day(when: date | None) -> str:
    return format_date(when, "d. MMMM y", locale="da") if when else ""
