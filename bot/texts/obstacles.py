"""What is said about obstacles: to those who can help, and back to the one whom it stands in the way of."""

from __future__ import annotations

from bot.domain.obstacles import ObstacleState
from bot.texts.updates import age

SEE, ANSWER, SOLVE = "Set", "Skriv svar", "Løst"
WAYS = {"see": SEE, "answer": ANSWER, "solve": SOLVE}
FORM_TITLE = "Svar på en forhindring"
ANSWER_LABEL = "Dit svar"
ANSWER_HINT = "Svaret sendes til den, der har meldt forhindringen."
STATES = {
    ObstacleState.OPEN: "Ingen har reageret endnu",
    ObstacleState.SEEN: "Set",
    ObstacleState.SOLVED: "Løst",
    ObstacleState.WITHDRAWN: "Trukket tilbage",
}
WITHDRAWN = "Forhindringen er trukket tilbage."
SENT = "Tak, dit svar er sendt."
MAIL_TITLE = "Jeres bestyrelse er ikke i Slack"


def reported(association: str, text: str) -> str:
    return f"*{association}* har en forhindring, som du måske kan hjælpe med:\n> {_quoted(text)}"


def in_network(association: str, text: str) -> str:
    return f"*{association}* beder netværket om hjælp til en forhindring:\n> {_quoted(text)}"


def escalated(association: str, text: str, days_old: int) -> str:
    return f"En forhindring hos *{association}* har ventet i {age(days_old)} uden svar:\n> {_quoted(text)}"


def state(kind: ObstacleState, days_old: int) -> str:
    return f"{STATES[kind]} · {age(days_old)}"


def noted(kind: ObstacleState, text: str) -> str:
    return f"{STATES[kind]}: »{text}«"


def seen(by: str, text: str) -> str:
    return f"{by} har set jeres forhindring:\n> {_quoted(text)}"


def solved(by: str, text: str) -> str:
    return f"{by} har markeret jeres forhindring som løst:\n> {_quoted(text)}"


def answered(by: str, text: str, answer: str) -> str:
    return f"{by} har svaret på jeres forhindring:\n> {_quoted(text)}\n*Svar:* {answer}"


def for_board(association: str, text: str, sender: str) -> str:
    return (
        f"Emne: Hjælp til en forhindring i {association}\n\n"
        f"Kære bestyrelse\n\nVi er stødt på en forhindring i arbejdet med partnerskabet:\n\n{text}\n\n"
        f"Kan I hjælpe med at rydde den af vejen?\n\nVenlig hilsen\n{sender}"
    )


def mail_intro() -> str:
    return f"{MAIL_TITLE}. Her er en tekst, du kan sende som mail:"


def _quoted(text: str) -> str:
    return text.replace("\n", "\n> ")
