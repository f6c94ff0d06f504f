"""What is said when people look for each other."""

from __future__ import annotations

from collections.abc import Sequence

FORM_TITLE = "Det har jeg erfaring med"
EXPERIENCE_LABEL, GROUPS_LABEL, TOWN_LABEL = "Jeg har erfaring med", "Målgrupper", "Bydel"
EXPERIENCE_HINT = "For eksempel: pigehold, forældre som frivillige, samarbejde med skoler."
FORM_NOTE = "Andre kan søge i det, du skriver, men ser først dit navn, når du har sagt ja til at blive kontaktet."
JOINED = "Tak. Nu kan andre finde din erfaring. Du bliver spurgt, hver gang nogen gerne vil tale med dig."
LEFT = "Du er ikke længere med i søgningen."
START, PROFILE, LEAVE = "Spørg én ad gangen", "Ret min profil", "Tag mig ud"
YES, NO = "Ja, gerne", "Nej tak, ikke nu"
STARTED = "Jeg spørger én ad gangen og skriver til dig, når en har sagt ja."
SAID_YES = "Tak! I har nu hinandens navne."
SAID_NO = "Det er helt i orden. Den anden får ikke at vide, hvem der sagde nej."
PASSED = "Spørgsmålet er gået videre."
TOPIC_MISSING = "Skriv, hvad du har erfaring med, eller hvad du leder efter."


def found(topic: str, count: int) -> str:
    who = "1 person" if count == 1 else f"{count} personer"
    return f"{who} i netværket har erfaring med »{topic}«:" if count else f"Jeg fandt ingen med erfaring med »{topic}«."


def shared(association: str, title: str) -> str:
    return f"💡 {title} (delt af {association})"


def ask(asker: str, association: str, topic: str) -> str:
    place = f" fra {association}" if association else ""
    return f"{asker}{place} leder efter en med erfaring med »{topic}«. Vil du tale med vedkommende?"


def match(name: str, association: str, topic: str) -> str:
    place = f" fra {association}" if association else ""
    return f"{name}{place} vil gerne tale med dig om »{topic}«. Skriv direkte til {name}."


def nobody(topic: str) -> str:
    return f"Der er ingen, der kan tale med dig om »{topic}« lige nu. Spørg din konsulent, eller prøv med et andet ord."


def lines(said: Sequence[str]) -> list[str]:
    return [f"• {one}" for one in said]
