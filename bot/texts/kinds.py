"""A word for everything the bot may do by itself: what an administrator reads in the list of the days ahead."""

from __future__ import annotations

from bot.domain import event_questions, offers, publishing, retention
from bot.domain.messages import MessageKind

KINDS: dict[str, str] = {
    MessageKind.DIGEST: "Opsamling",
    MessageKind.STARTED: "Besked om en ny ressourceperson",
    MessageKind.START_TAKEOVER: "Til en ny: det, der overtages",
    MessageKind.DEPARTURE: "Til en, der stopper: hvad er værd at skrive ned?",
    MessageKind.DEPARTURE_NOTE: "Skrevet ned af en, der stopper",
    MessageKind.START_PLAN: "Til en ny: handleplanen",
    MessageKind.START_QUESTIONS: "Til en ny: konsulenten og botten",
    MessageKind.START_NETWORK: "Til en ny: netværket",
    MessageKind.STATUS_PROMPT: "Spørgsmål om status",
    MessageKind.STATUS_REMINDER: "Påmindelse om status",
    MessageKind.POST_VACANT: "Besked om ubesat stilling",
    MessageKind.OBSTACLE_ESCALATED: "Forhindring, der har ventet",
    MessageKind.STATUS_MEETINGS_DUE: "Statusmøder, der mangler",
    MessageKind.BRIEF_TO_READ: "Oplæg til statusmøde, til gennemlæsning",
    MessageKind.BRIEF: "Oplæg til statusmøde",
    MessageKind.HANDOVER_CARD: "Spørgsmål, ingen har taget",
    MessageKind.HANDOVER_REMINDER: "Spørgsmål, der er taget og ikke besvaret",
    MessageKind.KNOWLEDGE_REVIEW: "Vidensbanken: gælder det stadig?",
    MessageKind.EVENT_INVITATION: "Invitation til et arrangement",
    MessageKind.EVENT_REMINDER: "Påmindelse om at svare på et arrangement",
    MessageKind.EVENT_TOMORROW: "Påmindelse dagen før",
    MessageKind.EVENT_GAPS: "Manglende svar på et arrangement",
    MessageKind.EVENT_ATTENDANCE: "Spørgsmål om fremmøde",
    MessageKind.EVENT_FEEDBACK: "Spørgsmål om et arrangement",
    MessageKind.EVENT_OFFER_LOST: "Tilbudt plads udløber",
    MessageKind.POLL_REMINDER: "Påmindelse om at vælge datoer",
    MessageKind.POLL_CLOSED: "Datoafstemning er slut",
    publishing.PUBLISH: "Arrangement meldes ud",
    offers.ROUND: "Ledige pladser tilbydes",
    event_questions.PURGE: "Svar om kost slettes",
    retention.RETENTION: "Oprydning",
    "peer_turn": "Næste mulige sparringspartner spørges",
}


def word(kind: str) -> str:
    """A message that only waits for a decent hour may be of any kind."""
    return KINDS.get(kind, "Besked")
