"""What is said when a question is handed to people: to the asker, to those who can answer, and back again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.texts import days

ASK_MINE = "Spørg min konsulent"
ASK_NETWORK, ASK_NAMELESS, AGAIN, SHARE = (
    "Spørg de andre ressourcepersoner",
    "Spørg uden navn",
    "Omformulér",
    "Del i kanalen",
)
SURE, BACK = "Send", "Fortryd"
NETWORK_SURE_TITLE, NAMELESS_SURE_TITLE = "Spørg alle?", "Spørg uden navn?"
NETWORK_SURE = "Dit spørgsmål og dit navn kommer i netværkets kanal, hvor alle kan læse det."
NAMELESS_SURE = (
    "Konsulenten ser ikke dit navn eller din forening. Botten kender det for at kunne sende svaret tilbage. "
    "Læs dit spørgsmål igennem: står der noget i det, du kan kendes på?"
)
SENT_ON = "Det er sendt videre. Følg det i din direkte besked fra mig."
TAKE, ANSWER, EXISTS, SEND_ON = "Jeg tager den", "Svar", "Findes allerede…", "Send til …"
MAKE_CARD, WRITE_BACK = "Gem som kort", "Skriv tilbage"
FORM_TITLE, FORM_LABEL = "Svar på et spørgsmål", "Dit svar"
FORM_SEND = "Send svaret"
BACK_TITLE, BACK_LABEL = "Skriv tilbage", "Din besked"
BACK_HINT = "Har du spurgt uden navn, er du stadig uden navn."
EXISTS_TITLE, EXISTS_LABEL = "Findes allerede", "Hvor står svaret?"
EXISTS_HINT = "Teksten sendes til den, der har spurgt."
SEND_ON_TITLE, SEND_ON_LABEL = "Send til en kollega", "Hvem skal have det?"
SENT = "Svaret er sendt."
ERASED = "Den, der spurgte, har slettet spørgsmålet."
REPLY_MISSING = "Skriv et svar."
SOMEBODY = "En, der ikke vil nævnes"
STATUS_OPEN_NAMELESS = "Dit spørgsmål er sendt til konsulenterne uden dit navn."
STATUS_NETWORK = "Dit spørgsmål står i netværkets kanal. Når nogen svarer, får du det også her."


def open_status(names: Sequence[str], later: datetime | None) -> str:
    """`later`: when it is delivered, if it is not a decent hour now."""
    who = " og ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) or "konsulenterne"
    when = f" Det bliver leveret {days.moment(later)}." if later else ""
    return f"Dit spørgsmål er sendt til {who}.{when}"


PROMISE = "Du får normalt svar inden for en hverdag, og svaret kommer her."


def taken(name: str) -> str:
    return f"{name} har taget dit spørgsmål. Svaret kommer her."


TAKEN_NAMELESS = "En konsulent har taget dit spørgsmål. Svaret kommer her."
ANSWERED = "Dit spørgsmål er besvaret."


def asked_by(name: str, association: str, level: str) -> str:
    where = f" fra {association}" if association else ""
    return f"Nyt spørgsmål fra {name}{where}{f' ({level})' if level else ''}"


LEVELS = {"standard": "standardpartnerskab", "extended": "udvidet partnerskab"}
ASKED_NAMELESS = "Nyt spørgsmål fra en, der ikke vil nævnes"


def nearest(title: str) -> str:
    return f"Det nærmeste i vidensbanken: {title}"


NOTHING_NEAR = "Der er intet i vidensbanken, der ligner."


def held_by(name: str) -> str:
    return f"{name} har taget det"


def still_waiting(first_name: str) -> str:
    return (
        f"Hej {first_name}. Du har taget det her spørgsmål, og der bliver stadig ventet på svar. "
        "Et kort svar er også et svar. Når du det ikke, så send det til en kollega."
    )


def answered_by(name: str) -> str:
    return f"Besvaret af {name}" if name else "Besvaret"


IS_CARD = "Gemt som kort"


def in_network(name: str, association: str) -> str:
    return f"{name}{f' fra {association}' if association else ''} spørger jer andre"


def answers_to(name: str) -> str:
    return f"Svaret sendes til {name} som dit svar. Intet sendes, før du trykker."


def reply(name: str, question: str, text: str) -> str:
    return f"*{name} svarer* på »{question}«:\n{text}"


def wrote_back(name: str, question: str, text: str) -> str:
    return f"*{name}* skriver tilbage om »{question}«:\n{text}"


def exists(title: str, text: str) -> str:
    return f"Svaret står i »{title}« i vidensbanken:\n{text}"


def shared(name: str, question: str) -> str:
    return f"{name} deler et svar. Spørgsmålet var: »{question}«"
