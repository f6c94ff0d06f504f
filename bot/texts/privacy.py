"""What is said to somebody who wants to see, take away or erase what there is about them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from bot.domain.audit import Action
from bot.domain.briefs import AGREEMENTS
from bot.domain.file_offers import OfferState
from bot.domain.peers import AskState
from bot.domain.questions import Place, State
from bot.domain.replies import Seat
from bot.texts import access, briefs, days, event_forms, events, obstacles, polls, questions, updates
from knowledge.drafts import SameName

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
FILE_NOTE = "Numre og koder, som kun computere bruger, står i filen mine-data.json."
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
    "peer_requests": "Emner, du har søgt efter",
    "peer_asks": "Gange, du er blevet spurgt",
    "own_hours": "Dit eget tidspunkt",
    "calendar_feeds": "Kalenderabonnement",
    "audit": "Handlinger på andres vegne",
    "answer_feedback": "Dine vurderinger af svar",
    "handover_replies": "Svar på spørgsmål, der er sendt videre",
    "letters": "Beskeder mellem dig og en konsulent",
    "file_offers": "Filer, du har sendt til vidensbanken",
    "agreements": "Aftaler, du selv har skrevet i et oplæg",
    "brief_parts": "Dine ord i oplæg til statusmøder",
    "departures": "Skrevet ned til den, der tager over",
    "onboardings": "Beskeder til dig som ny",
    "home_openings": "Din visning af Hjem",
}
COLUMNS = {
    "action": "Handling",
    "after_id": "Tager over efter",
    "administers": "Administrator",
    "answer": "Svar",
    "answered_at": "Besvaret",
    "answered_by_id": "Svaret for dig af",
    "asked_again": "Spurgt igen efter en ændring",
    "asked_at": "Spurgt",
    "association_id": "Forening",
    "at": "Hvornår",
    "attended": "Var med",
    "author_id": "Fra",
    "brief_parts.kind": "Område",
    "cancelled_at": "Fortrudt",
    "changed_at": "Rettet",
    "checked": "Du har sagt, at der ikke står noget om et barn",
    "choice": "Svar",
    "closed_at": "Afsluttet",
    "colour": "Hvordan går det",
    "comment": "Bemærkning",
    "created_at": "Skrevet",
    "done_at": "Klaret",
    "email": "E-mail",
    "escalated_at": "Sendt til konsulenten, fordi ingen svarede",
    "event_id": "Arrangement",
    "experience": "Erfaring med",
    "fault": "Hvad var galt",
    "first_day": "Første dag",
    "for_board": "Må læses af bestyrelsen",
    "from_asker": "Skrevet af den, der spurgte",
    "given_at": "Givet",
    "helped": "Hjalp svaret",
    "helper": "Hvem kan hjælpe",
    "hour": "Klokkeslæt",
    "introduced_at": "Min første besked til dig",
    "invited_at": "Inviteret",
    "last_day": "Sidste dag",
    "late": "Svaret efter fristen",
    "left_on": "Stoppet",
    "made_at": "Oprettet",
    "name": "Navn",
    "new_children": "Nye børn og unge",
    "new_volunteers": "Nye frivillige",
    "next_time": "Ønsker til næste gang",
    "nothing_new": "Intet nyt",
    "obstacles.opened_at": "Meldt",
    "offer_until": "Plads tilbudt til og med",
    "offered_at": "Sendt",
    "opened_at": "Åbnet",
    "part_of_town": "Bydel",
    "place": "Hvor",
    "primary_contact": "Primær kontakt",
    "question_id": "Spørgsmål",
    "recipient_id": "Til",
    "role": "Rolle",
    "said": "Mit svar",
    "same_name": "Når navnet er taget",
    "seat": "Plads",
    "seen_at": "Set",
    "set_by_id": "Noteret af",
    "settled_at": "Besvaret af et menneske",
    "since": "Med siden",
    "slot_id": "Forslag",
    "stand_in_id": "Afløser",
    "onboardings.started_at": "Begyndt",
    "started_at": "Sendt videre til andre",
    "stopped_at": "Sagt nej tak til flere",
    "state": "Status",
    "target_groups": "Målgrupper",
    "text": "Tekst",
    "topic": "Emne",
    "vote": "Svar",
    "wants_sparring": "Vil gerne have sparring",
    "withdrawn_at": "Trukket tilbage",
    "with_board": "Bestyrelsen er med",
    "worth": "Var det tiden værd",
    "written_at": "Skrevet",
}
"""By column, or table and column where two tables mean different things."""
ONLY_FOR_COMPUTERS = frozenset(
    {
        "id",
        "key",
        "slack_id",
        "readings",
        "person_id",
        "asker_id",
        "owner_id",
        "peer_id",
        "request_id",
        "handover_id",
        "obstacle_id",
        "update_id",
        "digest_id",
        "brief_id",
        "subject",
        "token_hash",
        "file_id",
        "channel",
        "message_ts",
        "thread_ts",
        "page",
        "outcome",
        "queue_no",
        "changes",
        "offer_no",
    }
)
"""Columns that tell a person nothing: they stand in the JSON file alone."""

CODES: dict[str, Mapping[Any, str]] = {
    "role": access.ROLES,
    "colour": updates.COLOURS,
    "helper": updates.HELPERS,
    "choice": events.CHOICES,
    "worth": event_forms.WORTHS,
    "vote": polls.VOTES,
    "brief_parts.kind": {**updates.AREAS, AGREEMENTS: briefs.AGREED},
    "fault": dict(questions.FEEDBACK_REASONS),
    "obstacles.state": obstacles.STATES,
    "seat": {
        Seat.NONE: "Ingen",
        Seat.TAKEN: "Du har en plads",
        Seat.WAITING: "På venteliste",
        Seat.OFFERED: "Tilbudt en plads",
    },
    "place": {
        Place.DIRECT: "Direkte besked",
        Place.CHANNEL: "I en kanal",
        Place.PRIVATE: "Kun vist til dig",
        Place.FORM: "I en formular",
    },
    "questions.state": {
        State.ASKED: "Venter på svar",
        State.ANSWERED: "Besvaret",
        State.STOPPED: "Stoppet af dig",
        State.FAILED: "Gik galt",
    },
    "peer_asks.state": {
        AskState.ASKED: "Du er spurgt",
        AskState.YES: "Du sagde ja",
        AskState.NO: "Du sagde nej",
        AskState.SILENT: "Du svarede ikke",
    },
    "file_offers.state": {
        OfferState.OFFERED: "Venter på dit ja",
        OfferState.READING: "Bliver læst",
        OfferState.ABOUT_A_CHILD: "Venter på, om der står noget om et barn",
        OfferState.NAME_TAKEN: "Venter på, hvad der skal ske med den gamle af samme navn",
        OfferState.DONE: "Færdig",
    },
    "file_offers.same_name": {
        SameName.ASK: "Spørg dig",
        SameName.REPLACE: "Erstat den gamle",
        SameName.BESIDE: "Behold begge",
    },
    "action": {
        Action.ANSWERED_FOR: "Svarede for en anden",
        Action.PUBLISHED: "Udgav et arrangement",
        Action.CHANGED: "Ændrede et arrangement",
        Action.CANCELLED: "Aflyste et arrangement",
        Action.LET_IN: "Gav en person adgang",
        Action.LET_GO: "Noterede, at en person er stoppet",
    },
}


def line(table: str, column: str, value: Any) -> str:
    """One column of one row; empty when there is nothing in it, or nothing a person can use."""
    called, said = label_of(table, column), _said(table, column, value)
    return f"{called}: {said}" if called and said else ""


def label_of(table: str, column: str) -> str | None:
    """None: nobody has thought of that column (a test looks)."""
    if column in ONLY_FOR_COMPUTERS:
        return ""
    return COLUMNS.get(f"{table}.{column}", COLUMNS.get(column))


def codes_of(table: str, column: str) -> Mapping[Any, str]:
    return CODES.get(f"{table}.{column}", CODES.get(column, {}))


def _said(table: str, column: str, value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "Ja" if value else "Nej"
        case datetime():
            return days.moment(value)
        case date():
            return days.day(value)
        case time():
            return days.hour(value)
        case dict():
            return str(value.get("answer", ""))
    return codes_of(table, column).get(value, str(value))


def counted(found: Mapping[str, int]) -> list[str]:
    return [f"{label(table)}: {count}" for table, count in found.items() if table != "people"]


def label(table: str) -> str:
    return TABLES.get(table, table.replace("_", " "))


def kept(updates_days: int, questions_days: int) -> str:
    return (
        f"Opdateringer gemmes i {days.kept_for(updates_days)}, spørgsmål i {days.kept_for(questions_days)}. "
        "Så slettes de af sig selv."
    )
