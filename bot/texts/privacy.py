"""What is said to somebody who wants to see, take away or erase what there is about them."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Dine data"
NOTHING = "Jeg har ikke gemt andet om dig end din plads på listen over netværket."
FILE, ERASE = "Hent som filer", "Slet mine data"
SURE = (
    "Alt, hvad du har skrevet, bliver slettet, og dit navn bliver fjernet fra foreningens historik. "
    "Erfaringer, du har delt, trækkes tilbage. Det kan ikke fortrydes."
)
YES_ERASE, NO = "Slet det hele", "Behold dem"
ERASED = "Dine data er slettet. Du står stadig på listen over netværket, så længe du er ansat."
FILES_COMING = "Filerne kommer som besked om et øjeblik."
FILE_TITLE = "Dine data hos Ressourcebot"
FILE_MESSAGE = "Her er alt, hvad jeg har gemt om dig."
TABLES = {
    "people": "Dig på listen over netværket",
    "status_updates": "Statusopdateringer",
    "update_drafts": "Kladder",
    "obstacles": "Forhindringer, du har meldt",
    "obstacle_answers": "Svar på andres forhindringer",
    "absences": "Fravær",
    "questions": "Spørgsmål",
    "event_replies": "Svar på arrangementer",
    "event_question_answers": "Svar på spørgsmål til arrangementer",
    "event_feedback": "Tilbagemeldinger på arrangementer",
    "poll_votes": "Svar på datoforslag",
    "peer_profiles": "Din profil i søgningen",
    "peer_requests": "Emner, du har søgt",
    "peer_asks": "Gange, du er blevet spurgt",
    "own_hours": "Dit eget tidspunkt",
    "calendar_feeds": "Kalenderabonnement",
    "audit": "Handlinger på andres vegne",
    "answer_feedback": "Dine vurderinger af svar",
    "handover_replies": "Svar på spørgsmål, der er sendt videre",
    "letters": "Breve fra din konsulent eller til andre",
    "file_offers": "Filer, du har sendt til vidensbanken",
    "home_openings": "Sidst du åbnede min forside",
}


def counted(found: Mapping[str, int]) -> list[str]:
    return [f"{label(table)}: {count}" for table, count in found.items() if table != "people"]


def label(table: str) -> str:
    return TABLES.get(table, table.replace("_", " "))


def kept(updates_days: int, questions_days: int) -> str:
    return f"Opdateringer gemmes i {updates_days} dage, spørgsmål i {questions_days} dage. Så slettes de af sig selv."
