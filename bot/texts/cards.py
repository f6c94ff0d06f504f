"""What is said about cards and documents: to the consultants who look after them, to those who got an older answer."""

from __future__ import annotations

from datetime import date

from bot.texts import days
from knowledge.documents import AppliesTo

NAME = "[navn]"  # where one stood
FORM_TITLE, NEW_TITLE = "Ret kort", "Gem som kort"
TITLE_LABEL, TEXT_LABEL, APPLIES_LABEL = "Spørgsmål eller overskrift", "Svar", "Gælder for"
VALID_TO_LABEL, OWNER_LABEL, NAMELESS_LABEL = "Gælder til og med", "Hvem holder øje med det?", "Personoplysninger"
NAMELESS = "Jeg har læst det igennem: der står intet om enkeltpersoner"
TEXT_HINT = "Jeg har erstattet navne, jeg kender, med [navn]. Læs det igennem."
APPLIES = {
    AppliesTo.ALL: "Alle",
    AppliesTo.STANDARD: "Standardpartnerskaber",
    AppliesTo.EXTENDED: "Udvidede partnerskaber",
}
TITLE_MISSING, TEXT_MISSING = "Skriv en overskrift.", "Skriv svaret."
ENDS_IN_PAST = "Datoen skal ligge i fremtiden."
KEEP, EDIT, RETIRE = "Gælder stadig", "Ret", "Udgår"
RETIRE_TITLE, RETIRE_YES, RETIRE_NO = "Skal det udgå?", "Udgår", "Fortryd"
RETIRE_SURE = "Det bruges ikke mere i svar, og dem, der har fået svar fra det for nylig, får besked."
REVIEW_TITLE = "Gælder det stadig?"
REVIEW = "Her er det i vidensbanken, du holder øje med, og som bør læses igen. Det mest brugte står først."
NOTHING_TO_REVIEW = "Tak. Der er ikke mere at læse igennem nu."
KEPT = "Tak. Det er bekræftet."
VERIFY, NOTHING_TO_VERIFY = "Bør bekræftes i vidensbanken", "Intet lige nu."
OPEN_QUESTIONS, NO_OPEN_QUESTIONS = "Åbne spørgsmål til konsulenterne", "Ingen."
UNANSWERED, NO_UNANSWERED = "Det kunne jeg ikke svare på (uden navne)", "Intet de sidste måneder."
AGENDA = "Forslag til dagsordenen på næste netværksmøde"
WRITE_CARD, PUT_ON_AGENDA, IS_ON_AGENDA = "Skriv kort", "Sæt på dagsordenen", "Står på dagsordenen"
PROPOSALS = "Artikler, der er kommet i en ny udgave"
PROPOSAL_SEE, PROPOSAL_KEEP_OWN = "Se forskellen", "Behold vores"
PROPOSAL_TITLE, PROPOSAL_NOW, PROPOSAL_NEW = "Ny udgave", "I vidensbanken nu", "Den nye udgave"
PROPOSAL_TAKE, PROPOSAL_TAKEN = "Brug den nye", "Den nye udgave er taget i brug."
PROPOSAL_SURE_TITLE, PROPOSAL_SURE = "Behold vores?", "Den nye udgave vises ikke igen, før den ændres på ny."


def agenda_point(question: str) -> str:
    return f"Til dagsordenen: {question}"


def saved(told: int) -> str:
    if not told:
        return "Kortet er gemt. Den næste, der spørger, får det som svar."
    others = (
        "1 anden, der har spurgt om det samme, får" if told == 1 else f"{told} andre, der har spurgt om det samme, får"
    )
    return f"Kortet er gemt. {others} besked."


def changed(title: str, question: str, text: str, *, retired: bool) -> str:
    if retired:
        return f"Du spurgte »{question}«. Svaret byggede på »{title}«, som ikke gælder længere. Spørg mig gerne igen."
    return f"Du spurgte »{question}«. Svaret er ændret siden. Nu står der i »{title}«:\n{text}"


def closed(question: str, title: str, text: str) -> str:
    return f"Du spurgte »{question}«, og jeg kunne ikke svare. Nu er der et svar i »{title}«:\n{text}"


def review(title: str, uses: int, verified_on: date | None, valid_to: date | None) -> str:
    used = {0: "ikke brugt for nylig", 1: "brugt 1 gang"}.get(uses, f"brugt {uses} gange")
    seen = f"bekræftet {days.short_day(verified_on)} {verified_on.year}" if verified_on else "ikke bekræftet"
    until = f"gælder til {days.short_day(valid_to)} {valid_to.year}" if valid_to else ""
    return " · ".join(part for part in (title, used, seen, until) if part)


def figures(asked: int, answered: int, unanswered: int, handed_over: int) -> str:
    return (
        f"De sidste 30 dage: {asked} spørgsmål · {answered} besvaret · {unanswered} uden svar · "
        f"{handed_over} sendt til jer"
    )


def gap(text: str, askers: int) -> str:
    return f"{text} ({'1 har' if askers == 1 else f'{askers} har'} spurgt)"
